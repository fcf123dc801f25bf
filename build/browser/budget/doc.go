// Command budget weighs the pages of a built site against what each kind of page
// may weigh, because a practitioner reads them on a phone with a poor signal.
//
//	budget [-over] DIR
//
// It prints a line for each kind of page, by the heaviest page of that kind: how
// many requests a first visit makes, how many bytes of HTML, CSS and JavaScript
// that is, how many compressed, and the limit. -over prints only what is over its
// limit. The exit status is 1 when something is.
//
// It counts what a browser fetches before it can show the page. What is fetched
// later on request, such as the search index, and files to download are not a
// part of it. It refuses to guess: a page of a kind that has no limits of its own
// is held to those of a page of text.
package main
