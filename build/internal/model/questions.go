package model

import (
	"cmp"
	"path"
	"strings"

	"rethink/build/internal/diag"
)

// Swaps is a page of tables: questions to avoid, and what to ask instead.
type Swaps struct {
	Page       *Page
	Intro      []Block
	Categories []*Category
	Score      bool // the page asks for a score at the end of the quiz
	Completed  bool // the page asks for 100 on a learning platform once all was seen
}

// QuizFolder returns the folder of the quiz that is made from a page of swaps:
// "quiz" beside the page. Of several pages in one folder, those after the first in
// the section's order have their own name before it. A page without questions has
// none.
func (s *Site) QuizFolder(of *Swaps) string {
	if !of.asks() {
		return ""
	}
	dir, file := path.Split(of.Page.Path)
	for _, other := range s.Swaps {
		beside := other != of && other.asks() && path.Dir(other.Page.Path) == path.Dir(of.Page.Path)
		if beside && cmp.Or(ComparePages(other.Page, of.Page), strings.Compare(other.Page.Path, of.Page.Path)) < 0 {
			return dir + strings.TrimSuffix(file, ".md") + "-quiz"
		}
	}
	return dir + "quiz"
}

// asks reports whether the page has a question.
func (s *Swaps) asks() bool {
	for _, c := range s.Categories {
		if len(c.Swaps) > 0 {
			return true
		}
	}
	return false
}

// A Category is one heading of a Swaps page with its table: "Why questions".
type Category struct {
	At     diag.Pos
	ID     string
	Title  string
	Tag    string  // what a question of this table does, in two or three words: "Asks why"; the title where the author gave none
	Reason []Block // the paragraphs under the heading: why these questions hinder
	Swaps  []*Swap
	After  []Block    // what stands under the table
	Left   []diag.Pos // tables, and rows and lines of tables, that could not be read
}

// Swap returns the swap with an id, or nil.
func (s *Swaps) Swap(id string) *Swap {
	for _, c := range s.Categories {
		for _, w := range c.Swaps {
			if w.ID == id {
				return w
			}
		}
	}
	return nil
}

// A Swap is a question to avoid and its open alternatives. ID is made from the
// question's own words, so it stays when rows move.
type Swap struct {
	At    diag.Pos
	ID    string
	Avoid Inlines
	Does  Inlines // what the question to avoid does; may be empty
	Try   []Alternative
}

// An Alternative is a question to try.
type Alternative struct {
	At      diag.Pos
	ID      string // made from its own words
	Text    Inlines
	Because Inlines // why it is better; may be empty
}

// AsksWhy reports whether the alternative still asks for a reason: it begins with
// "how come" or with "why". It is offered and accepted; but it is never the only
// answer that a quiz accepts.
func (a Alternative) AsksWhy() bool { return asksWhy(a.Text.Plain()) }

// Asks reports whether the alternative is a question by its mark, and not a request
// such as "Tell me what got in the way".
func (a Alternative) Asks() bool { return strings.ContainsAny(a.Text.Plain(), "?？؟\u037e՞") }

// Prompts is a page of open questions, in groups.
type Prompts struct {
	Page   *Page
	Intro  []Block
	Groups []*PromptGroup
}

// A PromptGroup is one heading of a Prompts page: the moment that its questions
// are for.
type PromptGroup struct {
	At      diag.Pos
	ID      string
	Title   string
	Text    []Block
	Prompts []*Prompt
}

// A Prompt is an open question. ID is made from its own words. A question that
// stands in two groups is two prompts with two ids.
type Prompt struct {
	At   diag.Pos
	ID   string
	Text Inlines
}

// A Guide is one conversation in numbered steps: the five steps of a re-think.
// Its body is that of an ordinary page; each level 2 heading is a step.
type Guide struct {
	Page  *Page
	Intro []Block
	Steps []GuideStep
}

// A GuideStep is one step of a Guide. Ask names the group of prompts to choose
// from, by the one link that stands in a paragraph of its own.
type GuideStep struct {
	At     diag.Pos
	ID     string
	Number int
	Title  string
	Text   []Block // all that stands under the heading, Embeds too
	Ask    []Ref
}
