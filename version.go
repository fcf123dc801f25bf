package rethink

// Version is the version of Rethink, which the command says, and Day the day on which
// it was finished, YYYY-MM-DD: the files of its binaries are of that day, and so are
// the pages of the site beside them. A new version changes both, here and nowhere else.
const (
	Version = "1.0.0"
	Day     = "2026-11-27"
)
