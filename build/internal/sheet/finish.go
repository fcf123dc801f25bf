package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"rethink/build/internal/model"
)

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

// stream fills an object with data, compressed. Keys are those of its dictionary
// that belong to the data alone.
func (o objects) stream(n int, data []byte, keys string) {
	data = deflate(data)
	o[n-1] = fmt.Appendf(nil, "<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", keys, len(data), data)
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

// finish writes the file. The list of its pages is its first object.
func (p *PDF) finish() []byte {
	var objs objects
	list, resources := objs.reserve(), objs.reserve()
	pages := make([]int, len(p.paper))
	for i := range pages {
		pages[i] = objs.reserve()
	}
	var kids strings.Builder
	tree := p.writeStructure(&objs, pages)
	p.writeLinks(objs, pages)
	for i, n := range pages {
		drawing := objs.reserve()
		objs.stream(drawing, p.drawn[i].Bytes(), "")
		objs.put(n, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R /StructParents %d /Tabs /S%s /Contents %d 0 R>>",
			list, p.paper[i].Width*PointsPerMM, p.paper[i].Height*PointsPerMM, resources, i, p.annotations(i), drawing)
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	objs.put(list, "<</Type /Pages /Kids [%s]\n/Count %d\n>>", kids.String(), len(pages))
	objs.put(resources, "<</ProcSet [/PDF /Text] /Font <<%s>>>>", p.writeFonts(&objs))
	outlines := p.writeOutline(&objs, pages)
	info, catalogue := objs.add(p.info()), objs.reserve()
	objs.put(catalogue, "<</Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R%s %s>>",
		list, pdfString(p.opt.Language), tree, outlines, p.viewing())
	return objs.file(catalogue, info)
}

// info says what the file is. A file without a date has the same one at all times.
func (p *PDF) info() string {
	d := p.opt.Date
	if d.IsZero() {
		d = model.Date{Year: 2000, Month: time.January, Day: 1}
	}
	date := fmt.Sprintf("(D:%04d%02d%02d000000)", d.Year, int(d.Month), d.Day)
	b := "<</Producer (Rethink) /Title " + pdfString(p.opt.Title)
	if p.opt.Subject != "" {
		b += " /Subject " + pdfString(p.opt.Subject)
	}
	if p.opt.Author != "" {
		b += " /Author " + pdfString(p.opt.Author)
	}
	return b + " /CreationDate " + date + " /ModDate " + date + ">>"
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
