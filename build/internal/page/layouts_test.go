package page

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// laidOver is the repository's own layouts with some files replaced, as a site
// that has layouts of its own lays them over.
func laidOver(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	own := os.DirFS("../../../layouts")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(own, name)
		all[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range files {
		if src == "" {
			delete(all, name)
			continue
		}
		all[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return all
}

// Whoever changes a layout is told the file and the line in plain words, whether
// the fault shows when the layout is read or only when a page is printed by it.
func TestALayoutThatCannotBeUsedNamesItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		file, src, want string
	}{
		"not closed":     {"page.html", "{{define \"main\"}}\n<p>\n{{if .Page.Title}}x\n</p>\n", "layouts/page.html:5: layout ends before its last {{if}}, {{with}}, {{range}} or {{define}} has its {{end}}"},
		"no function":    {"page.html", "{{define \"main\"}}\n\n<p>{{shout .Page.Title}}</p>{{end}}", "layouts/page.html:3: layout calls `shout`, which does not exist"},
		"no field":       {"page.html", "{{define \"main\"}}\n<p>\n  x</p>\n<p>{{.Page.Titel}}</p>{{end}}", "layouts/page.html:4:11: layout asks for `Titel`, which this page does not have"},
		"no words":       {"page.html", "{{define \"main\"}}\n<p>{{.T \"skipp\"}}</p>{{end}}", "layouts/page.html:2:6: layout cannot print {{.T}}: there is no `skipp` in layouts/strings.yaml"},
		"no file":        {"page.html", "{{define \"main\"}}\n<img src=\"{{.Asset \"img/none.svg\"}}\">{{end}}", "layouts/page.html:2:13: layout cannot print {{.Asset}}: there is no file static/img/none.svg"},
		"in a partial":   {"partials/foot.html", "{{define \"foot\"}}\n\n{{.T \"nothing\"}}{{end}}", "layouts/partials/foot.html:3:3: layout cannot print {{.T}}: there is no `nothing` in layouts/strings.yaml"},
		"layout is gone": {"page.html", "", "layouts/page.html: layout is missing"},
		"base is gone":   {"base.html", "", "layouts/base.html: layout is missing: every page starts from it"},
	} {
		t.Run(name, func(t *testing.T) {
			site := sampleSite()
			r, err := New(Options{Layouts: laidOver(t, map[string]string{c.file: c.src}), Static: os.DirFS("../../../static"), Site: site, Words: wordsOf(t, nil), Minify: true})
			if err == nil {
				_, err = r.Render(&Page{Address: "a.html", Layout: "page", Title: "A", From: site.Pages[0]})
			}
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestASiteMayReplaceOneLayoutAndOnePartial(t *testing.T) {
	layouts := laidOver(t, map[string]string{
		"page.html":          `{{define "main"}}<p>own layout</p>{{end}}`,
		"partials/foot.html": `{{define "foot"}}<footer>own footer</footer>{{end}}`,
	})
	site := sampleSite()
	r, err := New(Options{Layouts: layouts, Static: os.DirFS("../../../static"), Site: site, Words: wordsOf(t, nil), Minify: true})
	if err != nil {
		t.Fatal(err)
	}
	html := string(mustRender(t, r, Page{Address: "a.html", Layout: "page", Title: "A", From: site.Pages[0]}))
	for _, want := range []string{"<p>own layout</p>", "<footer>own footer</footer>", `class="skip"`} {
		if !strings.Contains(html, want) {
			t.Errorf("page lacks %s", want)
		}
	}
}

func TestAPageThatNamesAMissingComponentIsAnError(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, p := range []Page{
		{Address: "a.html", Layout: "404", Styles: []string{"nothing"}},
		{Address: "a.html", Layout: "404", Scripts: []string{"nothing"}},
	} {
		if _, err := r.Render(&p); err == nil || !strings.Contains(err.Error(), "nothing") || !strings.Contains(err.Error(), "a.html") {
			t.Errorf("got %v", err)
		}
	}
}

// A layout is set out to be read: a line of if, range or end prints nothing.
func TestStandaloneLinesPrintNothing(t *testing.T) {
	for src, want := range map[string]string{
		"a\n{{if .}}\nb\n{{end}}\nc":       "a\n{{if . -}}\nb\n{{end -}}\nc",
		"  {{range .}} {{with .}}\nx":      "  {{range .}} {{with . -}}\nx",
		"a {{if .}} b {{end}}\nc":          "a {{if .}} b {{end}}\nc",
		"{{.T \"a\"}}\n<b>":                "{{.T \"a\"}}\n<b>",
		"{{template \"a\" .}}\n<b>":        "{{template \"a\" .}}\n<b>",
		"{{- if . -}}\nx":                  "{{- if . -}}\nx",
		"{{/* said */}}\n{{define \"x\"}}": "{{/* said */ -}}\n{{define \"x\" -}}",
	} {
		if got := string(standalone([]byte(src))); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

// Every layout and partial says in a comment or its name what it is; none has a
// style, script or handler inside the page, which the policy would refuse.
func TestLayoutsHoldNothingInline(t *testing.T) {
	own := os.DirFS("../../../layouts")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		src, err := fs.ReadFile(own, name)
		for _, banned := range []string{"<style", " style=", " onclick=", " onload=", "javascript:", "type=\"module\""} {
			if strings.Contains(string(src), banned) {
				t.Errorf("layouts/%s holds %q", name, banned)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// How a layout is set out must not show: neither in what readers see nor in what
// they load.
func TestHowALayoutIsSetOutDoesNotShow(t *testing.T) {
	for src, want := range map[string]string{
		"{{/* the page's own */}}\n<div>\n  <p>\n    {{.A}}\n  </p>\n</div>": "{{/**/}}<div><p>{{.A}}</p></div>",
		"<p id=\"a\"\n    data-b=\"{{.B}}\"\n    data-c=\"{{.C}}\"></p>":     `<p id="a" data-b="{{.B}}" data-c="{{.C}}"></p>`,
		"<b>\n  {{- .A -}}\n</b> <i>{{.B}}</i>":                              "<b>{{- .A -}}</b> <i>{{.B}}</i>",
		"<svg>\n  <g>\n    <path d=\"{{.A}}\"/>\n    {{.B}}\n  </g>\n</svg>": `<svg><g><path d="{{.A}}"/>{{.B}}</g></svg>`,
		"<svg><text>two <tspan>words</tspan>\n<tspan>x</tspan></text></svg>": "<svg><text>two <tspan>words</tspan>\n<tspan>x</tspan></text></svg>",
	} {
		got, err := newLayoutMinifier().minify("a.html", []byte(src))
		if err != nil || string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", src, got, err, want)
		}
	}
}

// A layout is read and changed by people: a block a line, and no line that has to
// be scrolled.
func TestLayoutsAreSetATagALine(t *testing.T) {
	own := os.DirFS("../../../layouts")
	err := fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		src, err := fs.ReadFile(own, name)
		for _, fault := range setOutBadly(string(src)) {
			t.Errorf("layouts/%s:%s", name, fault)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNotSetATagALineIsSeen(t *testing.T) {
	long := strings.Repeat("x", 161)
	for src, want := range map[string]string{
		"<div>\n  <p>{{.A}} <b>{{.B}}</b></p>\n</div>": "",
		"{{with .A}}<p>{{.}}</p>{{end}}":               "",
		"{{/* a <p>\nand <p><p> */}}\n<p>{{.A}}</p>":   "",
		"<p>{{printf \"<p>\"}}<br>{{.A}}</p>":          "",
		"a\n<div><p>{{.A}}</p>\n</div>":                "2: <p> has to start a line",
		"{{.A}}<b>x</b><ul>":                           "1: <ul> has to start a line",
		"<b>x</b><li class=\"a\"\n    id=\"b\">":       "1: <li> has to start a line",
		"Who <p>":                                      "1: <p> has to start a line",
		"{{range .A}}<li>{{.}}</li>{{end}}</ul>":       "1: </li> has to end its line",
		"</p></div>":                                   "1: </p> has to end its line",
		"</li> {{.B}} and":                             "1: </li> has to end its line",
		"<p>\n" + long:                                 "2: 161 characters; a line has 160 at most",
		"<p>\n" + long[1:]:                             "",
		"{{/* " + long + " */}}":                       "1: 171 characters; a line has 160 at most",
		"\t<p>{{.A}}</p>":                              "1: tab at the start; two spaces a level",
	} {
		if got := strings.Join(setOutBadly(src), "; "); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

var (
	templateComment = regexp.MustCompile(`\{\{-? ?/\*(?s:.*?)\*/ ?-?\}\}`)
	templateAction  = regexp.MustCompile("\\{\\{(?:\"[^\"]*\"|`[^`]*`|[^{}])*\\}\\}")
	blockTag        = regexp.MustCompile(`</?(?:article|aside|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|` +
		`h[1-6]|head|header|html|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b(?:"[^"]*"|[^">])*>?`)
)

// setOutBadly returns what is wrong with how a layout is set out, each with its
// line. Actions count for a line's length, but not as something before or after a
// tag: {{with .Lead}}<p>{{.}}</p>{{end}} is one block on its line.
func setOutBadly(src string) []string {
	var faults []string
	lineEnds := func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) }
	bare := templateAction.ReplaceAllStringFunc(templateComment.ReplaceAllStringFunc(src, lineEnds), lineEnds)
	bareLines := strings.Split(bare, "\n")
	for i, line := range strings.Split(src, "\n") {
		fault := func(format string, a ...any) {
			faults = append(faults, fmt.Sprintf("%d: ", i+1)+fmt.Sprintf(format, a...))
		}
		if n := utf8.RuneCountInString(line); n > 160 {
			fault("%d characters; a line has 160 at most", n)
		}
		if strings.HasPrefix(strings.TrimLeft(line, " "), "\t") {
			fault("tab at the start; two spaces a level")
		}
		bare := strings.TrimSpace(bareLines[i])
		for _, at := range blockTag.FindAllStringIndex(bare, -1) {
			tag := bare[at[0]:at[1]]
			name, _, _ := strings.Cut(strings.TrimSuffix(tag, ">"), " ")
			switch isEnd := strings.HasPrefix(tag, "</"); {
			case isEnd && at[1] < len(bare):
				fault("%s> has to end its line", name)
			case !isEnd && at[0] > 0:
				fault("%s> has to start a line", name)
			}
		}
	}
	return faults
}

func TestThePolicyStandsBeforeAnythingIsLoaded(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, p := range allPages(r) {
		html := string(mustRender(t, r, p))
		policy, first := strings.Index(html, "Content-Security-Policy"), strings.Index(html, "<link")
		if script := strings.Index(html, "<script"); script >= 0 {
			first = min(first, script)
		}
		if policy < 0 || first < policy {
			t.Errorf("%s: policy at %d, first load at %d", p.Address, policy, first)
		}
	}
}
