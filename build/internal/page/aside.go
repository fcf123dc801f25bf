package page

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
)

// aside keeps the long pieces of one page while its layout is printed around
// marks that stand for them. So each is copied once, and not by every template
// that it would pass through.
type aside struct{ pieces []*bytes.Buffer }

// asideMark stands before and behind the number of a piece. No page holds the
// character: the printer and html/template write another in its place.
const asideMark = "\x00"

// keep takes over a buffer, and returns what stands for it in a layout: where
// nothing is kept aside, what is written in it.
func (d *data) keep(buf *bytes.Buffer) template.HTML {
	if d.aside == nil || buf.Len() == 0 {
		defer d.r.buffers.Put(buf)
		return template.HTML(buf.String())
	}
	d.aside.pieces = append(d.aside.pieces, buf)
	return template.HTML(asideMark + strconv.Itoa(len(d.aside.pieces)-1) + asideMark)
}

// fill adds a page with its pieces in place of their marks.
func (a *aside) fill(to, page []byte) []byte {
	size := len(page)
	for _, piece := range a.pieces {
		size += piece.Len()
	}
	return a.appendTo(slices.Grow(to, size), page)
}

func (a *aside) appendTo(out, html []byte) []byte {
	for {
		before, rest, found := bytes.Cut(html, []byte(asideMark))
		out = append(out, before...)
		if !found {
			return out
		}
		number, after, _ := bytes.Cut(rest, []byte(asideMark))
		if i, err := strconv.Atoi(string(number)); err == nil {
			out = a.appendTo(out, a.pieces[i].Bytes())
		}
		html = after
	}
}
