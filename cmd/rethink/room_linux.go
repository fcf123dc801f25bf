package main

import (
	"runtime"
	"runtime/debug"
	"syscall"
)

// largePieces has Linux hand out the first memory that the program will use in pieces of
// 2 MB, and not of 4 KB, each of which costs time when it is first touched: a tenth of a
// build of 1,000 pages. So many bytes are taken, marked and let go of again, and nothing
// is touched that would not be. Where Linux is set to do so anyway, or never, this changes
// nothing.
func largePieces(bytes int) {
	percent := debug.SetGCPercent(-1) // what is on its way must not count as in use
	mark(bytes)
	runtime.GC()
	debug.SetGCPercent(percent)
}

// mark is a function of its own, so that nobody holds the room when it returns.
//
//go:noinline
func mark(bytes int) {
	room := make([]byte, bytes)
	_ = syscall.Madvise(room, syscall.MADV_HUGEPAGE)
}
