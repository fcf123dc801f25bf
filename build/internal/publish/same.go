package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Digest names what stands in a folder by what its manifest says of it, for [Same]. It
// is empty where that cannot be read.
func Digest(dir string) string {
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return ""
	}
	return hashOf(data)
}

// Same reports whether a folder is, file by file and byte by byte, as the run of
// [Publish] left it whose [Digest] this is, and what Publish would report of it then.
// Whatever is odd about the folder, it is not the same: Publish says what.
func Same(dir, digest string) (Report, bool) {
	if _, err := os.Lstat(filepath.Join(dir, "content", "site.yaml")); err == nil || digest == "" {
		return Report{}, false
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, false
	}
	defer root.Close()
	if info, err := root.Lstat(ManifestName); err != nil || !info.Mode().IsRegular() {
		return Report{}, false
	}
	data, err := root.ReadFile(ManifestName)
	if err != nil || hashOf(data) != digest {
		return Report{}, false
	}
	if _, err := root.Lstat(workName); !os.IsNotExist(err) {
		return Report{}, false
	}
	j := &job{root: root, site: newFolders(root), dir: dir}
	defer j.site.close()
	p := &plan{made: parseManifest(data), there: map[string]os.FileMode{}}
	p.needed = foldersOf(p.made)
	if err := j.list(p); err != nil || !j.holds(p) {
		return Report{}, false
	}
	return p.report, true
}

// holds reports whether every file that the manifest names is there as it was made, and
// notes the others.
func (j *job) holds(p *plan) bool {
	folded := map[string]bool{}
	for name := range p.made {
		folded[strings.ToLower(name)] = true
	}
	for _, name := range sortedKeys(p.there) {
		switch _, made := p.made[name]; {
		case made || p.there[name].IsDir():
		case folded[strings.ToLower(name)]:
			return false // perhaps a file of the site by another spelling
		default:
			p.report.Foreign = append(p.report.Foreign, name)
		}
	}
	slices.SortFunc(p.report.Foreign, cmp.Compare[string])
	names := sortedKeys(p.made)
	p.report.Unchanged = len(names)
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			sum, part := sha256.New(), make([]byte, 64<<10)
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				name := names[i]
				if mode, there := p.there[name]; !there || !mode.IsRegular() || len(p.made[name]) != 1 {
					return os.ErrInvalid
				}
				if hash, err := j.hashOfFile(name, sum, part); err != nil || hash != p.made[name][0] {
					return os.ErrInvalid
				}
			}
			return nil
		})
	}
	return group.Wait() == nil
}

// hashOfFile reads a file through part, and nothing of it stays.
func (j *job) hashOfFile(name string, sum hash.Hash, part []byte) (string, error) {
	sum.Reset()
	err := j.site.use(name, func(folder *os.Root, name string) error {
		f, err := folder.OpenFile(name, openPlain, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		for err == nil {
			var n int
			n, err = f.Read(part)
			sum.Write(part[:n])
		}
		if err == io.EOF {
			err = nil
		}
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}
