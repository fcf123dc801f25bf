package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

// What drawing programs save is accepted as it is, with what they write for themselves.
func TestDrawingsOfProgramsAreAccepted(t *testing.T) {
	names, err := filepath.Glob("testdata/drawings/*.svg")
	if err != nil || len(names) < 2 {
		t.Fatal("no drawings:", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := loadFiles(files{"a.svg": string(data)})
		if len(problems) > 0 {
			t.Errorf("%s: reported:\n%s", name, listed(problems))
		}
		if f := s.Files[0]; f.Height == 0 || f.Width/f.Height != 3 {
			t.Errorf("%s: measured as %d by %d", name, f.Width, f.Height)
		}
	}
}

// Anybody may open a picture on its own, where it is a page that may run and fetch.
func TestADrawingThatRunsOrFetchesIsAnError(t *testing.T) {
	const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 3 1">`
	for _, c := range []struct{ name, inside, want string }{
		{"a script", `<script>alert(1)</script>`, "picture has a script in it"},
		{"a script of another name for its space", `<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`, "picture has a script in it"},
		{"a script of a web page", `<h:script>alert(1)</h:script>`, "picture has <script> of a web page in it"},
		{"what is done when it is loaded", `<g onload="alert(1)"/>`, "picture runs a script: onload"},
		{"what is done on a click", `<rect ONCLICK="alert(1)"/>`, "picture runs a script: ONCLICK"},
		{"a foreign object", `<foreignObject width="1" height="1"/>`, "picture has <foreignObject> in it, which is not part of a still drawing"},
		{"a web page in an object for a program", `<foreignObject requiredExtensions="x"><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`, "picture has <body> of a web page in it"},
		{"an animation", `<animate attributeName="x" onbegin="alert(1)"/>`, "picture has <animate> in it, which is not part of a still drawing"},
		{"an animation of an address", `<a><set attributeName="href" to="javascript:alert(1)"/></a>`, "picture has <set> in it, which is not part of a still drawing"},
		{"a handler", `<handler/>`, "picture has <handler> in it, which is not part of a still drawing"},
		{"a link that runs", `<a href="javascript:alert(1)"><rect/></a>`, `picture leads elsewhere: href="javascript:alert(1)"`},
		{"a link that runs, with spaces", `<a xlink:href=" java&#10;script:alert(1)"><rect/></a>`, `picture leads elsewhere: href="java`},
		{"a picture from the web", `<image href="http://example.org/a.png"/>`, `picture leads elsewhere: href="http://example.org/a.png"`},
		{"a picture from a folder", `<image xlink:href="a.png"/>`, `picture leads elsewhere: href="a.png"`},
		{"a drawing in a picture", `<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`, `picture leads elsewhere: href="data:image/svg+xml;base64,PHN2Zy8+"`},
		{"a part from elsewhere", `<use href="http://example.org/a.svg#x"/>`, `picture leads elsewhere: href="http://example.org/a.svg#x"`},
		{"a part from written data", `<use href="data:image/svg+xml,x#x"/>`, `picture leads elsewhere: href="data:image/svg+xml,x#x"`},
		{"a gradient from elsewhere", `<linearGradient xlink:href="b.svg#x"/>`, `picture leads elsewhere: href="b.svg#x"`},
		{"a filter's picture", `<filter><feImage href="//example.org/x"/></filter>`, `picture leads elsewhere: href="//example.org/x"`},
		{"a style that is fetched", `<style>@import "http://example.org/a.css";</style>`, "picture runs or fetches something: @import"},
		{"a style that fetches", `<style>rect{fill:url(http://example.org/a)}</style>`, "picture fetches something: url(http://example.org/a)"},
		{"a style that hides what it fetches", `<style>rect{fill:u\72l(http://example.org/a)}</style>`, "picture fetches something: url(http://example.org/a)"},
		{"a style that is written as data", `<style><![CDATA[rect{fill:url("http://example.org/a")}]]></style>`, "picture fetches something: url(http://example.org/a)"},
		{"an attribute that fetches", `<rect fill="url(http://example.org/a)"/>`, "picture fetches something: url(http://example.org/a)"},
		{"a style of an element that fetches", `<rect style="fill: URL( 'b.svg#x' )"/>`, "picture fetches something: url(b.svg#x"},
		{"pictures to choose from", `<rect style="background:image-set('a.png' 1x)"/>`, "picture runs or fetches something: image-set"},
		{"an address for all that is in it", `<g xml:base="http://example.org/"/>`, "picture takes its parts from elsewhere: xml:base"},
		{"an element that nobody knows", `<iframe/>`, "picture has <iframe> in it, which is not part of a still drawing"},
		{"a name that is not declared", `<text>&x;</text>`, "picture cannot be read: invalid character entity &x;"},
		{"an end that is missing", `<g>`, "picture cannot be read: element <g> closed by </svg>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadFiles(files{"a.svg": open + "\n\n  " + c.inside + "\n</svg>"})
			if len(problems) != 1 || problems[0].Severity != diag.Error || !strings.HasPrefix(problems[0].Message, c.want) {
				t.Fatalf("reported:\n%swant %s", listed(problems), c.want)
			}
			if at := problems[0].Pos; at.Line != 3 && c.name != "an end that is missing" {
				t.Errorf("reported at %s, want line 3", at)
			}
		})
	}
	for name, whole := range map[string]string{
		"a style sheet beside it":    `<?xml-stylesheet href="a.css"?>` + open + "</svg>",
		"an entity with an element":  `<!DOCTYPE svg [<!ENTITY x "<script/>">]>` + open + "&x;</svg>",
		"an entity of others":        `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>` + open + "&b;</svg>",
		"an entity that is fetched":  `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + "&x;</svg>",
		"an entity of a declaration": `<!DOCTYPE svg [<!ENTITY % x "y">]>` + open + "</svg>",
		"an encoding that hides":     `<?xml version="1.0" encoding="utf-7"?>` + open + "</svg>",
		"a web page":                 `<html xmlns="http://www.w3.org/1999/xhtml"/>`,
		"what breaks off":            open + "<g><rect",
		"what breaks off in a value": open + `<g id="x`,
		"zeros":                      strings.Repeat("\x00", 100),
	} {
		if _, problems := loadFiles(files{"a.svg": whole}); len(problems) != 1 || problems[0].Severity != diag.Error {
			t.Errorf("%s: reported:\n%swant one error", name, listed(problems))
		}
	}
}
