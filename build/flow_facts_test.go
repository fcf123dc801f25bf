package build_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rethink/build"
	"rethink/build/starter"
)

// startedSite builds the site that `rethink new` writes, with some of its files
// changed: an empty text takes a file out.
func startedSite(t *testing.T, changed map[string]string) *build.Result {
	t.Helper()
	dir := t.TempDir()
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	if err := starter.Write(dir, day); err != nil {
		t.Fatal(err)
	}
	for name, text := range changed {
		file := filepath.Join(dir, name)
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if text == "" {
			continue
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Check(t.Context(), build.Options{Source: dir, Defaults: os.DirFS(".."), Now: day})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// startedAsItIs is the site that `rethink new` writes, built once for all tests.
var startedAsItIs = sync.OnceValues(func() (*build.Result, error) {
	dir, err := os.MkdirTemp("", "started")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	if err := starter.Write(filepath.Join(dir, "site"), day); err != nil {
		return nil, err
	}
	return build.Check(context.Background(), build.Options{Source: filepath.Join(dir, "site"), Defaults: os.DirFS(".."), Now: day})
})

// The facts of a step stand wherever the step does, in the author's words. A step
// without facts pays nothing for those of others.
func TestFactsStandWhereverTheirStepDoes(t *testing.T) {
	site, err := startedAsItIs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range site.Problems {
		if p.Rule != "placeholder" { // what its author is to write
			t.Errorf("the starter site has a problem: %s", p)
		}
	}
	shows := []string{"next/talk.html", "what-next.html", "next/route.html", "print/board-a3.html", "print/board-a4.html", "print/chart-a3.html", "print/chart-a4.html"}
	for _, address := range shows {
		page := string(site.Files[address])
		for _, want := range []string{"<dt>By when</dt>", "<dd>within 3 days of the day of return</dd>", "css/flow-facts-"} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s holds %q %d times", address, want, strings.Count(page, want))
			}
		}
	}
	for address, page := range site.Files {
		if path.Dir(address) == "next" && path.Base(address) != "talk.html" && path.Base(address) != "route.html" && strings.Contains(string(page), "flow-facts") {
			t.Errorf("%s loads the style of facts, and has none", address)
		}
	}
	for address, page := range mustBuild(t).Files {
		if path.Ext(address) == ".html" && strings.Contains(string(page), "flow-facts") {
			t.Errorf("%s of the real site, which has no facts, loads their style", address)
		}
	}
	found := false
	for address, data := range site.Files {
		found = found || strings.HasPrefix(address, "search-index-") && strings.Contains(string(data), "within 3 days of the day of return")
	}
	if !found {
		t.Error("a search does not find the words of a fact")
	}
}

// Answers with one outcome are apart in every place that a route is written to.
func TestARouteTellsTwoAnswersWithOneOutcomeApart(t *testing.T) {
	site, err := startedAsItIs()
	if err != nil {
		t.Fatal(err)
	}
	files := site.Files
	for address, wants := range map[string][]string{
		"next/talk.html":  {`data-key="meet~2"`},
		"next/route.html": {`data-to="meet"`, `data-to="meet~2"`, "meet~2 The borrower does not answer"},
		"what-next.html":  {`data-edge="talk.meet"`, `data-edge="talk.meet~2"`},
		"next/meet.html":  {"It is still open", "The borrower does not answer"},
	} {
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(string(files[address]), "=meet ", `="meet" `), want) {
				t.Errorf("%s holds no %q", address, want)
			}
		}
	}
}
