// Command rethink turns a folder of guidance into a website. Each verb has a file
// of its own here, and none of them decides anything: what is right or wrong, and
// what is written, is the business of the packages below build.
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	cobra.MousetrapHelpText = "" // it would send away who double-clicks the program, see doubleClicked
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
