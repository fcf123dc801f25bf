package main

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// ownConsole reports whether the window that this program writes in was opened for it
// alone, and so closes with it: that is what a double-click does. From a command window
// there is at least the shell beside it. To ask who began this program would not do:
// there are other programs for files than Explorer.
func ownConsole() bool {
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return false
	}
	var programs [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&programs[0])), uintptr(len(programs)))
	return n == 1
}

// colours reports whether a window understands colours. Since Windows 10 each does, once
// it was asked to; an older one prints the codes as they are.
func colours(f *os.File) bool {
	handle := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
