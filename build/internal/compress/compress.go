// Package compress makes, of a site's text files, the copies that a web server can
// send as they are: one for gzip and one for Brotli, beside each file and with its
// name. A server that finds them has no work to do, and they are smaller than what
// it would make in a hurry.
//
// A copy is a function of the file's bytes alone: it holds no time, no name and no
// machine. The package refuses to make one that is no smaller than the file, and
// never takes the place of a file that the site has.
package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"golang.org/x/sync/errgroup"
)

// text names the endings of files that are text. Everything else is compressed in
// itself already: pictures, PDFs, zips and fonts.
var text = []string{".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}

// A form is one way to compress: the ending that its copies add to a file's name,
// and what makes one.
type form struct {
	ending string
	writer func(io.Writer) (io.WriteCloser, error)
}

var forms = []form{
	{".br", func(w io.Writer) (io.WriteCloser, error) {
		return brotli.NewWriterLevel(w, brotli.BestCompression), nil
	}},
	{".gz", func(w io.Writer) (io.WriteCloser, error) {
		return gzip.NewWriterLevel(w, gzip.BestCompression)
	}},
}

// Beside returns the files with their copies. It works on all processors, and leaves
// files as it is.
func Beside(files map[string][]byte) (map[string][]byte, error) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return !IsText(name) })
	copies := make([][]byte, len(names)*len(forms))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			for j, f := range forms {
				made, err := f.compress(files[name])
				if err != nil {
					return err
				}
				copies[i*len(forms)+j] = made
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	all := maps.Clone(files)
	for i, name := range names {
		for j, f := range forms {
			made, address := copies[i*len(forms)+j], name+f.ending
			if _, taken := files[address]; !taken && len(made) < len(files[name]) {
				all[address] = made
			}
		}
	}
	return all, nil
}

// IsText reports whether a file with that name is text that gains by being compressed.
func IsText(name string) bool {
	return slices.Contains(text, strings.ToLower(path.Ext(name)))
}

func (f form) compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := f.writer(&b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
