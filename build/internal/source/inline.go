package source

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rethink/build/internal/model"
	"rethink/build/internal/prose"
)

// inlines converts the text in a node. Its words go to the linter on the way.
func (w *walker) inlines(parent ast.Node) model.Inlines {
	out := make(model.Inlines, 0, parent.ChildCount())
	start, stop := 0, 0 // text that goldmark cut where nothing was marked
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			out = w.text(out, start, stop)
			start, stop = 0, 0
			out = w.inline(out, n)
			continue
		}
		if stop != t.Segment.Start {
			out = w.text(out, start, stop)
			start = t.Segment.Start
		}
		stop = t.Segment.Stop
		if t.SoftLineBreak() || t.HardLineBreak() {
			out = w.text(out, start, stop)
			start, stop = 0, 0
			out = append(out, model.Break{At: w.pos.At(t.Segment.Stop), Soft: !t.HardLineBreak()})
			w.lint.Space()
		}
	}
	return w.text(out, start, stop)
}

// text adds the characters between two offsets.
func (w *walker) text(out model.Inlines, start, stop int) model.Inlines {
	if start >= stop {
		return out
	}
	value := w.src[start:stop]
	if strings.IndexByte(value, '\\') >= 0 || strings.IndexByte(value, '&') >= 0 {
		return w.escaped(out, value, start)
	}
	w.lint.Add(value, start)
	return append(out, model.Text{At: w.pos.At(start), Value: value})
}

func (w *walker) inline(out model.Inlines, n ast.Node) model.Inlines {
	switch n := n.(type) {
	case *ast.Emphasis:
		at := w.pos.At(emphasisStart(n))
		if n.Level == 2 {
			return append(out, &model.Strong{At: at, Text: w.inlines(n)})
		}
		return append(out, &model.Emphasis{At: at, Text: w.inlines(n)})
	case *ast.CodeSpan:
		return append(out, w.codeSpan(n))
	case *ast.Link:
		return append(out, w.link(n))
	case *ast.AutoLink:
		return append(out, w.autoLink(n))
	case *ast.Image:
		return append(out, w.image(n))
	case *ast.RawHTML:
		w.lint.RawHTML(n.Segments.At(0).Start)
	case *east.FootnoteLink:
		if w.noteUses == nil {
			w.noteUses = map[int]int{}
		}
		w.noteUses[n.Index] = n.RefCount
		return append(out, model.NoteRef{At: w.pos.At(n.Pos()), Number: n.Index, Use: n.RefIndex + 1})
	}
	return out
}

// emphasisStart returns the offset of the first star. goldmark knows it only
// where emphasis does not start inside emphasis.
func emphasisStart(n *ast.Emphasis) int {
	switch c := n.FirstChild().(type) {
	case nil:
		return n.Pos()
	case *ast.Text:
		return c.Segment.Start - n.Level
	case *ast.Emphasis:
		return emphasisStart(c) - n.Level
	default:
		return c.Pos() - n.Level
	}
}

func (w *walker) codeSpan(n *ast.CodeSpan) model.CodeSpan {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.WriteString(strings.ReplaceAll(w.src[t.Segment.Start:t.Segment.Stop], "\n", " "))
		}
	}
	w.lint.AddAsIs(b.String(), n.Pos())
	return model.CodeSpan{At: w.pos.At(n.Pos()), Value: b.String()}
}

func (w *walker) link(n *ast.Link) *model.Link {
	link := &model.Link{At: w.pos.At(n.Pos()), Title: unescape(string(n.Title))}
	from := w.lint.Mark()
	link.Text = w.inlines(n)
	w.lint.LinkSince(from)
	link.Written = unescape(string(n.Destination))
	text := strings.TrimSpace(link.Text.Plain())
	if prose.IsBareAddress(text) && strings.HasPrefix(strings.ToLower(link.Written), "www.") {
		link.Written = "https://" + link.Written // so that one hint says both
	}
	link.To = w.target(link.Written, link.At)
	w.lint.LinkText(link, text)
	w.checkOutward(link, text)
	if prose.IsBareAddress(text) {
		w.lint.IgnoreSince(from)
	}
	w.links = append(w.links, link)
	return link
}

func (w *walker) autoLink(n *ast.AutoLink) *model.Link {
	label := string(n.Label(w.raw))
	link := &model.Link{At: w.pos.At(n.Pos()), Text: model.Inlines{model.Text{At: w.pos.At(n.Pos() + 1), Value: label, AsTyped: true}}}
	w.lint.AddAsIs(label, n.Pos()+1)
	if n.AutoLinkType == ast.AutoLinkEmail {
		link.To = model.Ref{URL: "mailto:" + strings.TrimPrefix(label, "mailto:")}
	} else {
		link.To = w.target(string(n.URL(w.raw)), link.At)
		w.lint.LinkText(link, label)
		w.checkOutward(link, label)
	}
	w.links = append(w.links, link)
	return link
}

func (w *walker) image(n *ast.Image) *model.Image {
	image := &model.Image{At: w.pos.At(n.Pos()), Title: unescape(string(n.Title))}
	from := w.lint.Mark()
	image.Alt = strings.TrimSpace(w.inlines(n).Plain())
	w.lint.Cut(from)
	w.readImage(image, unescape(string(n.Destination)))
	return image
}

// escaped adds text with backslashes or entities, without them. A quotation mark
// that was written so is a piece of its own, to be left as it is.
func (w *walker) escaped(out model.Inlines, text string, src int) model.Inlines {
	var plain strings.Builder
	from := 0
	flush := func(to int) {
		if plain.Len() > 0 {
			out = append(out, model.Text{At: w.pos.At(src + from), Value: plain.String()})
		}
		plain.Reset()
		from = to
	}
	for i := 0; i < len(text); {
		piece, size := unescapeAt(text[i:])
		if size == len(piece) {
			w.lint.Add(piece, src+i)
		} else {
			w.lint.AddAs(piece, src+i)
		}
		if size != len(piece) && (piece == `"` || piece == "'") {
			flush(i)
			out = append(out, model.Text{At: w.pos.At(src + i), Value: piece, AsTyped: true})
			from = i + size
		} else {
			plain.WriteString(piece)
		}
		i += size
	}
	flush(len(text))
	return out
}

// unescape takes backslashes before punctuation out and turns entities into the
// characters they stand for.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		text, size := unescapeAt(s[i:])
		b.WriteString(text)
		i += size
	}
	return b.String()
}

// unescapeAt returns the text at the start of s, up to the next backslash or
// entity or else that one unescaped, and how many bytes of s it took.
func unescapeAt(s string) (text string, size int) {
	switch {
	case s[0] == '\\' && len(s) > 1 && isPunct(s[1]):
		return s[1:2], 2
	case s[0] == '&':
		if end := strings.IndexFunc(s[1:min(len(s), 40)], isNoLetterOfEntities) + 1; end > 1 && s[end] == ';' {
			// Entities of old, such as &not, also match the start of a longer word.
			if c := html.UnescapeString(s[:end+1]); c != s[:end+1] && (!strings.HasSuffix(c, ";") || s[:end] == "&semi") {
				return c, end + 1
			}
		}
	}
	if next := strings.IndexAny(s[1:], `\&`); next >= 0 {
		return s[:next+1], next + 1
	}
	return s, len(s)
}

// isNoLetterOfEntities reports whether a sign ends what an & began.
func isNoLetterOfEntities(c rune) bool {
	return c != '#' && (c < '0' || '9' < c) && (c < 'A' || 'Z' < c) && (c < 'a' || 'z' < c)
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
