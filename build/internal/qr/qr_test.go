package qr

import (
	"strings"
	"testing"
)

func TestTheCodeHoldsTheAddress(t *testing.T) {
	q, err := New("https://example.org/rethink/next/")
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for _, r := range q.Runs() {
		if r.X < 0 || r.Y < 0 || r.X+r.Length > q.Size || r.Y >= q.Size {
			t.Errorf("run %+v lies outside of %d squares", r, q.Size)
		}
		dark += r.Length
	}
	// Every code has three eyes of 33 dark squares each, and about half of all dark.
	if q.Size < 21 || dark < 99 || dark > q.Size*q.Size*2/3 {
		t.Errorf("%d of %d squares are dark", dark, q.Size*q.Size)
	}
	if n := strings.Count(q.Path(), "z"); n != len(q.Runs()) {
		t.Errorf("the picture has %d parts for %d runs", n, len(q.Runs()))
	}
	if _, err := New("https://example.org/" + strings.Repeat("long/", 1000)); err == nil {
		t.Error("an address that no code can hold is no error")
	}
}
