package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// acceptableFolder refuses a folder to which nothing must ever be published: one that
// holds a site's source.
func acceptableFolder(dir string) error {
	if dir == "" {
		return errors.New("output folder has no name")
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("output folder %s is a file", dir)
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "site.yaml")); err == nil {
		return fmt.Errorf("output folder %s holds a site's source (content/site.yaml): choose another folder", dir)
	}
	return nil
}

// acceptableAddresses refuses no addresses at all, those that lead out of the folder,
// and those that not every disk can hold together.
func acceptableAddresses[V any](files map[string]V) error {
	if len(files) == 0 {
		return errors.New("site has no files: nothing is published, so that no earlier site is lost")
	}
	folded := make(map[string]string, len(files))
	for _, name := range sortedKeys(files) {
		if fault := addressFault(name); fault != "" {
			return fmt.Errorf("address %q %s", name, fault)
		}
		key := strings.ToLower(name)
		if other, taken := folded[key]; taken {
			return fmt.Errorf("addresses %s and %s differ only in capitals: some disks hold only one of them", other, name)
		}
		folded[key] = name
	}
	for _, name := range sortedKeys(files) {
		for _, folder := range parents(strings.ToLower(name)) {
			if other, taken := folded[folder]; taken {
				return fmt.Errorf("address %s is a file, and a folder for %s", other, name)
			}
		}
	}
	return nil
}

// addressFault says why name cannot be an address in the folder, or "".
func addressFault(name string) string {
	first, _, _ := strings.Cut(name, "/")
	switch {
	case name == "." || !fs.ValidPath(name) || strings.ContainsRune(name, '\\') || !filepath.IsLocal(filepath.FromSlash(name)):
		return "does not stay inside the output folder"
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "holds a control character"
	case strings.ContainsAny(name, `<>:"|?*`):
		return "holds a character that some disks refuse"
	case strings.EqualFold(first, ManifestName) || strings.EqualFold(first, workName):
		return "is a name that publishing keeps for itself"
	}
	return ""
}

// parents returns the folders above a slash-separated name, the nearest first.
func parents(name string) []string {
	var folders []string
	for {
		i := strings.LastIndexByte(name, '/')
		if i < 0 {
			return folders
		}
		name = name[:i]
		folders = append(folders, name)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
