//go:build !unix

package folder

// openPlain is how files are opened.
const openPlain = 0
