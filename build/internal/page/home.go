package page

import (
	"path"

	"rethink/build/internal/model"
)

// Home is the view of the home page. Its structure decides what is what:
//
//   - A level 2 heading that is nothing but one link, before the first plain
//     heading, is a way in. Its first paragraph is the line below; a second one
//     replaces the words under its peek.
//   - A plain level 2 heading starts a block of ordinary text. In it a paragraph
//     that is nothing but one link to a section's front page becomes the list of
//     the section's pages.
//   - A level 2 heading that is nothing but one link after that is a card.
type Home struct {
	Intro  []model.Block
	Ways   []Way
	Blocks []HomeBlock
	Cards  []Way
}

// A Way is a card that leads somewhere. Peek shows a bit of what is there.
type Way struct {
	Link    *model.Link
	Line    model.Inlines
	Caption model.Inlines // the author's words under the peek
	Peek    *Peek
}

// A Peek is a bit of what a way in leads to. One of its fields is set.
type Peek struct {
	Flow  []int         // the numbers of a flow's strategies
	Steps []int         // the numbers of a guide's steps
	Swap  *model.Swap   // the first swap
	Ask   *model.Prompt // the first open question
}

// A HomeBlock is a plain heading of the home page with what stands below it.
type HomeBlock struct {
	Heading *model.Heading
	Pieces  []Piece
}

// A Piece is either blocks of text or the list of a section's pages.
type Piece struct {
	Blocks []model.Block
	Pages  []*model.Page
	More   *model.Link // to the section's front page
}

func newHome(site *model.Site, nav *navigation, p *model.Page) *Home {
	h := &Home{}
	intro, parts := model.Parts(p.Body, 2)
	h.Intro = intro
	for _, part := range parts {
		link := onlyLink(part.Heading.Text)
		switch {
		case link == nil:
			h.Blocks = append(h.Blocks, newHomeBlock(nav, part))
		case len(h.Blocks) == 0:
			way := newWay(link, part.Blocks)
			way.Peek = newPeek(site, link.To)
			h.Ways = append(h.Ways, way)
		default:
			h.Cards = append(h.Cards, newWay(link, part.Blocks))
		}
	}
	return h
}

// onlyLink returns the link of a text that is nothing else, or nil.
func onlyLink(text model.Inlines) *model.Link {
	if len(text) != 1 {
		return nil
	}
	link, _ := text[0].(*model.Link)
	return link
}

func newWay(link *model.Link, blocks []model.Block) Way {
	w := Way{Link: link}
	lines := []*model.Inlines{&w.Line, &w.Caption}
	for _, b := range blocks {
		if p, ok := b.(*model.Paragraph); ok && len(lines) > 0 {
			*lines[0] = p.Text
			lines = lines[1:]
		}
	}
	return w
}

func newHomeBlock(nav *navigation, part model.Part) HomeBlock {
	b := HomeBlock{Heading: part.Heading}
	for _, block := range part.Blocks {
		if pages, link := sectionList(nav, block); link != nil {
			b.Pieces = append(b.Pieces, Piece{Pages: pages, More: link})
			continue
		}
		if last := len(b.Pieces) - 1; last >= 0 && b.Pieces[last].More == nil {
			b.Pieces[last].Blocks = append(b.Pieces[last].Blocks, block)
			continue
		}
		b.Pieces = append(b.Pieces, Piece{Blocks: []model.Block{block}})
	}
	return b
}

// sectionList returns the pages of the section that a paragraph is the link to.
func sectionList(nav *navigation, b model.Block) ([]*model.Page, *model.Link) {
	p, ok := b.(*model.Paragraph)
	if !ok {
		return nil, nil
	}
	link := onlyLink(p.Text)
	if link == nil || path.Base(link.To.Page) != "index.md" {
		return nil, nil
	}
	s := nav.sections[path.Dir(link.To.Page)]
	if s == nil || len(s.Pages) == 0 {
		return nil, nil
	}
	return s.Pages, link
}

// newPeek shows a bit of what a link leads to, or nil. A section's front page
// shows what stands beside it.
func newPeek(site *model.Site, to model.Ref) *Peek {
	is := func(p *model.Page) bool {
		return p.Path == to.Page || path.Base(to.Page) == "index.md" && path.Dir(to.Page) != "." && path.Dir(p.Path) == path.Dir(to.Page)
	}
	for _, f := range site.Flows {
		if is(f.Page) {
			return flowPeek(f)
		}
	}
	for _, g := range site.Guides {
		if is(g.Page) {
			return &Peek{Steps: numbers(len(g.Steps))}
		}
	}
	for _, s := range site.Swaps {
		if is(s.Page) && len(s.Categories) > 0 && len(s.Categories[0].Swaps) > 0 && len(s.Categories[0].Swaps[0].Try) > 0 {
			return &Peek{Swap: s.Categories[0].Swaps[0]}
		}
	}
	for _, p := range site.Prompts {
		if is(p.Page) && len(p.Groups) > 0 && len(p.Groups[0].Prompts) > 0 {
			return &Peek{Ask: p.Groups[0].Prompts[0]}
		}
	}
	return nil
}

// flowPeek shows how many actions a flow has to choose from or, where its steps are stages
// that say who acts, how many of those follow one another; nil where it has neither.
func flowPeek(f *model.Flow) *Peek {
	if n := strategies(f); n > 0 {
		return &Peek{Flow: numbers(n)}
	}
	stages := 0
	for _, s := range f.Steps {
		if s.Kind != model.EndingStep && len(s.Facts) > 0 {
			stages++
		}
	}
	if stages == 0 {
		return nil
	}
	return &Peek{Steps: numbers(stages)}
}

func strategies(f *model.Flow) int {
	n := 0
	for _, s := range f.Steps {
		if s.Kind == model.Strategy {
			n++
		}
	}
	return n
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i + 1
	}
	return list
}
