package quiz

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// scorm makes the package of a quiz: the same pages with nothing of the site
// around them, the page that the platform opens, and every file that they load.
func (q *Quiz) scorm(env *out.Env) ([]byte, error) {
	in := q.Packaged()
	title := q.Called(env.Say, "quiz_title")
	pages := append(in.pages(env), out.Page{
		Address: SCORMLaunch, Layout: "quiz-scorm", Title: title,
		Styles: []string{"quiz"}, Scripts: []string{in.List.Address, "scorm"}, Bare: true, NoIndex: true, Frames: true, View: in,
	})
	files := map[string][]byte{in.List.Address: in.List.Data}
	for _, p := range pages {
		body, err := env.Render(&p)
		if err != nil {
			return nil, err
		}
		files[p.Address] = body
	}
	for _, p := range pages {
		for _, to := range loaded(p.Address, files[p.Address]) {
			if _, ok := files[to]; ok {
				continue
			}
			data, ok := env.Static(to)
			if !ok {
				return nil, fmt.Errorf("package for learning platforms: page %s leads to %s, which is not in the package", p.Address, to)
			}
			files[to] = data
		}
	}
	return in.SCORM(files, title+" - "+env.Site.Config.Title)
}

// loaded returns the addresses of the files that a page of the package links to or
// loads. It reads the page as a browser does, so that no word of an author is taken
// for an attribute.
func loaded(address string, page []byte) []string {
	var found []string
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return found
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		for _, a := range tokens.Token().Attr {
			to, _, _ := strings.Cut(a.Val, "#")
			if (a.Key == "href" || a.Key == "src") && to != "" && !model.HasScheme(to) {
				found = append(found, path.Join(path.Dir(address), to))
			}
		}
	}
}
