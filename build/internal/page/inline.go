package page

import (
	"strconv"
	"strings"

	"rethink/build/internal/model"
)

func (p *printer) inlines(text model.Inlines) {
	for _, i := range text {
		p.inline(i)
	}
}

// linkless writes a run of text where no link may stand.
func (p *printer) linkless(text model.Inlines) {
	before := p.inLink
	p.inLink = true
	p.inlines(text)
	p.inLink = before
}

func (p *printer) inline(i model.Inline) {
	switch i := i.(type) {
	case model.Text:
		p.words(i.Value)
	case *model.Strong:
		p.raw("<strong>")
		p.inlines(i.Text)
		p.raw("</strong>")
	case *model.Emphasis:
		p.raw("<em>")
		p.inlines(i.Text)
		p.raw("</em>")
	case model.CodeSpan:
		p.raw("<code>")
		p.text(i.Value)
		p.raw("</code>")
	case *model.Link:
		p.link(i)
	case *model.Image:
		p.image(i)
	case model.Break:
		if i.Soft {
			p.raw(" ")
		} else {
			p.raw("<br>")
		}
	case model.NoteRef:
		p.noteRef(i)
	}
}

// link writes a link. One that may not lead out of the site is printed as its text
// alone.
func (p *printer) link(l *model.Link) {
	to := l.To.Address()
	scheme, _, _ := strings.Cut(to, ":")
	if p.inLink || model.HasScheme(to) && !model.LeadsOut(scheme) {
		p.inlines(l.Text)
		return
	}
	p.raw("<a")
	p.attr("href", p.d.link(to))
	if strings.HasPrefix(strings.ToLower(scheme), "http") && model.HasScheme(to) {
		p.raw(` rel="external"`)
	}
	if l.Title != "" {
		p.attr("title", l.Title)
	}
	p.raw(">")
	p.linkless(l.Text)
	p.raw("</a>")
}

// image writes a picture with its measures, so that the page does not jump when
// it arrives.
func (p *printer) image(i *model.Image) {
	if p.alone {
		p.text(i.Alt)
		return
	}
	p.raw("<img")
	p.attr("src", p.d.link(model.Ref{File: i.File}.Address()))
	p.attr("alt", i.Alt)
	if i.Width > 0 && i.Height > 0 {
		p.attr("width", strconv.Itoa(i.Width))
		p.attr("height", strconv.Itoa(i.Height))
	}
	p.raw(` loading="lazy">`)
}

func (p *printer) noteRef(n model.NoteRef) {
	number := strconv.Itoa(n.Number)
	if p.inLink {
		return
	}
	p.raw(`<sup><a href="#fn-` + number + `" id="` + noteMark(n.Number, n.Use) + `" aria-label="`)
	p.say("note_mark", n.Number)
	p.raw(`">` + number + `</a></sup>`)
}
