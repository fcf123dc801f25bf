package main

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// noise is text that does not compress, so that a page of it weighs what it says.
func noise(bytes int) string {
	random := rand.New(rand.NewPCG(1, 2))
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
	text := make([]byte, bytes*8/6)
	for i := range text {
		text[i] = letters[random.IntN(len(letters))]
	}
	return string(text)
}

func site(pages map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{
		"css/site-0123456789.css": {Data: []byte("p{" + noise(1*KB) + "}")},
		"js/quiz-0123456789.js":   {Data: []byte(noise(1 * KB))},
		"js/other-0123456789.js":  {Data: []byte(noise(3 * KB))},
		"img/a.svg":               {Data: []byte("<svg/>")},
	}
	for address, html := range pages {
		fsys[address] = &fstest.MapFile{Data: []byte(html)}
	}
	return fsys
}

const (
	start = `<!doctype html><html lang=en data-kind="page"><link rel="stylesheet" href="css/site-0123456789.css"><link rel="icon" href="img/a.svg">`
	below = `<!doctype html><html lang=en data-kind="page"><link rel="stylesheet" href="../css/site-0123456789.css">`
)

func overOf(t *testing.T, fsys fstest.MapFS) (string, []Weight) {
	t.Helper()
	weights, scripts, err := weigh(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(tooHeavy(weights, scripts), "\n"), weights
}

func TestAPageWithinItsLimitsIsFine(t *testing.T) {
	over, weights := overOf(t, site(map[string]string{"index.html": start + "<p>Hello</p>"}))
	if over != "" {
		t.Errorf("got %s", over)
	}
	if len(weights) != 1 || weights[0].Requests != 3 {
		t.Errorf("want one kind with 3 requests (page, style sheet, icon), got %+v", weights)
	}
}

func TestWhatIsTooHeavyIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		pages map[string]string
		want  string
	}{
		"a first visit": {
			map[string]string{"index.html": start + noise(14*KB)},
			"index.html (page): a first visit is",
		},
		"a further visit": {
			map[string]string{"index.html": start, "a/b.html": below + noise(6*KB)},
			"a/b.html (page): a visit after the home page is",
		},
		"a script": {
			map[string]string{"index.html": start + `<script src="js/other-0123456789.js"></script>`},
			"other.js: the script is",
		},
		"the scripts of a page of text": {
			map[string]string{"index.html": start + `<script src="js/other-0123456789.js"></script>`},
			"index.html (page): its JavaScript is",
		},
		"a step of the guided path": {
			map[string]string{"index.html": start, "next/a.html": strings.Replace(below, "page", "flow-step", 1) + noise(7*KB)},
			"next/a.html (flow-step): a first visit is",
		},
	} {
		over, _ := overOf(t, site(c.pages))
		if !strings.Contains(over, c.want) {
			t.Errorf("%s: want %q in %q", name, c.want, over)
		}
	}
}

// What a script loads when somebody asks for it has a limit too, but no page pays
// for it before.
func TestAScriptThatIsLoadedLaterIsWeighed(t *testing.T) {
	fsys := site(map[string]string{"index.html": start + `<script src="js/way-0123456789.js"></script>`})
	fsys["js/way-0123456789.js"] = &fstest.MapFile{Data: []byte(`load(new URL("other-0123456789.js",from))`)}
	over, weights := overOf(t, fsys)
	if want := "other.js: the script is"; !strings.Contains(over, want) {
		t.Errorf("want %q in %q", want, over)
	}
	if weights[0].Script > 1*KB {
		t.Errorf("the page pays for what it does not load: %d", weights[0].Script)
	}
}

func TestTheHeaviestPageStandsForItsKind(t *testing.T) {
	_, weights := overOf(t, site(map[string]string{
		"index.html":   start,
		"a/heavy.html": below + noise(2*KB),
		"a/light.html": below,
		"moved.html":   strings.Replace(start, `"page"`, `"redirect"`, 1) + noise(20*KB),
	}))
	if len(weights) != 1 || weights[0].Address != "a/heavy.html" {
		t.Errorf("got %+v", weights)
	}
}

func TestWhatTheHomePageLoadedIsNotFetchedTwice(t *testing.T) {
	_, weights := overOf(t, site(map[string]string{"index.html": start, "a/b.html": below + noise(2*KB)}))
	if w := weights[0]; w.First-w.Further < 1*KB {
		t.Errorf("the style sheet of the home page is counted again: first %d, further %d", w.First, w.Further)
	}
}

func TestAMissingFileIsAnError(t *testing.T) {
	_, _, err := weigh(fstest.MapFS{"index.html": {Data: []byte(start)}})
	if err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("got %v", err)
	}
}

func TestTheTableNamesEachKindAndScript(t *testing.T) {
	weights, scripts, err := weigh(site(map[string]string{"index.html": start + `<script src="js/quiz-0123456789.js"></script>`}))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	print(&out, weights, scripts)
	for _, want := range []string{"page", "index.html", "quiz.js"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %s:\n%s", want, out.String())
		}
	}
}
