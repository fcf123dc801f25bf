package source

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// readSwaps reads a page of kind swaps, as docs/format/swaps.md describes it. A cell of
// the last two columns may be empty, so a table that has the fourth and not the third
// has an empty third.
func readSwaps(r *reading) *model.Swaps {
	s := &model.Swaps{Page: r.page}
	r.score(s)
	intro, parts := model.Parts(r.page.Body, 2)
	s.Intro = intro
	for _, b := range intro {
		if t, ok := b.(*model.Table); ok {
			r.problems.Errorf(t.At, "swaps-shape", "table is under no heading")
			r.problems.Hint("Write a heading such as `## Leading questions {#leading}` above it, and below the heading why these questions hinder.")
		}
	}
	if len(parts) == 0 {
		r.problems.Errorf(r.page.At(), "swaps-shape", "page has no section with a table of questions")
		r.problems.Hint("Start each table with a heading such as `## Leading questions {#leading}`.")
	}
	ids := newQuestionIDs("index") // a quiz has a page of that name
	ids.summed = true
	for _, p := range parts {
		s.Categories = append(s.Categories, r.category(p, ids))
	}
	r.tags(s)
	return s
}

// category reads one heading with its table.
func (r *reading) category(p model.Part, ids questionIDs) *model.Category {
	c := &model.Category{At: p.Heading.At, ID: p.Heading.ID, Title: p.Heading.Text.Plain()}
	c.Tag = c.Title
	var table *model.Table
	for _, b := range p.Blocks {
		t, ok := b.(*model.Table)
		switch {
		case !ok && table == nil:
			c.Reason = append(c.Reason, b)
		case !ok:
			c.After = append(c.After, b)
		case table == nil:
			table = t
			r.rows(c, t, ids)
		default:
			r.problems.Errorf(t.At, "swaps-shape", "section “%s” has a second table", c.Title)
			r.problems.Hint("Put its rows into the first table, or give it a heading of its own.")
		}
	}
	for _, b := range p.Blocks {
		if p, ok := b.(*model.Paragraph); ok {
			c.Left = append(c.Left, p.At) // lines that look like a table and are none
		}
	}
	if table == nil {
		r.problems.Errorf(c.At, "swaps-shape", "section “%s” has no table of questions", c.Title)
		r.problems.Hint("A table is a line of headings, a line of hyphens (| --- | --- |), and one line for each question. Text without a table belongs above the first heading.")
		r.problems.Unless(c.Left...)
	}
	return c
}

// rows reads the lines of a table into its category.
func (r *reading) rows(c *model.Category, t *model.Table, ids questionIDs) {
	if n := len(t.Head); n < 2 || n > 4 {
		r.problems.Errorf(t.At, "swaps-shape", "table has %d columns, and needs two to four", n)
		r.problems.Hint("The columns are, in this order: instead of, try, because, and what the question to avoid does. The last two may be left out.")
		c.Left = append(c.Left, t.At)
		return
	}
	headless := false // no row so far has a question to avoid
	for _, row := range t.Rows {
		avoid, a := row.Cells[0], alternative(row)
		empty := len(a.Text) == 0
		switch {
		case len(avoid.Text) == 0 && empty:
			r.problems.Errorf(row.At, "swap-short-row", "row is empty")
			r.problems.Hint("Take the line out.")
			c.Left = append(c.Left, row.At)
			continue
		case len(avoid.Text) == 0 && headless:
			continue
		case len(avoid.Text) == 0 && len(c.Swaps) == 0:
			headless = true
			c.Left = append(c.Left, row.At)
			r.problems.Errorf(row.At, "swap-short-row", "first row names no question to avoid")
			r.problems.Hint("An empty first cell means one more alternative for the question above, and there is none above.")
			continue
		case empty && row.Written() == 1:
			r.problems.Errorf(row.At, "swap-short-row", "row has one cell, and needs a question to avoid and one to try")
			r.problems.Hint("Put a | between the two questions.")
			c.Left = append(c.Left, row.At)
			continue
		}
		does := model.Cell{}
		if len(row.Cells) > 3 {
			does = row.Cells[3]
		}
		if len(avoid.Text) > 0 {
			headless = false
			c.Swaps = append(c.Swaps, &model.Swap{At: row.CellAt(0), ID: ids.of(avoid.Text.Plain()), Avoid: avoid.Text, Does: does.Text})
		} else if len(does.Text) > 0 {
			above := c.Swaps[len(c.Swaps)-1]
			r.problems.Errorf(does.At, "swap-does", "row says what a question to avoid does, and names none")
			r.problems.Hint("Write it in the last cell of line %d, which names “%s”.", above.At.Line, above.Avoid.Plain())
		}
		last := c.Swaps[len(c.Swaps)-1]
		a.ID = ids.of(a.Text.Plain())
		last.Try = append(last.Try, a)
	}
}

// alternative reads the second and third cell of a row.
func alternative(row model.Row) model.Alternative {
	a := model.Alternative{At: row.CellAt(1), Text: row.Cells[1].Text}
	if len(row.Cells) > 2 {
		a.Because = row.Cells[2].Text
	}
	return a
}

// score reads whether a number is reported, and which.
func (r *reading) score(s *model.Swaps) {
	switch strings.ToLower(r.matter.Written("score")) {
	case "completed":
		s.Completed = true
	case "true", "false":
		s.Score = r.matter.Flag("score")
	default:
		if r.matter.Has("score") {
			r.matter.Wrong("score", "value of `score` is not true, false or completed", "Write `score: completed` if a learning platform needs 100 from everybody who has seen all, `score: true` to show learners a score, or leave the line out.")
		}
	}
}

// tags reads what the author calls the questions of each category.
func (r *reading) tags(s *model.Swaps) {
	tags := r.matter.Map("tags")
	var ids []string
	with := make(map[string][]*model.Category, len(s.Categories))
	for _, c := range s.Categories {
		ids = append(ids, c.ID)
		with[c.ID] = append(with[c.ID], c)
	}
	for _, key := range tags.Keys() {
		tag := r.set(tags.Text(key.Text))
		for _, c := range with[key.Text] {
			c.Tag = cmp.Or(tag, c.Tag)
		}
		if len(with[key.Text]) == 0 {
			r.problems.Errorf(key.At, "unknown-section", "tag names section `%s`, which this page does not have", key.Text)
			r.problems.Hint("%s", r.guesses.DidYouMean(key.Text, ids))
		}
	}
}

// readPrompts reads a page of kind prompts, as docs/format/prompts.md describes it.
func readPrompts(r *reading) *model.Prompts {
	s := &model.Prompts{Page: r.page}
	intro, parts := model.Parts(r.page.Body, 2)
	s.Intro = intro
	if len(parts) == 0 {
		r.problems.Errorf(r.page.At(), "prompts-shape", "page has no section with a list of questions")
		r.problems.Hint("Start each list with a heading such as `## When you make a challenge {#making-a-challenge}`.")
	} else {
		r.strayQuestions(intro)
	}
	ids := newQuestionIDs()
	for _, p := range parts {
		g := &model.PromptGroup{At: p.Heading.At, ID: p.Heading.ID, Title: p.Heading.Text.Plain()}
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case *model.List:
				g.Prompts = append(g.Prompts, r.prompts(b, ids)...)
			case *model.Heading:
				r.problems.Errorf(b.At, "prompts-shape", "heading “%s” is inside section “%s”", b.Text.Plain(), g.Title)
				r.problems.Hint("Give it two # signs: every moment has a heading of its own.")
			default:
				g.Text = append(g.Text, b)
			}
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

// strayQuestions reports a list of questions above the first heading: it belongs to
// no moment, so no output would have it.
func (r *reading) strayQuestions(intro []model.Block) {
	for _, b := range intro {
		list, ok := b.(*model.List)
		if ok && !slices.ContainsFunc(list.Items, func(i *model.Item) bool { return !strings.HasSuffix(i.Text().Plain(), "?") }) {
			r.problems.Errorf(list.At, "prompts-shape", "list of questions is under no heading")
			r.problems.Hint("Write a heading such as `## When you make a challenge {#making-a-challenge}` above it.")
		}
	}
}

// prompts reads the entries of a list.
func (r *reading) prompts(l *model.List, ids questionIDs) []*model.Prompt {
	var prompts []*model.Prompt
	for _, item := range l.Items {
		text := item.Text()
		switch {
		case len(item.Blocks) == 0:
			continue // reported of every list
		case len(text) == 0:
			r.problems.Errorf(item.At, "prompts-shape", "entry of the list is not a question")
			r.problems.Hint("Start each question on a line of its own, with a hyphen and a space.")
			continue
		case len(item.Blocks) > 1:
			r.problems.Errorf(item.At, "prompts-shape", "entry “%s” holds more than one question", text.Plain())
			r.problems.Hint("Start each question on a line of its own, with a hyphen and a space, all indented alike.")
		}
		prompts = append(prompts, &model.Prompt{At: item.At, ID: ids.of(text.Plain()), Text: text})
	}
	return prompts
}

// readGuide reads a page of kind guide, as docs/format/guide.md describes it.
func readGuide(r *reading) *model.Guide {
	g := &model.Guide{Page: r.page}
	intro, parts := model.Parts(r.page.Body, 2)
	g.Intro = intro
	if len(parts) == 0 {
		r.problems.Errorf(r.page.At(), "guide-shape", "page has no steps")
		r.problems.Hint("Give each step a heading such as `## Record what you agree {#step-5}`.")
	}
	for i, p := range parts {
		step := model.GuideStep{At: p.Heading.At, ID: p.Heading.ID, Number: i + 1, Title: p.Heading.Text.Plain(), Text: p.Blocks}
		for _, b := range p.Blocks {
			if e, ok := b.(*model.Embed); ok {
				step.Ask = append(step.Ask, e.To)
			}
		}
		g.Steps = append(g.Steps, step)
	}
	return g
}

// questionIDs makes the ids of a page's questions, each once.
type questionIDs struct {
	taken  map[string]bool
	summed bool // they are addresses, which never depend on what other questions say
	numbered
}

func newQuestionIDs(taken ...string) questionIDs {
	ids := questionIDs{taken: map[string]bool{}}
	for _, id := range taken {
		ids.taken[id] = true
	}
	ids.numbered = newNumbered(func(id string) bool { return ids.taken[id] })
	return ids
}

// longestID is how many letters of a question go into its id, which is the name
// of a file and a part of an address.
const longestID = 60

// of makes an id from a question's own words, in small letters joined by hyphens,
// so that it stays when the question moves: "Why haven't you…?" gives
// "why-havent-you". Of two that would have the same, the second gets a number: which of
// them that is depends on the others. So where an id is an address, and cannot hold all
// letters of the words, a sum of them stands at its end.
func (ids questionIDs) of(text string) string {
	id, whole := wordsID(text)
	if len(id) > longestID {
		id, whole = id[:longestID], false
		if cut := strings.LastIndexByte(id, '-'); cut > 0 {
			id = id[:cut]
		}
	}
	if id == "" {
		id = "question"
	}
	if !whole && ids.summed {
		id += "-" + sumOf(text)
	}
	made := ids.free(id)
	ids.taken[made] = true
	return made
}

// wordsID joins the words of a text by hyphens, and reports whether it could write all
// their letters.
func wordsID(text string) (id string, whole bool) {
	var b strings.Builder
	gap := false
	whole = true
	for _, c := range strings.ToLower(text) {
		c = model.PlainLetter(c)
		switch {
		case c == '\'' || c == '’':
		case c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(c)
			gap = false
		default:
			whole = whole && !unicode.IsLetter(c) && !unicode.IsDigit(c)
			gap = true
		}
	}
	return b.String(), whole
}

// sumOf is six characters that stand for the words of a text, however they are spaced
// and whatever quotation marks they have.
func sumOf(text string) string {
	plain := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, strings.ToLower(text))
	sum := sha256.Sum256([]byte(plain))
	return hex.EncodeToString(sum[:3])
}
