package review

import (
	"fmt"
	"slices"
	"strconv"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/wordfile"
	"rethink/build/internal/words"
)

// A File is the text of a site for Word.
type File struct {
	Data     []byte
	Pages    int
	Passages []Passage // in the order of the file
}

// New writes the text of a site. The environment is that of the whole site, not of the
// faces of its pages.
func New(env *out.Env) (*File, error) {
	w := newWriter(env)
	w.cover()
	pages := inOrder(env.Site)
	w.doc.Contents(w.contents(pages))
	for _, p := range pages {
		w.page(p)
	}
	w.facts()
	data, err := w.doc.Bytes()
	return &File{Data: data, Pages: len(pages), Passages: w.marker.passages}, err
}

// A writer writes the file, page by page.
type writer struct {
	env    *out.Env
	site   *model.Site
	say    words.Say
	doc    *wordfile.Document
	marker *marker
	leads  map[string]bool // the bookmarks that links may name
	from   *model.Page     // the page that is written
}

func newWriter(env *out.Env) *writer {
	w := &writer{env: env, site: env.Site, say: env.Say, marker: &marker{anchors: map[string]bool{}}, leads: map[string]bool{}}
	for _, p := range w.site.Pages {
		w.leads[anchorName(p.Path, "")] = true
		for _, h := range p.Headings {
			w.leads[anchorName(p.Path, h.ID)] = true
		}
	}
	o := env.WordOptions(w.site.Config.Title, w.say("review_subject"))
	o.Header = w.site.Config.Title + ". " + w.status()
	o.Footer = w.say("review_foot")
	o.Tracked = true
	o.Mark, o.Link = w.marker.mark, w.link
	o.Picture = func(alt string) string { return w.say("review_picture", alt) }
	w.doc = wordfile.New(o)
	return w
}

// status says which text this is: a version, or that nobody has agreed to it.
func (w *writer) status() string {
	c := w.site.Config
	if c.Draft {
		return w.say("draft_line", c.Partnership.Name)
	}
	if version := out.Version(c, w.say); version != "" {
		return version
	}
	return w.say("review_subject")
}

// cover tells people who may never have commented in Word how to do it.
func (w *writer) cover() {
	c := w.site.Config
	below := w.status()
	if !c.Updated.IsZero() && c.Draft {
		below += " " + w.say.Date(c.Updated)
	}
	w.doc.Cover(c.Partnership.Name, c.Title, below)
	w.doc.Above(w.say("review_how"))
	w.doc.Say(w.say("review_lead"))
	w.doc.Steps(w.say("review_comment"), w.say("review_change"), w.say("review_quote"), w.say("review_keep"), w.say("review_private"), w.say("review_send"))
	w.doc.Above(w.say("review_contents"))
}

// contents lists the pages, and the facts that follow them.
func (w *writer) contents(pages []*model.Page) []wordfile.Entry {
	var entries []wordfile.Entry
	for i, p := range pages {
		entries = append(entries, wordfile.Entry{Number: strconv.Itoa(i + 1), Text: p.Title, Bookmark: anchorName(p.Path, "")})
	}
	return append(entries, wordfile.Entry{Number: strconv.Itoa(len(pages) + 1), Text: w.say("review_facts"), Bookmark: anchorName(siteFile, "")})
}

// link leads to a passage of the file where it holds what the link names, and out of it
// where only the site has that.
func (w *writer) link(to model.Ref) wordfile.Target {
	if to.Page != "" {
		for _, name := range []string{anchorName(to.Page, to.Anchor), anchorName(to.Page, "")} {
			if w.leads[name] {
				return wordfile.Target{Bookmark: name}
			}
		}
	}
	return wordfile.Target{URL: w.env.FullAddress(to)}
}

// page writes one page: its title, its file in small print, and all its text.
func (w *writer) page(p *model.Page) {
	w.from = p
	at := p.TitleAt
	if at == (diag.Pos{}) {
		at = p.At()
	}
	w.doc.Notes(notesOf(p.Body))
	w.doc.Language(p.Lang)
	w.doc.Title(model.Inlines{model.Text{At: at, Value: p.Title}}, w.marker.begin(p.Path, p.Title, at))
	w.doc.Small(w.say("review_file", "content/"+p.Path))
	w.paragraph(p.LeadAt, p.Description)
	switch p.Kind {
	case model.KindFlow:
		w.flow(p)
	case model.KindSession:
		w.session(p)
	case model.KindScenario:
		w.scenario(p)
	case model.KindCards:
		w.deck(p)
	default:
		w.doc.Blocks(p.Body)
	}
	w.doc.Language("")
	w.from = nil
}

// notesOf returns the footnotes of a page: they are the last block of its text.
func notesOf(blocks []model.Block) []model.Note {
	if len(blocks) == 0 {
		return nil
	}
	if notes, ok := blocks[len(blocks)-1].(*model.Notes); ok {
		return notes.Notes
	}
	return nil
}

// paragraph writes plain words as a passage; empty ones are none.
func (w *writer) paragraph(at diag.Pos, text string) {
	if text == "" {
		return
	}
	if at == (diag.Pos{}) && w.from != nil {
		at = w.from.At()
	}
	w.doc.Paragraph(at, model.Inlines{model.Text{At: at, Value: text}})
}

// flow writes the steps of a flow. Behind each answer stands where it leads, which a
// reader of the site sees by taking it.
func (w *writer) flow(p *model.Page) {
	names := map[string]string{}
	for _, f := range w.site.Flows {
		if f.Page == p {
			for _, s := range f.Steps {
				names[s.ID] = s.Name()
			}
		}
	}
	w.doc.Blocks(leading(p, names))
}

// leading returns the text of a flow's page with the name of the step behind each
// choice.
func leading(p *model.Page, names map[string]string) []model.Block {
	blocks := make([]model.Block, len(p.Body))
	for i, b := range p.Body {
		blocks[i] = b
		list, ok := b.(*model.List)
		if !ok {
			continue
		}
		copied := *list
		copied.Items = make([]*model.Item, len(list.Items))
		for n, item := range list.Items {
			copied.Items[n] = led(p, item, names)
		}
		blocks[i] = &copied
	}
	return blocks
}

func led(p *model.Page, item *model.Item, names map[string]string) *model.Item {
	text := item.Text()
	if len(text) == 0 {
		return item
	}
	link, ok := text[0].(*model.Link)
	if !ok || link.To.Page != p.Path || names[link.To.Anchor] == "" || names[link.To.Anchor] == plain(link.Text) {
		return item
	}
	first := *item.Blocks[0].(*model.Paragraph)
	first.Text = append(slices.Clone(text), model.Text{At: link.At, Value: " → " + names[link.To.Anchor]})
	copied := *item
	copied.Blocks = append([]model.Block{&first}, item.Blocks[1:]...)
	return &copied
}

// session writes a plan with the notes for the facilitator, each below the part that it
// is about.
func (w *writer) session(p *model.Page) {
	for _, s := range w.site.Sessions {
		if s.Page != p {
			continue
		}
		facts := w.say("session_lasts", w.say.Count("session_minute", s.Minutes))
		if s.People != "" {
			facts += " " + w.say("session_people", s.People)
		}
		w.paragraph(s.MinutesAt, facts)
		intro, parts := model.Parts(p.Body, 2)
		w.doc.Blocks(intro)
		for _, part := range parts {
			w.doc.Blocks(append([]model.Block{part.Heading}, part.Blocks...))
			if a := s.Activity(part.Heading.ID); a != nil {
				w.notes("review_notes", a.Notes)
			}
		}
		w.notes("review_notes_all", s.Notes)
	}
}

// scenario writes a made-up case, and what a facilitator could listen for.
func (w *writer) scenario(p *model.Page) {
	for _, s := range w.site.Scenarios {
		if s.Page != p {
			continue
		}
		for _, a := range s.Agencies {
			w.paragraph(p.At(), w.say("scenario_agencies")+": "+a)
		}
		if s.Practise != "" {
			w.paragraph(p.At(), w.say("scenario_practise")+": "+s.Practise)
		}
		w.doc.Blocks(p.Body)
		w.notes("review_notes", s.Notes)
	}
}

// notes writes the notes for the facilitator, set apart: they are not for everybody.
func (w *writer) notes(title string, blocks []model.Block) {
	if len(blocks) > 0 {
		w.doc.Box(model.AlertTip, w.say(title, w.say("facilitator_notes")), func() { w.doc.Blocks(blocks) })
	}
}

// deck writes the cards that stand on the deck's own page, and names the pages that
// others are made of.
func (w *writer) deck(p *model.Page) {
	w.doc.Turn(w.say("review_turn"))
	w.doc.Blocks(p.Body)
	w.doc.Turn("")
	for _, d := range w.site.Decks {
		if d.Page != p {
			continue
		}
		w.paragraph(d.CarryAt, d.Carry)
		for _, i := range d.Include {
			from := w.site.Page(i.From.Page)
			if from == nil {
				continue
			}
			text := w.say("review_cards", from.Title)
			if i.Name != "" {
				text = fmt.Sprintf("%s: %s", i.Name, text)
			}
			w.doc.Paragraph(i.At, model.Inlines{&model.Link{At: i.At, To: i.From, Text: model.Inlines{model.Text{At: i.At, Value: text}}}})
		}
	}
}
