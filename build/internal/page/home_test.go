package page

import (
	"strings"
	"testing"

	"rethink/build/internal/model"
)

func TestHomeStructureDecides(t *testing.T) {
	site := sampleSite()
	h := newHome(site, newNavigation(site), site.Page("index.md"))
	if len(h.Ways) != 3 || len(h.Blocks) != 1 || len(h.Cards) != 2 {
		t.Fatalf("%d ways, %d blocks, %d cards", len(h.Ways), len(h.Blocks), len(h.Cards))
	}
	if got := h.Ways[0].Peek; got == nil || len(got.Flow) != 3 {
		t.Errorf("the flow's peek is %+v, want its three strategies", got)
	}
	if got := h.Ways[1].Peek; got == nil || got.Swap == nil || got.Swap.Avoid.Plain() != "Why haven’t you…?" {
		t.Errorf("the section's peek is %+v, want its first swap", got)
	}
	if got := h.Ways[2]; got.Peek == nil || len(got.Peek.Steps) != 5 || got.Caption.Plain() != "About 40 minutes for a group" {
		t.Errorf("the guide's way is %+v", got)
	}
	if got := h.Blocks[0].Pieces; len(got) != 1 || len(got[0].Pages) != 6 || got[0].More == nil {
		t.Errorf("the block holds %+v, want the section's six pages", got)
	}
	if got := h.Cards[1].Line.Plain(); got != "Pocket cards, a poster and a record sheet" {
		t.Errorf("the second card says %q", got)
	}
}

func TestHomeWithoutAnythingSpecialIsText(t *testing.T) {
	site := &model.Site{}
	p := written("index.md", model.KindHome, 0, "Home", "", para("Hello."), heading(2, "a", "A"), para("Text."), para(link("a.md", "no section")), para("More."))
	site.Pages = []*model.Page{p}
	h := newHome(site, newNavigation(site), p)
	if len(h.Intro) != 1 || len(h.Ways) != 0 || len(h.Blocks) != 1 || len(h.Blocks[0].Pieces) != 1 || len(h.Blocks[0].Pieces[0].Blocks) != 3 {
		t.Errorf("got %+v", h)
	}
}

func TestPromptsPeekIsAQuestion(t *testing.T) {
	site := sampleSite()
	if got := newPeek(site, model.Ref{Page: "questions/open.md"}); got == nil || got.Ask == nil {
		t.Errorf("got %+v", got)
	}
	if got := newPeek(site, model.Ref{Page: "guidance/room.md"}); got != nil {
		t.Errorf("an ordinary page has the peek %+v", got)
	}
}

// A link to call names what it does: in a list of links, "999" alone says nothing.
func TestTheUrgentLineCallsTheNumber(t *testing.T) {
	for _, c := range []struct {
		text, phone, want string
	}{
		{"If a child is in danger, call 999", "999", `<b>If a child is in danger, <a href="tel:999">call 999</a></b> Come back.`},
		{"999 is the number", "999", `<b><a href="tel:999">999</a> is the number</b> Come back.`},
		{"Ring 01632 960 001 now", "01632 960 001", `<b><a href="tel:01632960001">Ring 01632 960 001</a> now</b> Come back.`},
		{"Ask for help", "", `<b>Ask for help</b> Come back.`},
	} {
		site := sampleSite()
		site.Config.Urgent = &model.Urgent{Text: c.text, Phone: c.phone, After: "Come back."}
		r := newRenderer(t, site, true)
		html, err := r.fragment("urgent", r.data(&Page{Address: "a.html"}))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(html), c.want) {
			t.Errorf("got %s, want %s", html, c.want)
		}
	}
}

// A flow of stages has no actions to choose from: its way in shows the stages, and no empty
// space where it has neither.
func TestPeekOfAFlowOfStages(t *testing.T) {
	stage := &model.Step{Kind: model.Question, Facts: []*model.Definition{{}}}
	f := &model.Flow{Steps: []*model.Step{stage, stage, {Kind: model.Question}, {Kind: model.EndingStep, Facts: []*model.Definition{{}}}}}
	if got := flowPeek(f); got == nil || len(got.Steps) != 2 || got.Flow != nil {
		t.Errorf("the peek of two stages is %+v", got)
	}
	if got := flowPeek(&model.Flow{Steps: []*model.Step{{Kind: model.Question}}}); got != nil {
		t.Errorf("the peek of a question alone is %+v", got)
	}
}
