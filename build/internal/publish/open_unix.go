//go:build unix

package publish

import "syscall"

// openPlain is how files are opened. Without it Go sets each anew, in four calls, to wait
// for it as for a connection, and then finds that no system does that for a file.
const openPlain = syscall.O_NONBLOCK
