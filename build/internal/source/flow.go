package source

import (
	"cmp"
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// defaultFlowPath is the folder of the guided path of a flow that names none.
const defaultFlowPath = "next"

// readFlow reads a page of kind flow, as docs/format/flow.md describes it. Structure
// decides what a step is, so the format can be translated.
func readFlow(r *reading) *model.Flow {
	f := &model.Flow{Page: r.page, Path: defaultFlowPath}
	readFlowMatter(r, f)
	intro, parts := model.Parts(r.page.Body, 2)
	f.Intro = flowText(r, intro)
	giveMissingID(r, f, parts)
	var ids []string
	for _, p := range parts {
		ids = append(ids, p.Heading.ID)
	}
	rules, rulesAt := r.matter.TextAt("rules")
	f.RulesAt = rulesAt
	if rules != "" && !slices.Contains(ids, rules) {
		r.problems.Errorf(rulesAt, "flow-rules", "`rules` names section %s, which is not on the page", rules)
		r.problems.Hint("%s", cmp.Or(diag.DidYouMean(rules, ids), "The sections are "+diag.Few(ids)+"."))
		rules = diag.Nearest(rules, ids) // else what is read of them would be reported too
	}
	if written := r.matter.Text("rules"); written == rules {
		rules = rulesAreNoStep(r, f, parts, rules)
	}
	endings := r.endings(f, ids)
	for _, p := range parts {
		if rules != "" && p.Heading.ID == rules && f.RulesID == "" {
			readRules(r, f, p)
			continue
		}
		f.Steps = append(f.Steps, readStep(r, p, endings))
	}
	return f
}

// rulesAreNoStep reports standing rules that are said to be in a section which is a
// step: an ending, a step that the front matter names, or one that has options and
// choices. It returns "" then, so that the section is read as what it is.
func rulesAreNoStep(r *reading, f *model.Flow, parts []model.Part, rules string) string {
	isStep := func(p model.Part) bool {
		id := p.Heading.ID
		return id == f.Start ||
			slices.ContainsFunc(f.Endings, func(e model.Ending) bool { return e.ID == id }) ||
			slices.ContainsFunc(f.Entries, func(e model.StepRef) bool { return e.ID == id }) ||
			slices.ContainsFunc(p.Blocks, isList(true, nil)) && slices.ContainsFunc(p.Blocks, isList(false, (&stepReader{r: r}).allLeadOn))
	}
	for _, p := range parts {
		if p.Heading.ID != rules || rules == "" || !isStep(p) {
			continue
		}
		r.problems.Errorf(f.RulesAt, "flow-rules", "`rules` names %s, which is a step", rules)
		r.problems.Hint("Name the section that holds what is true at every step, or take the line out.")
		return ""
	}
	return rules
}

// isList returns what reports whether a block is a list, ordered or not, of which
// something is true.
func isList(ordered bool, is func(*model.List) bool) func(model.Block) bool {
	return func(b model.Block) bool {
		list, ok := b.(*model.List)
		return ok && list.Ordered == ordered && (is == nil || is(list))
	}
}

// giveMissingID gives the one step without a written id the one id that links and
// front matter name and that no heading has: then its author hears of the
// heading, and not of everything that leads there.
func giveMissingID(r *reading, f *model.Flow, parts []model.Part) {
	var bare []*model.Heading
	for _, p := range parts {
		if !p.Heading.Written && p.Heading.ID != r.matter.Text("rules") {
			bare = append(bare, p.Heading)
		}
	}
	missing := map[string]bool{}
	want := func(id string) {
		if id != "" && !r.page.Anchors[id] {
			missing[id] = true
		}
	}
	for _, l := range r.page.Links {
		if l.To.Page == r.page.Path {
			want(l.To.Anchor)
		}
	}
	want(f.Start)
	for _, e := range f.Endings {
		want(e.ID)
	}
	if len(bare) != 1 || len(missing) != 1 {
		return
	}
	for id := range missing {
		delete(r.page.Anchors, bare[0].ID)
		bare[0].ID = id
		r.page.Anchors[id] = true
	}
}

func readFlowMatter(r *reading, f *model.Flow) {
	if r.matter.Has("path") {
		f.Path, f.PathAt = r.matter.TextAt("path")
		f.Path = strings.Trim(f.Path, "/")
	}
	f.Starts = stepRefs(r.matter.Texts("start"))
	if len(f.Starts) > 0 {
		f.Start = f.Starts[0].ID
	}
	f.Entries = stepRefs(r.matter.Texts("entries"))
	endings := r.matter.Map("endings")
	for _, key := range endings.Keys() {
		f.Endings = append(f.Endings, model.Ending{At: key.At, ID: key.Text, Tone: model.Tone(endings.Text(key.Text))})
	}
	f.EndingsAt = r.matter.At("endings")
	for _, m := range r.matter.List("walks") {
		f.Walks = append(f.Walks, readWalk(m))
	}
}

func readWalk(m *matter.Mapping) model.Walk {
	w := model.Walk{At: m.Pos(), Name: m.Text("name"), Keys: m.Places()}
	for _, c := range m.Texts("choices") {
		w.Choices = append(w.Choices, model.WalkChoice{At: c.At, Text: c.Text})
	}
	w.From.ID, w.From.At = m.TextAt("from")
	w.End.ID, w.End.At = m.TextAt("ends")
	return w
}

func stepRefs(values []matter.Value) []model.StepRef {
	var refs []model.StepRef
	for _, v := range values {
		refs = append(refs, model.StepRef{At: v.At, ID: v.Text})
	}
	return refs
}

// trimLeft takes away the space, and one full stop or colon, that stood between a
// link or a title and the text after it.
func trimLeft(text model.Inlines) model.Inlines {
	for len(text) > 0 {
		switch first := text[0].(type) {
		case model.Break:
			text = text[1:]
			continue
		case model.Text:
			value := strings.TrimLeft(first.Value, " \u00a0")
			value = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(value, "."), ":"), " \u00a0")
			if value == "" {
				text = text[1:]
				continue
			}
			if value != first.Value {
				text = append(model.Inlines{model.Text{At: first.At, Value: value}}, text[1:]...)
			}
		}
		return text
	}
	return nil
}

// endings returns which steps are endings, with their tones. One whose id is misspelt
// is meant to be the nearest step: that it is misspelt is a problem of its own.
func (r *reading) endings(f *model.Flow, ids []string) map[string]model.Tone {
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	endings := make(map[string]model.Tone, len(f.Endings))
	for _, e := range f.Endings {
		id := e.ID
		if !there[id] {
			id = r.guesses.Nearest(id, ids)
		}
		if _, known := endings[id]; !known {
			endings[id] = e.Tone
		}
	}
	return endings
}

func readStep(r *reading, p model.Part, endings map[string]model.Tone) *model.Step {
	h := p.Heading
	s := &model.Step{At: h.At, ID: h.ID, IDWritten: h.Written}
	s.Badge, s.Title = h.Badge()
	tone, ending := endings[h.ID]
	s.Tone = tone
	sr := stepReader{r: r, step: s, ending: ending, atStart: true}
	for _, b := range flowText(r, p.Blocks) {
		sr.read(b)
	}
	sr.flush()
	if len(s.Text) > 0 {
		s.Added = isAdded(s.Text[0])
	}
	s.Kind = stepKind(s, ending)
	return s
}

// stepKind derives what a step is from how it is built.
func stepKind(s *model.Step, ending bool) model.StepKind {
	switch {
	case ending:
		return model.EndingStep
	case len(s.Options) > 0:
		return model.Strategy
	case len(s.Choices) == 1:
		return model.Situation
	}
	return model.Question
}

// stepReader sorts the blocks of a step. It holds a block back until it knows
// whether the block introduces the list after it.
type stepReader struct {
	r       *reading
	step    *model.Step
	ending  bool
	atStart bool // nothing but facts, and marks that the step is added, was read
	held    []model.Block
}

func (sr *stepReader) read(b model.Block) {
	if sr.facts(b) {
		return
	}
	list, ok := b.(*model.List)
	switch {
	case ok && list.Ordered && !sr.ending && sr.allLeadOn(list):
		sr.r.problems.Errorf(list.At, "flow-numbered-choices", "choices are numbered, and would be read as options")
		sr.r.problems.Hint("Start each with a hyphen and a space. Numbers are for what people can do.")
		sr.leave(list.At)
		sr.choices(list)
	case ok && list.Ordered && !sr.ending:
		sr.options(list)
	case ok && !list.Ordered && sr.leadsOn(list):
		sr.choices(list)
	default:
		sr.held = append(sr.held, b)
	}
}

// flush puts what was held back where it stood.
func (sr *stepReader) flush() {
	s := sr.step
	switch {
	case len(s.Choices) > 0:
		s.After = append(s.After, sr.held...)
	case len(s.Options) > 0:
		s.Between = append(s.Between, sr.held...)
	default:
		s.Text = append(s.Text, sr.held...)
	}
	sr.held = nil
}

// title takes the words that introduce a list from what was held back.
func (sr *stepReader) title() string {
	if len(sr.held) == 0 {
		return ""
	}
	last := sr.held[len(sr.held)-1]
	title := ""
	switch b := last.(type) {
	case *model.Heading:
		title = b.Text.Plain()
	case *model.Paragraph:
		plain := strings.TrimSpace(b.Text.Plain())
		if strings.HasSuffix(plain, ":") || strings.HasSuffix(plain, "?") || strings.HasSuffix(plain, "：") || strings.HasSuffix(plain, "？") {
			title = plain
		}
	}
	if title != "" {
		sr.held = sr.held[:len(sr.held)-1]
	}
	return strings.TrimRight(title, ": \u00a0：")
}

// second reports a list that is the second of its kind in the step.
func (sr *stepReader) second(list *model.List, of, hint string) {
	sr.leave(list.At)
	sr.r.problems.Errorf(list.At, "flow-two-lists", "step %s has a second list of %s", sr.step.ID, of)
	sr.r.problems.Hint("%s", hint)
}

func (sr *stepReader) options(list *model.List) {
	s := sr.step
	if len(s.Options) > 0 {
		sr.second(list, "options", "Write all options of the step as one numbered list, and other lists with bullets.")
		return
	}
	title := sr.title()
	sr.flush()
	s.OptionsTitle, s.OptionsStart = title, list.Start
	for _, item := range list.Items {
		s.Options = append(s.Options, model.Option{At: item.At, Blocks: item.Blocks})
	}
}

// leadsOn reports whether a bullet list holds choices: an item starts with a link to a
// step.
func (sr *stepReader) leadsOn(list *model.List) bool {
	return slices.ContainsFunc(list.Items, func(i *model.Item) bool { return sr.link(i) != nil })
}

// allLeadOn reports whether every item of a list starts with a link to a step.
func (sr *stepReader) allLeadOn(list *model.List) bool {
	return !slices.ContainsFunc(list.Items, func(i *model.Item) bool { return sr.link(i) == nil })
}

// link returns the link to a step that an item starts with, or nil.
func (sr *stepReader) link(item *model.Item) *model.Link {
	text := item.Text()
	if len(text) == 0 {
		return nil
	}
	link, ok := text[0].(*model.Link)
	if strong, bold := text[0].(*model.Strong); bold && len(strong.Text) == 1 {
		link, ok = strong.Text[0].(*model.Link)
	}
	if !ok || link.To.Page != sr.r.page.Path || link.To.Anchor == "" {
		return nil
	}
	return link
}

// leave notes the place of what could not be read as a part of the step, and has an
// error of its own.
func (sr *stepReader) leave(at diag.Pos) { sr.step.Left = append(sr.step.Left, at) }

// leadsAstray returns the place of a link that an item starts with and that has an
// error of its own: it names the address of this very page, or leads nowhere.
func (sr *stepReader) leadsAstray(item *model.Item) (diag.Pos, bool) {
	text := item.Text()
	if len(text) == 0 {
		return diag.Pos{}, false
	}
	link, ok := text[0].(*model.Link)
	if !ok || link.To.Made != sr.r.page.Address() && !link.To.IsZero() {
		return diag.Pos{}, false
	}
	return link.At, true
}

func (sr *stepReader) choices(list *model.List) {
	s := sr.step
	if len(s.Choices) > 0 {
		sr.second(list, "choices", "Write all choices of the step as one list, every item with the same bullet sign.")
		return
	}
	title := sr.title()
	sr.flush()
	s.ChoicesTitle = title
	for _, item := range list.Items {
		link := sr.link(item)
		if link == nil {
			if at, ok := sr.leadsAstray(item); ok {
				sr.leave(at)
				continue
			}
			sr.leave(item.At)
			sr.r.problems.Errorf(item.At, "flow-mixed-list", "list mixes choices with other items: this one does not start with a link to a step")
			sr.r.problems.Hint("Start the item with a link, such as `[Not yet](#%s)`, or move it to a list of its own with text between the two.", nearbyStep(s))
			continue
		}
		s.Choices = append(s.Choices, model.Choice{
			At: link.At, Text: link.Text.Plain(), To: link.To.Anchor,
			Note: trimLeft(item.Text()[1:]), More: item.Blocks[1:],
			Added: slices.ContainsFunc(item.Blocks[1:], isAdded),
		})
	}
}

// nearbyStep is an id for an example.
func nearbyStep(s *model.Step) string {
	if len(s.Choices) > 0 {
		return s.Choices[0].To
	}
	return "id-of-the-step"
}

func isAdded(b model.Block) bool {
	alert, ok := b.(*model.Alert)
	return ok && alert.Kind == model.AlertAdded
}

// flowText returns blocks without footnotes, which are a problem in a flow: each
// step has a page of its own, and the notes would be on none of them.
func flowText(r *reading, blocks []model.Block) []model.Block {
	for i, b := range blocks {
		if notes, ok := b.(*model.Notes); ok {
			at := notes.At
			if len(notes.Notes) > 0 {
				at = notes.Notes[0].At
			}
			r.problems.Errorf(at, "flow-footnote", "flow has a footnote: each step has a page of its own, where the note would be missing")
			r.problems.Hint("Write it in the step's own text. To say that something is added, use `> [!ADDED]`.")
			return slices.Concat(blocks[:i], blocks[i+1:])
		}
	}
	return blocks
}
