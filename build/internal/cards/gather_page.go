package cards

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// page makes cards of an ordinary page: of the entries of its lists where a
// section is named, of its sections otherwise, and one of a page without any. A section that shows questions of
// another page is left out: those have cards of their own.
func (g *gathering) page(page *model.Page, i model.Include) {
	name := i.Name
	if name == "" {
		name = page.Title
	}
	add := func(at diag.Pos, numbered bool, front Face) {
		word, mark := name, ""
		if numbered { // the shape has the number, and so have the words beside it
			mark = strconv.Itoa(1 + g.countOf(name))
			word = g.say("card_numbered", name, mark)
		}
		g.add(Card{At: at, Kind: Point, Word: word, Group: name, Mark: mark, Cover: page.Description, Front: front})
	}
	parts := sections(page.Body, i.From.Anchor)
	if i.From.Anchor == "" {
		intro, _ := model.Parts(page.Body, 2)
		if len(parts) == 0 && len(onCard(intro)) > 0 { // a short page is one card
			at := page.At()
			add(at, false, g.face(page, at, inlines(at, page.Title), intro))
			return
		}
		g.note(page, intro)
	}
	for _, part := range parts {
		if i.From.Anchor != "" && g.entries(page, part, add) {
			continue
		}
		blocks := onCard(part.Blocks)
		if part.Heading == nil || len(blocks) == 0 || holdsEmbed(part.Blocks) {
			g.note(page, part.Blocks)
			continue
		}
		add(part.Heading.At, false, g.face(page, part.Heading.At, part.Heading.Text, part.Blocks))
	}
}

// entries makes cards of the entries of a section's lists, and reports whether it
// has any.
func (g *gathering) entries(page *model.Page, part model.Part, add func(at diag.Pos, numbered bool, front Face)) bool {
	found := false
	for _, b := range part.Blocks {
		if list, ok := b.(*model.List); ok {
			found = true
			for _, item := range list.Items {
				add(item.At, list.Ordered, itemFace(item))
			}
		}
	}
	if found {
		g.note(page, part.Blocks)
	}
	return found
}

func (g *gathering) countOf(group string) int {
	n := 0
	for _, c := range g.cards {
		if c.Kind == Point && c.Group == group {
			n++
		}
	}
	return n
}

// sections returns the sections of a page at level 2, or the one that an anchor
// names with those inside it.
func sections(body []model.Block, anchor string) []model.Part {
	if anchor == "" {
		_, parts := model.Parts(body, 2)
		return parts
	}
	for level := 2; level <= 6; level++ {
		_, parts := model.Parts(body, level)
		for _, p := range parts {
			if p.Heading.ID == anchor {
				intro, inside := model.Parts(p.Blocks, level+1)
				return append([]model.Part{{Heading: p.Heading, Blocks: intro}}, inside...)
			}
		}
	}
	return nil
}

func holdsEmbed(blocks []model.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(*model.Embed); ok {
			return true
		}
	}
	return false
}

// longestTitle is how many letters of an entry's beginning, up to its colon, can
// be the card's title; and how long an entry without one can be to stand alone in
// large type.
const longestTitle = 60

// itemFace makes a card of an entry of a list. What stands in bold at its
// beginning is the title, or what stands before a colon; a short entry is all
// title.
func itemFace(item *model.Item) Face {
	text := item.Text()
	face := Face{At: item.At}
	rest := onCard(item.Blocks[min(1, len(item.Blocks)):])
	if len(text) == 0 {
		face.Blocks = onCard(item.Blocks)
		return face
	}
	title, more := splitTitle(text)
	switch {
	case title != nil:
		face.Main = []model.Inlines{title}
		if len(more) > 0 {
			face.Blocks = append(face.Blocks, &model.Paragraph{At: item.At, Text: more})
		}
	case utf8.RuneCountInString(text.Plain()) <= longestTitle:
		face.Main = []model.Inlines{text}
	default:
		face.Blocks = append(face.Blocks, &model.Paragraph{At: item.At, Text: text})
	}
	face.Blocks = append(face.Blocks, rest...)
	return face
}

func splitTitle(text model.Inlines) (title, rest model.Inlines) {
	switch first := text[0].(type) {
	case *model.Strong:
		title, rest = first.Text, text[1:]
		if t, ok := title[len(title)-1].(model.Text); ok {
			t.Value = strings.TrimRight(t.Value, ".:")
			title = append(append(model.Inlines{}, title[:len(title)-1]...), t)
		}
		if len(rest) > 0 {
			if t, ok := rest[0].(model.Text); ok {
				t.Value = strings.TrimLeft(t.Value, " .:")
				rest = append(model.Inlines{t}, rest[1:]...)
				if t.Value == "" {
					rest = rest[1:]
				}
			}
		}
		return title, rest
	case model.Text:
		before, after, found := strings.Cut(first.Value, ": ")
		if !found || utf8.RuneCountInString(before) > longestTitle || strings.ContainsAny(before, ".?!") {
			return nil, nil
		}
		letter, size := utf8.DecodeRuneInString(after)
		after = string(unicode.ToUpper(letter)) + after[size:]
		title = model.Inlines{model.Text{At: first.At, Value: before}}
		return title, append(model.Inlines{model.Text{At: first.At, Value: after}}, text[1:]...)
	}
	return nil, nil
}
