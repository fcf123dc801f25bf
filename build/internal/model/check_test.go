package model

import "testing"

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		ref, point string
		want       bool
	}{
		{"4", "4", true},
		{"4", "4.1", true},
		{"4", "4.1.2", true},
		{"4", "40", false},
		{"4.1", "4.10", false},
		{"4.1", "4", false},
		{"S", "S.1.1", true},
		{"S.1", "S.10", false},
	} {
		if got := carries(map[string]bool{c.ref: true}, c.point); got != c.want {
			t.Errorf("%s covers %s: got %v", c.ref, c.point, got)
		}
	}
}

func TestPageIsFoundByItsPath(t *testing.T) {
	s := &Site{Pages: []*Page{{Path: "a-b.md"}, {Path: "a.md"}, {Path: "a/b.md"}}}
	for _, p := range s.Pages {
		if s.Page(p.Path) != p {
			t.Errorf("page %s is not found", p.Path)
		}
	}
	if s.Page("") != nil || s.Page("b.md") != nil {
		t.Error("a page is found that is not there")
	}
}

func TestCheckFindsWhatLiesBetweenPages(t *testing.T) {
	site := &Site{
		Pages: []*Page{
			{Path: "a.md", Anchors: map[string]bool{"x": true}, Links: []*Link{
				{To: Ref{Page: "a.md", Anchor: "x"}}, {To: Ref{Page: "b.md", Anchor: "y"}}, {To: Ref{URL: "https://example.org"}}, {To: Ref{Made: "made/index.html"}},
			}, OldAddresses: []OldAddress{{Address: "old.html"}}},
			{Path: "b.md", Anchors: map[string]bool{"y": true}, Source: []PointRef{{Number: "1"}}},
		},
		Points: []SourcePoint{{Number: "1.1"}, {Number: "1.2"}},
	}
	if problems := site.Check(); len(problems) > 0 {
		t.Fatalf("told of a good site: %v", problems)
	}
	for name, spoil := range map[string]func(*Site){
		"a page is gone":          func(s *Site) { s.Pages = s.Pages[:1] },
		"an anchor is gone":       func(s *Site) { s.Pages[1].Anchors = map[string]bool{} },
		"a point is not carried":  func(s *Site) { s.Pages[1].Source = nil },
		"a point is not known":    func(s *Site) { s.Points = nil },
		"a point appears twice":   func(s *Site) { s.Points = append(s.Points, s.Points[0]) },
		"an old address is taken": func(s *Site) { s.Pages[0].OldAddresses[0].Address = "B.html" },
		"the menu leads nowhere":  func(s *Site) { s.Config.Menu = []MenuItem{{To: Ref{Page: "c.md"}}} },
		"a deck includes nothing": func(s *Site) {
			s.Decks = []*Deck{{Page: s.Pages[0], Include: []Include{{From: Ref{Page: "b.md", Anchor: "z"}}}}}
		},
	} {
		copied := *site
		copied.Pages = nil
		for _, p := range site.Pages {
			page := *p
			page.OldAddresses = append([]OldAddress(nil), p.OldAddresses...)
			copied.Pages = append(copied.Pages, &page)
		}
		spoil(&copied)
		if len(copied.Check()) == 0 {
			t.Errorf("%s, and nothing is told", name)
		}
	}
}
