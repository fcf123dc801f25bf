package out

import (
	"cmp"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/sheet"
	"rethink/build/internal/wordfile"
	"rethink/build/internal/words"
)

// LargePrint is the size of type in large print, in points.
const LargePrint = 18

// Env is what a capability may know of the site around it.
type Env struct {
	Site *model.Site
	Say  words.Say

	// Render prints a page at once, for a file that holds pages.
	Render func(*Page) ([]byte, error)
	// Static returns a stylesheet, script or picture of the layouts by its address
	// in the site, and whether there is one.
	Static func(address string) ([]byte, bool)

	// Codes gives cards the codes that outlive versions; nil where they have none.
	Codes *Codes

	terms *model.Abbreviations
	asks  map[model.Ref]any // what an embed can show
	left  map[string]string // what could not be made, and what stands in its stead

	answers map[string]bool // the names of what can be printed
}

// Lead makes links on paper to what could not be made lead to what stands in its
// stead.
func (e *Env) Lead(left []Left) {
	for _, l := range left {
		e.left[l.Address] = l.Stead
	}
}

// NewEnv returns what capabilities may know of a site. Render and Static are to be
// set before a file that holds pages is made.
func NewEnv(site *model.Site, say words.Say) *Env {
	return &Env{Site: site, Say: say, terms: model.NewAbbreviations(site.Glossary), asks: site.Asks(), left: map[string]string{}, answers: map[string]bool{}}
}

// Of returns the same for another reading of the site, which differs in the text of
// pages alone.
func (e *Env) Of(site *model.Site) *Env {
	of := *e
	of.Site = site
	return &of
}

// List returns the address of the list of all there is to print, or "" where the
// site has none.
func (e *Env) List() string {
	for _, p := range e.Site.Pages {
		if p.Kind == model.KindPrint {
			return p.Address()
		}
	}
	return ""
}

// Options are the facts of a file on paper.
func (e *Env) Options(title, subject string) sheet.Options {
	c := e.Site.Config
	return sheet.Options{Title: title, Subject: subject, Author: c.Partnership.Name, Language: c.Language, Date: c.Updated}
}

// Set sets a document in type. A size of zero is the usual one; it is in points.
func (e *Env) Set(d paper.Document, size float64) *sheet.Document {
	o := e.Options(d.Title, d.Lead)
	o.Language = cmp.Or(d.Lang, o.Language)
	return sheet.Print(d, sheet.DocumentOptions{
		Options:  o,
		Size:     size,
		Masthead: e.Site.Config.Title,
		Footer:   e.Imprint(),
		Address:  e.ShortAddress(d.Address + ".html"),
		PageOf:   e.Say("paper_page_of", "%d", "%d"),
		Link:     e.FullAddress,
		Word:     func(k model.AlertKind) string { return e.Say("alert_" + string(k)) },
		Embed:    e.embedded,
		Terms:    e.terms,
	})
}

// WordOptions are the facts of a file for Word.
func (e *Env) WordOptions(title, subject string) wordfile.Options {
	c := e.Site.Config
	return wordfile.Options{
		Title: title, Subject: subject, Author: c.Partnership.Name, Language: c.Language, Date: c.Updated,
		Footer: e.Imprint(),
		PageOf: e.Say("paper_page_of", "%d", "%d"),
		Link:   func(to model.Ref) wordfile.Target { return wordfile.Target{URL: e.FullAddress(to)} },
		Word:   func(k model.AlertKind) string { return e.Say("alert_" + string(k)) },
		Embed:  e.embedded,
		File:   e.Site.File,
	}
}

// form makes a document as a form for Word: people type a record into the system of
// their own service.
func (e *Env) form(d paper.Document) ([]byte, error) {
	o := e.WordOptions(d.Title, d.Lead)
	o.Language = cmp.Or(d.Lang, o.Language)
	o.TypeHere = e.Say("form_type_here")
	return wordfile.Print(d, e.Site.Config.Title, o)
}

// Imprint says which version a piece of paper is, and that it may be old.
func (e *Env) Imprint() string {
	old := e.Say("paper_old")
	if version := e.Version(); version != "" {
		return version + ". " + old
	}
	return old
}

// Version says which version of the guidance something holds, and from which day:
// "Version 1.0, 3 November 2026", or "Draft" in the place of a version that nobody
// has agreed to, and whether the content changed since. It is empty for a site that
// tells none of it.
func (e *Env) Version() string { return Version(e.Site.Config, e.Say) }

// Version says it where only the facts of the site are at hand.
func Version(c model.Config, say words.Say) string {
	var facts []string
	switch {
	case c.Draft:
		facts = append(facts, say("draft_word"))
	case c.Version != "":
		facts = append(facts, say("version", c.Version))
	}
	if !c.Updated.IsZero() {
		facts = append(facts, say.Date(c.Updated))
	}
	if c.Changed {
		facts = append(facts, say("version_changed"))
	}
	return strings.Join(facts, ", ")
}

// ShortAddress is where the newest copy of something is, as people type it:
// without its scheme. It is empty where the site's address is not known.
func (e *Env) ShortAddress(address string) string {
	short := e.Site.Config.ShortAddress()
	if short == "" {
		return ""
	}
	return short + "/" + address
}

// FullAddress is a link as paper needs it, or empty where it would lead nowhere.
func (e *Env) FullAddress(to model.Ref) string {
	if to.URL != "" {
		return to.URL
	}
	if e.Site.Config.BaseURL == "" {
		return ""
	}
	return e.Site.Config.BaseURL + Instead(e.left, to.Address())
}

// Instead returns where a link to an address leads: where that could not be made, to
// what stands in its stead, which has no anchor of the same name.
func Instead(left map[string]string, address string) string {
	file, _, _ := strings.Cut(address, "#")
	if stead, ok := left[file]; ok {
		return stead
	}
	return address
}

// embedded returns the questions that an embed shows: a list of prompts, or a
// table of swaps.
func (e *Env) embedded(embed *model.Embed) []model.Block {
	title := &model.Paragraph{At: embed.At, Text: model.Inlines{&model.Strong{At: embed.At, Text: embed.Text}}}
	switch found := e.asks[embed.To].(type) {
	case *model.PromptGroup:
		return []model.Block{title, found.List()}
	case *model.Category:
		return []model.Block{title, found.Table(e.Say("voices_avoid"), e.Say("voices_try"))}
	}
	return nil
}

// A Link is a way to something that belongs to a page.
type Link struct{ Title, Address string }

// A Paper is a document with its page and its place in the list of what to print.
type Paper struct {
	Document paper.Document
	Page     Page      // what differs from other papers: Parent, NoIndex, Styles …
	Print    Printable // Group, Purpose and Thumb
	Large    bool      // there is a large print too
	Form     bool      // there is a form for Word too, to type into
	Always   bool      // it is made whatever the site wants to print, as it is about that
	Size     float64   // of its type in points, where it is to fit on something; zero is the usual one

	LargeTitle string // of the large print, where the document's own would not be true of it
	Related    []Link // what stands beside the PDF on its page
}

// A PaperView is the view of a paper's page.
type PaperView struct {
	Document   paper.Document
	Lead       string
	PDF, Large *PDF  // nil where they could not be made
	Form       *File // for Word; nil where there is none
	Related    []Link
}

// Paper adds a document: its page, its PDF, its large print, its place in the
// print list, its form for Word, and what of it cannot be printed. One that the site does not want to
// print is not made. A document that would say something else without the letters
// that it lacks has a page alone, to which links to its files lead.
func (m *Made) Paper(e *Env, p Paper) {
	doc, page, print := p.Document, p.Page, p.Print
	pdf, large, form := doc.Address+".pdf", doc.Address+"-large.pdf", doc.Address+".docx"
	if !p.Always && !e.Chosen(doc.Address, print.Group.Name()) {
		m.Drop(e, doc.Address+".html", pdf, large)
		if p.Form {
			m.Drop(e, form)
		}
		return
	}
	page.Address, page.Layout, page.Title, page.Lang = doc.Address+".html", "paper", doc.Title, doc.Lang
	page.Styles = append([]string{"paper"}, page.Styles...)
	print.Title, print.Paper, print.Sides, print.Web = doc.Title, sheet.A4.Name, doc.Sides, page.Address

	set := e.Set(doc, p.Size)
	m.Problems = append(m.Problems, set.Problems()...)
	if set.Printable() {
		print.PDF = NewPDF(pdf, set.PDF)
		if p.Large {
			print.Large = NewPDF(large, func() ([]byte, error) { return e.Set(p.large(), LargePrint).PDF() })
		}
	} else {
		print.Left = true
		m.Leave(page.Address, pdf, large)
	}
	if p.Form {
		print.Form = NewFile(form, func() ([]byte, error) { return e.form(doc) })
	}
	page.View = PaperView{Document: doc, Lead: doc.Lead, PDF: print.PDF, Large: print.Large, Form: print.Form, Related: p.Related}
	m.Page(page)
	m.Print(print)
}

// large is the document as its large print has it.
func (p Paper) large() paper.Document {
	doc := p.Document
	doc.Columns = 0
	if p.LargeTitle != "" {
		doc.Title, doc.Sides = p.LargeTitle, paper.LongEdge
	}
	return doc
}
