// Package out is what a capability hands to the build: pages, files and papers,
// what it prints, what is wrong, and what it had to leave out.
//
// Every capability makes all of its own once, as a [Made]. What can be wrong is
// known when it is made; bytes wait until somebody asks for them, and are then
// made once. A [Printable] is a thing to print with its place in the list of all
// of them. [Env] is what a capability may know of the site around it.
//
// A sheet that cannot be set does not take the site with it: its capability
// reports a warning, makes no output for it, and names in [Made.Left] what stands
// in its stead, where links to it lead.
//
// The package refuses to know what a quiz or a card is, and how a page is laid
// out.
package out

import (
	"slices"
	"sync"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/paper"
	"rethink/build/internal/sheet"
)

// An Output is one file of the site and how its bytes are made: a page to render,
// or Make. Outputs are made in parallel, so Make must not change anything that
// another output reads.
type Output struct {
	Address string
	Page    *Page                  // nil for what is not a page
	Make    func() ([]byte, error) // nil for a page

	// Whole makes a file that holds all others, in place of Make. It is called last,
	// with every other file by its address, and must not change what it gets.
	Whole func(files map[string][]byte) ([]byte, error)
}

// Made is all that a capability makes of a site.
type Made struct {
	Outputs  []Output
	Prints   []Printable
	Problems diag.List
	Left     []Left
	Notes    []string // what whoever publishes the site should know, a sentence or two each; nothing is wrong

	files map[string]bool // addresses of the PDF files among the outputs
}

// Left is a file that could not be made, and the address of what stands in its
// stead.
type Left struct {
	Address, Stead string
	Unwanted       bool   // the site does not want it, by print: of site.yaml
	Off            string // the key of site.yaml that leaves it out with nothing in its stead; empty for none
}

// Add takes over all that another Made holds.
func (m *Made) Add(o Made) {
	m.Outputs = append(m.Outputs, o.Outputs...)
	m.Prints = append(m.Prints, o.Prints...)
	m.Problems = append(m.Problems, o.Problems...)
	m.Left = append(m.Left, o.Left...)
	m.Notes = append(m.Notes, o.Notes...)
}

// Leave says that files could not be made, and what stands in their stead.
func (m *Made) Leave(stead string, addresses ...string) {
	for _, a := range addresses {
		m.Left = append(m.Left, Left{Address: a, Stead: stead})
	}
}

// Page adds a page.
func (m *Made) Page(p Page) { m.Outputs = append(m.Outputs, Output{Address: p.Address, Page: &p}) }

// Pages returns the pages among the outputs.
func (m *Made) Pages() []Page {
	count := 0
	for _, o := range m.Outputs {
		if o.Page != nil {
			count++
		}
	}
	pages := make([]Page, 0, count)
	for _, o := range m.Outputs {
		if o.Page != nil {
			pages = append(pages, *o.Page)
		}
	}
	return pages
}

// File adds a file whose bytes are made when somebody asks for them.
func (m *Made) File(address string, make func() ([]byte, error)) {
	m.Outputs = append(m.Outputs, Output{Address: address, Make: make})
}

// Data adds a file whose bytes are ready.
func (m *Made) Data(address string, data []byte) {
	m.File(address, func() ([]byte, error) { return data, nil })
}

// Style adds a stylesheet that was made for one page, and returns its address,
// which changes with its bytes, so that a browser may keep it for ever.
func (m *Made) Style(name string, css []byte) string {
	address := Hashed(name+".css", css)
	m.Data(address, css)
	return address
}

// Print adds a thing to print, with its PDF files. A file that is the large print
// of one thing and another paper of it is made once.
func (m *Made) Print(p Printable) {
	m.Prints = append(m.Prints, p)
	m.pdf(p.PDF)
	m.pdf(p.Large)
	if p.Form != nil {
		m.File(p.Form.address, p.Form.data)
	}
	for _, o := range p.Others {
		m.pdf(o.PDF)
	}
}

func (m *Made) pdf(p *PDF) {
	if p == nil || m.files[p.address] {
		return
	}
	if m.files == nil {
		m.files = map[string]bool{}
	}
	m.files[p.address] = true
	m.File(p.address, p.data)
}

// A Printable is one thing to print, as the list of all of them shows it.
type Printable struct {
	Group   Group
	Title   string // "Prompt cards"
	Purpose string // one sentence: what it is for
	Paper   string // "A4, 160 g or heavier"
	Sides   paper.Sides
	Thumb   string  // picture in layouts/print.html: "cards", "card", "ruler", "poster", "chart", "form", "quiz", "text"
	Web     string  // address of the print page; empty for none
	PDF     *PDF    // nil for none, and where it was left out
	Left    bool    // the PDF could not be made: the list says so, and leads to Web
	Large   *PDF    // large print; nil for none
	Form    *File   // the same to type into, for Word; nil for none
	Others  []Other // the same on other paper
	Note    string  // what to mind with other paper; may be empty
	Remark  string  // what is not as on other paper, such as a card that goes on; may be empty
	For     Sharing // who of a room gets one
	Holds   int     // people who share one sheet, where it is for so many; zero for any number
	Shows   Shows   // what it was made from: when that changes, prints of it are old
}

// Shows says what something to print was made from. The name of the site stands on all.
type Shows struct {
	Pages []model.Ref // pages, or parts of them
	Facts []string    // of the site: FactUrgent, FactContacts
	Notes bool        // the notes for facilitators too
}

// Facts that stand on some sheets and not on others.
const (
	FactUrgent   = "urgent"
	FactContacts = "contact"
)

// Of shows all of some pages.
func Of(pages ...*model.Page) Shows {
	var s Shows
	for _, p := range pages {
		s.Pages = append(s.Pages, model.Ref{Page: p.Path})
	}
	return s
}

// Embedding shows the questions too that blocks bring in from other pages.
func (s Shows) Embedding(blocks []model.Block) Shows {
	for _, b := range blocks {
		if e, ok := b.(*model.Embed); ok {
			s.Pages = append(s.Pages, e.To)
		}
	}
	return s
}

// Sharing says how often a thing is printed for a room of people.
type Sharing int

// The ways to share what is printed.
const (
	PerRoom   Sharing = iota // one for all, or for so many as one sheet holds
	PerGroup                 // one for each small group
	PerPerson                // one for each person
)

// An Other is the same thing on other paper.
type Other struct {
	Title, Web string
	Of         string // title of the thing, as Sheets and Papers know it
	PDF        *PDF
	Left       bool   // it could not be made: the list says so
	Remark     string // as of a Printable
	Sheet      bool   // another sheet of the same, on the same paper
}

// Sheets returns the other sheets on the thing's own paper: who prints one needs all.
func (p Printable) Sheets() []Other { return p.others(true) }

// Papers returns what there is on other paper.
func (p Printable) Papers() []Other { return p.others(false) }

func (p Printable) others(sheets bool) []Other {
	found := slices.DeleteFunc(slices.Clone(p.Others), func(o Other) bool { return o.Sheet != sheets })
	for i := range found {
		found[i].Of = p.Title
	}
	return found
}

// A Group is where a printable stands in the list.
type Group string

// The groups, in the order of the list.
const (
	ForPocket   Group = "pocket"   // cards
	ForMeeting  Group = "meeting"  // record, questions, summary
	ForWall     Group = "wall"     // posters
	ForTraining Group = "training" // quiz, handouts, guides
)

// Name is what a site's author calls the group under `print:`.
func (g Group) Name() string {
	return map[Group]string{ForPocket: "cards", ForMeeting: "papers", ForWall: "posters", ForTraining: "training"}[g]
}

// Groups returns the groups in the order of the list.
func Groups() []Group { return []Group{ForPocket, ForMeeting, ForWall, ForTraining} }

// A File is one that is made once, whoever asks first: the file itself, or the page that
// says its size.
type File struct {
	address string
	data    func() ([]byte, error)
}

// NewFile returns the file at an address of the site.
func NewFile(address string, make func() ([]byte, error)) *File {
	return &File{address, sync.OnceValues(make)}
}

// Size returns the file's size in kilobytes, rounded up.
func (f *File) Size() (int, error) {
	data, err := f.data()
	return (len(data) + 1023) / 1024, err
}

// Address returns where the file is in the site.
func (f *File) Address() string { return f.address }

// A PDF is a File with pages.
type PDF struct{ File }

// NewPDF returns the PDF at an address of the site.
func NewPDF(address string, make func() ([]byte, error)) *PDF {
	return &PDF{*NewFile(address, make)}
}

// Pages returns how many pages the file has.
func (p *PDF) Pages() (int, error) {
	data, err := p.data()
	return sheet.CountPages(data), err
}
