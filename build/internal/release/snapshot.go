package release

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"rethink/build/internal/model"
)

// Take returns the words of a site. Its addresses are known when everything is made.
func Take(site *model.Site) Snapshot {
	t := &taker{site: site}
	t.facts()
	for _, f := range site.Files {
		sum := sha256.Sum256(f.Data)
		t.add(Part{Kind: OfFile, ID: f.Path, Title: f.Path, Words: []string{hex.EncodeToString(sum[:12])}})
	}
	for _, p := range site.Pages {
		t.page(p)
	}
	return Snapshot{Parts: t.parts}
}

// turned stands between the front and the back of a card.
const turned = "***"

type taker struct {
	site  *model.Site
	parts []Part
	names map[string]int // how often each name was taken, on the page
}

// add adds a part. Two of a page that would have one name are told apart by a number.
func (t *taker) add(p Part) {
	if t.names == nil {
		t.names = map[string]int{}
	}
	name := string(p.Kind) + "\n" + p.Page + "\n" + p.ID
	t.names[name]++
	if n := t.names[name]; n > 1 {
		p.ID += "~" + strconv.Itoa(n)
	}
	p.Title = oneLine(p.Title)
	t.parts = append(t.parts, p)
}

// titleID is the id of what the site is called.
const titleID = "title"

// facts are what all pages share, and what stands on every sheet of paper.
func (t *taker) facts() {
	c := t.site.Config
	site := func(id, title string, words ...string) {
		var l lines
		for _, w := range words {
			l.text(w)
		}
		t.add(Part{Kind: OfSite, ID: id, Title: title, Words: l.all})
	}
	site(titleID, c.Title, c.Description, c.Partnership.Name)
	if u := c.Urgent; u != nil {
		site("urgent", u.Text, u.After)
	}
	for _, who := range c.Contacts {
		site("contact-"+slug(who.Name), who.Name, who.Role, who.Phone, who.Email, who.Hours)
	}
	if p := c.Protocol; p != nil {
		site("protocol", p.Name, p.URL)
	}
}

// page takes a page as what its kind says.
func (t *taker) page(p *model.Page) {
	s := t.site
	switch p.Kind {
	case model.KindFlow:
		for _, f := range s.Flows {
			if f.Page == p {
				t.flow(f)
			}
		}
	case model.KindSwaps:
		for _, w := range s.Swaps {
			if w.Page == p {
				t.swaps(w)
			}
		}
	case model.KindPrompts:
		for _, q := range s.Prompts {
			if q.Page == p {
				t.prompts(q)
			}
		}
	case model.KindCards:
		for _, d := range s.Decks {
			if d.Page == p {
				t.deck(d)
			}
		}
	case model.KindSession:
		for _, one := range s.Sessions {
			if one.Page == p {
				t.session(one)
			}
		}
	case model.KindScenario:
		for _, one := range s.Scenarios {
			if one.Page == p {
				t.text(p, one.Blocks)
				t.notes(p, "notes", p.Title, one.Notes)
			}
		}
	default:
		t.text(p, p.Body)
	}
}

// top takes a page's title, its lead and what stands above its first part.
func (t *taker) top(p *model.Page, intro []model.Block) {
	var l lines
	l.text(p.Description)
	l.blocks(intro)
	t.add(Part{Kind: OfPage, Page: p.Path, ID: p.Path, Title: p.Title, Words: l.all})
}

func (t *taker) part(kind Kind, p *model.Page, id, title string, blocks ...[]model.Block) {
	t.add(Part{Kind: kind, Page: p.Path, ID: id, Title: title, Words: linesOf(blocks...)})
}

func (t *taker) notes(p *model.Page, id, title string, blocks []model.Block) {
	if len(blocks) > 0 {
		t.part(OfNotes, p, id, title, blocks)
	}
}

// text takes a page of words: what stands below each of its headings.
func (t *taker) text(p *model.Page, blocks []model.Block) {
	start := 0
	var heading *model.Heading
	take := func(end int) {
		if heading == nil {
			t.top(p, blocks[start:end])
			return
		}
		t.part(OfSection, p, heading.ID, heading.Text.Plain(), blocks[start:end])
	}
	for i, b := range blocks {
		if h, ok := b.(*model.Heading); ok {
			take(i)
			heading, start = h, i+1
		}
	}
	take(len(blocks))
}

func (t *taker) flow(f *model.Flow) {
	p := f.Page
	t.top(p, f.Intro)
	for _, s := range f.Steps {
		var l lines
		for _, d := range s.Facts {
			l.block(&model.Definitions{Items: []*model.Definition{d}})
		}
		l.blocks(s.Text)
		l.text(s.OptionsTitle)
		for _, o := range s.Options {
			l.item(&model.Item{Blocks: o.Blocks})
		}
		l.blocks(s.Between)
		l.text(s.ChoicesTitle)
		l.blocks(s.After)
		t.add(Part{Kind: OfStep, Page: p.Path, ID: s.ID, Title: s.Name(), Words: l.all})
		for i, c := range s.Choices {
			var l lines
			l.text(c.Note.Plain())
			l.blocks(c.More)
			t.add(Part{Kind: OfChoice, Page: p.Path, ID: s.ID + "." + s.Key(i), Title: c.Text, To: c.To, Words: l.all})
		}
	}
	if len(f.Rules) > 0 {
		var l lines
		l.blocks(f.RulesText)
		for _, r := range f.Rules {
			l.entry(strings.TrimSpace(r.Title + " " + r.Text.Plain()))
		}
		t.add(Part{Kind: OfSection, Page: p.Path, ID: f.RulesID, Title: f.RulesTitle, Words: l.all})
	}
}

func (t *taker) swaps(s *model.Swaps) {
	p := s.Page
	t.top(p, s.Intro)
	for _, c := range s.Categories {
		t.part(OfSection, p, c.ID, c.Title, c.Reason, c.After)
		for _, w := range c.Swaps {
			var l lines
			l.text(w.Does.Plain())
			for _, a := range w.Try {
				l.all = append(l.all, "→ "+oneLine(a.Text.Plain()))
				l.text(a.Because.Plain())
			}
			t.add(Part{Kind: OfSwap, Page: p.Path, ID: w.ID, Title: w.Avoid.Plain(), Words: l.all})
		}
	}
}

func (t *taker) prompts(s *model.Prompts) {
	p := s.Page
	t.top(p, s.Intro)
	for _, g := range s.Groups {
		t.part(OfSection, p, g.ID, g.Title, g.Text)
		for _, q := range g.Prompts {
			t.add(Part{Kind: OfPrompt, Page: p.Path, ID: q.ID, Title: q.Text.Plain()})
		}
	}
}

func (t *taker) deck(d *model.Deck) {
	p := d.Page
	var l lines
	l.text(p.Description)
	for _, i := range d.Include {
		l.text(i.Name) // what its cards are called, on each of them
	}
	l.text(d.Carry)
	t.add(Part{Kind: OfPage, Page: p.Path, ID: p.Path, Title: p.Title, Words: l.all})
	for _, c := range d.Cards {
		l := lines{all: linesOf(c.Front)}
		if len(c.Back) > 0 {
			l.all = append(l.all, turned)
			l.blocks(c.Back)
		}
		title := c.Title
		if c.Badge != "" {
			title = c.Badge + ": " + c.Title
		}
		t.add(Part{Kind: OfCard, Page: p.Path, ID: c.ID, Title: title, Words: l.all})
	}
}

func (t *taker) session(s *model.Session) {
	p := s.Page
	t.top(p, s.Intro)
	for _, a := range s.About {
		t.part(OfSection, p, a.Heading.ID, a.Heading.Text.Plain(), a.Blocks)
	}
	l := lines{all: linesOf(s.Agenda.Intro)}
	for _, r := range s.Agenda.Rows {
		cells := []string{r.Name + r.About.Plain(), strconv.Itoa(r.Minutes), r.Need.Plain()}
		l.entry(strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	l.blocks(s.Agenda.After)
	t.add(Part{Kind: OfSection, Page: p.Path, ID: s.Agenda.ID, Title: s.Agenda.Title, Words: l.all})
	for _, a := range s.Activities {
		t.part(OfActivity, p, a.ID, a.Title, a.Blocks)
		t.notes(p, a.ID, a.Title, a.Notes)
	}
	t.notes(p, "notes", p.Title, s.Notes)
}

// step is the id of the step that a part is, or that it belongs to; empty for none.
func (p *Part) step() string {
	switch p.Kind {
	case OfStep:
		return p.ID
	case OfChoice:
		id, _, _ := strings.Cut(p.ID, ".")
		return id
	}
	return ""
}
