// Package starter writes the small site that `rethink new` starts with. It shows
// each kind of page once, and each page says in its own words what it is for.
//
// The package refuses to write into a folder that holds anything: it never
// touches work that is there.
package starter

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

//go:embed all:site
var site embed.FS

// reviewed stands in the starter's pages for the day when a site is started, so
// that no page of a new site is due for review on its first day.
const reviewed = "2000-01-01"

// Write writes the starter site to dir, which has to be new or empty. Its pages
// were reviewed on day; zero is today.
func Write(dir string, day time.Time) error {
	if day.IsZero() {
		day = time.Now()
	}
	if err := checkEmpty(dir); err != nil {
		return err
	}
	return Each(day, func(name string, data []byte) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
}

// Each calls f with each file of the starter site, by its name from the site's folder,
// with slashes. Its pages were reviewed on day.
func Each(day time.Time, f func(name string, data []byte) error) error {
	files, err := fs.Sub(site, "site")
	if err != nil {
		return err
	}
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return f(name, bytes.ReplaceAll(data, []byte(reviewed), []byte(day.Format(time.DateOnly))))
	})
}

// checkEmpty refuses a folder that holds anything.
func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file: name a new folder", dir)
		}
		return fmt.Errorf("folder %s cannot be read: %w", dir, err)
	case len(entries) > 0:
		return fmt.Errorf("folder %s is not empty (it holds %s): name a new folder", dir, entries[0].Name())
	}
	return nil
}
