package serve

import (
	"fmt"
	"os/exec"
	"runtime"
)

// OpenBrowser opens a page in the browser that this computer's user prefers. It
// does not wait for the browser.
func OpenBrowser(url string) error {
	command := opener(runtime.GOOS, url)
	cmd := exec.Command(command[0], command[1:]...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("browser cannot be opened (%w): open %s by hand", err, url)
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

func opener(system, url string) []string {
	switch system {
	case "darwin":
		return []string{"open", url}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	return []string{"xdg-open", url}
}
