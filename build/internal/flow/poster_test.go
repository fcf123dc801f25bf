package flow_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/flow"
	"rethink/build/internal/model"
	"rethink/build/internal/sheet"
	"rethink/build/internal/sheet/sheettest"
)

// say gives the words of the layouts that posters say.
func say(key string, args ...any) string {
	words := map[string]string{"flow_start": "Start here", "flow_use": "Use one, or use them together", "flow_use_one": "Your option", "flow_use_if": "Use this if",
		"flow_added_short": "added", "flow_sheet": "{1}, sheet {2} of {3}", "flow_sheet_of": "Sheet {1} of {2}", "flow_on_sheet": "On sheet {1}", "flow_from_sheet": "from sheet {1}", "flow_old": "Printed copies may be out of date.", "flow_latest": "The latest is at {1}"}
	text, ok := words[key]
	if !ok {
		return "[" + key + "]"
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i+1)+"}", fmt.Sprint(a))
	}
	return text
}

func imprint() flow.Imprint {
	return flow.Imprint{Site: "Resolving concerns together", Version: "Version 1.0, 3 November 2026.", Link: "https://example.org/rethink/next/",
		Urgent: "If a child is in immediate danger, call 999.", Author: "The partnership", Language: "en-GB", Date: model.Date{Year: 2026, Month: 11, Day: 3}}
}

// posters returns the first sheet of each poster of a flow on a paper, by its kind,
// and what is told of that paper.
func posters(t *testing.T, f *model.Flow, s flow.Size) (map[string]flow.Sheet, diag.List) {
	t.Helper()
	return postersWith(t, f, s, imprint())
}

func postersWith(t *testing.T, f *model.Flow, s flow.Size, i flow.Imprint) (map[string]flow.Sheet, diag.List) {
	t.Helper()
	made, problems := flow.Posters(f, i, say)
	all := map[string]flow.Sheet{}
	for _, p := range made {
		if p.Size.Name == s.Name && len(p.Sheets) > 0 {
			all[p.Kind] = p.Sheets[0]
		}
	}
	return all, slices.DeleteFunc(problems, func(p diag.Problem) bool {
		return !strings.Contains(p.Message, s.Upright.Name+" ")
	})
}

// a4 is the smaller of the papers that posters are made for.
func a4() flow.Size { return flow.Sizes()[1] }

// boardView returns what the first sheet of a flow's board shows.
func boardView(t *testing.T, f *model.Flow, s flow.Size, i flow.Imprint) *flow.Board {
	t.Helper()
	all, _ := postersWith(t, f, s, i)
	board, ok := all["board"].View.(*flow.Board)
	if !ok {
		t.Fatal("there is no board")
	}
	return board
}

func TestTheSheetsOfTheRealPostersAreOnePageEach(t *testing.T) {
	made, problems := flow.Posters(realFlow(t), imprint(), say)
	if len(problems) > 0 {
		t.Errorf("told %v", problems)
	}
	if len(made) != 2*len(flow.Sizes()) {
		t.Fatalf("%d posters, want a board and a chart on each paper", len(made))
	}
	for _, p := range made {
		if len(p.Sheets) == 0 {
			t.Errorf("the %s on %s is left out", p.Kind, p.Size.Name)
		}
		for _, s := range p.Sheets {
			data, err := s.Bytes()
			if err != nil {
				t.Fatalf("%s: %v", s.Address, err)
			}
			if n := sheet.CountPages(data); n != 1 {
				t.Errorf("%s has %d pages", s.Address, n)
			}
			again, _ := s.Bytes()
			if !bytes.Equal(data, again) {
				t.Errorf("%s: two files of the same flow differ", s.Address)
			}
		}
	}
}

// Whoever reads a wall must find every condition that the chart's page holds: without
// them the answers lead astray.
func TestAChartPosterHoldsEveryConditionOfTheChartsPage(t *testing.T) {
	together := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	for name, f := range map[string]*model.Flow{"real": realFlow(t), "five stages": policy(5), "two answers": alike()} {
		papers := flow.Sizes()
		if name != "real" {
			papers = papers[1:]
		}
		for _, size := range papers {
			p := posterOf(t, f, "chart", size)
			read := ""
			for _, s := range p.Sheets {
				file, err := s.Bytes()
				if err != nil {
					t.Fatal(err)
				}
				read += together(sheettest.Read(t, file)) + " "
			}
			if p.InShort {
				t.Errorf("%s: the chart on %s leaves words out", name, p.Size.Name)
			}
			want := []string{imprint().Urgent}
			page := flow.NewChart(f)
			for _, b := range page.Boxes {
				for _, block := range b.Lead {
					if para, ok := block.(*model.Paragraph); ok {
						want = append(want, para.Text.Plain())
					}
				}
				for _, o := range b.Options {
					want = append(want, o.Plain())
				}
				for _, w := range b.Ways {
					want = append(want, w.Text, w.Note.Plain())
				}
			}
			for _, r := range page.Rules {
				want = append(want, r.Text.Plain())
			}
			for _, text := range want {
				if !strings.Contains(read, together(text)) {
					t.Errorf("%s: the chart on %s does not say %q", name, p.Size.Name, text)
				}
			}
		}
	}
}

var typeSize = regexp.MustCompile(`font-size:([0-9.]+)pt;--min:([0-9.]+)pt`)

// A wall is read from a few steps away: the title from across the room, the heads from
// the door, the rest from where one stops. A4 is no A3 made smaller.
func TestPostersAreSetInTypeForAWall(t *testing.T) {
	for _, c := range []struct {
		kind, size         string
		title, head, least float64
		sheets             int
	}{
		{"board", "a3", 48, 24, 16, 1},
		{"chart", "a3", 48, 24, 14, 2},
		{"board", "a4", 30, 15, 10, 1},
		{"chart", "a4", 30, 15, 10, 2},
	} {
		for _, s := range flow.Sizes() {
			if s.Name != c.size {
				continue
			}
			p := posterOf(t, realFlow(t), c.kind, s)
			if len(p.Sheets) != c.sheets {
				t.Errorf("%s %s takes %d sheets, want %d", c.kind, c.size, len(p.Sheets), c.sheets)
			}
			m := typeSize.FindSubmatch(p.Sheets[0].Stylesheet)
			if m == nil {
				t.Fatalf("%s %s: stylesheet names no size of type", c.kind, c.size)
			}
			if pt, _ := strconv.ParseFloat(string(m[1]), 64); pt < c.least {
				t.Errorf("%s %s is set in %g pt, want at least %g", c.kind, c.size, pt, c.least)
			}
			if want := fmt.Sprintf("--title:%gpt;--called:%gpt", c.title, c.head); !strings.Contains(string(p.Sheets[0].Stylesheet), want) {
				t.Errorf("%s %s: no %s in the stylesheet", c.kind, c.size, want)
			}
			file, err := p.Sheets[0].Bytes()
			if err != nil {
				t.Fatal(err)
			}
			for _, page := range sheettest.Pages(t, file) {
				for _, l := range page.Lines {
					for _, w := range l.Words {
						if high := (w.Bottom - w.Top) * 72 / 25.4; high < c.least*0.99 {
							t.Errorf("%s %s: %q is set in about %.1f pt", c.kind, c.size, w.Text, high)
						}
					}
				}
			}
		}
	}
}

// Who hears a chart has no lines to follow: each answer says where it leads, below
// what the step asks.
func TestEachAnswerOnAPosterSaysWhereItLeads(t *testing.T) {
	f := realFlow(t)
	for _, s := range flow.Sizes() {
		read := ""
		for _, sheet := range posterOf(t, f, "chart", s).Sheets {
			file, err := sheet.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			read += strings.Join(strings.Fields(sheettest.Read(t, file)), " ") + " "
		}
		for _, step := range f.Steps {
			for _, c := range step.Choices {
				said := c.Text
				if c.Added {
					said += " (added)"
				}
				if len(c.Note) > 0 {
					said += " " + c.Note.Plain()
				}
				if want := said + " → " + f.Step(c.To).Name(); !strings.Contains(read, want) {
					t.Errorf("the chart on %s does not say %q", s.Name, want)
				}
			}
			if step.ChoicesTitle != "" && !strings.Contains(read, step.ChoicesTitle+" "+step.Choices[0].Text) {
				t.Errorf("the chart on %s does not say %q above the answers of %s", s.Name, step.ChoicesTitle, step.ID)
			}
		}
	}
}

// A glance at a wall finds where an answer leads: it is not parted at the end of a line
// that could not hold it.
func TestWhereAnAnswerLeadsIsOnOneLineOfTheBoard(t *testing.T) {
	f := realFlow(t)
	var places []string
	for _, s := range f.Steps {
		badge, _, _ := strings.Cut(s.Name(), ":")
		places = append(places, s.Name(), badge)
	}
	for _, s := range flow.Sizes() {
		found := 0
		for _, board := range posterOf(t, f, "board", s).Sheets {
			file, err := board.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range sheettest.Pages(t, file) {
				for _, l := range p.Lines {
					_, place, leads := strings.Cut(strings.ReplaceAll(l.Text(), "\u00a0", " "), "→ ")
					if !leads {
						continue
					}
					found++
					if !slices.Contains(places, place) {
						t.Errorf("the board on %s has %q at the end of a line", s.Name, place)
					}
				}
			}
		}
		if found == 0 {
			t.Errorf("the board on %s has no answer that leads anywhere", s.Name)
		}
	}
}

// The line for a child in danger is read near the top, wherever it stands; whose
// poster it is stands beside the sign.
func TestAPosterSaysWhoseItIsAndReadsTheUrgentLineFirst(t *testing.T) {
	for _, kind := range []string{"board", "chart"} {
		file, err := posterOf(t, realFlow(t), kind, flow.Sizes()[0]).Sheets[0].Bytes()
		if err != nil {
			t.Fatal(err)
		}
		read := sheettest.Read(t, file)
		urgent, strategy := strings.Index(read, imprint().Urgent), strings.Index(read, "Strategy")
		if urgent < 0 || urgent > strategy || !strings.Contains(read, imprint().Author) {
			t.Errorf("the %s reads %s", kind, read)
		}
	}
}

// An arrow between two columns says that an answer of the one leads to the other.
func TestArrowsOfTheBoardFollowTheAnswers(t *testing.T) {
	board := boardView(t, realFlow(t), flow.Sizes()[0], imprint())
	var next []bool
	for _, c := range board.Columns {
		next = append(next, c.Next)
	}
	if !slices.Equal(next, []bool{true, true, false}) {
		t.Errorf("arrows are %v", next)
	}
	apart := policy(3)
	for _, s := range apart.Steps[:3] {
		s.Choices = []model.Choice{{Text: "It is settled", To: s.Choices[len(s.Choices)-1].To}}
	}
	for _, c := range boardView(t, apart, flow.Sizes()[0], imprint()).Columns {
		if c.Next {
			t.Errorf("an arrow leads on from %s, and no answer does", c.ID)
		}
	}
}

// With the site's address, a poster's PDF leads where its page leads.
func TestAPosterLeadsWhereItsPageLeads(t *testing.T) {
	i := imprint()
	i.Address = func(r model.Ref) string { return "https://example.org/" + r.Address() }
	all, _ := postersWith(t, realFlow(t), flow.Sizes()[0], i)
	for kind, want := range map[string][]string{
		"board": {"https://example.org/guidance/principles.html", "https://example.org/rethink.html"},
		"chart": {"https://example.org/next/strategy-1.html", "https://example.org/print/chart-a3-2.html#strategy-2"},
	} {
		file, err := all[kind].Bytes()
		if err != nil {
			t.Fatal(err)
		}
		sheettest.Sound(t, file)
		links := sheettest.Links(t, file)
		for _, url := range want {
			if !slices.Contains(links, url) {
				t.Errorf("the %s leads to %v, not to %s", kind, links, url)
			}
		}
	}
}

func TestPrintPagesAreExactlyOneSheet(t *testing.T) {
	for _, c := range []struct{ poster, size, want string }{
		{"board", "a3", "@page{size:420mm 297mm;margin:0}"},
		{"board", "a4", "@page{size:297mm 210mm;margin:0}"},
		{"chart", "a3", "@page{size:297mm 420mm;margin:0}"},
		{"chart", "a4", "@page{size:210mm 297mm;margin:0}"},
	} {
		for _, s := range flow.Sizes() {
			if s.Name != c.size {
				continue
			}
			all, _ := posters(t, realFlow(t), s)
			if css := string(all[c.poster].Stylesheet); !strings.Contains(css, c.want) {
				t.Errorf("%s %s: no %s in %s", c.poster, c.size, c.want, css)
			}
		}
	}
}

// talkative makes the flow of 5 steps say more and more in its strategy's options.
func talkative(words int) *model.Flow {
	f := generated(5)
	f.Steps[2].Options = nil
	s := f.Steps[2]
	s.Kind, s.Badge = model.Strategy, "Strategy 1"
	s.Options = []model.Option{{Blocks: []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: strings.TrimSpace(strings.Repeat("word ", words))}}}}}}
	return f
}

func TestTextThatDoesNotFitIsToldWithItsStep(t *testing.T) {
	for _, s := range flow.Sizes() {
		all, problems := posters(t, talkative(4000), s)
		if len(all) > 0 || len(problems) != 1 {
			t.Fatalf("%s: %d posters, told %v, want one warning for the board and the chart", s.Name, len(all), problems)
		}
		p := problems[0]
		if p.Pos.String() != "content/flow-5.md:30:1" || p.Rule != "poster-full" || p.Severity != diag.Warning {
			t.Errorf("%s: told %s at %s", s.Name, p.Rule, p)
		}
		for _, want := range []string{s.Upright.Name + " board (", s.Upright.Name + " chart (", fmt.Sprintf("%g pt", s.Least), "mm too high"} {
			if !strings.Contains(p.Message, want) {
				t.Errorf("%s: no %q in %q", s.Name, want, p.Message)
			}
		}
		if !strings.Contains(p.Hint, "step-3") {
			t.Errorf("%s: hint %q", s.Name, p.Hint)
		}
	}
}

func TestAWordThatIsWiderThanItsColumnIsTold(t *testing.T) {
	f := talkative(1)
	f.Steps[2].Options[0].Blocks[0].(*model.Paragraph).Text[0] = model.Text{Value: strings.Repeat("rindfleischetikettierung", 12)}
	all, problems := posters(t, f, a4())
	if len(all) != 0 || len(problems) != 1 || problems[0].Severity != diag.Warning || !strings.Contains(problems[0].Message, "rindfleisch") {
		t.Errorf("told %v", problems)
	}
}

func TestAFlowWithLittleTextHasLargeType(t *testing.T) {
	size := func(words int) float64 {
		board := boardView(t, talkative(words), a4(), imprint())
		pt, _ := strconv.ParseFloat(string(typeSize.FindSubmatch(board.Stylesheet())[1]), 64)
		return pt
	}
	if few, many := size(5), size(600); few != flow.Sizes()[1].Board[0].Wish || many >= few {
		t.Errorf("few words are set in %g pt, many in %g pt", few, many)
	}
}

func TestThereIsNoPosterOfWhatCannotBeShown(t *testing.T) {
	asked := flowOf("a > b, c", "b", "c")
	made, problems := flow.Posters(asked, imprint(), say)
	if len(problems) > 0 || slices.ContainsFunc(made, func(p *flow.Poster) bool { return p.Kind == "board" }) {
		t.Errorf("a flow without strategies has a board, or is told of: %v", problems)
	}
	made, problems = flow.Posters(generated(40), imprint(), say)
	for _, p := range made {
		if p.Kind == "chart" && (len(p.Sheets) > 0 || p.Stead != "flow-40.html" || len(p.Left()) != 2) {
			t.Errorf("a flow that is too big to draw has a chart poster: %+v", p)
		}
	}
	if slices.ContainsFunc(problems, func(p diag.Problem) bool { return strings.Contains(p.Message, "chart") }) {
		t.Errorf("told %v: that it is too big to draw is told of its page", problems)
	}
}

func TestTheFootSaysTheVersionAndThatPaperAges(t *testing.T) {
	board := boardView(t, realFlow(t), flow.Sizes()[0], imprint())
	if want := "Version 1.0, 3 November 2026. Printed copies may be out of date. The latest is at example.org/rethink/next/"; board.Foot().Version != want {
		t.Errorf("got %q, want %q", board.Foot().Version, want)
	}
	i := imprint()
	i.Link = ""
	board = boardView(t, realFlow(t), flow.Sizes()[0], i)
	if board.Head().Code != nil || strings.Contains(board.Foot().Version, "latest") {
		t.Error("a site that does not know its address says one on its poster")
	}
}

// A partnership's address may be long: it is broken rather than printed over the edge.
func TestTheFootStaysOnThePaper(t *testing.T) {
	i := imprint()
	i.Link = "https://safeguarding-partnership.example-county.example/professional-disagreements/" + strings.Repeat("guidance/", 12) + "next/"
	for _, s := range flow.Sizes() {
		all, _ := postersWith(t, realFlow(t), s, i)
		for name, p := range all {
			file, err := p.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			if read := sheettest.Read(t, file); !strings.Contains(strings.ReplaceAll(read, " ", ""), "guidance/next/") {
				t.Errorf("%s %s: the address is not whole", name, s.Name)
			}
			for _, page := range sheettest.Pages(t, file) {
				for _, l := range page.Lines {
					for _, w := range l.Words {
						if w.Left < 5 || w.Right > page.Width-5 || w.Bottom > page.Height-5 {
							t.Errorf("%s %s: %q is printed in the margin, at %.0f to %.0f mm of %.0f", name, s.Name, w.Text, w.Left, w.Right, page.Width)
						}
					}
				}
			}
		}
	}
}

// What stands on two lines of a heading or an answer is two words to a screen reader too.
func TestWordsOfAPosterDoNotRunTogether(t *testing.T) {
	made, _ := flow.Posters(realFlow(t), imprint(), say)
	for _, p := range made {
		var read strings.Builder
		for _, sheet := range p.Sheets {
			file, err := sheet.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			read.WriteString(sheettest.Read(t, file))
		}
		if !strings.Contains(read.String(), "Strategy 1 Talk it through") {
			t.Errorf("%s %s: the heading of strategy 1 reads otherwise: %s", p.Kind, p.Size.Name, read.String())
		}
	}
}

func TestEachPosterFileHasATitleOfItsOwn(t *testing.T) {
	titles := map[string]string{}
	for _, s := range flow.Sizes() {
		all, _ := posters(t, realFlow(t), s)
		for name, p := range all {
			file, _ := p.Bytes()
			title := sheettest.Info(t, file)["Title"]
			if other := titles[title]; title == "" || other != "" {
				t.Errorf("%s %s and %s are both called %q", name, s.Name, other, title)
			}
			titles[title] = name + " " + s.Name
		}
	}
}

func TestAWordThatIsWiderThanItsBoxOnTheChartIsTold(t *testing.T) {
	f := flowOf("a > b, c, d", "b > e, f", "c > e, f", "d > e, f", "e", "f")
	f.Steps[1].Choices[0].Text = "Donaudampfschifffahrtsgesellschaft"
	all, problems := posters(t, f, a4())
	if len(all) > 0 || len(problems) != 1 || problems[0].Severity != diag.Warning || !strings.Contains(problems[0].Message, "Donaudampf") || problems[0].Pos != f.Steps[1].At {
		t.Errorf("told %v", problems)
	}
	// The hint works when it is followed.
	f.Steps[1].Choices[0].Text = "Donau-dampf-schiff-fahrts-gesellschaft"
	if all, problems = posters(t, f, a4()); len(all) != 1 || len(problems) > 0 {
		t.Errorf("%d posters, told %v", len(all), problems)
	}
}

func TestAStrategyWithOneOptionOffersNoChoiceOfThem(t *testing.T) {
	f := talkative(3)
	board := boardView(t, f, a4(), imprint())
	file, err := board.Bytes(imprint())
	if err != nil {
		t.Fatal(err)
	}
	if read := sheettest.Read(t, file); !strings.Contains(read, "Your option") || strings.Contains(read, "use them together") {
		t.Errorf("reads %s", read)
	}
}

// The columns of a strategy without words of its own say which answers lead to it.
func TestTheBoardSaysWhenToUseAStrategy(t *testing.T) {
	f := talkative(3)
	board := boardView(t, f, a4(), imprint())
	if uses := board.Columns[0].Uses; len(uses) != 1 || uses[0] != (flow.Use{Asked: "What is step 2?", Answer: "The first way"}) {
		t.Errorf("got %+v", uses)
	}
	f.Steps[2].Text = []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: "Use it when it rains."}}}}
	board = boardView(t, f, a4(), imprint())
	if len(board.Columns[0].Uses) > 0 || len(board.Columns[0].Lead) != 1 {
		t.Error("a strategy that says when to use it is explained a second time")
	}
}

// An address that no code can hold costs the code, and no poster.
func TestAnAddressTooLongForACodeIsAWarning(t *testing.T) {
	i := imprint()
	i.Link = "https://example.org/" + strings.Repeat("long/", 500)
	made, problems := flow.Posters(alike(), i, say)
	if len(problems) == 0 || problems.Errors() > 0 || problems[0].Rule != "poster-code" || problems[0].Hint == "" {
		t.Errorf("told %v", problems)
	}
	if len(made) != 4 {
		t.Errorf("%d posters", len(made))
	}
}
