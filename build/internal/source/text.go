package source

import (
	"io/fs"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/prose"
)

// readText reads a file as text with \n between its lines, and the same as bytes,
// which goldmark wants. It tells a file that is not UTF-8, at its first wrong byte.
func readText(fsys fs.FS, name string, problems *diag.List) (src string, raw []byte, ok bool) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		problems.Errorf(diag.Pos{File: name}, "unreadable", "file cannot be read: %s", reason(err))
		return "", nil, false
	}
	src = string(raw)
	if strings.IndexByte(src, '\r') >= 0 {
		src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src)
		raw = []byte(src)
	}
	if at := notUTF8(src); at >= 0 {
		problems.Errorf(diag.NewLines(name, src, 0).At(at), "not-utf-8", "file is not saved as UTF-8: from here its letters cannot be read")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8".`)
		return "", nil, false
	}
	if at, message, hint := prose.Garbled(src); message != "" {
		problems.Errorf(diag.NewLines(name, src, 0).At(at), "garbled", "%s", message)
		problems.Hint("%s", hint)
	}
	return src, raw, true
}

// notUTF8 returns the offset of the first byte that is not UTF-8, or of the first
// zero byte, which a file in Windows's other encodings is full of; -1 if neither.
func notUTF8(src string) int {
	zero := strings.IndexByte(src, 0)
	if utf8.ValidString(src) {
		return zero
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRuneInString(src[i:])
		if r == utf8.RuneError && size == 1 || i == zero {
			return i
		}
		i += size
	}
	return zero
}
