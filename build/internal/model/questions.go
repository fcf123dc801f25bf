package model

import "rethink/build/internal/diag"

// Swaps is a page of tables: questions to avoid, and what to ask instead.
type Swaps struct {
	Page       *Page
	Intro      []Block
	Categories []*Category
	Score      bool // the page asks for a score at the end of the quiz
}

// A Category is one heading of a Swaps page with its table: "Why questions".
type Category struct {
	At     diag.Pos
	ID     string
	Title  string
	Reason []Block // the paragraphs under the heading: why these questions hinder
	Swaps  []*Swap
	After  []Block // what stands under the table
}

// A Swap is a question to avoid and its open alternatives. ID is made from the
// question's own words, so it stays when rows move.
type Swap struct {
	At    diag.Pos
	ID    string
	Avoid Inlines
	Try   []Alternative
}

// An Alternative is a question to try.
type Alternative struct {
	At      diag.Pos
	Text    Inlines
	Because Inlines // why it is better; may be empty
}

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

// A Prompt is an open question. ID is made from its own words.
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
