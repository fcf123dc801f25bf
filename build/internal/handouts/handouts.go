// Package handouts makes the sheets for a meeting from what the site holds
// already: the record sheet of a guide, the guidance on one sheet, and the sheet of
// questions.
//
// The package refuses to add guidance of its own: beside labels to write next to,
// every sentence stands on a page of the site.
package handouts

import (
	"strings"

	"rethink/build/internal/out"
	"rethink/build/internal/paper"
)

// folder is where the sheets are, but for those of a second guide.
const folder = "print/"

// Make makes the sheets that the site has something for. The guidance on one sheet
// holds what an author names for it, or what stands in the deck; nil is a site
// without one.
func Make(env *out.Env, deck *out.Deck) out.Made {
	var made out.Made
	for i, g := range env.Site.Guides {
		at := folder
		if i > 0 {
			// A second guide has its form beside its own page.
			at = strings.TrimSuffix(g.Page.Address(), ".html") + "/"
		}
		made.Paper(env, out.Paper{
			Document: record(g, at+"record", env.Say),
			Page:     onPage(env, "record"), Print: inList(env, "record", "form", out.PerGroup, out.Of(g.Page)), Large: true, Form: true,
		})
	}
	makeSummary(env, deck, &made)
	if doc, ok := questions(env.Site, folder+"questions", env.Say); ok {
		doc, size := columned(env, doc)
		made.Paper(env, out.Paper{
			Document: doc, Size: size,
			Page: onPage(env, "questions"), Print: inList(env, "questions", "quiz", out.PerPerson, ofQuestions(env.Site)), Large: true,
		})
	}
	return made
}

// columned sets a sheet of short lines in two columns where they fit on one side, and
// leaves it as it is where they do not: its tables have more room then.
func columned(env *out.Env, doc paper.Document) (columns paper.Document, size float64) {
	columns = doc
	columns.Columns, columns.Sides = 2, paper.OneSide
	if size, pages := fitted(env, columns, 1, questionsType, leastQuestions); pages == 1 {
		return columns, size
	}
	return doc, 0
}

// The sizes of type in which the sheet of questions is tried in two columns.
const (
	questionsType  = 12.0
	leastQuestions = 11.0
)

// onPage is what the page of a sheet is like. Its words have keys that begin with
// its name.
func onPage(env *out.Env, name string) out.Page {
	return out.Page{Description: env.Say(name + "_lead"), Parent: env.List(), NoIndex: true}
}

// inList is where a sheet stands in the list of what to print.
func inList(env *out.Env, name, thumb string, to out.Sharing, shows out.Shows) out.Printable {
	return out.Printable{Group: out.ForMeeting, Purpose: env.Say(name + "_purpose"), Thumb: thumb, For: to, Shows: shows}
}
