package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The PDF library writes pages and fonts, but no structure. So its file is taken
// apart into its objects; pages, catalogue and fonts get what they lack; the
// structure, the outline and the links are added; and the whole is written anew
// with its own table. The library numbers its objects without gaps, information
// and catalogue last.

// objects are the bodies of a file's objects. Object n is at n-1.
type objects [][]byte

// add appends a body and returns its number.
func (o *objects) add(body string) int {
	*o = append(*o, []byte(body))
	return len(*o)
}

// reserve appends an object to be filled in later.
func (o *objects) reserve() int { return o.add("") }

func (o objects) put(n int, format string, args ...any) {
	o[n-1] = fmt.Appendf(nil, format, args...)
}

// readObjects takes the library's file apart by its table.
func readObjects(file []byte) (objects, error) {
	bad := errors.New("PDF library wrote a file that cannot be taken apart")
	table := bytes.LastIndex(file, []byte("\nxref\n"))
	if table < 0 {
		return nil, bad
	}
	lines := bytes.Split(file[table+6:], []byte("\n"))
	var count int
	if _, err := fmt.Sscanf(string(lines[0]), "0 %d", &count); err != nil || len(lines) < count+1 {
		return nil, bad
	}
	objs := make(objects, 0, count+64)
	for n := 1; n < count; n++ {
		at, err := strconv.Atoi(string(lines[n+1][:10]))
		if err != nil || at > table {
			return nil, bad
		}
		body, ok := bytes.CutPrefix(file[at:table+1], fmt.Appendf(nil, "%d 0 obj\n", n))
		// A stream may hold any bytes, so its object ends after its own end.
		from := 0
		if head, _, found := bytes.Cut(body, []byte("\nendobj")); found {
			if i := bytes.Index(head, []byte("stream\n")); i >= 0 {
				from = i + 7 + streamLength(head[:i])
			}
		}
		if !ok || from > len(body) {
			return nil, bad
		}
		end := bytes.Index(body[from:], []byte("\nendobj"))
		if end < 0 {
			return nil, bad
		}
		objs = append(objs, body[:from+end])
	}
	return objs, nil
}

func streamLength(dict []byte) int {
	return numberAfter(dict, "/Length ")
}

// numberAfter returns the whole number that follows a key, and zero where there is
// none.
func numberAfter(file []byte, key string) int {
	_, after, _ := bytes.Cut(file, []byte(key))
	n := 0
	for _, c := range after {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// finish writes the file.
func (p *PDF) finish() ([]byte, error) {
	var buf bytes.Buffer
	if err := p.f.Output(&buf); err != nil {
		return nil, err
	}
	objs, err := readObjects(buf.Bytes())
	if err != nil {
		return nil, err
	}
	info, catalogue := len(objs)-1, len(objs)
	var pages []int
	for i, body := range objs {
		if bytes.HasPrefix(body, []byte("<</Type /Page\n")) {
			pages = append(pages, i+1)
		}
		objs[i] = nameFonts(body)
	}
	if len(pages) != len(p.paper) {
		return nil, errors.New("PDF library wrote another number of pages than were drawn")
	}
	tree := p.writeStructure(&objs, pages)
	p.writeLinks(objs, pages)
	for i, n := range pages {
		extra := fmt.Sprintf("/StructParents %d /Tabs /S%s\n/Contents", i, p.annotations(i))
		objs[n-1] = bytes.Replace(objs[n-1], []byte("/Contents"), []byte(extra), 1)
	}
	outlines := p.writeOutline(&objs, pages)
	objs.put(catalogue, "<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R%s %s>>",
		pdfString(p.opt.Language), tree, outlines, p.viewing())
	return objs.file(catalogue, info), nil
}

// nameFonts gives the fonts their own names, with the six letters that mark a
// font of which only the used characters are embedded.
func nameFonts(body []byte) []byte {
	if !bytes.HasPrefix(body, []byte("<</Type /Font")) {
		return body
	}
	body = bytes.ReplaceAll(body, []byte("/utf8"+family+"B"), []byte("/RETHKB+LiberationSans-Bold"))
	return bytes.ReplaceAll(body, []byte("/utf8"+family), []byte("/RETHKA+LiberationSans"))
}

// viewing says how a viewer should show and print the file.
func (p *PDF) viewing() string {
	s := "/ViewerPreferences <</DisplayDocTitle true"
	if p.opt.ActualSize {
		s += " /PrintScaling /None"
	}
	switch p.opt.Sides {
	case OneSide:
		s += " /Duplex /Simplex"
	case LongEdge:
		s += " /Duplex /DuplexFlipLongEdge"
	case ShortEdge:
		s += " /Duplex /DuplexFlipShortEdge"
	}
	return s + ">>"
}

// pdfString writes text as a PDF string.
func pdfString(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < 0x20 || r > 0x7e {
			b.Reset()
			b.WriteString("<FEFF")
			for _, u := range utf16.Encode([]rune(text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			return b.String() + ">"
		}
		if strings.ContainsRune(`()\`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return "(" + b.String() + ")"
}

// CountPages returns how many pages a file has that this package wrote, and zero
// for any other bytes.
func CountPages(file []byte) int {
	return numberAfter(file, "\n/Count ")
}
