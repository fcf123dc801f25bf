//go:build !windows

package main

import "os"

// ownConsole reports whether the window closes with this program. Elsewhere than on
// Windows a terminal stays, and programs are not begun by a double-click.
func ownConsole() bool { return false }

// colours reports whether a terminal understands colours: elsewhere than on Windows,
// each does that calls itself one.
func colours(*os.File) bool { return true }
