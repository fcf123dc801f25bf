package main

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Serving, as a user does it: start, open the address, break a page, mend it, and
// press Ctrl-C.
func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot press Ctrl-C for itself here")
	}
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS(filepath.Join("testdata", "site"))); err != nil {
		t.Fatal(err)
	}
	facts := filepath.Join(site, "content", "site.yaml")
	config, err := os.ReadFile(facts)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(facts, append(config, "base_url: https://example.org/site/\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	said, errOut := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- run([]string{"serve", "--source", site, "--addr", "127.0.0.1:0"}, io.Discard, errOut)
		_ = errOut.Close()
	}()
	// What is never said must not hold up the tests for ever.
	overdue := time.AfterFunc(2*time.Minute, func() { _ = said.CloseWithError(errors.New("it says nothing more")) })
	defer overdue.Stop()
	lines := bufio.NewScanner(said)
	until := func(pattern string) string {
		t.Helper()
		want := regexp.MustCompile(pattern)
		for lines.Scan() {
			if m := want.FindStringSubmatch(lines.Text()); m != nil {
				return m[len(m)-1]
			}
		}
		t.Fatalf("it never said %s", pattern)
		return ""
	}
	until(`^\d\d:\d\d:\d\d Built 2 pages in .*: no problems\.$`)
	address := until(`^Your site is at (http://127\.0\.0\.1:\d+/) \(press Ctrl-C to stop\)$`)
	if body := read(t, address+"about.html"); !strings.Contains(body, "We make things") {
		t.Errorf("the page is %s", body)
	}
	if body := read(t, address+"no/such/page"); !strings.Contains(body, `href="/css/`) || strings.Contains(body, "example.org/site") {
		t.Errorf("the page for a wrong address does not find its style: %s", body)
	}
	// A poster that is printed from here has to lead to the published site.
	if body := read(t, address+"robots.txt"); !strings.Contains(body, "https://example.org/site/sitemap.xml") {
		t.Errorf("the site has lost its own address: %s", body)
	}

	about := filepath.Join(site, "content", "about.md")
	good, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	save := func(old, now string) {
		t.Helper()
		if err := os.WriteFile(about, []byte(strings.Replace(string(good), old, now, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save("index.md", "indx.md")
	until(`about\.md:5:25: link to page indx\.md leads nowhere$`)
	until(`1 error\. The last good site stays up\.$`)
	save("make", "mend")
	until(`Built 2 pages`)
	if body := read(t, address+"about.html"); !strings.Contains(body, "We mend things") {
		t.Errorf("the page is %s", body)
	}

	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it may still have to say
	}
	if got := <-status; got != 0 {
		t.Errorf("exit status is %d", got)
	}
}

func read(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
