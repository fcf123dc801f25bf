package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// A terminal is what the command talks to: out takes what another program may
// read, err everything that is for people.
type terminal struct {
	out, err io.Writer
	live     bool // a person watches err
	colour   bool
}

func newTerminal(out, errOut io.Writer) *terminal {
	t := &terminal{out: out, err: errOut}
	if f, ok := errOut.(*os.File); ok {
		t.live = term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
		t.colour = t.live && os.Getenv("NO_COLOR") == "" && colours(f)
	}
	return t
}

// say prints a line for people.
func (t *terminal) say(format string, args ...any) {
	_, _ = fmt.Fprintf(t.err, format+"\n", args...)
}

func (t *terminal) bold(s string) string   { return t.paint("1", s) }
func (t *terminal) dim(s string) string    { return t.paint("2", s) }
func (t *terminal) red(s string) string    { return t.paint("1;31", s) }
func (t *terminal) yellow(s string) string { return t.paint("33", s) }

func (t *terminal) paint(code, s string) string {
	if !t.colour {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// A progress shows how far a long build is. It shows nothing where nobody
// watches, and nothing of a build that is over before one could read it.
type progress struct {
	t     *terminal
	mu    sync.Mutex
	next  time.Time
	shown bool
}

const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
	progressWidth = 40 // letters; it is written over with spaces, which every terminal understands
)

func (t *terminal) progress() *progress {
	return &progress{t: t, next: time.Now().Add(progressAfter)}
}

func (p *progress) step(done, total int) {
	if !p.t.live {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(progressEvery)
	p.shown = true
	_, _ = fmt.Fprintf(p.t.err, "\r%-*s", progressWidth, fmt.Sprintf("%d of %d files", done, total))
}

// end takes the progress away.
func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprintf(p.t.err, "\r%*s\r", progressWidth, "")
	}
}
