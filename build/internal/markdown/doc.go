// Package markdown writes text as a page of a site: the Markdown of docs/format/.
//
// It is given words and what they look like, and writes them so that a page shows the
// same words: what would be a mark is written with a backslash, emphasis is set where
// Markdown can see it, and lists that follow one another stay two. It is the one place
// that knows how to do that.
//
// The package refuses to judge what it writes: that is what `rethink check` is for.
package markdown
