package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A double-click where there is no site says what to do, and the window stays until
// somebody presses Enter.
func TestADoubleClickWithoutASiteSaysWhatToDoAndWaits(t *testing.T) {
	empty := t.TempDir()
	keys, press := io.Pipe()
	var said bytes.Buffer
	status := make(chan int, 1)
	go func() { status <- doubleClicked(t.Context(), newTerminal(io.Discard, &said), keys, []string{empty}) }()
	select {
	case <-status:
		t.Fatal("the window closes at once")
	case <-time.After(50 * time.Millisecond):
	}
	if _, err := io.WriteString(press, "\r\n"); err != nil {
		t.Fatal(err)
	}
	if got := <-status; got != unusable {
		t.Errorf("the exit status is %d", got)
	}
	for _, want := range []string{empty, "Extract All", "rethink new my-site", "Press Enter to close this window."} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, said.String())
		}
	}
}

// Beside a site it serves that, under the next address where the usual one is taken, such
// as by a second double-click.
func TestADoubleClickBesideASiteServesIt(t *testing.T) {
	if l, err := net.Listen("tcp", usualAddress); err == nil {
		defer func() { _ = l.Close() }()
	}
	t.Setenv("PATH", t.TempDir()) // no browser is opened
	site := filepath.Join(t.TempDir(), "Bücher und Geräte")
	if err := os.CopyFS(site, os.DirFS(filepath.Join("testdata", "site"))); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	read, errOut := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- doubleClicked(ctx, newTerminal(io.Discard, errOut), strings.NewReader(""), []string{t.TempDir(), site})
		_ = errOut.Close()
	}()
	overdue := time.AfterFunc(2*time.Minute, func() { _ = read.CloseWithError(errors.New("it says nothing more")) })
	defer overdue.Stop()
	said := ""
	for buffer := make([]byte, 1024); !strings.Contains(said, "Your site is at"); {
		n, err := read.Read(buffer)
		if err != nil {
			t.Fatalf("it said %s and then %v", said, err)
		}
		said += string(buffer[:n])
	}
	if strings.Contains(said, usualAddress) {
		t.Errorf("it does not serve at the next address: %s", said)
	}
	stop()
	_, _ = io.Copy(io.Discard, read)
	if got := <-status; got != good {
		t.Errorf("the exit status is %d", got)
	}
}
