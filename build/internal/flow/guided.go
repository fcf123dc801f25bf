package flow

import (
	"strings"

	"rethink/build/internal/model"
)

// A Path is the guided path: a page a step, and the page it begins with.
type Path struct {
	addresses
	Title   string        // of the flow
	Intro   []model.Block // that these are ideas, not a set way
	First   Step          // where it begins
	Asks    *Step         // the question that it leads straight on to, asked at once; nil for none
	Entries []Ref         // steps to begin at when one is already part of the way
	Steps   []*Step       // in the author's order

	RulesTitle string
	Rules      []Rule
}

// A Step is the page of one step.
type Step struct {
	Ref
	Kind  model.StepKind
	Badge string // "Strategy 2"; may be empty
	Mark  string // number of the badge, shown in its sign; may be empty
	Title string
	First bool // the flow begins here
	Added bool // the source does not hold it

	Facts        []Fact
	Text         []model.Block
	Marks        []model.Block // what says that something of the step is added; it stands below the answers
	OptionsTitle string
	Options      [][]model.Block
	ShortOptions []model.Inlines // first paragraph of each option
	Between      []model.Block
	WaysTitle    string
	Ways         []Way
	After        []model.Block

	From   []From // steps that lead here
	Rungs  []Rung // every step, with this one marked
	Script string // the choices, for route.js

	RulesTitle string
	Rules      []Rule

	Start, Route, Chart string // addresses of the pages around it
}

// IsPlain reports whether the step holds no text but paragraphs, lists, headings and
// alerts.
func (s *Step) IsPlain() bool {
	for _, w := range s.Ways {
		if !IsPlain(w.More) {
			return false
		}
	}
	return isPlain(s.Facts) && IsPlain(s.Text, s.Marks, s.Between, s.After) && IsPlain(s.Options...)
}

// UseKey names the words above the options, where the author wrote none.
func (s *Step) UseKey() string { return useKey(len(s.Options)) }

// A From is a step that leads to the one that is shown, and the choices that do;
// a situation leads on without a choice, and has no words.
type From struct {
	Ref
	Choices []string
}

// A Rung is a step in the list of all steps. Ways tells the script which steps
// follow and by which choice.
type Rung struct {
	Ref
	Here bool
	Ways string
}

// Guided makes the views of the guided path.
func Guided(f *model.Flow) *Path {
	a := addresses{f}
	p := &Path{addresses: a, Title: f.Page.Title, Intro: f.Intro, RulesTitle: f.RulesTitle, Rules: a.rules(false)}
	var rungs []Rung
	for _, s := range f.Steps {
		rungs = append(rungs, Rung{Ref: a.ref(s), Ways: waysForScript(s)})
	}
	for i, s := range f.Steps {
		step := guidedStep(a, s)
		step.Rungs = append([]Rung(nil), rungs...)
		step.Rungs[i].Here = true
		p.Steps = append(p.Steps, step)
		if step.First {
			p.First = *step
		}
	}
	for _, e := range f.Entries {
		p.Entries = append(p.Entries, a.ref(f.Step(e.ID)))
	}
	p.Asks = p.asks()
	return p
}

// asks returns the question that the first step leads straight on to. Asking it
// on the first page saves a worried reader a page that only says "go on".
func (p *Path) asks() *Step {
	if p.First.Kind != model.Situation || len(p.First.Ways) != 1 || len(p.First.After) > 0 {
		return nil
	}
	for _, s := range p.Steps {
		if s.ID == p.First.Ways[0].To.ID && s.Kind == model.Question {
			return s
		}
	}
	return nil
}

// Explained is what stands on the first page below the answers: what the situation
// says beside its title, if the page asks a question in its stead, then the author's
// words above the flow.
func (p *Path) Explained() []model.Block {
	var blocks []model.Block
	if p.Asks != nil {
		blocks = append(blocks, p.First.Text...)
	}
	blocks = append(blocks, p.Intro...)
	if p.Asks != nil {
		blocks = append(blocks, p.First.Marks...)
	}
	return blocks
}

// Passed is the steps that somebody who answers on the first page has come
// through, as route.js writes them.
func (p *Path) Passed() string {
	if p.Asks == nil {
		return p.First.ID
	}
	return p.First.ID + "." + p.Asks.ID
}

// IsPlain reports whether the first page holds no text but paragraphs, lists, headings
// and alerts.
func (p *Path) IsPlain() bool {
	return IsPlain(p.Intro) && p.First.IsPlain() && (p.Asks == nil || p.Asks.IsPlain())
}

func guidedStep(a addresses, s *model.Step) *Step {
	v := &Step{
		Ref: a.ref(s), Kind: s.Kind, Badge: s.Badge, Mark: number(s.Badge), Title: s.Title,
		First: s.ID == a.f.Start, Added: s.Added,
		Facts:        facts(s),
		OptionsTitle: s.OptionsTitle,
		ShortOptions: options(s),
		Between:      raised(s.Between, 1),
		WaysTitle:    s.ChoicesTitle,
		Ways:         a.ways(s),
		After:        raised(s.After, 1),
		RulesTitle:   a.f.RulesTitle,
		Rules:        a.rules(false),
		Script:       waysForScript(s),
		Start:        a.Start(), Route: a.Route(), Chart: a.Chart(),
	}
	v.Text, v.Marks = apart(raised(s.Text, 1))
	for _, o := range s.Options {
		v.Options = append(v.Options, o.Blocks)
	}
	for _, from := range a.f.LeadsHere(s.ID) {
		f := From{Ref: a.ref(from)}
		if from.Kind != model.Situation {
			for _, c := range from.ChoicesTo(s.ID) {
				f.Choices = append(f.Choices, c.Text)
			}
		}
		v.From = append(v.From, f)
	}
	return v
}

// waysForScript writes the choices of a step for route.js: a line for each, with
// its key, a space and the choice's words. A situation has no words, because nobody
// chooses there.
func waysForScript(s *model.Step) string {
	var lines []string
	for i, c := range s.Choices {
		line := s.Key(i)
		if s.Kind != model.Situation {
			line += " " + strings.Join(strings.Fields(c.Text), " ")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
