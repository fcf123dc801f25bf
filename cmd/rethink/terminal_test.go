package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgressIsShownOnlyToAPersonAndOnlyWhenItIsLong(t *testing.T) {
	for _, c := range []struct {
		name string
		live bool
		next time.Duration
		want string
	}{
		{"a long build", true, -time.Second, "\r3 of 7 files" + strings.Repeat(" ", 28) + "\r" + strings.Repeat(" ", 40) + "\r"},
		{"a short build", true, time.Hour, ""},
		{"nobody watches", false, -time.Second, ""},
	} {
		var said bytes.Buffer
		p := &progress{t: &terminal{err: &said, live: c.live}, next: time.Now().Add(c.next)}
		p.step(3, 7)
		p.next = p.next.Add(time.Hour)
		p.step(4, 7) // too soon after the last
		p.end()
		if said.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, said.String(), c.want)
		}
	}
}
