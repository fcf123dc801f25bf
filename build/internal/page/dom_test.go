package page

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Layouts are minified before they are parsed, and an author's text is printed
// compact, so no page is minified as a whole. This says that nothing is lost by
// it: a page of written layouts, of minified layouts, and the first one minified
// as a whole, are the same tree.
func TestMinifiedPagesHaveTheTreeOfPlainOnes(t *testing.T) {
	site := sampleSite()
	plain, small := newRenderer(t, site, false), newRenderer(t, site, true)
	for _, p := range allPages(plain) {
		t.Run(p.Address, func(t *testing.T) {
			written := mustRender(t, plain, p)
			want := tree(t, written)
			if got := tree(t, mustRender(t, small, p)); got != want {
				t.Errorf("minified layout: %s", firstDifference(want, got))
			}
			whole, err := newLayoutMinifier().minify(p.Address, written)
			if err != nil {
				t.Fatal(err)
			}
			if got := tree(t, whole); got != want {
				t.Errorf("minified whole: %s", firstDifference(want, got))
			}
		})
	}
}

// The comparison itself must be able to fail.
func TestTreeSeesASpaceThatIsLost(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"<p>a <b>b</b>", "<p>a<b>b</b>", false},
		{"<p><b>a</b> <b>b</b>", "<p><b>a</b><b>b</b>", false},
		{"<p>a</p> <p>b</p>", "<p>a</p><p>b</p>", true},
		{"<ul>\n<li> a\n</li></ul>", "<ul><li>a</li></ul>", true},
		{"<p>a", "<p>b", false},
		{`<p class="a b">`, `<p class="a">`, false},
	} {
		if same := tree(t, []byte(c.a)) == tree(t, []byte(c.b)); same != c.same {
			t.Errorf("%q and %q: same is %v", c.a, c.b, same)
		}
	}
}

func mustRender(t testing.TB, r *Renderer, p Page) []byte {
	t.Helper()
	out, err := r.Render(&p)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var assetHash = regexp.MustCompile(`-[0-9a-f]{8}\.`)

// tree writes a document's tree a tag or text a line. White space is as a reader
// sees it: runs are one space, and none stands at the edge of a block.
func tree(t *testing.T, src []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	w := &treeWriter{edge: true}
	w.node(doc)
	return w.out.String()
}

type treeWriter struct {
	out   strings.Builder
	edge  bool // at the edge of a block, where a space is not seen
	space bool // a space is due before the next text
}

var inlineTags = map[string]bool{"a": true, "abbr": true, "b": true, "code": true, "em": true, "i": true, "img": true, "input": true,
	"label": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "button": true, "svg": true}

func (w *treeWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.ElementNode:
		block := !inlineTags[n.Data] && n.Namespace == ""
		w.boundary(block)
		w.line("<" + n.Data + attributes(n) + ">")
		if n.Data == "pre" {
			w.line(n.FirstChild.FirstChild.Data)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.node(c)
		}
		w.boundary(block)
		w.line("</" + n.Data + ">")
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.node(c)
		}
	}
}

func (w *treeWriter) boundary(block bool) {
	if block {
		w.edge, w.space = true, false
	}
}

func (w *treeWriter) text(s string) {
	words := strings.Fields(s)
	if len(words) == 0 {
		w.space = w.space || s != "" && !w.edge
		return
	}
	if strings.TrimLeft(s, " \t\n") != s && !w.edge {
		w.space = true
	}
	if w.space {
		w.line("(space)")
	}
	w.line(strings.Join(words, " "))
	w.edge, w.space = false, strings.TrimRight(s, " \t\n") != s
}

func (w *treeWriter) line(s string) { w.out.WriteString(s + "\n") }

func attributes(n *html.Node) string {
	slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	var b strings.Builder
	for _, a := range n.Attr {
		value := a.Val
		if a.Key == "href" || a.Key == "src" {
			value = assetHash.ReplaceAllString(value, ".")
		}
		if n.Namespace == "svg" {
			value = "" // paths are written anew
		}
		b.WriteString(" " + a.Key + `="` + value + `"`)
	}
	return b.String()
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-3)
			return "line " + a[i] + " became " + b[i] + " after " + strings.Join(a[from:i], " ")
		}
	}
	return "one is longer"
}
