package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rethink"
)

// doubleClicked does what somebody wants who double-clicks the program: it serves the
// site that the program lies in, and opens the browser. Where there is none it says in
// words what to do. The window closes with the program, so whatever has gone wrong is
// there to be read until somebody presses Enter.
func doubleClicked(ctx context.Context, t *terminal, keys io.Reader, folders []string) int {
	site, ok := siteIn(folders)
	if !ok {
		here, err := filepath.Abs(folders[0])
		if err != nil {
			here = folders[0]
		}
		t.say(noSiteHere, rethink.Version, here)
		waitForEnter(t, keys)
		return unusable
	}
	t.say("Rethink %s. Keep this window open while you write; to stop, close it.", rethink.Version)
	s := servedSite{flags: siteFlags{source: site}, addr: usualAddress, open: true, nextFree: true}
	if err := s.run(ctx, t); err != nil {
		t.say("%s %v", t.red("rethink:"), err)
		waitForEnter(t, keys)
		return unusable
	}
	return good
}

const noSiteHere = `This is Rethink %s. It shows a site that you write, but there is none here:
there is no folder named content beside the program, in

    %s

If you opened it from within a zip file: right-click the zip file, choose
Extract All, and open the program in the folder that you get.

If you have a site: put the program into its folder, beside the folder content,
and double-click it there.

If you have none yet: click into the address line at the top of the folder's
window, type cmd and press Enter. In the black window that opens, type

    rethink new my-site

and press Enter. Then put the program into the folder my-site, and double-click it.
`

// siteIn returns the first of some folders that is a site's.
func siteIn(folders []string) (string, bool) {
	for _, folder := range folders {
		if info, err := os.Stat(filepath.Join(folder, "content")); err == nil && info.IsDir() {
			return folder, true
		}
	}
	return "", false
}

// foldersOfProgram returns where the site may be that somebody means by a double-click on
// the program: in the folder that it lies in, or, for a shortcut, in the one that it
// begins in. That one is ".", so that problems name files by short names.
func foldersOfProgram() []string {
	const here = "."
	program, err := os.Executable()
	if err != nil {
		return []string{here}
	}
	if began, err := os.Getwd(); err == nil && began == filepath.Dir(program) {
		return []string{here}
	}
	return []string{filepath.Dir(program), here}
}

// waitForEnter waits until somebody presses Enter, or closes the window.
func waitForEnter(t *terminal, keys io.Reader) {
	_, _ = fmt.Fprint(t.err, "\nPress Enter to close this window. ")
	_, _ = bufio.NewReader(keys).ReadString('\n')
}
