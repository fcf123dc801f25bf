package build_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"rethink/build"
)

// stepPages returns the pages of the guided path that are steps, parsed.
func stepPages(t *testing.T) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for address, body := range mustBuild(t).Files {
		if path.Dir(address) != "next" || path.Ext(address) != ".html" || address == "next/index.html" || address == "next/route.html" {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		pages[address] = tree
	}
	if len(pages) < 8 {
		t.Fatalf("the guided path has %d steps", len(pages))
	}
	return pages
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if hasClass(n, "heard") && n.PrevSibling != nil && n.PrevSibling.Data == "abbr" {
		return "" // the full words of an abbreviation, for who listens
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// A practitioner needs nothing but links: each answer leads to a page whose title
// it names, and what holds at every stage and the urgent line are on every step.
func TestEachStepWorksWithLinksAlone(t *testing.T) {
	pages := stepPages(t)
	titles := map[string]string{}
	for address, tree := range pages {
		for n := range elements(tree) {
			if n.Data == "title" {
				titles[address], _, _ = strings.Cut(text(n), " - ")
			}
		}
	}
	for address, tree := range pages {
		urgent, rules, ways, back := false, 0, 0, 0
		for n := range elements(tree) {
			switch {
			case hasClass(n, "urgent"):
				urgent = true
			case n.Data == "li" && n.Parent != nil && hasClass(n.Parent, "rules"):
				rules++
			case n.Data == "a" && hasClass(n, "card") && strings.Contains(attr(n, "class"), " to-") && !strings.Contains(attr(n, "href"), "://"):
				ways++
				to := path.Join("next", attr(n, "href"))
				if titles[to] == "" || !strings.HasSuffix(text(n), titles[to]) {
					t.Errorf("%s: the answer %q leads to %s, %q", address, text(n), to, titles[to])
				}
			case n.Data == "li" && n.Parent.Parent != nil && hasClass(n.Parent.Parent, "from"):
				back++
			}
		}
		if !urgent || rules < 5 {
			t.Errorf("%s: urgent line %v, %d standing rules", address, urgent, rules)
		}
		ending := strings.Contains(address, "hips-protocol") || strings.Contains(address, "it-is-moving")
		if (ways == 0) != ending {
			t.Errorf("%s: %d answers", address, ways)
		}
		if (back == 0) != strings.Contains(address, "concerns") {
			t.Errorf("%s: %d steps lead here", address, back)
		}
	}
}

// The chart is one list of boxes at every width. The lines say nothing to those
// who do not see them.
func TestTheChartIsOneListAndItsLinesAreSilent(t *testing.T) {
	tree, err := html.Parse(bytes.NewReader(mustBuild(t).Files["strategies.html"]))
	if err != nil {
		t.Fatal(err)
	}
	boxes, answers, lines := 0, map[string]bool{}, map[string]bool{}
	for n := range elements(tree) {
		switch {
		case hasClass(n, "boxes"):
			if n.Data != "ol" {
				t.Errorf("the boxes are a %s", n.Data)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Data == "li" {
					boxes++
				}
			}
		case hasClass(n, "lines"):
			if attr(n, "aria-hidden") != "true" || text(n) != "" {
				t.Errorf("the lines are not hidden, or say %q", text(n))
			}
		case n.Data == "div" && attr(n, "data-edge") != "":
			lines[attr(n, "data-edge")] = true
		case n.Data == "li" && attr(n, "data-edge") != "":
			answers[attr(n, "data-edge")] = true
		}
	}
	if boxes != len(stepPages(t)) {
		t.Errorf("%d boxes for %d steps", boxes, len(stepPages(t)))
	}
	for edge := range answers {
		if !lines[edge] {
			t.Errorf("the answer %s has no line", edge)
		}
	}
	if len(lines) != len(answers) || len(lines) == 0 {
		t.Errorf("%d lines for %d answers", len(lines), len(answers))
	}
}

// A step is read on a phone with a poor signal.
func TestTheFlowIsLight(t *testing.T) {
	const kb = 1024
	files := mustBuild(t).Files
	for address, body := range files {
		limit := 0
		switch {
		case path.Dir(address) == "next" && path.Ext(address) == ".html" && address != "next/route.html":
			limit = 8 * kb
		case address == "strategies.html":
			limit = 11 * kb
		default:
			continue
		}
		tree, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		weight := packed(t, body)
		for n := range elements(tree) {
			if n.Data == "script" || n.Data == "link" && attr(n, "rel") == "stylesheet" {
				part := files[path.Join(path.Dir(address), attr(n, "href")+attr(n, "src"))]
				if len(part) == 0 {
					t.Errorf("%s: %s%s is not there", address, attr(n, "href"), attr(n, "src"))
				}
				weight += packed(t, part)
			}
		}
		if weight > limit {
			t.Errorf("%s is %d bytes compressed on a first visit, %d at most", address, weight, limit)
		}
	}
}

// packed is how many bytes a server sends.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestTwoFlowsMayNotShareAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/content", os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	second := "---\nkind: flow\ntitle: Another\nstart: here\nendings:\n  done: settled\nPATH---\n\n## Here? {#here}\n\n- [Yes](#done)\n- [No](#other)\n\n## Other {#other}\n\n- [On](#done)\n\n## Done {#done}\n\nWell done.\n"
	check := func(path string) *build.Result {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "content", "zz-second.md"), []byte(strings.Replace(second, "PATH", path, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		result, err := build.Check(t.Context(), build.Options{Source: dir, Defaults: os.DirFS(".."), Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	if result := check(""); !told(result, "content/zz-second.md:1: path next is that of content/strategies.md too") {
		t.Errorf("told %v", result.Problems)
	}
	result := check("path: other\n")
	if result.Problems.Errors() > 0 || result.Files["other/here.html"] == nil || result.Files["next/strategy-1.html"] == nil || result.Files["print/other-chart-a4.pdf"] == nil {
		t.Errorf("two flows with two paths do not stand beside each other: %v", result.Problems)
	}
}

// A copied flow was told with 17 errors, of which only the last named the cause.
func TestACopiedFlowIsToldOnce(t *testing.T) {
	src, err := os.ReadFile("starter/site/content/what-next.md")
	if err != nil {
		t.Fatal(err)
	}
	copied := string(src)
	result := startedSite(t, map[string]string{"content/zz-copy.md": copied})
	ofFlows := func(result *build.Result) build.Problems {
		return slices.DeleteFunc(result.Problems, func(p build.Problem) bool { return p.Severity == build.Warning })
	}
	if told := ofFlows(result); len(told) != 1 || !strings.Contains(told[0].Message, "path next") || told[0].Pos.Line == 0 {
		t.Fatalf("told %v, want that both have one path", told)
	}
	mended := strings.Replace(copied, "\nstart:", "\npath: other\nstart:", 1)
	if result = startedSite(t, map[string]string{"content/zz-copy.md": mended}); len(ofFlows(result)) > 0 {
		t.Errorf("the hint was followed, and there is told %v", ofFlows(result))
	}
}

func told(result *build.Result, start string) bool {
	for _, p := range result.Problems {
		if strings.HasPrefix(p.String(), start) {
			return true
		}
	}
	return false
}
