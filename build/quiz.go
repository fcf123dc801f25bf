package build

import (
	"fmt"
	"path"
	"regexp"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/page"
	"rethink/build/internal/quiz"
	"rethink/build/internal/sheet"
)

// packagesFolder is where the files for learning platforms and spreadsheets lie.
// The training pages link to them; the names are those of the pages of swaps.
const packagesFolder = "training/packages/"

// largePrint is the size of type in large print, in points.
const largePrint = 16

// quizOutputs makes, for each page of swaps, its quiz, the quiz on paper and the
// packages; for each page of prompts its finder; and a table of all questions.
func (b *builder) quizOutputs() []output {
	say := b.words
	var outputs []output
	quizzes := quiz.New(b.site)
	for _, q := range quizzes {
		for _, p := range b.quizPages(q) {
			outputs = append(outputs, b.page(p))
		}
		outputs = append(outputs, b.quizPrintPages(q)...)
		outputs = append(outputs,
			output{address: packagesFolder + q.Name + ".gift.txt", make: func() ([]byte, error) {
				return q.GIFT(say, b.site.Config.Title), nil
			}},
			output{address: packagesFolder + q.Name + "-scorm12.zip", make: func() ([]byte, error) { return b.scorm(q) }},
		)
	}
	for _, p := range b.site.Prompts {
		outputs = append(outputs, b.page(page.Page{
			Address: p.Page.Address(), Layout: "finder", Title: p.Page.Title, Description: p.Page.Description,
			From: p.Page, Styles: []string{"finder"}, Scripts: []string{"finder"}, View: quiz.NewFinder(b.site, p, quizzes),
		}))
	}
	if len(b.site.Swaps)+len(b.site.Prompts) > 0 {
		outputs = append(outputs, output{address: packagesFolder + "questions.csv", make: func() ([]byte, error) {
			return quiz.CSV(b.site, say), nil
		}})
	}
	return outputs
}

// checkQuiz tells what of a quiz a learning platform could not keep, and which
// characters the font of the paper quiz lacks.
func (b *builder) checkQuiz() diag.List {
	var problems diag.List
	for _, q := range quiz.New(b.site) {
		problems = append(problems, q.Check()...)
		for _, d := range []*sheet.Document{q.SheetPDF(b.quizPaper(q, "")), q.AnswersPDF(b.quizPaper(q, ""))} {
			problems = append(problems, judged(d)...)
		}
	}
	return problems
}

// quizPages lists the pages of a quiz: where it begins, each question, and a
// summary for each round.
func (b *builder) quizPages(q *quiz.Quiz) []page.Page {
	say := b.words
	title := q.Called(say, "quiz_title")
	one := func(p page.Page) page.Page {
		p.Styles, p.Scripts = []string{"quiz"}, []string{"quiz"}
		p.Bare, p.NoIndex = q.InPackage, p.NoIndex || q.InPackage
		return p
	}
	pages := []page.Page{one(page.Page{
		Address: q.Index(), Layout: "quiz-index", Title: title, Description: say("quiz_lead"),
		Parent: q.Swaps.Page.Address(), View: q,
	})}
	for _, r := range q.Rounds {
		name := say(r.Key("title"))
		for _, question := range r.Questions {
			pages = append(pages, one(page.Page{
				Address: question.Address, Layout: "quiz-question", Title: name + ": " + question.Text.Plain(),
				Parent: q.Index(), ParentTitle: title, NoIndex: true, View: question,
			}))
		}
		pages = append(pages, one(page.Page{
			Address: r.Summary, Layout: "quiz-summary", Title: say(r.Key("summary")),
			Parent: q.Index(), ParentTitle: title, NoIndex: true, View: r,
		}))
	}
	return pages
}

// quizPrintPages makes the HTML twins of the quiz on paper.
func (b *builder) quizPrintPages(q *quiz.Quiz) []output {
	var outputs []output
	for _, p := range []struct{ address, layout, words string }{
		{q.Sheet(), "quiz-sheet", "quiz_sheet_title"},
		{q.Answers(), "quiz-answers", "quiz_answers_title"},
	} {
		outputs = append(outputs, b.page(page.Page{
			Address: p.address + ".html", Layout: p.layout, Title: q.Called(b.words, p.words),
			Parent: q.Index(), Styles: []string{"quiz-paper"}, Bare: true, View: q,
		}))
	}
	return outputs
}

// quizPrintables lists the quiz on paper for the page of all there is to print.
func (b *builder) quizPrintables() []printable {
	var prints []printable
	for _, q := range quiz.New(b.site) {
		for _, kind := range []struct {
			words, address string
			make           func(quiz.Paper) *sheet.Document
		}{
			{"quiz_sheet", q.Sheet(), q.SheetPDF},
			{"quiz_answers", q.Answers(), q.AnswersPDF},
		} {
			file := func(address string, size float64) *pdf {
				return newPDF(address, func() ([]byte, error) {
					paper := b.quizPaper(q, kind.address+".html")
					paper.Size = size
					return kind.make(paper).PDF()
				})
			}
			prints = append(prints, printable{
				Group: forTraining, Title: q.Called(b.words, kind.words+"_title"), Purpose: b.words(kind.words + "_purpose"),
				Paper: sheet.A4.Name, Sides: sheet.LongEdge, Thumb: "quiz", Web: kind.address + ".html",
				PDF: file(kind.address+".pdf", 12), Large: file(kind.address+"-large.pdf", largePrint),
			})
		}
	}
	return prints
}

// quizPaper is what paper says beside the questions. Address is where the newest
// copy is in the site.
func (b *builder) quizPaper(q *quiz.Quiz, address string) quiz.Paper {
	c := b.site.Config
	p := quiz.Paper{
		Say: b.words, At: c.At, Site: c.Title, Author: c.Partnership.Name, Lang: c.Language, Date: c.Updated, Footer: b.imprint(),
	}
	if address != "" {
		p.Address = b.shortAddress(address)
	}
	return p
}

// scorm makes the package of a quiz: the same pages with nothing of the site
// around them, the page that the platform opens, and every file that they load.
func (b *builder) scorm(q *quiz.Quiz) ([]byte, error) {
	in := q.Packaged()
	title := q.Called(b.words, "quiz_title")
	pages := append(b.quizPages(in), page.Page{
		Address: quiz.SCORMLaunch, Layout: "quiz-scorm", Title: title,
		Styles: []string{"quiz"}, Scripts: []string{"scorm"}, Bare: true, NoIndex: true, Frames: true, View: in,
	})
	inside := map[string]bool{}
	for _, p := range pages {
		inside[p.Address] = true
	}
	assets := map[string][]byte{}
	for _, a := range b.pages.Assets() {
		assets[a.Address] = a.Data
	}
	var files []quiz.File
	for _, p := range pages {
		body, err := b.pages.Render(&p)
		if err != nil {
			return nil, err
		}
		files = append(files, quiz.File{Name: p.Address, Data: body})
		for _, to := range loaded(p.Address, body) {
			switch data, ok := assets[to]; {
			case inside[to]:
			case ok:
				inside[to] = true
				files = append(files, quiz.File{Name: to, Data: data})
			default:
				return nil, fmt.Errorf("package for learning platforms: page %s leads to %s, which is not in the package", p.Address, to)
			}
		}
	}
	return in.SCORM(files, title+" - "+b.site.Config.Title)
}

var linkPattern = regexp.MustCompile(`\s(?:href|src)="?([^"#>\s]+)`)

// loaded returns the addresses of the files that a page of ours links to or loads.
func loaded(address string, body []byte) []string {
	var found []string
	for _, m := range linkPattern.FindAllSubmatch(body, -1) {
		if to := string(m[1]); !model.HasScheme(to) {
			found = append(found, path.Join(path.Dir(address), to))
		}
	}
	return found
}
