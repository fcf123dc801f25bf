// Package prose judges the words of a page: whether they are plain English, and
// whether what an author typed became what it was meant to be. It finds capitals,
// long sentences, abbreviations that nobody explains, links whose text says nothing,
// and lists, tables, headings, alerts and marks that failed by a character and would
// run on as text.
//
// A [Judge] gets the words of a page block by block, with the places where they
// stand, from whoever reads the page. It knows neither the parser nor files, and
// refuses to change what it judges.
package prose
