package folder

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Apart refuses an output folder that would bury or scatter the source.
func Apart(source, out string) error {
	if out == "" {
		return errors.New("no output folder was named")
	}
	src, err := Whole(source)
	if err != nil {
		return err
	}
	dst, err := Whole(out)
	if err != nil {
		return err
	}
	if Within(dst, src) {
		return fmt.Errorf("output folder %s holds the source: choose another folder, such as %s", out, filepath.Join(source, "public"))
	}
	for _, kept := range []string{"content", "layouts", "static"} {
		own, err := Whole(filepath.Join(src, kept))
		if err != nil {
			return err
		}
		if Within(own, dst) {
			return fmt.Errorf("output folder %s is inside the source's own %s folder: choose another folder, such as %s", out, kept, filepath.Join(source, "public"))
		}
	}
	return nil
}

// HoldsSite refuses a folder that is no site's.
func HoldsSite(source string) error {
	if _, err := os.Stat(filepath.Join(source, "content")); err != nil {
		return fmt.Errorf("folder %s holds no content folder: run the command in a site's folder, name one with --source, or start one with `rethink new`", source)
	}
	return nil
}

// Whole returns the path of a folder from the disk's root, by no link. Of a folder
// that is not there yet, the part that is there is followed.
func Whole(folder string) (string, error) {
	path, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	there, below := path, ""
	for {
		straight, err := filepath.EvalSymlinks(there)
		if err == nil {
			return filepath.Join(straight, below), nil
		}
		above := filepath.Dir(there)
		if above == there {
			return path, nil
		}
		there, below = above, filepath.Join(filepath.Base(there), below)
	}
}

// Aside returns the whole paths of a folder and of others, as [Whole] does. It refuses a
// folder that lies in one of the others: who keeps these does not expect it there.
func Aside(folder string, others ...string) ([]string, error) {
	paths := make([]string, 0, 1+len(others))
	for _, name := range append([]string{folder}, others...) {
		path, err := Whole(name)
		if err != nil {
			return nil, err
		}
		if len(paths) > 0 && Within(path, paths[0]) {
			return nil, fmt.Errorf("folder %s is inside %s", folder, name)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// Within reports whether path is dir or lies below it.
func Within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}
