package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"

	"rethink/build/starter"
)

// folderInZip is the folder that all files of a zip file are in, so that whoever unpacks
// it gets one thing.
const folderInZip = "Rethink"

// An archive is a zip file while it is made. The first error stays, and bytes tells it.
type archive struct {
	buffer bytes.Buffer
	zip    *zip.Writer
	day    time.Time
	crlf   bool // the lines of a text end as Windows ends them: older Notepads know no other way
	err    error
}

func newArchive(day time.Time, crlf bool) *archive {
	a := &archive{day: day, crlf: crlf}
	a.zip = zip.NewWriter(&a.buffer)
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	return a
}

// file adds a file as it is, and program one that can be run. text adds a text for people.
func (a *archive) file(name string, data []byte)    { a.add(name, data, 0o644) }
func (a *archive) program(name string, data []byte) { a.add(name, data, 0o755) }

func (a *archive) text(name string, data []byte) {
	if a.crlf {
		data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	}
	a.file(name, data)
}

func (a *archive) add(name string, data []byte, mode fs.FileMode) {
	if a.err != nil {
		return
	}
	header := &zip.FileHeader{Name: path.Join(folderInZip, name), Method: zip.Deflate, Modified: a.day}
	header.SetMode(mode)
	w, err := a.zip.CreateHeader(header)
	if err == nil {
		_, err = w.Write(data)
	}
	a.err = err
}

// starter adds the small site to start from.
func (a *archive) starter() error {
	return starter.Each(a.day, func(name string, data []byte) error {
		if slices.Contains([]string{".md", ".txt", ".yaml"}, path.Ext(name)) {
			a.text(name, data)
		} else {
			a.file(name, data)
		}
		return a.err
	})
}

func (a *archive) bytes() ([]byte, error) {
	if a.err != nil {
		return nil, a.err
	}
	if err := a.zip.Close(); err != nil {
		return nil, err
	}
	return a.buffer.Bytes(), nil
}
