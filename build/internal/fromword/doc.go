// Package fromword turns a Word document, as package docx reads it, into pages.
//
// It decides what the structure of the document means: which heading begins a page,
// which bold line is a heading, which box is a note, which table holds terms or
// questions to avoid. It works in steps, each of which goes through the blocks once:
//
//	clean     signs of lists that were typed, tables of contents that were typed, capitals
//	outline   bold lines become headings, and levels follow one another
//	divide    the document becomes pages, each with a name
//	convert   blocks become those of package markdown, with links to the pages' parts
//
// The package refuses to make words up: what a page needs and the document does not say
// stays open, and is told as something that only a person can answer. What it cannot
// carry, it tells with its place.
package fromword
