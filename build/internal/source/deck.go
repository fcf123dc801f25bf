package source

import (
	"maps"
	"path"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// readDeck reads a page of kind cards, as docs/format/cards.md describes it.
func readDeck(r *reading) *model.Deck {
	d := &model.Deck{Page: r.page}
	intro, parts := model.Parts(r.page.Body, 2)
	d.Intro = intro
	for _, p := range parts {
		d.Cards = append(d.Cards, readCard(p))
	}
	for _, v := range r.matter.Texts("include") {
		if from, ok := r.include(v); ok {
			d.Include = append(d.Include, model.Include{At: v.At, From: from})
		}
	}
	r.cardNames(d)
	r.cardShapes(d)
	carry, at := r.matter.TextAt("carry")
	d.Carry, d.CarryAt = r.set(carry), at
	return d
}

// readSummary reads which pages a page of kind print wants on the sheet that holds
// the guidance in short. Front matter: `summary:` lists pages, as `include:` does.
func readSummary(r *reading) *model.Summary {
	s := &model.Summary{Page: r.page}
	for _, v := range r.matter.Texts("summary") {
		if from, ok := r.include(v); ok {
			s.Include = append(s.Include, model.Include{At: v.At, From: from})
		}
	}
	return s
}

// cardNames reads what the cards of an include are called.
func (r *reading) cardNames(d *model.Deck) {
	r.ofIncludes(d, "names", "unknown-name", "name", func(i *model.Include, v matter.Value) { i.Name = r.set(v.Text) })
}

// cardShapes reads what shape the cards of an include are marked with.
func (r *reading) cardShapes(d *model.Deck) {
	r.ofIncludes(d, "shapes", "unknown-shape", "shape", func(i *model.Include, v matter.Value) {
		if slices.Contains(model.CardShapes(), v.Text) {
			i.Shape = v.Text
			return
		}
		r.problems.Warnf(v.At, "unknown-shape", "shape %s is not known, so these cards have another", v.Text)
		hint := "The shapes are " + strings.Join(model.CardShapes(), ", ") + "."
		if guess := diag.DidYouMean(v.Text, model.CardShapes()); guess != "" {
			hint = guess
		}
		r.problems.Hint("%s", hint)
	})
}

// ofIncludes reads a key of the front matter that says something of each include.
func (r *reading) ofIncludes(d *model.Deck, key, rule, what string, take func(*model.Include, matter.Value)) {
	said := r.matter.Map(key)
	from := make(map[model.Ref][]int, len(d.Include))
	for i, include := range d.Include {
		from[include.From] = append(from[include.From], i)
	}
	for _, k := range said.Keys() {
		text, at := said.TextAt(k.Text)
		v := matter.Value{Text: text, At: at}
		to, ok := r.include(k)
		for _, i := range from[to] {
			take(&d.Include[i], v)
		}
		if ok && len(from[to]) == 0 {
			r.problems.Errorf(k.At, rule, "%s is given to %s, which the deck does not include", what, k.Text)
			r.problems.Hint("Write it exactly as under `include:`.")
		}
	}
}

func readCard(p model.Part) *model.Card {
	c := &model.Card{At: p.Heading.At, ID: p.Heading.ID, Front: p.Blocks}
	c.Badge, c.Title = p.Heading.Badge()
	for i, b := range p.Blocks {
		if _, ok := b.(*model.Divider); ok {
			c.Front, c.Back, c.Turned = p.Blocks[:i], p.Blocks[i+1:], true
			break
		}
	}
	return c
}

// include reads where an entry of `include:` leads. Whether the page has the
// section is known only once it is read.
func (r *reading) include(v matter.Value) (model.Ref, bool) {
	name, anchor, _ := strings.Cut(v.Text, "#")
	to := path.Join(path.Dir(r.page.Path), name)
	if name == "" {
		to = r.page.Path
	}
	if _, ok := r.site.kinds[to]; ok {
		return model.Ref{Page: to, Anchor: anchor}, true
	}
	r.problems.Errorf(v.At, "dead-include", "included page %s does not exist", name)
	if hint := r.guesses.DidYouMean(to, slices.Collect(maps.Keys(r.site.kinds))); hint != "" {
		r.problems.Hint("%s", hint)
	} else {
		r.problems.Hint("Write it as in a link: from the folder of this page, with .md at its end.")
	}
	r.problems.Unless(model.FoldersOf(contentDir + "/" + to)...)
	return model.Ref{}, false
}
