package page

import (
	"strings"
	"testing"
	"testing/fstest"
)

func static(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"css/site/10-a.css": {Data: []byte("a{color:red}")}}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys
}

// What a browser would read in a stylesheet is what it reads in the one that is
// published.
func TestAStylesheetSaysTheSameWhenItIsSmall(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"a rule for containers":        {"@container (min-width: 30em) {\n\t.a\n\t.b { color: red }\n}", "@container(min-width:30em){.a .b{"},
		"one below the other":          {"@container (width>1em) { .a,\n .b { color: red } }", ".a,.b{"},
		"a comment in quotes":          {".a::before{content:\"/* draft */ x\"}", `"/* draft */ x"`},
		"the same in a container":      {"@container (width>1em){.a::before{content:\"/* draft */ x\"}\n}", `"/* draft */ x"`},
		"a sign by its number":         {".a::before{content:\"x\\a\n bee\"}", "\"x\\a\n bee\""},
		"the same in a container, too": {"@container (width>1em){.a::before{content:\"x\\a\n bee\"}\n}", "\"x\\a\n bee\""},
		"a line that goes on":          {"@container (width>1em){.a::before{content:\"x\\\n  y\"}\n}", "\"x  y\""},
		"an empty value":               {"@container (width>1em){\n.a{--x: ;color:red}\n}", "--x: ;"},
		"a comment between names":      {"@container (width>1em){\n.a/* */.b{color:red}\n}", ".a.b{"},
		"a sum":                        {"@container (width>1em){\n.a{width:calc(1px + 2px)}\n}", "calc(1px + 2px)"},
		"a condition":                  {"@container (width > 1em) and\n (width < 2em){.a{color:red}\n}", "and (width"},
		"a rule for what it knows":     {"@supports (width: 1cqi) {\n.a\n.b { color: red }\n}", ".a .b{color:red}"},
		"a nested rule":                {".a {\n color: red;\n &:hover\n .b { color: blue }\n}", ".b{"},
	} {
		a, err := readAssets(static(map[string]string{"css/x.css": c.src}), true)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := a.text("css/x.css"); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q in it", name, got, c.want)
		}
	}
}

func TestAStylesheetFindsItsFiles(t *testing.T) {
	files := map[string]string{"img/logo.png": "logo", "font/own.woff2": "font", "css/more.css": "b{color:blue}"}
	for src, file := range map[string]string{
		".a{background:url(../img/logo.png)}":                           "img/logo.png",
		".a{background:url( \"../img/logo.png\" )}":                     "img/logo.png",
		".a{background:url('asset:img/logo.png')}":                      "img/logo.png",
		".a{background:url(asset:img/logo.png)}":                        "img/logo.png",
		".a{background:image-set(\"../img/logo.png\" 1x)}":              "img/logo.png",
		"@font-face{font-family:Own;src:url(../font/own.woff2)}":        "font/own.woff2",
		"@font-face{font-family:Own;src:url(\"asset:font/own.woff2\")}": "font/own.woff2",
		"@import \"more.css\";":                                         "css/more.css",
		"@import url(more.css);":                                        "css/more.css",
		"@container (width>1em){.a{background:url(../img/logo.png)}}":   "img/logo.png",
	} {
		files["css/x.css"] = src
		a, err := readAssets(static(files), true)
		if err != nil || len(a.problems) > 0 {
			t.Fatal(src, err, a.problems)
		}
		want := strings.TrimPrefix("../"+a.address[file], "../css/")
		if got := a.text("css/x.css"); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s in it", src, got, want)
		}
	}
	// In the folder that is bundled, it is seen from the file or from the bundle.
	for _, src := range []string{".a{background:url(../../img/logo.png)}", ".a{background:url(../img/logo.png)}", ".a{background:url(asset:img/logo.png)}"} {
		a, err := readAssets(static(map[string]string{"img/logo.png": "logo", "css/site/95-own.css": src}), true)
		if err != nil || len(a.problems) > 0 || !strings.Contains(a.text(siteStyles), "../"+a.address["img/logo.png"]) {
			t.Errorf("%s: got %s %v %v", src, a.text(siteStyles), err, a.problems)
		}
	}
}

func TestAnAddressChangesWithWhatAStylesheetLoads(t *testing.T) {
	address := func(logo string) string {
		a, err := readAssets(static(map[string]string{"img/logo.png": logo, "css/b.css": ".a{background:url(../img/logo.png)}", "css/a.css": "@import 'b.css';"}), true)
		if err != nil {
			t.Fatal(err)
		}
		return a.address["css/a.css"]
	}
	if address("one") == address("two") {
		t.Error("a browser would keep the stylesheet with the address of the old picture")
	}
}

func TestWhatAStylesheetCannotLoadIsAProblem(t *testing.T) {
	const copied = "Copy the file into static/, and write where it is, seen from this file, such as url(../img/logo.png)."
	for src, want := range map[string]string{
		"a{}\n\n.a{background:url(https://example.org/a.png)}": "static/css/x.css:3:15: stylesheet loads https://example.org/a.png from another website -> " + copied,
		"@import url(//fonts.example.org/own.css);":            "static/css/x.css:1:9: stylesheet loads //fonts.example.org/own.css from another website -> " + copied,
		"@import \"http://example.org/own.css\";":              "static/css/x.css:1:9: stylesheet loads http://example.org/own.css from another website -> " + copied,
		"@font-face{src:url(ftp://example.org/a.woff2)}":       "static/css/x.css:1:16: stylesheet loads ftp://example.org/a.woff2 from another website -> " + copied,
		".a{background:url(/img/logo.png)}":                    "static/css/x.css:1:15: stylesheet loads /img/logo.png from the top of the host, where the site may not be -> Write where it is, seen from this file, such as url(../img/logo.png).",
		".a{background:url(../img/lago.png)}":                  "static/css/x.css:1:15: stylesheet asks for static/img/lago.png, which is not there -> Did you mean `../img/logo.png`?",
		".a{background:url(asset:img/nothing.webp)}":           "static/css/x.css:1:15: stylesheet asks for static/img/nothing.webp, which is not there -> Copy the file to that place, or write where it is, seen from this file.",
		"@import \"x.css\";":                                   "static/css/x.css:1:9: stylesheet loads x.css, which loads this one -> Take one of the two out.",
		"@namespace url(http://www.w3.org/1999/xhtml);":        "",
		".a{background:url(data:image/png;base64,AAAA)}":       "",
		".a{filter:url(#f);content:\"http://example.org/\"}":   "",
		"/* url(https://example.org/) */":                      "",
	} {
		a, err := readAssets(static(map[string]string{"css/x.css": src, "img/logo.png": "logo"}), true)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range a.problems {
			got = append(got, p.Pos.String()+": "+p.Message+" -> "+p.Hint)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: reported %s, want %s", src, got, want)
		}
	}
}

func TestAFileOfTheLayoutsThatIsHeavyIsAWarning(t *testing.T) {
	a, err := readAssets(static(map[string]string{"img/logo.png": strings.Repeat("x", 300_001), "img/light.png": strings.Repeat("x", 300_000)}), true)
	if err != nil || len(a.problems) != 1 || a.problems[0].Pos.File != "static/img/logo.png" || a.problems[0].Message != "file has 0.3 MB, and every page that shows it loads it" {
		t.Errorf("got %v %v", err, a.problems)
	}
}
