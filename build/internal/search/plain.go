package search

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/model"
)

// A plain is the words of one place under way: runs of text in reading order, with
// single spaces, each ended so that the next begins anew. One buffer serves all
// places of a site in turn.
type plain struct{ words []byte }

// take returns what was written, and begins anew.
func (t *plain) take() string {
	s := string(t.words)
	t.words = t.words[:0]
	return s
}

// blocks adds blocks.
func (t *plain) blocks(blocks []model.Block) {
	for _, b := range blocks {
		t.block(b)
	}
}

func (t *plain) block(b model.Block) {
	switch b := b.(type) {
	case *model.Heading:
		t.inlines(b.Text)
	case *model.Paragraph:
		t.inlines(b.Text)
	case *model.Embed:
		t.inlines(b.Text)
	case *model.List:
		for _, item := range b.Items {
			t.blocks(item.Blocks)
		}
	case *model.Quote:
		t.blocks(b.Blocks)
	case *model.Alert:
		t.blocks(b.Blocks)
	case *model.Table:
		t.table(b)
	case *model.Definitions:
		for _, d := range b.Items {
			for _, term := range d.Terms {
				t.inlines(term)
			}
			t.blocks(d.Blocks)
		}
	case *model.Notes:
		for _, n := range b.Notes {
			t.blocks(n.Blocks)
		}
	}
}

// table leaves out the table's headings: they say the same in every table and
// would be found in each.
func (t *plain) table(table *model.Table) {
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			t.inlines(cell.Text)
		}
	}
}

func (t *plain) inlines(run model.Inlines) {
	start := t.begin()
	t.words = run.AppendPlain(t.words)
	t.end(start)
}

func (t *plain) add(run string) {
	start := t.begin()
	t.words = append(t.words, run...)
	t.end(start)
}

// begin adds what stands between the text so far and more, and returns where that
// begins.
func (t *plain) begin() (start int) {
	start = len(t.words)
	if start > 0 {
		t.words = append(t.words, between(t.words)...)
	}
	return start
}

// end makes the spaces of a run single ones. For a run without words nothing is
// left of it, nor of what stands before it.
func (t *plain) end(start int) {
	from := start
	if start > 0 {
		from += len(between(t.words[:start]))
	}
	if isTidy(t.words[from:]) {
		return
	}
	to := from
	gap := false
	for i := from; i < len(t.words); {
		size := 1
		if c := t.words[i]; c <= ' ' || c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRune(t.words[i:]); unicode.IsSpace(r) {
				gap = to > from
				i += size
				continue
			}
		}
		if gap {
			t.words[to] = ' '
			to++
			gap = false
		}
		for range size {
			t.words[to] = t.words[i]
			to++
			i++
		}
	}
	if to == from {
		to = start
	}
	t.words = t.words[:to]
}

// isTidy reports whether a run has single spaces and no other gaps, and none at an
// end, as nearly all have.
func isTidy(run []byte) bool {
	if len(run) == 0 || run[0] == ' ' || run[len(run)-1] == ' ' {
		return false
	}
	last := noGap
	for i, c := range run {
		is := gapOf[c]
		switch {
		case is&(last|oddGap) == 0:
		case c <= ' ' || mayBeGap(run[i:]):
			return false
		}
		last = is
	}
	return true
}

// What a byte may be of a gap. Nearly all are none, or one space alone.
const (
	noGap  byte = 0
	aGap   byte = 1 << iota // a space, which is a gap beside another
	oddGap                  // another sign, or the first byte of one
)

var gapOf = func() (of [256]byte) {
	for c := range byte(' ') {
		of[c] = oddGap
	}
	of[' '] = aGap
	for _, c := range []byte{0xc2, 0xe1, 0xe2, 0xe3} {
		of[c] = oddGap
	}
	return of
}()

// mayBeGap reports whether the bytes of a character may be those of a space beyond
// ASCII: U+0085, U+00A0, U+1680, U+2000 to U+205F or U+3000. Letters with accents,
// apostrophes and quotation marks are not.
func mayBeGap(char []byte) bool {
	if len(char) < 2 {
		return true
	}
	switch char[0] {
	case 0xc2:
		return char[1] == 0x85 || char[1] == 0xa0
	case 0xe1:
		return char[1] == 0x9a
	case 0xe2:
		return char[1] == 0x81 || char[1] == 0x80 && (len(char) < 3 || char[2] < 0x90 || char[2] > 0x9f)
	case 0xe3:
		return char[1] == 0x80
	}
	return false
}

// between is what stands after text when more follows: nothing but a space where
// it ends a sentence or introduces what comes, else a semicolon, as between the
// items of a list.
func between(text []byte) string {
	last, _ := utf8.DecodeLastRune(text)
	switch last {
	case ':', ';', '?', '!', '.', ',', '…':
		return " "
	}
	if bytes.HasSuffix(bytes.TrimRight(text, `"'”’)`), []byte(".")) {
		return " "
	}
	return "; "
}
