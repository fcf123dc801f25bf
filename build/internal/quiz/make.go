package quiz

import (
	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// packagesFolder is where the files for learning platforms and spreadsheets lie.
// The training pages link to them; the names are those of the pages of swaps.
const packagesFolder = "training/packages/"

// Make makes, for each page of swaps, its quiz, the quiz on paper and the packages;
// for each page of prompts its finder; and a table of all questions.
func Make(env *out.Env) out.Made {
	var made out.Made
	quizzes := New(env.Site)
	for _, q := range quizzes {
		for _, p := range q.pages(env) {
			made.Page(p)
		}
		made.Data(q.List.Address, q.List.Data)
		q.papers(env, &made)
		q.packages(env, &made)
	}
	for _, p := range env.Site.Prompts {
		made.Page(out.Page{
			Address: p.Page.Address(), Layout: "finder", Title: p.Page.Title, Description: p.Page.Description,
			From: p.Page, Styles: []string{"finder"}, Scripts: []string{"finder"}, View: NewFinder(env.Site, p, quizzes),
		})
	}
	if len(env.Site.Swaps)+len(env.Site.Prompts) > 0 {
		made.File(packagesFolder+"questions.csv", func() ([]byte, error) { return CSV(env.Site, env.Say), nil })
	}
	return made
}

// pages lists the pages of a quiz: where it begins, each question, and a summary
// for each round. They load the list of the quiz, which is made first.
func (q *Quiz) pages(env *out.Env) []out.Page {
	say := env.Say
	title := q.Called(say, "quiz_title")
	q.List = q.list(say)
	one := func(p out.Page) out.Page {
		p.Styles, p.Scripts, p.Present = []string{"quiz"}, []string{q.List.Address, "quiz"}, true
		p.Lang = q.Swaps.Page.Lang
		p.Bare, p.NoIndex = q.InPackage, p.NoIndex || q.InPackage
		return p
	}
	pages := []out.Page{one(out.Page{
		Address: q.Index(), Layout: "quiz-index", Title: title, Description: say("quiz_lead"),
		Parent: q.Swaps.Page.Address(), View: q,
	})}
	for _, r := range q.Rounds {
		name := say(r.Key("title"))
		for _, question := range r.Questions {
			pages = append(pages, one(out.Page{
				Address: question.Address, Layout: "quiz-question", Title: name + ": " + question.Text.Plain(),
				Parent: q.Index(), ParentTitle: title, NoIndex: true, View: question,
			}))
		}
		pages = append(pages, one(out.Page{
			Address: r.Summary, Layout: "quiz-summary", Title: say(r.Key("summary")),
			Parent: q.Index(), ParentTitle: title, NoIndex: true, View: r,
		}))
	}
	return pages
}

// papers makes the quiz on paper: to fill in, and to compare with.
func (q *Quiz) papers(env *out.Env, made *out.Made) {
	sheet, answers := q.sheetPaper(env.Say), q.answersPaper(env.Say)
	var shows out.Shows // an answer of one quiz may stand in another
	for _, s := range env.Site.Swaps {
		shows.Pages = append(shows.Pages, model.Ref{Page: s.Page.Path})
	}
	index := out.Link{Title: env.Say("quiz_title"), Address: q.Index()}
	for _, p := range []out.Paper{
		{
			Document: sheet,
			Print:    out.Printable{Purpose: env.Say("quiz_sheet_purpose"), For: out.PerPerson},
			Related:  []out.Link{{Title: env.Say("quiz_answers_title"), Address: answers.Address + ".html"}, index},
		},
		{
			Document: answers,
			Print:    out.Printable{Purpose: env.Say("quiz_answers_purpose"), For: out.PerGroup},
			Related:  []out.Link{{Title: env.Say("quiz_sheet_title"), Address: sheet.Address + ".html"}, index},
		},
	} {
		p.Page = out.Page{Parent: q.Index(), NoIndex: true}
		p.Print.Group, p.Print.Thumb, p.Print.Shows, p.Large = out.ForTraining, "quiz", shows, true
		made.Paper(env, p)
	}
}

// packages makes the files for learning platforms.
func (q *Quiz) packages(env *out.Env, made *out.Made) {
	made.File(packagesFolder+q.Name+".gift.txt", func() ([]byte, error) {
		return q.GIFT(env.Say, &env.Site.Config), nil
	})
	made.File(packagesFolder+q.Name+"-scorm12.zip", func() ([]byte, error) { return q.scorm(env) })
}
