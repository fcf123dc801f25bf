package flow_test

import (
	"testing"

	"rethink/build/internal/flow"
)

func BenchmarkChart(b *testing.B) {
	f := generated(20)
	for b.Loop() {
		flow.NewChart(f)
	}
}

func BenchmarkPosters(b *testing.B) {
	f := talkative(200)
	for b.Loop() {
		flow.Posters(f, imprint(), say)
	}
}
