package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// ManifestName is the file in the output folder that names what a build made. It
// has the form of the command sha256sum, so that `sha256sum -c` can tell
// whether a copy of the site is whole.
const ManifestName = ".rethink-manifest"

// workName is the folder for files that are not finished. It exists only while a
// run changes something.
const workName = ".rethink-work"

const manifestHead = "# Files that `rethink build` made. It changes and removes no others in this folder.\n"

// A manifest holds, for each address, the hashes that its bytes may have: two
// while a run is under way, the old and the new.
type manifest map[string][]string

func (m manifest) add(name, hash string) {
	if !slices.Contains(m[name], hash) {
		m[name] = append(m[name], hash)
	}
}

// union returns a manifest that holds what m or n holds.
func (m manifest) union(n manifest) manifest {
	both := make(manifest, len(m)+len(n))
	for _, part := range []manifest{m, n} {
		for name, hashes := range part {
			for _, hash := range hashes {
				both.add(name, hash)
			}
		}
	}
	return both
}

func (m manifest) equal(n manifest) bool {
	return maps.EqualFunc(m, n, slices.Equal[[]string])
}

// bytes returns m as a file, sorted, the same for the same files.
func (m manifest) bytes() []byte {
	type line struct{ name, hash string }
	var lines []line
	for name, hashes := range m {
		for _, hash := range hashes {
			lines = append(lines, line{name, hash})
		}
	}
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.hash, b.hash))
	})
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, l := range lines {
		b.WriteString(l.hash + "  " + l.name + "\n")
	}
	return b.Bytes()
}

// parseManifest reads a manifest. A line that it cannot read is passed over: the
// file that it named then counts as foreign, which is the safe side.
func parseManifest(data []byte) manifest {
	m := manifest{}
	for line := range strings.Lines(string(data)) {
		hash, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if ok && len(hash) == sha256.Size*2 && addressFault(name) == "" {
			m.add(name, hash)
		}
	}
	return m
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
