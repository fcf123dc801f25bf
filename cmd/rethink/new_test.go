package main

import (
	"os/exec"
	"runtime"
	"testing"
)

// What `rethink new` prints is pasted into a shell, which must read the folder's name
// back as it was.
func TestAPathIsPrintedAsAShellReadsIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no sh")
	}
	for _, path := range []string{"my-site", "my site", "a/b.c", "it's", `say "hi"`, "a$HOME", "a`id`", `a\b`, "wow!", "a;b&c", "Büro", "-x", "*", "~"} {
		read, err := exec.Command("sh", "-c", "printf %s "+typed("linux", path)).Output()
		if path == "-x" {
			read, err = exec.Command("sh", "-c", "printf -- "+typed("linux", path)).Output()
		}
		if err != nil || string(read) != path {
			t.Errorf("%q is printed as %s, which a shell reads as %q (%v)", path, typed("linux", path), read, err)
		}
	}
	if got := typed("linux", "my-site"); got != "my-site" {
		t.Errorf("a plain name is printed as %s", got)
	}
	if got := typed("linux", "my site"); got != `"my site"` {
		t.Errorf("a name with a space is printed as %s", got)
	}
}

// cmd.exe knows double quotation marks alone, and a backslash before one hides it.
func TestAPathIsPrintedAsWindowsReadsIt(t *testing.T) {
	for path, want := range map[string]string{
		`my-site`: `my-site`, `C:\Sites\mine\`: `C:\Sites\mine`, `C:\`: `C:\`, `C:\My Sites\`: `"C:\My Sites"`, `.\it's & more`: `".\it's & more"`,
	} {
		if got := typed("windows", path); got != want {
			t.Errorf("%s is printed as %s, want %s", path, got, want)
		}
	}
}
