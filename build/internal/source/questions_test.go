package source

import (
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/model"
)

// swapsPage is a page of kind swaps; its body begins on line 6.
func swapsPage(body string) string { return "---\nkind: swaps\ntitle: A\n---\n\n" + body + "\n" }

const (
	whyHead  = "## Why questions {#why}\n\nThey hinder.\n\n| Instead of | Try | Because |\n| --- | --- | --- |\n"
	twoRows  = "| Why did….? | What happened next? | |\n| Why now? | What is new? | |\n"
	fourHead = "## Why questions {#why}\n\nThey hinder.\n\n| Instead of | Try | Because | Does |\n| --- | --- | --- | --- |\n"
	fourRows = "| Why did….? | What happened next? | | It asks for a reason. |\n| Why now? | What is new? | It asks for facts. |\n"
	leadRows = "| Have you asked? | Who could help? |\n| Is it not so? | What do you see? |\n"
)

func TestSwapsThatAreWrong(t *testing.T) {
	check(t, []problemCase{
		{"good ones", swapsPage(whyHead + twoRows), ""},
		{"two columns", swapsPage("## Leads\n\nWords.\n\n| Not | But |\n| --- | --- |\n" + leadRows), ""},
		{"a short row", swapsPage(whyHead + twoRows + "| Why me? |"),
			"a.md:14:1: row has one cell, and needs a question to avoid and one to try -> Put a | between the two questions."},
		{"nothing to try", swapsPage(whyHead + twoRows + "| Why me? | | Since it hurts. |"),
			"a.md:14:12: row gives nothing to try in place of “Why me?” -> Write an open question in the second cell."},
		{"an empty row", swapsPage(whyHead + twoRows + "| | | |"),
			"a.md:14:1: row is empty -> Take the line out."},
		{"another alternative to nothing", swapsPage(whyHead + "| | What next? | |\n" + twoRows),
			"a.md:12:1: first row names no question to avoid -> An empty first cell means one more alternative for the question above, and there is none above."},
		{"two alternatives to nothing, told once", swapsPage(whyHead + "| | What next? | |\n| | Who else? | |\n| Why me? | What now? | |"),
			"a.md:12:1: first row names no question to avoid -> An empty first cell means one more alternative for the question above, and there is none above."},
		{"a row below a blank line, told once", swapsPage(whyHead + "| Why me? | What now? | |\n\n| Why him? | Who else? | |"),
			"a.md:14:1: row is cut off from its table -> Take the blank line above it out."},
		{"no line of hyphens, told once", swapsPage("## Why\n\nWords.\n\n| A | B |\n| Why me? | What now? |"),
			"a.md:10:1: lines look like a table and are not one -> Write a line such as `| --- | --- |` below the headings, with as many cells."},
		{"a score for all who have finished", "---\nkind: swaps\ntitle: A\nscore: completed\n---\n\n" + whyHead + twoRows, ""},
		{"a score of another kind", "---\nkind: swaps\ntitle: A\nscore: complete\n---\n\n" + whyHead + twoRows,
			"a.md:4:1: value of `score` is not true, false or completed -> Write `score: completed` if a learning platform needs 100 from everybody who has seen all, `score: true` to show learners a score, or leave the line out."},
		{"four columns", swapsPage(fourHead + fourRows), ""},
		{"what the question above does", swapsPage(fourHead + fourRows + "| | Who else? | | It blames. |"),
			"a.md:14:19: row says what a question to avoid does, and names none -> Write it in the last cell of line 13, which names “Why now?”."},
		{"what no question does", swapsPage(fourHead + "| | Who else? | | It blames. |\n" + fourRows),
			"a.md:12:1: first row names no question to avoid -> An empty first cell means one more alternative for the question above, and there is none above."},
		{"five columns", swapsPage("## Why\n\nWords.\n\n| A | B | C | D | E |\n| --- | --- | --- | --- | --- |\n| a | b | c | d | e |"),
			"a.md:10:1: table has 5 columns, and needs two to four -> The columns are, in this order: instead of, try, because, and what the question to avoid does. The last two may be left out."},
		{"one column", swapsPage("## Why\n\nWords.\n\n| A |\n| --- |\n| a |"),
			"a.md:10:1: table has 1 columns, and needs two to four -> The columns are, in this order: instead of, try, because, and what the question to avoid does. The last two may be left out."},
		{"the same question twice", swapsPage(whyHead + twoRows + "| why did? | Who was there? | |"),
			"a.md:14:3: question “why did?” appears twice: first on line 12 -> For another alternative to the same question, leave the first cell of the row empty."},
		{"one row", swapsPage(whyHead + "| Why now? | What is new? | |"),
			"a.md:6:1: section “Why questions” has only one question to avoid, and a quiz needs at least two -> Add a row. The quiz takes the other answers of a question from this table, and invents none."},
		{"an alternative that asks why", swapsPage(whyHead + twoRows + "| Is it? | Why is it? | |"),
			"a.md:14:12: warning: alternative “Why is it?” begins with “why” -> Ask for what happened, for a view, or for what got in the way."},
		{"a tag question", swapsPage(whyHead + twoRows + "| Is it? | It is, isn't it? | |"),
			"a.md:14:12: warning: alternative “It is, isn't it?” ends in “isn't it?”, which asks the other person to agree -> Ask for the fact, and do not supply it."},
		{"no reason", swapsPage("## Why\n\n| Instead of | Try |\n| --- | --- |\n| Why did….? | What happened next? |\n| Why now? | What is new? |"),
			"a.md:6:1: warning: section “Why” does not say why these questions hinder -> Write a sentence or two between the heading and the table. The quiz shows it beside each of these questions."},
		{"a section without a table", swapsPage(whyHead + twoRows + "\n## More\n\nWords."),
			"a.md:15:1: section “More” has no table of questions -> A table is a line of headings, a line of hyphens (| --- | --- |), and one line for each question. Text without a table belongs above the first heading."},
		{"a second table", swapsPage(whyHead + twoRows + "\nAnd:\n\n| Not | But |\n| --- | --- |\n" + leadRows),
			"a.md:17:1: section “Why questions” has a second table -> Put its rows into the first table, or give it a heading of its own."},
		{"a table without a heading", swapsPage("| Not | But |\n| --- | --- |\n" + leadRows + "\n" + whyHead + twoRows),
			"a.md:6:1: table is under no heading -> Write a heading such as `## Leading questions {#leading}` above it, and below the heading why these questions hinder."},
		{"no sections", swapsPage("Words."),
			"a.md: page has no section with a table of questions -> Start each table with a heading such as `## Leading questions {#leading}`."},
		{"a tag for no section", "---\nkind: swaps\ntitle: A\ntags:\n  whi: Asks why\n---\n\n" + whyHead + twoRows,
			"a.md:5:3: tag names section `whi`, which this page does not have -> Did you mean `why`?"},
		{"a key that is not known", "---\nkind: swaps\ntitle: A\nscores: true\n---\n\n" + whyHead + twoRows,
			"a.md:4:1: key `scores` is not known here -> Did you mean `score`?"},
	})
}

func TestPromptsThatAreWrong(t *testing.T) {
	prompts := func(body string) string { return "---\nkind: prompts\ntitle: A\n---\n\n" + body + "\n" }
	check(t, []problemCase{
		{"good ones", prompts("Words.\n\n## Now\n\nWords.\n\n- What next?\n- Who else?\n\n## Later\n\n1. What next?"), ""},
		{"no sections", prompts("- What next?"),
			"a.md: page has no section with a list of questions -> Start each list with a heading such as `## When you make a challenge {#making-a-challenge}`."},
		{"questions above the first section", prompts("- What next?\n\n## Now\n\n- Who else?"),
			"a.md:6:1: list of questions is under no heading -> Write a heading such as `## When you make a challenge {#making-a-challenge}` above it."},
		{"an empty entry, told once", prompts("## Now\n\n- What next?\n-\n- Who else?"),
			"a.md:9:1: entry of the list is empty -> Write its text after the hyphen or number, or take the line out."},
		{"a section without questions", prompts("## Now\n\nWords."),
			"a.md:6:1: section “Now” has no list of questions -> Start each question on a line of its own, with a hyphen and a space."},
		{"a question twice", prompts("## Now\n\n- What next?\n- what next"),
			"a.md:9:1: question “what next” appears twice in section “Now”: first on line 8"},
		{"a list in a list", prompts("## Now\n\n- What next?\n  - Who else?"),
			"a.md:8:1: entry “What next?” holds more than one question -> Start each question on a line of its own, with a hyphen and a space, all indented alike."},
		{"a heading in a section", prompts("## Now\n\n### Here\n\n- What next?"),
			"a.md:8:1: heading “Here” is inside section “Now” -> Give it two # signs: every moment has a heading of its own."},
		{"one that asks why", prompts("## Now\n\n- Why now?"),
			"a.md:8:1: warning: question “Why now?” begins with “why” -> Ask for what happened, for a view, or for what got in the way."},
	})
}

func TestSwapsAreReadRowByRow(t *testing.T) {
	s, problems := loadFiles(files{"questions/swaps.md": "---\nkind: swaps\ntitle: A\nscore: true\ntags:\n  why: Asks why\n---\n\nIntro.\n\n" + whyHead +
		"| Why haven't you…? | Tell me what got in the way of… | It looks for obstacles. |\n" +
		"| Why did….? | What happened next? | |\n" +
		"| | How do you think that happened? | |\n\nAfter.\n\n## Leading questions\n\nWords.\n\n| Not | But |\n| --- | --- |\n" + leadRows})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	page := s.Swaps[0]
	why := page.Categories[0]
	if !page.Score || len(page.Intro) != 1 || len(why.Reason) != 1 || len(why.After) != 1 {
		t.Errorf("got score %v, %d blocks above, %d reasons, %d blocks below", page.Score, len(page.Intro), len(why.Reason), len(why.After))
	}
	if why.Tag != "Asks why" || page.Categories[1].Tag != "Leading questions" {
		t.Errorf("got tags %q and %q", why.Tag, page.Categories[1].Tag)
	}
	var rows []string
	for _, w := range why.Swaps {
		var try []string
		for _, a := range w.Try {
			try = append(try, a.ID+" ("+a.Because.Plain()+")")
		}
		rows = append(rows, w.ID+": "+strings.Join(try, ", "))
	}
	want := []string{
		"why-havent-you: tell-me-what-got-in-the-way-of (It looks for obstacles.)",
		"why-did: what-happened-next (), how-do-you-think-that-happened ()",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got  %q\nwant %q", rows, want)
	}
}

func TestGuidesAreReadStepByStep(t *testing.T) {
	s, problems := loadFiles(files{
		"open.md":  "---\nkind: prompts\ntitle: Open\n---\n\n## Now {#now}\n\n- What next?\n",
		"guide.md": "---\nkind: guide\ntitle: Guide\n---\n\nIntro.\n\n## One {#one}\n\nWords.\n\n[Ask](open.md#now)\n\n## Two {#two}\n\nWords.\n",
	})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	steps := s.Guides[0].Steps
	if len(steps) != 2 || steps[1].Number != 2 || steps[0].Title != "One" || len(steps[0].Text) != 2 {
		t.Errorf("got %+v", steps)
	}
	if want := []model.Ref{{Page: "open.md", Anchor: "now"}}; !slices.Equal(steps[0].Ask, want) || steps[1].Ask != nil {
		t.Errorf("asks %v, then %v", steps[0].Ask, steps[1].Ask)
	}
}

func TestAGuideWithoutStepsIsTold(t *testing.T) {
	check(t, []problemCase{{"no steps", "---\nkind: guide\ntitle: A\n---\n\nWords.\n",
		"a.md: page has no steps -> Give each step a heading such as `## Record what you agree {#step-5}`."}})
}

func TestTheFourthColumnSaysWhatTheQuestionDoes(t *testing.T) {
	site, _ := loadFiles(files{"a.md": swapsPage(fourHead + fourRows)})
	rows := site.Swaps[0].Categories[0].Swaps
	if got := rows[0].Does.Plain(); got != "It asks for a reason." {
		t.Errorf("got %q", got)
	}
	if rows[1].Does.Plain() != "" || rows[1].Try[0].Because.Plain() != "It asks for facts." {
		t.Errorf("a row without a fourth cell has %+v", rows[1])
	}
}

func TestIDsOfQuestions(t *testing.T) {
	ids := newQuestionIDs("index")
	for _, c := range []struct{ text, want string }{
		{"Why haven't you…?", "why-havent-you"},
		{"Why haven’t you?", "why-havent-you-2"},
		{"What else could happen / work?", "what-else-could-happen-work"},
		{"Index?", "index-2"},
		{"Beth a ddigwyddodd wedyn â'r tŷ?", "beth-a-ddigwyddodd-wedyn-ar-ty"},
		{"…?", "question"},
		{"Что дальше?", "question-2"},
		{"What other reasons could there be to explain why this has happened?", "what-other-reasons-could-there-be-to-explain-why-this-has"},
	} {
		if got := ids.of(c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// The id of a row is an address: to reword, to add or to take away another row must not
// move it, not even where two begin with the same sixty letters or are in letters that
// an address cannot have.
func TestIDsOfSwapsDependOnNoOtherRow(t *testing.T) {
	rows := []string{
		"What other reasons could there be to explain why this has happened so late?",
		"What other reasons could there be to explain why this has happened to you?",
		"Что случилось?", "Почему?", "…?", "Why?",
	}
	alone := map[string]string{}
	for _, row := range rows {
		alone[row] = swapIDs(row)[0]
	}
	if alone[rows[0]] == alone[rows[1]] || alone[rows[2]] == alone[rows[3]] {
		t.Errorf("two rows have one id: %v", alone)
	}
	for i, id := range swapIDs(rows...) {
		if id != alone[rows[i]] {
			t.Errorf("%s: among others it is %s, alone %s", rows[i], id, alone[rows[i]])
		}
	}
}

func swapIDs(avoid ...string) []string {
	var rows strings.Builder
	for i, text := range avoid {
		rows.WriteString("| " + text + " | Then " + strings.Repeat("so ", i) + "what? | |\n")
	}
	site, _ := loadFiles(files{"a.md": swapsPage(whyHead + rows.String())})
	var ids []string
	for _, w := range site.Swaps[0].Categories[0].Swaps {
		ids = append(ids, w.ID)
	}
	return ids
}
