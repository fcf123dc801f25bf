package page

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAssetsAreNamedByTheirBytes(t *testing.T) {
	fsys := fstest.MapFS{
		"css/site/20-b.css": {Data: []byte("b { color: red }")},
		"css/site/10-a.css": {Data: []byte("a { color: red }")},
		"css/flow.css":      {Data: []byte("p { margin: 0px }")},
		"js/route.js":       {Data: []byte("'use strict';\n// said\nconst long = 1;\n")},
		"img/icon.svg":      {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\">\n</svg>")},
		"img/pixel.png":     {Data: []byte{1, 2, 3}},
		"css/README.md":     {Data: []byte("not published")},
		"img/.hidden.svg":   {Data: []byte("not published")},
	}
	a, err := readAssets(fsys, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.list) != 5 {
		t.Errorf("got %d assets, want 5: %v", len(a.list), a.address)
	}
	site := a.list[0]
	if want := "a{color:red}b{color:red}"; string(site.Data) != want {
		t.Errorf("the site's stylesheet is %s, want its parts in order: %s", site.Data, want)
	}
	if !strings.HasPrefix(site.Address, "css/site-") || !strings.HasSuffix(site.Address, ".css") {
		t.Errorf("address is %s", site.Address)
	}
	fsys["css/flow.css"] = &fstest.MapFile{Data: []byte("p { margin: 1px }")}
	b, err := readAssets(fsys, true)
	if err != nil {
		t.Fatal(err)
	}
	if a.address["css/flow.css"] == b.address["css/flow.css"] {
		t.Error("a file that changed has its old address")
	}
	if a.address["js/route.js"] != b.address["js/route.js"] {
		t.Error("a file that did not change has a new address")
	}
}

func TestRulesForContainersAreMadeSmallToo(t *testing.T) {
	a, err := readAssets(fstest.MapFS{"css/a.css": {Data: []byte(`@layer components {
	@container (min-width: 30em) {
		/* Why: it
		   has room. */
		.a, .b { color: red }
		.c::before { content: "→ " }
	}
}`)}}, true)
	if err != nil {
		t.Fatal(err)
	}
	got := string(a.list[len(a.list)-1].Data)
	if want := `@layer components{@container(min-width:30em){.a,.b{color:red}.c::before{content:"→ "}}}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAStylesheetThatCannotBeReadNamesItsFile(t *testing.T) {
	_, err := readAssets(fstest.MapFS{"js/broken.js": {Data: []byte("const = ;")}}, true)
	if err == nil || !strings.Contains(err.Error(), "static/js/broken.js") {
		t.Errorf("got %v", err)
	}
}

// What a page weighs on its way to a phone, in bytes after gzip.
func TestWeight(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	weigh := func(data []byte) int {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		_, _ = z.Write(data)
		_ = z.Close()
		return b.Len()
	}
	styles := map[string]int{}
	for _, a := range r.Assets() {
		name, _, _ := strings.Cut(a.Address, "-")
		styles[name] = weigh(a.Data)
	}
	const bundle = 4403 // 4.3 KB
	if styles["css/site"] > bundle {
		t.Errorf("the site's stylesheet is %d bytes, more than %d", styles["css/site"], bundle)
	}
	for _, p := range allPages(r) {
		page := weigh(mustRender(t, r, p))
		if page > 5*1024 {
			t.Errorf("%s: the page is %d bytes, more than 5 KB", p.Address, page)
		}
		first := page + styles["css/site"]
		if !p.Lean {
			first += styles["css/text"]
		}
		for _, s := range p.Styles {
			first += styles["css/"+s]
		}
		if first > 14*1024 {
			t.Errorf("%s: a first visit is %d bytes, more than 14 KB", p.Address, first)
		}
		if testing.Verbose() {
			t.Logf("%-28s page %5d, first visit %5d", p.Address, page, first)
		}
	}
}

// The words of each colour and what they say it is for stand in 20-tokens.css and
// nowhere else.
func TestColoursStandInTheTokensAlone(t *testing.T) {
	entries, err := os.ReadDir("../../../static/css/site")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		src, err := os.ReadFile("../../../static/css/site/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if e.Name() != "20-tokens.css" && strings.Contains(string(src), "#") {
			t.Errorf("%s holds a raw colour", e.Name())
		}
	}
}
