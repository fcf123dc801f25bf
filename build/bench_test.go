package build_test

import (
	"os"
	"testing"

	"rethink/build"
)

// BenchmarkRealSite builds the guidance of this repository in memory.
func BenchmarkRealSite(b *testing.B) {
	for b.Loop() {
		r, err := build.Check(b.Context(), build.Options{Source: "..", Defaults: os.DirFS("..")})
		if err != nil || r.Files == nil {
			b.Fatal(err)
		}
	}
}
