package build_test

import (
	"bytes"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const swapsFront = "---\nkind: swaps\ntitle: Ask this instead\ndescription: What to ask.\n---\n\n"

// tables is a page of swaps with two tables of n rows together.
func tables(n int) string {
	var b strings.Builder
	b.WriteString(swapsFront)
	for _, kind := range []string{"why", "leading"} {
		fmt.Fprintf(&b, "## The %s questions {#%s}\n\nThey hinder.\n\n| Instead of | Try | Because |\n| --- | --- | --- |\n", kind, kind)
		for i := range n / 2 {
			try := "What about"
			if i%10 == 3 {
				try = "How come"
			}
			fmt.Fprintf(&b, "| Why is the %s letter number %d late? | %s %s letter %d? | It asks. |\n", kind, i, try, kind, i)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A cost is what a build of so many swaps took: bytes published that the quiz made,
// and bytes of memory that were asked for on the way, which is what work there is.
type cost struct{ published, longest, worked int }

func costOf(t *testing.T, swaps int) cost {
	t.Helper()
	changed := map[string]string{"content/questions/swaps.md": tables(swaps)}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	site := startedSite(t, changed)
	runtime.ReadMemStats(&after)
	c := cost{worked: int(after.TotalAlloc - before.TotalAlloc)}
	for address, body := range site.Files {
		if strings.HasPrefix(address, "questions/quiz/") || strings.HasPrefix(address, "training/packages/") {
			c.published += len(body)
		}
		if ok, _ := path.Match("questions/quiz/s[pw]*/*-*.html", address); ok {
			c.longest = max(c.longest, len(body))
		}
	}
	return c
}

// Four times the questions must not cost sixteen times the room.
func TestAQuizGrowsWithItsQuestionsAndNotWithTheirSquare(t *testing.T) {
	few, many := costOf(t, 100), costOf(t, 400)
	t.Logf("100 swaps: %+v, 400 swaps: %+v", few, many)
	if few.published == 0 || few.longest == 0 {
		t.Fatal("there is no quiz")
	}
	if many.published > few.published*9/2 {
		t.Errorf("the quiz of 100 swaps takes %d bytes, that of 400 takes %d", few.published, many.published)
	}
	if many.worked > few.worked*9/2 {
		t.Errorf("a build with 100 swaps asks for %d bytes of memory, with 400 for %d", few.worked, many.worked)
	}
	if many.longest > few.longest+few.longest/20 {
		t.Errorf("the longest page of a question has %d bytes with 100 swaps and %d with 400", few.longest, many.longest)
	}
}

// Words that look like attributes, links and tags, wherever an author can write them.
var hostileWords = []string{
	"It sets href=x in the form.", `src="y"`, `a href='/z' b`, "srcset=a.png 2x", "&lt;a href=r&gt;", "data-x=href=q", `"><img src=q.png`,
	"[the first letter of all](index.md)", "[the letter of another](https://example.org/a)", "`<a href=code.html>`", `\<img src=q.png>`, "action=q **poster=p**",
}

func TestThePackageIsMadeWhateverItsWordsLookLike(t *testing.T) {
	made := 0
	for _, hostile := range hostileWords {
		t.Run(hostile, func(t *testing.T) {
			cell := strings.ReplaceAll(hostile, "|", `\|`)
			title := hostile
			if strings.ContainsAny(hostile, "[`\\*;") {
				title = "Ask this instead" // a title has no marks
			}
			quoted := "'" + strings.ReplaceAll(title, "'", "''") + "'"
			page := "---\nkind: swaps\ntitle: " + quoted + "\ndescription: " + quoted + "\ntags:\n  why: " + quoted + "\n---\n\n" +
				"Read [the page on asking](index.md) first.\n\n> [!ADDED]\n> Ours: " + hostile + " See [the page on asking](index.md).\n\n" +
				"## Why " + hostile + " {#why}\n\nThey hinder: " + hostile + "\n\n| Instead of | Try | Because |\n| --- | --- | --- |\n" +
				"| Why one " + cell + "? | What one " + cell + "? | Since " + cell + " |\n| Why two? | What two? | " + cell + " |\n\n" +
				"## Leading {#leading}\n\nThey lead.\n\n| Instead of | Try |\n| --- | --- |\n| You did, didn't you? | What did you do? |\n| Was it red? | Which colour was it? |\n"
			site := startedSite(t, map[string]string{"content/questions/swaps.md": page})
			if site.Files == nil {
				t.Logf("not built, which was reported: %v", site.Problems)
				return
			}
			made++
			zip, ok := site.Files["training/packages/swaps-scorm12.zip"]
			if !ok {
				t.Fatal("there is no package")
			}
			files, _ := unpack(t, zip)
			for name, body := range files {
				for _, to := range loadedBy(body, path.Ext(name) == ".html") {
					if to = path.Join(path.Dir(name), to); files[to] == nil {
						t.Errorf("%s leads to %s, which is not in the package", name, to)
					}
				}
			}
		})
	}
	if made < len(hostileWords) {
		t.Errorf("only %d of %d sites were built", made, len(hostileWords))
	}
}

// loadedBy returns where a page leads to and what it loads.
func loadedBy(body []byte, page bool) []string {
	var found []string
	if !page {
		return nil
	}
	for n, tokens := html.ErrorToken, html.NewTokenizer(bytes.NewReader(body)); ; {
		if n = tokens.Next(); n == html.ErrorToken {
			return found
		}
		if n != html.StartTagToken && n != html.SelfClosingTagToken {
			continue
		}
		for _, a := range tokens.Token().Attr {
			to, _, _ := strings.Cut(a.Val, "#")
			if slices.Contains([]string{"href", "src", "srcset", "action", "poster"}, a.Key) && to != "" {
				found = append(found, to)
			}
		}
	}
}
