package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(t.out, version())
			return err
		},
	}
}

// version names the version that this binary was built from, as the Go tool
// recorded it.
func version() string {
	name := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		name = info.Main.Version
	}
	return fmt.Sprintf("rethink %s (%s, %s/%s)", name, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
