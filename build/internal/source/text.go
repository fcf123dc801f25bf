package source

import (
	"io/fs"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/diag"
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
		pos := newPositions(name, src, 0)
		problems.Errorf(pos.at(at), "not-utf-8", "file is not saved as UTF-8: from here its letters cannot be read")
		problems.Hint(`In Notepad choose "Save as" and the encoding "UTF-8".`)
		return "", nil, false
	}
	if at, message, hint := garbled(src); message != "" {
		pos := newPositions(name, src, 0)
		problems.Errorf(pos.at(at), "garbled", "%s", message)
		problems.Hint("%s", hint)
	}
	return src, raw, true
}

// garbled finds the first letter that a program spoiled: one that was read in
// another encoding than it was saved in, one that was lost on the way, or a sign
// that a word processor uses for itself and nobody sees.
func garbled(src string) (at int, message, hint string) {
	for i := 0; i < len(src); {
		if b := src[i]; ' ' <= b && b <= '~' || b == '\n' || b == '\t' {
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(src[i:])
		rest := src[i+size:]
		switch {
		case c == 'â' && strings.HasPrefix(rest, "€"), (c == 'Ã' || c == 'Â') && startsWithin(rest, '\u0080', '¿'):
			end := i + min(len(src)-i, len("â€™"))
			for end < len(src) && !utf8.RuneStart(src[end]) {
				end++
			}
			return i, "letters are garbled: " + strings.ToValidUTF8(firstWords(src[i:end]), ""), "A program read them in the wrong encoding. Type them anew, here and wherever they look like this."
		case c == utf8.RuneError:
			return i, "a letter was lost: \ufffd stands in its place", "Type it anew."
		case c < ' ' || c == '\u007f':
			return i, "invisible sign stands here, which no browser can show", "Delete it: put the cursor behind it and press the backspace key once."
		}
		i += size
	}
	return 0, "", ""
}

func startsWithin(s string, first, last rune) bool {
	c, size := utf8.DecodeRuneInString(s)
	return size > 0 && first <= c && c <= last
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
