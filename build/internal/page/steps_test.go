package page

import (
	"os"
	"testing"
)

// stepless returns the same renderer, in which html/template executes every layout.
func stepless(t *testing.T, o Options) *Renderer {
	t.Helper()
	r, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.layouts.pieces {
		p.prepare()
		p.steps = nil
	}
	return r
}

// However a layout is printed, a page has the same bytes. The layouts of the second site
// ask for what steps print in places where it means something else.
func TestStepsPrintWhatTheTemplatesSay(t *testing.T) {
	welsh := sampleSite()
	for _, p := range welsh.Pages {
		p.Lang = "cy"
	}
	ordinary := laidOver(t, nil)
	for name, o := range map[string]Options{
		"built in":         {Layouts: ordinary, Site: sampleSite()},
		"other language":   {Layouts: ordinary, Site: welsh},
		"base of its own":  {Site: sampleSite(), Layouts: laidOver(t, map[string]string{"base.html": `<html lang="{{.Lang}}"><title>{{.Page.Title}}</title>{{$x := .Page.Title}}<body>{{.Head}}{{$x}}{{.Place "above"}}{{.Place "none"}}{{.Place "main"}}{{.Foot}}`})},
		"places in places": {Site: sampleSite(), Layouts: laidOver(t, map[string]string{"page.html": `{{define "head"}}<meta name="a" content="{{.Lang}}">{{end}}{{define "main"}}{{.Place "head"}}{{if .Page.Bare}}a{{else if .Page.Title}}b{{end}}{{template "pager" .}}{{end}}`})},
		"inside tags": {Site: sampleSite(), Layouts: laidOver(t, map[string]string{"page.html": `{{define "named"}}{{.Lang}} {{.PrintTitle}}{{end}}` +
			`{{define "main"}}<p title="{{template "named" .}}" lang={{.Lang}} {{.LangOf "cy"}} data-a='{{.Page.Layout}}'><textarea>{{.PrintTitle}}</textarea><a href="{{.Lang}}">{{.Lang}}</a>{{template "named" .}}<!-- said --></p>{{end}}`})},
		"a partial of its own": {Site: sampleSite(), Layouts: laidOver(t, map[string]string{"page.html": `{{define "main"}}{{template "title" .}}{{template "own" .}}{{template "empty" .}}{{.Blocks .Page.From.Body}}{{end}}`,
			"partials/own.html": `{{define "own"}}{{range .Crumbs}}<i>{{.Title}}</i>{{end}}{{.Shared "urgent"}}{{end}}{{define "empty"}}{{end}}`})},
	} {
		t.Run(name, func(t *testing.T) {
			o.Static, o.Words, o.Minify = os.DirFS("../../../static"), wordsOf(t, nil), true
			r, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			executed := stepless(t, o)
			for _, p := range allPages(r) {
				want, got := string(mustRender(t, executed, p)), string(mustRender(t, r, p))
				if got != want {
					t.Errorf("%s: %s", p.Address, firstDifference(want, got))
				}
			}
		})
	}
}

// Most pages of a large site are ordinary ones: a word in their layouts that no step knows
// would make a build a quarter slower, and nobody would see why.
func TestOrdinaryPagesArePrintedBySteps(t *testing.T) {
	r := newRenderer(t, sampleSite(), true)
	for _, name := range []string{base, "page/main", "page/above"} {
		p := r.layouts.pieces[name]
		p.prepare()
		if p.steps == nil {
			t.Errorf("%s is executed by html/template: steps.go does not know one of its actions", name)
		}
	}
}
