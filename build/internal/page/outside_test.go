package page

import (
	"os"
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

func TestWhatALayoutMayNotHaveIsAProblem(t *testing.T) {
	load := func(address string) string {
		return "layout loads " + address + " from another website -> " + loadHint
	}
	const send = " -> Take it out: the site sends nothing."
	for src, want := range map[string]string{
		`<script src="https://cdn.example.org/a.js"></script>`:                      load("https://cdn.example.org/a.js"),
		`<script src='//cdn.example.org/a.js' defer></script>`:                      load("//cdn.example.org/a.js"),
		`<link rel="stylesheet" href="https://fonts.example.org/own.css">`:          load("https://fonts.example.org/own.css"),
		`<link href=HTTP://fonts.example.org/ rel="Preconnect">`:                    load("HTTP://fonts.example.org/"),
		`<img alt="" src="https://example.org/logo.png">`:                           load("https://example.org/logo.png"),
		`<img alt="" src="{{.Asset "a.png"}}" srcset="a.png 1x, //b.org/a.png 2x">`: load("a.png 1x, //b.org/a.png 2x"),
		`<iframe src="https://video.example.org/"></iframe>`:                        load("https://video.example.org/"),
		`<video poster="https://example.org/a.png"></video>`:                        load("https://example.org/a.png"),
		`<object data="https://example.org/a.svg"></object>`:                        load("https://example.org/a.svg"),
		`<use href="https://example.org/a.svg#b"/>`:                                 load("https://example.org/a.svg#b"),
		`<img alt="" src="https://{{.Site.Config.Title}}.example.org/a.png">`:       load("https://xxxxxxxxxxxxxxxxxxxxxx.example.org/a.png"),
		`<form action="https://example.org/send">`:                                  "layout sends what readers type to https://example.org/send" + send,
		`<button formaction="//example.org/send">`:                                  "layout sends what readers type to //example.org/send" + send,
		`<a href="a.html" ping="https://example.org/">`:                             "layout sends what readers type to https://example.org/" + send,
		`<p onclick="x()">`:           "layout has a script in the attribute onclick -> " + inlineHint,
		`<p style="color:red">`:       "layout has a style in the attribute style -> " + inlineHint,
		`<style>p{color:red}</style>`: "layout has a style in it -> " + inlineHint,
		`<script>x()</script>`:        "layout has a script in it -> " + inlineHint,
		`<meta http-equiv="refresh" content="0;url=https://example.org/">`: "layout leads readers to another website by itself -> Write a link that they can follow.",
		`<base href="https://example.org/">`:                               "layout has a <base>, which leads every link elsewhere -> Take it out: every link is relative.",
		`<meta http-equiv="refresh" content="0;url={{.URL "a.html"}}">`:    "",
		`<meta name="description" content="http://a.b">`:                   "",
		`<a href="https://example.org/">us</a>`:                            "",
		`<link rel="license" href="https://example.org/licence">`:          "",
		`<img alt="" src="{{.Asset "img/logo.png"}}">`:                     "",
		`<img alt="" src="data:image/png;base64,AAAA">`:                    "",
		`{{/* <script src="https://example.org/a.js"> */}}`:                "",
		`<!-- <script src="https://example.org/a.js"> -->`:                 "",
	} {
		var problems diag.List
		checkLayout("layouts/page.html", []byte("{{define \"main\"}}\n<p>"+src+"\n{{end}}"), &problems)
		var got []string
		for _, p := range problems {
			got = append(got, p.Message+" -> "+p.Hint)
			if p.Pos.String() != "layouts/page.html:2:4" {
				t.Errorf("%s: reported at %s, want layouts/page.html:2:4", src, p.Pos)
			}
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: reported %s, want %s", src, got, want)
		}
	}
}

func TestTheBuiltInLayoutsHaveNothingThatTheyMayNot(t *testing.T) {
	files, err := layoutFiles(os.DirFS("../../../layouts"))
	if problems := checkLayouts(files); err != nil || len(problems) > 0 {
		t.Error(err, problems)
	}
}
