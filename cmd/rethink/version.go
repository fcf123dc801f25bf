package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"rethink"
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

// version names the version of Rethink, the Go that it was built with, and the kind of
// computer that it was built for.
func version() string {
	return fmt.Sprintf("rethink %s (%s, %s/%s)", rethink.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
