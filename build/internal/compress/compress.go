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
	"path"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
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

// Beside adds the copies of the file at an address, but for those at whose own address
// the site has a file.
func Beside(address string, data []byte, taken map[string]bool, add func(address string, data []byte) error) error {
	if !IsText(address) {
		return nil
	}
	for _, f := range forms {
		if taken[address+f.ending] {
			continue
		}
		made, err := f.compress(data)
		if err == nil && len(made) < len(data) {
			err = add(address+f.ending, made)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
