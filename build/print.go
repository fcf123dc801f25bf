package build

import (
	"slices"
	"sync"

	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/sheet"
)

// A printable is one thing to print. The list of all of them is the page of kind
// print; each capability adds its own in [builder.printables], and their PDF
// files are made from there. The print pages (HTML) are outputs of the
// capability itself.
type printable struct {
	Group   printGroup
	Title   string // "Prompt cards"
	Purpose string // one sentence: what it is for
	Paper   string // "A4, 160 g or heavier"
	Sides   sheet.Sides
	Thumb   string // picture in layouts/print.html: "cards", "card", "ruler", "poster", "chart", "form", "quiz", "text"
	Web     string // address of the print page; empty for none
	PDF     *pdf
	Large   *pdf             // large print; nil for none
	Others  []printableOther // the same on other paper
	Note    string           // what to mind with other paper; may be empty
}

// A printableOther is the same thing on other paper.
type printableOther struct {
	Title, Web string
	PDF        *pdf
}

// printGroup is where a printable stands in the list.
type printGroup string

const (
	forPocket   printGroup = "pocket"   // cards
	forMeeting  printGroup = "meeting"  // record, questions, summary
	forWall     printGroup = "wall"     // posters
	forTraining printGroup = "training" // quiz, handouts, guides
)

func printGroups() []printGroup {
	return []printGroup{forPocket, forMeeting, forWall, forTraining}
}

// printables lists all there is to print, in the order of the page.
func (b *builder) printables() []printable {
	return slices.Concat(
		b.cardPrintables(),
		b.paperPrintables(),
		b.flowPrintables(),
		b.quizPrintables(),
		b.trainingPrintables(),
	)
}

// A pdf is a file that is made once, whoever asks first: the file itself, or the
// page that tells its size.
type pdf struct {
	address string
	data    func() ([]byte, error)
}

func newPDF(address string, make func() ([]byte, error)) *pdf {
	return &pdf{address, sync.OnceValues(make)}
}

// Size returns the file's size in kilobytes, rounded up.
func (p *pdf) Size() (int, error) {
	data, err := p.data()
	return (len(data) + 1023) / 1024, err
}

// Pages returns how many pages the file has.
func (p *pdf) Pages() (int, error) {
	data, err := p.data()
	return sheet.CountPages(data), err
}

// Address returns where the file is in the site.
func (p *pdf) Address() string { return p.address }

// printOutputs makes every PDF file and, where an author wrote a page of kind
// print, the list of them.
func (b *builder) printOutputs() []output {
	prints := b.printables()
	var outputs []output
	made := map[string]bool{} // a file can be a large print and one of several papers
	add := func(p *pdf) {
		if p != nil && !made[p.address] {
			made[p.address] = true
			outputs = append(outputs, output{address: p.address, make: p.data})
		}
	}
	for _, p := range prints {
		add(p.PDF)
		add(p.Large)
		for _, o := range p.Others {
			add(o.PDF)
		}
	}
	for _, p := range b.site.Pages {
		if p.Kind == model.KindPrint {
			outputs = append(outputs, b.page(page.Page{
				Address: p.Address(), Layout: "print", Title: p.Title, Description: p.Description,
				From: p, Styles: []string{"print"}, View: newPrintHub(prints),
			}))
		}
	}
	return outputs
}

// printList returns the address of the list of all there is to print, or "" where
// the site has none.
func (b *builder) printList() string {
	for _, p := range b.site.Pages {
		if p.Kind == model.KindPrint {
			return p.Address()
		}
	}
	return ""
}

// A printHub is the view of the list: its groups that hold something.
type printHub struct{ Groups []printHubGroup }

type printHubGroup struct {
	Name   printGroup
	Prints []printable
}

func newPrintHub(prints []printable) printHub {
	var hub printHub
	for _, name := range printGroups() {
		g := printHubGroup{Name: name}
		for _, p := range prints {
			if p.Group == name {
				g.Prints = append(g.Prints, p)
			}
		}
		if len(g.Prints) > 0 {
			hub.Groups = append(hub.Groups, g)
		}
	}
	return hub
}
