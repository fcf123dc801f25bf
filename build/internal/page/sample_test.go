package page

import (
	"slices"
	"strings"
	"time"

	"rethink/build/internal/model"
)

// The sample is a small site with a page of every kind that this package lays
// out. Its text is made up.

func text(s string) model.Inlines { return model.Inlines{model.Text{Value: s}} }

func para(parts ...any) *model.Paragraph { return &model.Paragraph{Text: run(parts...)} }

// run makes a run of text of strings and inlines.
func run(parts ...any) model.Inlines {
	var in model.Inlines
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			in = append(in, model.Text{Value: p})
		case model.Inline:
			in = append(in, p)
		}
	}
	return in
}

func link(to, label string) *model.Link {
	return &model.Link{To: model.Ref{Page: to}, Text: text(label)}
}

func outside(url, label string) *model.Link {
	return &model.Link{To: model.Ref{URL: url}, Text: text(label)}
}

func strong(s string) *model.Strong { return &model.Strong{Text: text(s)} }

func heading(level int, id string, in ...any) *model.Heading {
	return &model.Heading{Level: level, ID: id, Text: run(in...)}
}

func items(texts ...any) []*model.Item {
	var list []*model.Item
	for _, t := range texts {
		switch t := t.(type) {
		case string:
			list = append(list, &model.Item{Blocks: []model.Block{para(t)}})
		case *model.Paragraph:
			list = append(list, &model.Item{Blocks: []model.Block{t}})
		case []model.Block:
			list = append(list, &model.Item{Blocks: t})
		}
	}
	return list
}

func bullets(texts ...any) *model.List { return &model.List{Tight: true, Items: items(texts...)} }

func alert(kind model.AlertKind, blocks ...model.Block) *model.Alert {
	return &model.Alert{Kind: kind, Blocks: blocks}
}

func table(head []string, rows ...[]string) *model.Table {
	t := &model.Table{Align: make([]model.Align, len(head))}
	cells := func(texts []string) []model.Cell {
		var list []model.Cell
		for _, s := range texts {
			c := model.Cell{}
			if s != "" {
				c.Text = text(s)
			}
			list = append(list, c)
		}
		return list
	}
	t.Head = cells(head)
	for _, r := range rows {
		t.Rows = append(t.Rows, model.Row{Cells: cells(r)})
	}
	return t
}

// written makes a page and finds its headings, as reading one does.
func written(path string, kind model.Kind, order int, title, description string, body ...model.Block) *model.Page {
	p := &model.Page{
		Path: path, Kind: kind, Order: order, Title: title, Description: description, Body: body,
		LastReviewed: model.Date{Year: 2026, Month: time.November, Day: 3}, ReviewIn: 12,
	}
	for _, b := range body {
		if h, ok := b.(*model.Heading); ok {
			p.Headings = append(p.Headings, h)
		}
	}
	return p
}

func swap(id, avoid string, try ...string) *model.Swap {
	s := &model.Swap{ID: id, Avoid: text(avoid)}
	for _, t := range try {
		s.Try = append(s.Try, model.Alternative{Text: text(t)})
	}
	return s
}

func sampleSite() *model.Site {
	site := &model.Site{Config: sampleConfig()}
	home := written("index.md", model.KindHome, 0, "What worries you now?", "You see it differently from a colleague, or a plan has stopped moving. Start anywhere.",
		heading(2, "next", link("strategies.md", "What do I do next?")),
		para("Two or three short questions, then a step you can take today."),
		heading(2, "words", link("questions/index.md", "Find the words")),
		para("Say the hard thing as a question people can answer."),
		heading(2, "run", link("rethink.md", "Run a re-think")),
		para("Time set aside to look again, together, in five steps."),
		para("About 40 minutes for a group"),
		heading(2, "read", "Read the guidance"),
		para(link("guidance/index.md", "All of the guidance")),
		heading(2, "trainers", link("guidance/index.md", "For trainers")),
		para("A whole workshop, the quiz for the wall, files for your learning platform"),
		heading(2, "print", link("print/index.md", "Print")),
		para("Pocket cards, a poster and a record sheet"),
	)
	site.Pages = append(site.Pages, home)
	site.Pages = append(site.Pages, samplePages(site)...)
	slices.SortFunc(site.Pages, func(a, b *model.Page) int { return strings.Compare(a.Path, b.Path) })
	return site
}

func sampleConfig() model.Config {
	return model.Config{
		Title: "Working it out together", Language: "en-GB", Version: "2.1", Description: "A sample.",
		Updated:     model.Date{Year: 2026, Month: time.November, Day: 3},
		BaseURL:     "https://example.org/together/",
		Partnership: model.Partnership{Name: "Saltmarsh Children’s Partnership", Short: "SCP", URL: "https://example.org/", Owner: "Practice lead, Saltmarsh"},
		Urgent:      &model.Urgent{Text: "If a child is in immediate danger, call 999", Phone: "999", After: "Come back here after."},
		Contacts:    []model.Contact{{Name: "Practice lead", Role: "Saltmarsh", Phone: "01632 960 001", Hours: "weekdays, 9 to 5"}},
		Protocol:    &model.Protocol{Name: "Regional protocol", URL: "https://example.org/protocol"},
		Statement: model.Statement{
			Email: "access@example.org", Phone: "01632 960 002", Reply: "within 5 working days",
			Enforcement: "The Equality and Human Rights Commission (EHRC) enforces the rules.",
			Complaints:  &model.Way{Text: "Who helps if we do not", URL: "https://example.org/complain"},
			Prepared:    model.Date{Year: 2026, Month: time.November, Day: 3}, Reviewed: model.Date{Year: 2026, Month: time.November, Day: 3},
			Limits: []string{"The PDF files carry no proof of PDF/UA; each has a web page with the same content."},
		},
		Privacy: model.Privacy{Controller: "Saltmarsh Children’s Partnership", Email: "data@example.org", Host: "Saltmarsh Council keeps the server; its logs hold addresses for 30 days."},
		Menu: []model.MenuItem{
			{To: model.Ref{Page: "strategies.md"}, Label: "What do I do next?"},
			{To: model.Ref{Page: "questions/index.md"}, Label: "Find the words"},
			{To: model.Ref{Page: "rethink.md"}, Label: "Re-think"},
			{To: model.Ref{Page: "guidance/index.md"}, Label: "Guidance"},
			{To: model.Ref{Page: "source.md"}, Label: "For trainers"},
			{To: model.Ref{Page: "print/index.md"}, Label: "Print"},
		},
	}
}

func samplePages(site *model.Site) []*model.Page {
	flow := written("strategies.md", model.KindFlow, 1, "What do I do next?", "Answer one question at a time.")
	site.Flows = []*model.Flow{{Page: flow, Path: "next", Steps: []*model.Step{{Kind: model.Strategy}, {Kind: model.Strategy}, {Kind: model.Strategy}, {Kind: model.Question}}}}

	swaps := written("questions/swaps.md", model.KindSwaps, 1, "Questions that help", "One small turn of phrase can keep a conversation open.")
	because := swap("why-did", "Why did….?", "What happened next?", "How do you think that happened?")
	because.Try[0].Because = text("It asks for events, in order.")
	site.Swaps = []*model.Swaps{{Page: swaps, Categories: []*model.Category{
		{ID: "why", Title: "Questions that begin with “why”", Reason: []model.Block{para("“Why” asks for a defence. Most people, on a hard day, will give you one.")},
			Swaps: []*model.Swap{swap("why-havent-you", "Why haven’t you…?", "Tell me what got in the way of…"), swap("why-has-this", "Why has this happened?", "How come this happened?"), because}},
		{ID: "leading", Title: "Questions that lead", Reason: []model.Block{para("The answer is folded into the question. You learn what they think you want.")},
			Swaps: []*model.Swap{swap("have-you-thought", "Have you thought about….", "What else could happen / work?"), swap("you-saw", "You saw the family on Tuesday, didn’t you?", "When was the family last seen?")}},
	}}}

	open := written("questions/open.md", model.KindPrompts, 2, "Open questions", "Eighteen open questions, by the moment you are in.")
	group := &model.PromptGroup{ID: "start", Title: "Getting started", Prompts: []*model.Prompt{{Text: text("What makes the concern challenging?")}, {Text: text("What are the family saying about this?")}}}
	site.Prompts = []*model.Prompts{{Page: open, Groups: []*model.PromptGroup{group}}}
	ask := &model.Embed{To: model.Ref{Page: "questions/open.md", Anchor: "start"}, Text: text("Questions for sharing concerns")}

	guide := written("rethink.md", model.KindGuide, 3, "Run a re-think in five steps", "By phone, on screen or in a room. Two people or ten. Take the steps in order: it is the listening that makes the deciding easy.")
	g := &model.Guide{Page: guide}
	for i, title := range []string{"Say what worries you", "Say how it sits with you", "Look at who it touches", "Find a way on, together", "Write it down"} {
		g.Steps = append(g.Steps, model.GuideStep{ID: "step-" + string(rune('1'+i)), Number: i + 1, Title: title, Text: []model.Block{para("Each person, in turn, without being cut across. Facts first."), ask}})
	}
	site.Guides = []*model.Guide{g}

	glossary := written("glossary.md", model.KindGlossary, 8, "Words and abbreviations", "What the words and short forms on this site mean.", &model.Definitions{})
	site.Glossary = []model.Term{
		{ID: "hips", Page: "glossary.md", Term: "HIPS", Full: "Hampshire, Isle of Wight, Portsmouth and Southampton", Meaning: []model.Block{para("The four areas that share one protocol.")}},
		{ID: "hips-protocol", Page: "glossary.md", Term: "HIPS protocol", Meaning: []model.Block{para("What the four areas agreed in 2019.")}},
		{ID: "lp", Page: "glossary.md", Term: "LP", Full: "lead professional", Meaning: []model.Block{para("Who sees that challenges are resolved.")}},
	}
	source := written("source.md", model.KindSource, 9, "Where this comes from", "Every point of the source, and the page that carries it.",
		para("The words are new. The duties are the same."),
		table([]string{"Number", "What the source says"}, []string{"1.1", "We can both be worried."}, []string{"4.1", "Safety is paramount."}, []string{"4.2", "Family must be engaged."}))
	site.Points = []model.SourcePoint{{Number: "1.1"}, {Number: "4.1"}, {Number: "4.2"}}

	about := written("guidance/about.md", model.KindPage, 1, "What this is for", "Who it covers and how it sits beside the protocol", everyBlock(ask)...)
	about.Source = []model.PointRef{{Number: "1.1"}, {Number: "4"}}
	about.OldAddresses = []model.OldAddress{{Address: "old/about.html"}}
	principles := written("guidance/principles.md", model.KindPage, 3, "What we hold to", "Eight principles that apply on every day", para("Short."))
	principles.Source = []model.PointRef{{Number: "4.2"}}
	pages := []*model.Page{
		flow, swaps, open, guide, glossary, source, about, principles,
		written("guidance/index.md", model.KindPage, 4, "Guidance", "Six short pages.", para("Each page stands alone. Read the one that fits today.")),
		written("guidance/part.md", model.KindPage, 2, "Your part in it", "Raising a worry, and answering one", para("Short.")),
		written("guidance/room.md", model.KindPage, 4, "Making room to re-think", "When to ask for it, and who can. Slowing down for half an hour often saves a month.", longPage(ask)...),
		written("guidance/make.md", model.KindPage, 5, "When you make a challenge", "Describe, stay curious, look for a way on", para("Short.")),
		written("guidance/hear.md", model.KindPage, 6, "When you are challenged", "Hear it out before you answer", para("Short.")),
		written("questions/index.md", model.KindPage, 2, "Find the words", "How you put a question can help or hinder.", para("A curious way of asking helps.")),
		written("print/index.md", model.KindPrint, 6, "Print", "Cards, posters and sheets."),
	}
	return pages
}

func longPage(ask *model.Embed) []model.Block {
	return []model.Block{
		heading(2, "when", "When it helps"),
		para("A re-think is a short, planned conversation. Nobody is on trial. It suits you when:"),
		bullets("two of you read the same facts and reach different answers", "the plan has been the same for weeks and so has the child’s day", para("you have stopped asking each other ", link("questions/open.md", "open questions"))),
		&model.Quote{Blocks: []model.Block{para("We can both be worried, and both be missing something."), para("— Health visitor, workshop in Saltmarsh")}},
		heading(2, "who", "Who does what"),
		table([]string{"Who", "Before", "On the day"}, []string{"Whoever asks", "Writes the worry in two lines", "Says what was seen, not who was right"}, []string{"Lead Professional", "Finds a time this week", "Makes sure each voice is heard"}, []string{"Manager", "Knows it is happening", "Helps to choose what happens next"}),
		alert(model.AlertImportant, para("A re-think never holds up a legal process. If dates are set by law, keep to them.")),
		heading(2, "tell", "Tell your manager"),
		para("Do it early and say it plainly: “I have asked for a re-think about Tuesday’s visit.” It is ordinary good practice, and no mark against anyone. The HIPS protocol and the LP agree, says HIPS."),
		alert(model.AlertTip, para("Put the date of the next look in both diaries before you leave the room.")),
		ask,
		heading(2, "settle", "If it does not settle"),
		para("Use the ", outside("https://example.org/protocol", "regional protocol"), "."),
		alert(model.AlertAdded, para("A box like this one marks what we added.")),
	}
}

// everyBlock is one of everything that an author can write.
func everyBlock(ask *model.Embed) []model.Block {
	return []model.Block{
		heading(2, "text", "Text"),
		para("Plain, ", strong("strong"), ", ", &model.Emphasis{Text: text("stressed")}, ", ", model.CodeSpan{Value: "typed <b>"}, ", a line", model.Break{}, "broken & joined", model.Break{Soft: true}, "softly", model.NoteRef{Number: 1, Use: 1}, "."),
		&model.List{Ordered: true, Start: 3, Tight: true, Items: items("three", "four", []model.Block{para("five"), bullets("inside", "also inside")})},
		&model.List{Items: items("loose", "list")},
		heading(3, "shown", "Shown"),
		para(&model.Image{File: "img/steps.svg", Alt: "Five steps", Title: "The steps", Width: 320, Height: 120}),
		&model.Code{Value: "as typed\n  here"},
		&model.Quote{Blocks: []model.Block{para("A longer quotation has more than one paragraph, so it stays small."), para("This is the second.")}},
		&model.Divider{},
		&model.Definitions{Items: []*model.Definition{{Terms: []model.Inlines{text("Term"), text("Other name")}, Blocks: []model.Block{para("What it means.")}}}},
		heading(2, "alerts", "Alerts"),
		alert(model.AlertNote, para("A note.")),
		alert(model.AlertTip, para("A tip.")),
		alert(model.AlertImportant, para("Important.")),
		alert(model.AlertWarning, para("A warning.")),
		alert(model.AlertCaution, para("A caution."), bullets("one", "two")),
		alert(model.AlertAdded, para("Added.")),
		heading(2, "questions", "Questions"),
		ask,
		&model.Embed{To: model.Ref{Page: "questions/swaps.md", Anchor: "why"}, Text: text("All of these")},
		&model.Notes{Notes: []model.Note{{References: 2, Blocks: []model.Block{para("The note, with ", outside("https://example.org/", "a link"), ".")}}}},
	}
}
