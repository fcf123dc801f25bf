package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// printer writes a site as the goldens hold it: one thing a line, with its place.
type printer struct {
	strings.Builder
	depth int
}

func printSite(s *model.Site) string {
	p := &printer{}
	for _, page := range s.Pages {
		p.page(page)
	}
	for _, f := range s.Files {
		p.line("file %s %dx%d", f.Path, f.Width, f.Height)
	}
	for _, t := range s.Glossary {
		p.line("term %s %s #%s: %s", lineCol(t.At), t.Term, t.ID, t.Full)
		p.blocks(t.Meaning)
	}
	for _, pt := range s.Points {
		p.line("point %s %s: %s", lineCol(pt.At), pt.Number, pt.Text.Plain())
	}
	for _, name := range s.Drafts {
		p.line("draft %s", name)
	}
	return p.String()
}

func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.Repeat("  ", p.depth))
	p.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func lineCol(at diag.Pos) string { return fmt.Sprintf("%d:%d", at.Line, at.Col) }

func (p *printer) page(page *model.Page) {
	p.line("page %s (%s) “%s” %s", page.Path, page.Kind, page.Title, lineCol(page.TitleAt))
	p.depth++
	defer func() { p.depth-- }()
	if page.Description != "" {
		p.line("description %s", page.Description)
	}
	if page.Order != 0 || page.Owner != "" || page.ReviewIn != 0 || page.Draft {
		p.line("order %d, owner %s, reviewed %s for %d months, draft %v", page.Order, page.Owner, page.LastReviewed, page.ReviewIn, page.Draft)
	}
	for _, r := range page.Source {
		p.line("carries %s %s", lineCol(r.At), r.Number)
	}
	for _, o := range page.OldAddresses {
		p.line("was %s %s", lineCol(o.At), o.Address)
	}
	p.blocks(page.Body)
	for _, h := range page.Headings {
		p.line("heading #%s", h.ID)
	}
	p.line("anchors %s", strings.Join(slices.Sorted(maps.Keys(page.Anchors)), " "))
	for _, l := range page.Links {
		p.line("link %s %s", lineCol(l.At), ref(l.To))
	}
}

func ref(to model.Ref) string {
	var kinds []string
	for kind, name := range map[string]string{"page": to.Page, "file": to.File, "made": to.Made, "url": to.URL} {
		if name != "" {
			kinds = append(kinds, kind+" "+name)
		}
	}
	text := strings.Join(kinds, "+")
	if to.Anchor != "" {
		text += " #" + to.Anchor
	}
	return text
}

func (p *printer) blocks(blocks []model.Block) {
	p.depth++
	for _, b := range blocks {
		p.block(b)
	}
	p.depth--
}

func (p *printer) block(b model.Block) {
	at := lineCol(model.BlockPos(b))
	switch b := b.(type) {
	case *model.Heading:
		written := ""
		if b.Written {
			written = " (written)"
		}
		p.line("%s h%d #%s%s", at, b.Level, b.ID, written)
		p.inlines(b.Text)
	case *model.Paragraph:
		p.line("%s paragraph", at)
		p.inlines(b.Text)
	case *model.List:
		p.line("%s list ordered %v from %d, tight %v", at, b.Ordered, b.Start, b.Tight)
		for _, item := range b.Items {
			p.line("  %s item", lineCol(item.At))
			p.depth++
			p.blocks(item.Blocks)
			p.depth--
		}
	case *model.Table:
		p.line("%s table %v", at, b.Align)
		p.cells("head", b.Head)
		for _, row := range b.Rows {
			p.line("  %s row, short %v", lineCol(row.At), row.Written() < len(row.Cells))
			cells := slices.Clone(row.Cells)
			for i := range cells {
				cells[i].At = row.CellAt(i)
			}
			p.cells("", cells)
		}
	case *model.Quote:
		p.line("%s quote", at)
		p.blocks(b.Blocks)
	case *model.Alert:
		p.line("%s alert %s", at, b.Kind)
		p.blocks(b.Blocks)
	case *model.Code:
		p.line("%s code %s %q", at, b.Language, b.Value)
	case *model.Divider:
		p.line("%s divider", at)
	case *model.Definitions:
		p.line("%s definitions", at)
		for _, d := range b.Items {
			p.line("  %s definition", lineCol(d.At))
			p.depth++
			for _, term := range d.Terms {
				p.inlines(term)
			}
			p.blocks(d.Blocks)
			p.depth--
		}
	case *model.Notes:
		p.line("%s notes", at)
		for i, n := range b.Notes {
			p.line("  %s note %d, used %d times", lineCol(n.At), i+1, n.References)
			p.depth++
			p.blocks(n.Blocks)
			p.depth--
		}
	case *model.Embed:
		p.line("%s embed %s", at, ref(b.To))
		p.inlines(b.Text)
	default:
		p.line("%s unknown %T", at, b)
	}
}

func (p *printer) cells(name string, cells []model.Cell) {
	p.depth++
	for _, c := range cells {
		p.line("%s cell %s", lineCol(c.At), name)
		p.inlines(c.Text)
	}
	p.depth--
}

func (p *printer) inlines(in model.Inlines) {
	p.depth++
	for _, i := range in {
		at := lineCol(model.Inlines{i}.Pos())
		switch i := i.(type) {
		case model.Text:
			p.line("%s %q", at, i.Value)
		case *model.Strong:
			p.line("%s strong", at)
			p.inlines(i.Text)
		case *model.Emphasis:
			p.line("%s emphasis", at)
			p.inlines(i.Text)
		case model.CodeSpan:
			p.line("%s code %q", at, i.Value)
		case *model.Link:
			p.line("%s link %s %s", at, ref(i.To), i.Title)
			p.inlines(i.Text)
		case *model.Image:
			p.line("%s image %s %dx%d alt %q title %q", at, i.File, i.Width, i.Height, i.Alt, i.Title)
		case model.Break:
			p.line("%s break, soft %v", at, i.Soft)
		case model.NoteRef:
			p.line("%s note %d, use %d", at, i.Number, i.Use)
		default:
			p.line("%s unknown %T", at, i)
		}
	}
	p.depth--
}
