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
			"Why did….?|What happened next?|It asks for events, in order.",
			"|How do you think that happened?",
		),
		category("leading", "Leading questions", "Leads", "They prompt one answer. It may be false.",
			"Have you thought about….|What else could happen / work?",
			"Do you have a problem with this?|How do you feel about…?",
			"You saw the family on Tuesday, didn't you?|When was the family last seen?",
			"Have you asked your manager for help?|Who could help with this?",
		),
	)}
	return site
}

func swapsPage(path string, categories ...*model.Category) *model.Swaps {
	return &model.Swaps{Page: &model.Page{Path: path, Title: "Swap these questions"}, Categories: categories}
}

// category makes a table from lines "avoid|try|because".
func category(id, title, tag, reason string, rows ...string) *model.Category {
	c := &model.Category{ID: id, Title: title, Tag: tag}
	if reason != "" {
		c.Reason = []model.Block{&model.Paragraph{Text: inline(reason)}}
	}
	for i, row := range rows {
		cells := append(strings.Split(row, "|"), "")
		if cells[0] != "" {
			c.Swaps = append(c.Swaps, &model.Swap{At: diag.Pos{File: "content/questions/swaps.md", Line: i + 1}, ID: slugOf(cells[0]), Avoid: inline(cells[0])})
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
	return strings.ReplaceAll(key, "_", " ")
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

func TestEveryAnswerIsAQuestionOfTheTable(t *testing.T) {
	site := annexB()
	avoid, try := map[string]bool{}, map[string]bool{}
	for _, c := range site.Swaps[0].Categories {
		for _, w := range c.Swaps {
			avoid[w.Avoid.Plain()] = true
			for _, a := range w.Try {
				try[a.Text.Plain()] = true
			}
		}
	}
	for _, q := range New(site)[0].Round(SwapIt).Questions {
		wrong := 0
		for _, o := range q.Options {
			text := o.Text.Plain()
			switch {
			case text == q.Text.Plain():
				t.Errorf("%s: the question itself is offered", text)
			case o.Accepted != try[text] || o.Open != try[text]:
				t.Errorf("%s: %q is accepted: %v; it stands under “try”: %v", q.ID, text, o.Accepted, try[text])
			case !o.Accepted && !avoid[text]:
				t.Errorf("%s: %q stands nowhere in the table", q.ID, text)
			}
			if !o.Accepted {
				wrong++
			}
		}
		if wrong != 2 {
			t.Errorf("%s: %d answers to avoid, want 2", q.ID, wrong)
		}
	}
}

func TestAnswersToAvoidDoTwoDifferentThings(t *testing.T) {
	for _, q := range New(annexB())[0].Round(SwapIt).Questions {
		tags := map[string]bool{}
		for _, o := range q.Options {
			if !o.Open {
				tags[o.Tag] = true
			}
		}
		if len(tags) != 2 {
			t.Errorf("%s: the answers to avoid do %v", q.ID, tags)
		}
	}
}

func TestHowComeIsAcceptedAndNeverTheOnlyAnswer(t *testing.T) {
	for name, site := range map[string]*model.Site{
		"the source": annexB(),
		"first row of the table": {Swaps: []*model.Swaps{swapsPage("a.md", category("why", "Why", "Why", "",
			"Why so late?|How come it was late?", "Why me?|What made you think of me?"))}},
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

func TestTheQuestionAddedToHowComeIsNearestInWords(t *testing.T) {
	for _, q := range New(annexB())[0].Round(SwapIt).Questions {
		if q.ID != "why-has-this-happened" {
			continue
		}
		var accepted []string
		for _, a := range q.Try {
			accepted = append(accepted, a.Text.Plain())
		}
		want := []string{"How come this happened?", "How do you think that happened?"}
		if !slices.Equal(accepted, want) {
			t.Errorf("got %q, want %q", accepted, want)
		}
		return
	}
	t.Error("no such question")
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
		if q.Text.Plain() == "How come this happened?" {
			t.Error("“how come” could be heard both ways, and is asked")
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
				if o.Feedback.Further == "" || len(o.Feedback.Reason) == 0 && o.Feedback.Key == "" {
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
