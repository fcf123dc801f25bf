package out

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"time"
)

// Hashed is where a made file is published: its name changes with its bytes, so
// that a browser may keep it for ever. "css/chart.css" becomes
// "css/chart-1a2b3c4d.css".
func Hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ending := path.Ext(name)
	return name[:len(name)-len(ending)] + "-" + hex.EncodeToString(sum[:4]) + ending
}

// Zip packs files by their addresses. The same files always give the same bytes:
// names are sorted, but for those that come first, and times are the earliest that
// the format can write. What is small already is stored as it is.
func Zip(files map[string][]byte, first ...string) ([]byte, error) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	rest := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return slices.Contains(first, name) })
	for _, name := range append(slices.Clone(first), rest...) {
		header := &zip.FileHeader{
			Name:     name,
			Method:   zip.Deflate,
			Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC),
		}
		header.SetMode(0o644)
		if small(name) {
			header.Method = zip.Store
		}
		w, err := z.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// small reports whether a file's format is packed already.
func small(name string) bool {
	switch path.Ext(name) {
	case ".pdf", ".zip", ".docx", ".png", ".jpg", ".webp":
		return true
	}
	return false
}
