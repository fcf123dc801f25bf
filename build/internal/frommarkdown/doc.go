// Package frommarkdown turns a folder of Markdown that was written for another program
// (Jekyll, Eleventy, Hugo, MkDocs, pandoc) into pages.
//
// Front matter becomes that of this format, and what was a page's address stays one, as
// an old address. Links lead to the files of pages again. What only the other program
// understands becomes Markdown where it has a form there; what has none is taken out and
// told, with its file, its line and its words.
//
// The text is gone through line by line, and never taken apart and put together: what an
// author wrote in plain Markdown stays as it was typed. HTML is read with the library
// that knows what browsers make of it, and written by package markdown. A converter of
// HTML to Markdown (html-to-markdown) was tried on paper: it writes marks that this format
// has not, and would need a second pass over all it writes.
//
// The package refuses to run or fetch anything: a template is text to it.
package frommarkdown
