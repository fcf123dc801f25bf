package serve

import (
	"testing"

	"rethink/build"
)

func TestWhatWasToldIsNotToldAgain(t *testing.T) {
	at := func(file string, line int, message string) build.Problem {
		p := build.Problem{Rule: "rule", Message: message}
		p.Pos.File, p.Pos.Line = file, line
		return p
	}
	before := build.Problems{at("a.md", 1, "same"), at("a.md", 2, "twice"), at("a.md", 3, "twice"), at("b.md", 1, "mended")}
	now := build.Problems{at("a.md", 9, "same"), at("a.md", 10, "twice"), at("b.md", 1, "new"), at("c.md", 1, "same")}
	fresh, mended := news(before, now)
	if len(fresh) != 2 || fresh[0].Message != "new" || fresh[1].Pos.File != "c.md" {
		t.Errorf("new are %v", fresh)
	}
	if len(mended) != 2 || mended[0].Message != "twice" || mended[1].Message != "mended" {
		t.Errorf("mended are %v", mended)
	}
}
