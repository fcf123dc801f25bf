package quiz

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// annexB is the source's own table: the questions to avoid, what to try, and, for
// some, why.
func annexB() *model.Site {
	site := &model.Site{}
	site.Config.Title = "Resolving concerns"
	site.Swaps = []*model.Swaps{swapsPage("questions/swaps.md",
		category("why", "“Why” questions", "Asks why", "People feel defensive. Connection is lost.",
			"Why haven't you…?|Tell me what got in the way of…|It looks for obstacles, not for blame.",
			"Why has this happened?|How come this happened?",
			"Why did….?|What happened next?|It asks for events, in order.|It asks for a reason.",
			"|How do you think that happened?",
		),
		category("leading", "Leading questions", "Leads", "They prompt one answer. It may be false.",
			"Have you thought about….|What else could happen / work?",
			"Do you have a problem with this?|How do you feel about…?",
			"You saw the family on Tuesday, didn't you?|When was the family last seen?",
			"Have you asked your manager for help?|Who could help with this?||It names one helper.",
		),
	)}
	return site
}

func swapsPage(path string, categories ...*model.Category) *model.Swaps {
	return &model.Swaps{Page: &model.Page{Path: path, Title: "Swap these questions"}, Categories: categories}
}

// category makes a table from lines "avoid|try|because|does".
func category(id, title, tag, reason string, rows ...string) *model.Category {
	c := &model.Category{ID: id, Title: title, Tag: tag}
	if reason != "" {
		c.Reason = []model.Block{&model.Paragraph{Text: inline(reason)}}
	}
	for i, row := range rows {
		cells := append(strings.Split(row, "|"), "", "")
		if cells[0] != "" {
			c.Swaps = append(c.Swaps, &model.Swap{At: diag.Pos{File: "content/questions/swaps.md", Line: i + 1}, ID: slugOf(cells[0]), Avoid: inline(cells[0]), Does: inline(cells[3])})
		}
		last := c.Swaps[len(c.Swaps)-1]
		last.Try = append(last.Try, model.Alternative{ID: slugOf(cells[1]), Text: inline(cells[1]), Because: inline(cells[2])})
	}
	return c
}

func inline(text string) model.Inlines {
	if text == "" {
		return nil
	}
	return model.Inlines{model.Text{Value: text}}
}

func slugOf(text string) string { return strings.Join(wordsOf(text), "-") }

// testWords says a key with its arguments, so that a test sees what is said where.
func testWords(key string, args ...any) string {
	switch key {
	case "quiz_said":
		return "“" + args[0].(string) + "”"
	case "quiz_open":
		return "Open"
	}
	return strings.TrimSpace(strings.ReplaceAll(key, "_", " ") + " " + fmt.Sprint(args...))
}

func TestAQuizHasThreeRoundsAtStableAddresses(t *testing.T) {
	q := New(annexB())[0]
	var got []string
	for _, r := range q.Rounds {
		got = append(got, r.First().Address+" … "+r.Summary)
	}
	want := []string{
		"questions/quiz/swap/why-havent-you.html … questions/quiz/swap/index.html",
		"questions/quiz/spot/" + q.Rounds[1].First().ID + ".html … questions/quiz/spot/index.html",
		"questions/quiz/say/why-havent-you.html … questions/quiz/say/index.html",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := []int{len(q.Rounds[0].Questions), len(q.Rounds[1].Questions), len(q.Rounds[2].Questions)}; !slices.Equal(got, []int{7, 11, 7}) {
		t.Errorf("got rounds of %v questions", got)
	}
}

// withPrompts adds some of the source's open questions.
func withPrompts(site *model.Site) *model.Site {
	site.Prompts = []*model.Prompts{{Page: &model.Page{Path: "questions/open.md"}, Groups: []*model.PromptGroup{
		{ID: "step-1", Title: "Step 1", Prompts: []*model.Prompt{
			{ID: "done", Text: inline("What have you done so far?")}, {ID: "family", Text: inline("What are the family saying about this?")},
			{ID: "saw", Text: inline("You saw the family on Tuesday, didn't you?")}, {ID: "why", Text: inline("Why is that?")}, {ID: "tell", Text: inline("Tell me about the family")},
		}},
		{ID: "step-4", Title: "Step 4", Prompts: []*model.Prompt{{ID: "help", Text: inline("Whose help is needed?")}, {ID: "done-2", Text: inline("What have you done so far?")}}},
	}}}
	return site
}

// Each question offers the alternatives of its row, one other question to try, and one
// to avoid of its own table. All of them are the author's.
func TestEveryAnswerIsAQuestionOfTheSite(t *testing.T) {
	site := withPrompts(annexB())
	avoid, try := map[string]string{}, map[string]bool{}
	for _, c := range site.Swaps[0].Categories {
		for _, w := range c.Swaps {
			avoid[w.Avoid.Plain()] = c.ID
			for _, a := range w.Try {
				try[a.Text.Plain()] = true
			}
		}
	}
	for _, p := range site.Prompts[0].Groups {
		for _, q := range p.Prompts {
			try[q.Text.Plain()] = avoid[q.Text.Plain()] == ""
		}
	}
	for _, q := range New(site)[0].Round(SwapIt).Questions {
		own := map[string]bool{}
		for _, a := range q.Swap.Try {
			own[a.Text.Plain()] = true
		}
		rows, others, toAvoid := 0, 0, 0
		for _, o := range q.Options {
			text := o.Text.Plain()
			switch {
			case o.Accepted != o.Open || o.Accepted != try[text]:
				t.Errorf("%s: %q is accepted: %v; it is one to try: %v", q.ID, text, o.Accepted, try[text])
			case own[text]:
				rows++
			case o.Accepted:
				others++
			case text == q.Text.Plain() || avoid[text] != q.Category.ID:
				t.Errorf("%s: %q is offered beside it, and is none of the same kind", q.ID, text)
			default:
				toAvoid++
			}
		}
		if rows != len(own) || others != 1 || toAvoid != 1 {
			t.Errorf("%s: %d of its own %d, %d other and %d to avoid", q.ID, rows, len(own), others, toAvoid)
		}
	}
}

// The other question is one about what was about to be said, where there is one.
func TestTheOtherQuestionIsNearestInWords(t *testing.T) {
	want := map[string][]string{
		"why-havent-you": {"What have you done so far?", "quiz reason prompt Step 1"},
		"you-saw-the-family-on-tuesday-didnt-you": {"What are the family saying about this?", "quiz reason prompt Step 1"},
		"have-you-asked-your-manager-for-help":    {"Whose help is needed?", "quiz reason prompt Step 4"},
		"do-you-have-a-problem-with-this":         {"Who could help with this?", "quiz reason row Have you asked your manager for help?"},
		"why-has-this-happened":                   {"How do you think that happened?", "quiz reason row Why did….?"},
	}
	say := words.Say(func(key string, args ...any) string {
		return strings.TrimSpace(strings.ReplaceAll(key, "_", " ") + " " + fmt.Sprint(args...))
	})
	for _, q := range New(withPrompts(annexB()))[0].Round(SwapIt).Questions {
		for _, o := range q.Options {
			isOwn := slices.ContainsFunc(q.Swap.Try, func(a model.Alternative) bool { return a.Text.Plain() == o.Text.Plain() })
			if w := want[q.ID]; w != nil && o.Accepted && !isOwn {
				if got := []string{o.Text.Plain(), remarkOf(say, o.Feedback.Remarks[0])}; !slices.Equal(got, w) {
					t.Errorf("%s: got %q, want %q", q.ID, got, w)
				}
			}
		}
	}
}

// To look for the nearest must not look at every question of the site for each.
func TestLookingForTheNearestIsBounded(t *testing.T) {
	rows := make([]string, 2000)
	for i := range rows {
		rows[i] = fmt.Sprintf("Why is the letter number%d late?|What about the letter number%d?", i, (i+7)%2000)
	}
	s := swapsPage("a.md", category("a", "A", "A", "", rows...))
	o := newOthers(s, nil)
	looked := 0
	for _, w := range s.Categories[0].Swaps {
		for word := range subject(w.Avoid) {
			if n := len(o.about[word]); n <= mostAbout && !o.marks[s.Categories[0]][word] {
				looked += n
			}
		}
		if _, ok := o.nearest(s.Categories[0], w); !ok {
			t.Fatalf("nothing is offered beside %s", w.Avoid.Plain())
		}
	}
	if looked == 0 || looked > 2*len(rows) {
		t.Errorf("%d questions are looked at for %d rows", looked, len(rows))
	}
}

func TestHowComeIsAcceptedAndNeverTheOnlyAnswer(t *testing.T) {
	for name, site := range map[string]*model.Site{
		"the source": annexB(),
		"first row of the table": {Swaps: []*model.Swaps{swapsPage("a.md", category("why", "Why", "Why", "",
			"Why so late?|How come it was late?", "Why me?|What made you think of me?"))}},
		"beside a request": {Swaps: []*model.Swaps{swapsPage("a.md", category("why", "Why", "Why", "",
			"Why so late?|How come it was late?", "Why me?|Tell me what made you think of me"))}},
	} {
		found := false
		for _, q := range New(site)[0].Round(SwapIt).Questions {
			softOnly, soft := true, false
			for _, o := range q.Options {
				if !o.Accepted {
					continue
				}
				soft = soft || o.AsksWhy
				softOnly = softOnly && o.AsksWhy
			}
			found = found || soft
			if softOnly {
				t.Errorf("%s: %s accepts nothing but “how come”", name, q.ID)
			}
		}
		if !found {
			t.Errorf("%s: “how come” is nowhere accepted", name)
		}
	}
}

// What is said answers what was picked: no two answers to a question open up the same.
func TestFeedbackAnswersThePick(t *testing.T) {
	for _, r := range New(withPrompts(annexB()))[0].Rounds {
		for _, q := range r.Questions {
			said := map[string]string{}
			for _, o := range q.Options {
				what := feedbackOf(testWords, q, o)
				if before, again := said[what]; again {
					t.Errorf("%s %s: %q and %q open up the same: %s", r.Kind, q.ID, before, labelOf(testWords, o), what)
				}
				said[what] = labelOf(testWords, o)
			}
		}
	}
}

func TestAQuestionToAvoidHasAReasonOfItsOwn(t *testing.T) {
	found := 0
	for _, r := range New(annexB())[0].Rounds {
		for _, q := range r.Questions {
			for _, o := range q.Options {
				of := o.Text.Plain()
				if r.Kind == SpotIt {
					of = q.Text.Plain()
				}
				if of != "Have you asked your manager for help?" {
					continue
				}
				found++
				if got := remarksOf(testWords, o.Feedback.Remarks); got != "It names one helper." {
					t.Errorf("%s %s %s: %q", r.Kind, q.ID, o.Letter, got)
				}
			}
		}
	}
	if found < 4 {
		t.Errorf("it is offered or asked %d times", found)
	}
}

// Reasons that a page says are its own are said to be so wherever they are shown.
func TestWhatIsAddedIsSaidWithTheQuiz(t *testing.T) {
	site := annexB()
	site.Swaps[0].Intro = []model.Block{
		&model.Paragraph{Text: inline("These are examples.")},
		&model.Alert{Kind: model.AlertNote, Blocks: []model.Block{&model.Paragraph{Text: inline("A note.")}}},
		&model.Alert{Kind: model.AlertAdded, Blocks: []model.Block{&model.Paragraph{Text: inline("We added the reasons.")}}},
	}
	q := New(site)[0]
	if got := q.Added(); len(got) != 1 || got[0].Plain() != "We added the reasons." {
		t.Errorf("got %v", got)
	}
	if gift := string(q.GIFT(testWords, &model.Config{})); !strings.Contains(gift, "\n// We added the reasons.\n") {
		t.Errorf("the file for Moodle does not say what is added:\n%.300s", gift)
	}
}

// A page of many tables has letters for all its answers.
func TestManyTablesOfferAFewKinds(t *testing.T) {
	page := swapsPage("a.md")
	for i := range 30 {
		name := fmt.Sprintf("Kind %d", i)
		page.Categories = append(page.Categories, category(name, name, name, "", name+" one?|What one"+name+"?", name+" two?|What two"+name+"?"))
	}
	for _, q := range New(&model.Site{Swaps: []*model.Swaps{page}})[0].Round(SpotIt).Questions {
		accepted := 0
		for _, o := range q.Options {
			if o.Accepted {
				accepted++
			}
		}
		if len(q.Options) != mostKinds+1 || accepted != 1 {
			t.Errorf("%s: %d of %d answers fit", q.ID, accepted, len(q.Options))
		}
	}
}

func TestSpotItAsksOfEachTableAndOfOpenQuestions(t *testing.T) {
	r := New(annexB())[0].Round(SpotIt)
	asked := map[string]int{}
	for _, q := range r.Questions {
		right := 0
		for _, o := range q.Options {
			if o.Accepted {
				right++
				asked[testWordsTag(o)]++
			}
		}
		if right != 1 || len(q.Options) != 3 {
			t.Errorf("%s: %d of %d answers fit", q.ID, right, len(q.Options))
		}
		if text := q.Text.Plain(); text == "How come this happened?" || strings.HasPrefix(text, "Tell me") {
			t.Errorf("%q could be heard both ways, and is asked", text)
		}
	}
	if asked["Asks why"] != 3 || asked["Leads"] != 4 || asked["Open"] != 4 {
		t.Errorf("asked %v", asked)
	}
}

func testWordsTag(o Option) string { return tagOf(testWords, o) }

func TestTheSameContentMakesTheSameQuizAndRowsKeepTheirAnswers(t *testing.T) {
	before := New(annexB())[0]
	site := annexB()
	slices.Reverse(site.Swaps[0].Categories)
	after := New(site)[0]
	order := func(q *Question) string {
		var all []string
		for _, o := range q.Options {
			if o.Open {
				all = append(all, o.Text.Plain())
			}
		}
		return q.Address + " " + strings.Join(all, " ")
	}
	seen := map[string]bool{}
	for _, q := range before.Round(SwapIt).Questions {
		seen[order(q)] = true
	}
	for _, q := range after.Round(SwapIt).Questions {
		if !seen[order(q)] {
			t.Errorf("moving a table changes %s", order(q))
		}
	}
}

func TestTheFirstAnswerIsNotAlwaysTheOpenOne(t *testing.T) {
	first := map[bool]int{}
	for _, q := range New(annexB())[0].Round(SwapIt).Questions {
		first[q.Options[0].Open]++
	}
	if first[true] == 0 || first[false] == 0 {
		t.Errorf("the first answer is open %d times of %d", first[true], first[true]+first[false])
	}
}

func TestEachFeedbackHasAReasonAndAQuestion(t *testing.T) {
	for _, r := range New(annexB())[0].Rounds {
		for _, q := range r.Questions {
			for _, o := range q.Options {
				if o.Feedback.Further.Key == "" || remarksOf(testWords, o.Feedback.Remarks) == "" {
					t.Errorf("%s %s: %+v", q.ID, o.Letter, o.Feedback)
				}
			}
		}
	}
}

func TestTwoPagesOfOneFolderHaveTwoQuizzes(t *testing.T) {
	one := category("a", "A", "A", "", "Why one?|x?", "Why two?|y?")
	site := &model.Site{Swaps: []*model.Swaps{
		swapsPage("a/extra.md", one), swapsPage("a/swaps.md", one), swapsPage("b/swaps.md", one), swapsPage("c/empty.md"),
	}}
	var got []string
	for _, q := range New(site) {
		got = append(got, q.Folder+" "+q.Name)
	}
	want := []string{"a/quiz extra", "a/swaps-quiz swaps", "b/quiz b-swaps"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A page that is added must not take the address of the quiz that people know.
func TestTheFirstPageOfASectionKeepsItsQuiz(t *testing.T) {
	one := category("a", "A", "A", "", "Why one?|x?", "Why two?|y?")
	site := &model.Site{Swaps: []*model.Swaps{swapsPage("a/added.md", one), swapsPage("a/swaps.md", one)}}
	site.Swaps[0].Page.Order, site.Swaps[1].Page.Order = 2, 1
	if got := site.QuizFolder(site.Swaps[1]); got != "a/quiz" {
		t.Errorf("the first page's quiz moved to %s", got)
	}
	if got := site.QuizFolder(site.Swaps[0]); got != "a/added-quiz" {
		t.Errorf("the second page's quiz is at %s", got)
	}
}

func TestOneOfSeveralQuizzesIsCalledByItsPage(t *testing.T) {
	site := annexB()
	say := words.Say(func(key string, args ...any) string { return strings.TrimSpace(key + " " + fmt.Sprintln(args...)) })
	if got := New(site)[0].Called(say, "quiz_title"); got != "quiz_title" {
		t.Errorf("the only quiz is called %q", got)
	}
	site.Swaps = append(site.Swaps, swapsPage("b/more.md", site.Swaps[0].Categories...))
	site.Swaps[1].Page.Title = "More"
	for i, want := range []string{"quiz_of quiz_title Swap these questions", "quiz_of quiz_title More"} {
		if got := New(site)[i].Called(say, "quiz_title"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFinderCountsAQuestionOfTwoMomentsOnce(t *testing.T) {
	site := annexB()
	p := &model.Prompts{Page: &model.Page{Path: "questions/open.md"}, Groups: []*model.PromptGroup{
		{ID: "start", Title: "At the start", Prompts: []*model.Prompt{{ID: "who", Text: inline("Who else is involved?")}, {ID: "what", Text: inline("What next?")}}},
		{ID: "end", Title: "At the end", Prompts: []*model.Prompt{{ID: "who-2", Text: inline("Who else is involved?")}}},
	}}
	f := NewFinder(site, p, New(site))
	if f.Total != 2+7 {
		t.Errorf("got %d questions, want 2 open ones and 7 swaps", f.Total)
	}
	if len(f.Moments) != 3 || f.Moments[0].Found[0].Again || !f.Moments[1].Found[0].Again {
		t.Errorf("got %+v", f.Moments)
	}
}
