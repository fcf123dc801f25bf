package flow

import (
	"rethink/build/internal/model"
	"rethink/build/internal/qr"
	"rethink/build/internal/sheet"
)

// head is the head of a poster: its title, which sheet it is, the sentence above all,
// and the code.
type head struct {
	Title  string
	Sheet  string // "Sheet 1 of 2"; empty for the only one
	Intro  []model.Block
	Code   *qr.Code
	goesOn bool // it has a smaller title, and its sentence stands on the first sheet
}

func newHead(fr frame, part Part) head {
	h := head{Title: fr.flow.Page.Title, Code: fr.code, goesOn: part.goesOn()}
	if part.Of > 0 {
		h.Sheet = fr.say("flow_sheet_of", part.N, part.Of)
	}
	if !h.goesOn {
		h.Intro = lead(fr.flow.Intro)
	}
	return h
}

// headSet is a head with its places.
type headSet struct {
	width             float64 // for words, beside the code
	beside            bool    // the words stand beside the title, where it leaves them room
	titleWidth        float64
	title, words, all float64 // heights
}

// mostTitle is how much of its line a title takes at most beside which words stand.
const mostTitle = 0.6

func (h head) layOut(o sheetOf) headSet {
	set := headSet{width: o.in().width}
	if h.Code != nil {
		set.width -= o.mm(posterCode + posterGap)
	}
	title := h.titleBox(set.width).At(o.points, h.titlePara(o))
	set.titleWidth, set.title = set.width, title.Height
	words := h.wordParas(o)
	set.words = o.high(set.width, words...)
	set.all = set.title + set.words
	if set.words > 0 {
		set.all += o.mm(posterPad) / 2
	}
	if len(words) > 0 && len(title.Lines) == 1 && title.Width() < set.width*mostTitle {
		beside := set
		beside.beside, beside.titleWidth = true, title.Width()+0.5
		beside.words = o.high(h.wordsWidth(o, beside), words...)
		if beside.all = max(set.title, beside.words); beside.all < set.all {
			set = beside
		}
	}
	if h.Code != nil {
		set.all = max(set.all, o.mm(posterCode))
	}
	return set
}

// wordsWidth is the room for the words, beside the title or below it.
func (h head) wordsWidth(o sheetOf, set headSet) float64 {
	if set.beside {
		return set.width - set.titleWidth - o.mm(2*posterGap)
	}
	return set.width
}

func (h head) titleBox(width float64) sheet.Box {
	return sheet.Box{Width: width, Leading: titleLeading}
}

func (h head) titlePara(o sheetOf) sheet.Para {
	size := o.kind.Title
	if h.goesOn {
		size = o.kind.Head
	}
	return sheet.Para{Spans: []sheet.Span{{Text: h.Title, Bold: true}}, Scale: size / o.points}
}

func (h head) wordParas(o sheetOf) []sheet.Para {
	words := o.paras(h.Intro)
	if h.Sheet != "" {
		words = append([]sheet.Para{sheet.Strong(h.Sheet)}, words...)
	}
	return words
}

func (h head) height(o sheetOf) float64 { return h.layOut(o).all }

// wide returns a word that is too wide for the head.
func (h head) wide(o sheetOf) string {
	set := h.layOut(o)
	if word := o.wide(set.width, h.titlePara(o)); word != "" {
		return word
	}
	return o.wide(h.wordsWidth(o, set), h.wordParas(o)...)
}

// draw draws the head, and returns the place in which the line for a child in danger
// is read: below the title, wherever it stands. It is nil where there is none.
func (h head) draw(p *sheet.PDF, o sheetOf) (urgent *sheet.Place) {
	in, set := o.in(), h.layOut(o)
	p.Outline(1, h.Title, in.y)
	y := in.y
	if set.beside {
		y += max(0, (set.all-set.title)/2)
	}
	p.Tagged(sheet.TagH1, func() {
		p.Set(in.x, y, h.titleBox(set.width).At(o.points, h.titlePara(o)), sheet.Setting{Color: sheet.Ink, Inside: true})
	})
	if o.foot.Urgent != "" {
		urgent = p.Reserve(sheet.Element{Tag: sheet.TagP})
	}
	x, top := in.x, in.y+set.title+o.mm(posterPad)/2
	if set.beside {
		x, top = in.x+set.titleWidth+o.mm(2*posterGap), in.y+(set.all-set.words)/2
	}
	p.Set(x, top, o.box(h.wordsWidth(o, set)).At(o.points, h.wordParas(o)...), sheet.Setting{})
	if h.Code == nil {
		return urgent
	}
	side := o.mm(posterCode)
	h.Code.Draw(p, in.x+in.width-side, in.y, side)
	return urgent
}
