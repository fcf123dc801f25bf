package source

import (
	"io/fs"
	"strings"
	"unicode/utf8"
	"unsafe"

	"rethink/build/internal/diag"
	"rethink/build/internal/prose"
)

// A written is what a file says, as it is meant: with \n between its lines.
type written struct {
	src    string
	shifts *diag.Shifts // where its characters were typed
	file   string       // what was read, to the byte
}

// readText reads a file as text. It is not ok where nothing can be made of it.
func readText(fsys fs.FS, name string, problems *diag.List) (written, bool) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		problems.Errorf(diag.Pos{File: name}, "unreadable", "file cannot be read: %s", reason(err))
		return written{}, false
	}
	read := asString(data)
	src := read
	if strings.IndexByte(src, '\r') >= 0 {
		src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src)
	}
	if at := notUTF8(src); at >= 0 {
		problems.Errorf(diag.NewLines(name, src, 0).At(at), "not-utf-8", "file is not saved as UTF-8: from here its letters cannot be read")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8".`)
		return written{}, false
	}
	if at := conflict(src); at >= 0 {
		problems.Errorf(diag.NewLines(name, src, 0).At(at), "conflict", "file holds two versions of some lines: a merge in Git was not finished")
		problems.Hint("Keep what is right between <<<<<<< and >>>>>>>, and take these lines and the one of ======= out, here and further down.")
		return written{}, false
	}
	file := written{src, nil, read}
	found, odd := prose.Signs(src)
	if odd {
		if meant, shifts := asMeant(src, strings.HasSuffix(name, ".yaml")); meant != src {
			file = written{meant, shifts, read}
			found, _ = prose.Signs(meant)
		}
	}
	for _, f := range found {
		at := diag.NewLines(name, file.src, 0).Shifted(file.shifts).At(f.At)
		problems.Add(diag.Problem{Pos: at, Severity: f.Severity, Rule: f.Rule, Message: f.Message, Hint: f.Hint})
	}
	return file, true
}

// asString returns bytes that nobody writes to any more as a string, and asBytes the bytes
// of a string for who only reads them. To copy the text of each file for both was a
// seventh of all the memory that a build asks for.
func asString(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

func asBytes(text string) []byte { return unsafe.Slice(unsafe.StringData(text), len(text)) }

// conflict returns the offset of the first line with which Git parts two versions; -1
// if there is none.
func conflict(src string) int {
	first := -1
	for _, sign := range []string{"<<<<<<<", "|||||||", ">>>>>>>"} {
		for from := 0; ; {
			i := strings.Index(src[from:], sign)
			if i < 0 {
				break
			}
			at, after := from+i, from+i+len(sign)
			if (at == 0 || src[at-1] == '\n') && (after == len(src) || src[after] == ' ' || src[after] == '\n') {
				if first < 0 || at < first {
					first = at
				}
				break
			}
			from = after
		}
	}
	if at := loneDivide(src); first < 0 {
		return at
	}
	return first
}

// loneDivide returns the offset of the line that stands between two versions, where it
// stands alone; -1 if there is none. Below a line of text it makes a heading.
func loneDivide(src string) int {
	const sign = "\n=======\n"
	if !strings.Contains(src, sign[1:len(sign)-1]) {
		return -1
	}
	src = "\n\n" + src + "\n"
	for from := 0; ; from++ {
		i := strings.Index(src[from:], sign)
		if i < 0 {
			return -1
		}
		if from += i; src[from-1] == '\n' {
			return from - 1 // two line ends were put before
		}
	}
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
