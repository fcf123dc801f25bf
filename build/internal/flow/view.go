package flow

import (
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// A Ref is a step as something to go to.
type Ref struct {
	ID      string
	Address string // of its own page, from the site's root
	Anchor  string // of its box on the chart's page, from the site's root
	Name    string // "Strategy 2: Bring in fresh thinking"
	Look    string // what it looks like: situation, question, strategy, settled, escalate
}

// A Way is a choice as it is shown: its words and where it leads.
type Way struct {
	Text     string
	To       Ref
	Key      string        // the step it leads to and, where another answer does too, its number: see [model.Step.Key]
	Note     model.Inlines // what the author adds to the words
	More     []model.Block // what stands below the words in the author's list
	Added    bool          // the source does not write it
	Why      model.Inlines // why it was added, in the author's words
	Straight bool          // on the chart: its line goes straight down to the next box
}

// Numbered is the key of a way that the step alone does not tell from another, and
// empty for all others.
func (w Way) Numbered() string {
	if w.Key == w.To.ID {
		return ""
	}
	return w.Key
}

// A Rule is a standing rule as it is shown.
type Rule struct {
	Title string
	Text  model.Inlines
	To    string // address, from the site's root or outside; empty for none
}

// addresses knows where the pages of a flow are.
type addresses struct{ f *model.Flow }

// Start is the first page of the guided path.
func (a addresses) Start() string { return a.f.Path + "/index.html" }

// Route is the page that shows and prints the route.
func (a addresses) Route() string { return a.f.Path + "/route.html" }

// Chart is the flow's own page.
func (a addresses) Chart() string { return a.f.Page.Address() }

// Poster is a print page or PDF: "board", "a3", "pdf" is print/board-a3.pdf. A
// flow whose path is not the usual one has its path in the name.
func (a addresses) Poster(what, paper, ending string) string {
	if a.f.Path != "next" {
		what = a.f.Path + "-" + what
	}
	return "print/" + what + "-" + paper + "." + ending
}

// sheet is where a sheet of a poster is, without the ending: the first has the
// poster's own address.
func (a addresses) sheet(what string, s Size, part Part) string {
	address := strings.TrimSuffix(a.Poster(what, s.Name, ""), ".")
	if part.N > 1 {
		address += "-" + strconv.Itoa(part.N)
	}
	return address
}

func (a addresses) step(id string) string { return a.f.Path + "/" + id + ".html" }

func (a addresses) ref(s *model.Step) Ref {
	return Ref{ID: s.ID, Address: a.step(s.ID), Anchor: a.Chart() + "#" + s.ID, Name: s.Name(), Look: look(s)}
}

// look is the name of what a step looks like.
func look(s *model.Step) string {
	if s.Kind == model.EndingStep {
		return string(s.Tone)
	}
	return string(s.Kind)
}

// number returns the number that a badge ends in: "2" of "Strategy 2".
func number(badge string) string {
	return badge[strings.LastIndexFunc(badge, func(r rune) bool { return !unicode.IsDigit(r) })+1:]
}

func (a addresses) ways(s *model.Step) []Way {
	var ways []Way
	for i, c := range s.Choices {
		w := Way{Text: c.Text, To: a.ref(a.f.Step(c.To)), Key: s.Key(i), Note: c.Note, Added: c.Added}
		w.Why, w.More = why(c.More)
		ways = append(ways, w)
	}
	return ways
}

// why takes the first words of the mark that says a choice is added from what
// stands below the choice.
func why(blocks []model.Block) (words model.Inlines, rest []model.Block) {
	for _, b := range blocks {
		if alert, ok := b.(*model.Alert); ok && alert.Kind == model.AlertAdded {
			item := model.Item{Blocks: alert.Blocks}
			words = item.Text()
			continue
		}
		rest = append(rest, b)
	}
	return words, rest
}

// apart takes the marks that say what is added from a step's words: whoever came for
// an answer reads them after it.
func apart(blocks []model.Block) (words, marks []model.Block) {
	for _, b := range blocks {
		if alert, ok := b.(*model.Alert); ok && alert.Kind == model.AlertAdded {
			marks = append(marks, b)
		} else {
			words = append(words, b)
		}
	}
	return words, marks
}

// rules returns the standing rules. A rule that leads to a step leads to the
// step's own page on the guided path, and to its box on the chart.
func (a addresses) rules(chart bool) []Rule {
	var rules []Rule
	for _, r := range a.f.Rules {
		to := r.To.Address()
		if r.To.Page == a.f.Page.Path && !chart && a.f.Step(r.To.Anchor) != nil {
			to = a.step(r.To.Anchor)
		}
		rules = append(rules, Rule{Title: r.Title, Text: r.Text, To: to})
	}
	return rules
}

// lead returns the words of a step that there is room for on a chart or poster:
// its first paragraph, and the list that a paragraph ending in a colon announces.
// What is marked as added stays on the step's own page.
func lead(blocks []model.Block) []model.Block {
	for i, b := range blocks {
		p, ok := b.(*model.Paragraph)
		if !ok {
			continue
		}
		if strings.HasSuffix(strings.TrimSpace(p.Text.Plain()), ":") && i+1 < len(blocks) {
			if _, list := blocks[i+1].(*model.List); list {
				return blocks[i : i+2]
			}
		}
		return blocks[i : i+1]
	}
	return nil
}

// options returns the first paragraph of each option.
func options(s *model.Step) []model.Inlines {
	var short []model.Inlines
	for _, o := range s.Options {
		item := model.Item{Blocks: o.Blocks}
		short = append(short, item.Text())
	}
	return short
}

// useKey names the words that stand above so many options: one alone cannot be used
// together with another.
func useKey(options int) string {
	if options == 1 {
		return "flow_use_one"
	}
	return "flow_use"
}

// raised returns blocks with their headings moved up by a level, for pages on
// which the step's own heading is moved up too.
func raised(blocks []model.Block, levels int) []model.Block {
	out := make([]model.Block, len(blocks))
	for i, b := range blocks {
		if h, ok := b.(*model.Heading); ok {
			up := *h
			up.Level = max(2, h.Level-levels)
			b = &up
		}
		out[i] = b
	}
	return out
}

// IsPlain reports whether blocks are nothing but paragraphs, lists, headings and
// alerts, so that their page does without the styles of all other text.
func IsPlain(blocks ...[]model.Block) bool {
	for _, list := range blocks {
		for _, b := range list {
			switch b := b.(type) {
			case *model.Paragraph, *model.Heading:
			case *model.Alert:
				if !IsPlain(b.Blocks) {
					return false
				}
			case *model.List:
				for _, item := range b.Items {
					if !IsPlain(item.Blocks) {
						return false
					}
				}
			default:
				return false
			}
		}
	}
	return true
}
