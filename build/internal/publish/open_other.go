//go:build !unix

package publish

// openPlain is how files are opened.
const openPlain = 0
