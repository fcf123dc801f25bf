package cards

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
)

// paras returns the face's words, the main ones in a size, and how many are main.
func (face *Face) paras(p *Pack, main tier) (paras []para, mains int) {
	for i, m := range face.Main {
		spans := sheet.Spans(m, nil)
		if face.Voice != Avoid {
			spans = bold(spans)
		}
		one := para{spans: spans, tier: main}
		if i > 0 {
			one.gap = nextGap
		}
		paras = append(paras, one)
		if i < len(face.Below) && len(face.Below[i]) > 0 {
			paras = append(paras, para{spans: sheet.Spans(face.Below[i], nil), gap: underGap})
		}
	}
	mains = len(paras)
	if len(face.Below) > 0 && mains > len(face.Main) {
		mains = len(face.Main)
	}
	for _, b := range face.Blocks {
		more := p.blockParas(b)
		if len(more) > 0 {
			more[0].gap = gapBelow(paras, more[0])
			if len(paras) > 0 && len(paras) == mains {
				more[0].gap = underGap
			}
		}
		paras = append(paras, more...)
	}
	return paras, mains
}

// brokenAddress breaks an address that is wider than a box into lines, after its
// dots, hyphens and slashes.
func brokenAddress(address string, width, size float64) string {
	if sheet.Regular.Width(address, size) <= width {
		return address
	}
	var text, line strings.Builder
	for _, piece := range strings.SplitAfter(strings.NewReplacer(".", ".\n", "-", "-\n", "/", "/\n").Replace(address), "\n") {
		piece = strings.TrimSuffix(piece, "\n")
		if line.Len() > 0 && sheet.Regular.Width(line.String()+piece, size) > width {
			text.WriteByte('\n')
			line.Reset()
		}
		line.WriteString(piece)
		text.WriteString(piece)
	}
	return text.String()
}

func bold(spans []sheet.Span) []sheet.Span {
	for i := range spans {
		spans[i].Bold = true
	}
	return spans
}

// blockParas sets a block as paragraphs. A quotation, an alert and a term have no
// box on a card: marks and words say what they are.
func (p *Pack) blockParas(b model.Block) []para {
	switch b := b.(type) {
	case *model.Paragraph:
		return []para{{spans: sheet.Spans(b.Text, nil)}}
	case *model.List:
		return p.listParas(b)
	case *model.Table:
		var paras []para
		for n, row := range b.Rows {
			one := para{spans: sheet.Spans(rowText(b.Head, row.Cells), nil)}
			if n > 0 {
				one.gap = entryGap
			}
			paras = append(paras, one)
		}
		return paras
	case *model.Quote:
		return quoted(p.inside(b.Blocks))
	case *model.Alert:
		paras := p.inside(b.Blocks)
		word := sheet.Span{Text: p.say("alert_"+string(b.Kind)) + ":", Bold: true}
		return led(word, paras)
	case *model.Definitions:
		var paras []para
		for n, d := range b.Items {
			one := led(sheet.Span{Text: terms(d) + ":", Bold: true}, p.inside(d.Blocks))
			if n > 0 {
				one[0].gap = entryGap
			}
			paras = append(paras, one...)
		}
		return paras
	}
	return nil
}

// inside sets the blocks that stand inside another.
func (p *Pack) inside(blocks []model.Block) []para {
	var paras []para
	for _, b := range blocks {
		more := p.blockParas(b)
		if len(more) > 0 {
			more[0].gap = gapBelow(paras, more[0])
		}
		paras = append(paras, more...)
	}
	return paras
}

// gapBelow is the room above a paragraph below others: none above a list that they
// announce.
func gapBelow(paras []para, next para) gap {
	if n := len(paras); n == 0 || next.mark != "" && endsWith(paras[n-1].spans, ':') {
		return noGap
	}
	return nextGap
}

func (p *Pack) listParas(b *model.List) []para {
	var paras []para
	for n, item := range b.Items {
		inside := p.inside(item.Blocks)
		if len(inside) == 0 {
			continue
		}
		inside[0].mark = "•"
		if b.Ordered {
			inside[0].mark = strconv.Itoa(b.Start+n) + "."
		}
		if n > 0 {
			inside[0].gap = entryGap
		}
		paras = append(paras, inside...)
	}
	return paras
}

// led puts a word before the first paragraph; before a list it stands alone.
func led(word sheet.Span, paras []para) []para {
	if len(paras) == 0 || paras[0].mark != "" {
		return append([]para{{spans: []sheet.Span{word}}}, paras...)
	}
	paras[0].spans = append([]sheet.Span{word, {Text: " "}}, paras[0].spans...)
	return paras
}

// quoted puts quotation marks around paragraphs that have none.
func quoted(paras []para) []para {
	if len(paras) == 0 {
		return nil
	}
	first, last := &paras[0], &paras[len(paras)-1]
	if startsWith(first.spans, '“', '‘', '"', '«', '„') {
		return paras
	}
	first.spans = append([]sheet.Span{{Text: "“"}}, first.spans...)
	last.spans = append(last.spans, sheet.Span{Text: "”"})
	return paras
}

func startsWith(spans []sheet.Span, signs ...rune) bool {
	text := ""
	for _, s := range spans {
		text += s.Text
	}
	first, _ := utf8.DecodeRuneInString(text)
	return slices.Contains(signs, first)
}

// terms are what a definition explains.
func terms(d *model.Definition) string {
	text := ""
	for i, t := range d.Terms {
		if i > 0 {
			text += ", "
		}
		text += t.Plain()
	}
	return text
}

// rowText runs a row of a table on in one paragraph, since a card has no room for
// columns: its first cell stands out, and of several others each has its heading.
func rowText(head, cells []model.Cell) model.Inlines {
	var text model.Inlines
	for i, c := range cells {
		switch {
		case len(c.Text) == 0:
		case i == 0:
			text = append(text, &model.Strong{At: c.At, Text: c.Text})
		default:
			between := ", "
			if len(text) == 1 {
				between = ": "
			}
			if len(text) == 0 {
				between = ""
			}
			if len(cells) > 2 && i < len(head) && len(head[i].Text) > 0 {
				between += head[i].Text.Plain() + " "
			}
			text = append(append(text, model.Text{At: c.At, Value: between}), c.Text...)
		}
	}
	return text
}
