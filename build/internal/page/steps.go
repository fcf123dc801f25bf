package page

import (
	"bytes"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// A large site has thousands of pages of one or two kinds, whose layouts ask for little but
// finished HTML. To call each method by reflection, and to look at what it returns for what
// would have to be escaped, costs ten times what is printed. So a template is taken apart
// once, as html/template made it safe: if it holds nothing but words, partials, and the
// actions named below, it is printed by steps. html/template executes every other template,
// and each page anew on which a step fails, so what a layout means and what is said of its
// faults is decided there alone.

// A step prints one piece of a layout.
type step func(p *printer)

// printed are the actions whose HTML is printed where it is to stand, by their methods.
var printed = map[string]step{
	"Head":          (*printer).wholeHead,
	"Bar":           (*printer).bar,
	"PrintCrumbs":   (*printer).crumbs,
	"Present":       (*printer).wayToPresent,
	"PrintTitle":    (*printer).title,
	"PrintContents": (*printer).contents,
	"PrintPager":    (*printer).pager,
	"Side":          (*printer).side,
	"End":           (*printer).end,
	"Foot":          (*printer).foot,
}

// printedWith are those that are asked for with a word.
var printedWith = map[string]func(p *printer, word string){
	"Place":  (*printer).place,
	"Shared": (*printer).sharedPiece,
}

// printedAttributes are whole attributes, each asked for without or with a word.
var printedAttributes = map[string]func(p *printer, word string){
	"MainLang": func(p *printer, _ string) { p.raw(string(p.d.MainLang())) },
	"LangOf":   (*printer).lang,
}

// printedValues are what stands between the quotation marks of an attribute.
var printedValues = map[string]func(d *data) string{
	"Lang":        (*data).Lang,
	"Page.Layout": func(d *data) string { return d.Page.Layout },
}

// conditions are what an if may ask.
var conditions = map[string]func(d *data) bool{
	"Page.Bare":  func(d *data) bool { return d.Page.Bare },
	"Page.Light": func(d *data) bool { return d.Page.Light },
}

// What html/template puts behind an action, by where that stands.
const (
	amongWords      = "_html_template_htmlescaper"
	amongAttributes = "_html_template_htmlnamefilter"
	insideAttribute = "_html_template_attrescaper"
)

// takeApart returns what gives the steps of a template, or none if it has to be executed.
// They are made when they are first asked for.
func (l *layouts) takeApart(name string) (func() []step, error) {
	// What is executed is made safe first, with all that it calls. Here that is all that
	// happens: the condition is false.
	asks := name + " made safe"
	safe, err := template.New(asks).Parse(`{{if .}}{{template "` + name + `" .}}{{end}}`)
	if err != nil {
		return nil, err
	}
	if _, err := l.set.AddParseTree(asks, safe.Tree); err != nil {
		return nil, err
	}
	return sync.OnceValue(func() []step {
		if l.set.ExecuteTemplate(io.Discard, asks, false) != nil {
			return nil // the fault is told when it is executed
		}
		return l.stepsOf(name, nil)
	}), nil
}

// stepsOf returns the steps of a template, which is called by others.
func (l *layouts) stepsOf(name string, callers []string) []step {
	t := l.set.Lookup(name)
	if t == nil || t.Tree == nil || slices.Contains(callers, name) {
		return nil
	}
	steps, ok := l.steps(t.Tree.Root, append(callers, name))
	if !ok {
		return nil
	}
	return append(steps, func(*printer) {}) // a template that prints nothing has a step too
}

// steps returns the steps of a list of nodes, and whether all of it can be printed so.
func (l *layouts) steps(list *parse.ListNode, callers []string) ([]step, bool) {
	var steps []step
	if list == nil {
		return nil, true
	}
	for _, n := range list.Nodes {
		var s step
		switch n := n.(type) {
		case *parse.TextNode:
			text := string(n.Text)
			s = func(p *printer) { p.raw(text) }
		case *parse.ActionNode:
			s = actionStep(n)
		case *parse.IfNode:
			s = l.ifStep(n, callers)
		case *parse.TemplateNode:
			s = l.templateStep(n, callers)
		}
		if s == nil {
			return nil, false
		}
		steps = append(steps, s)
	}
	return steps, true
}

func (l *layouts) ifStep(n *parse.IfNode, callers []string) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil
	}
	holds := conditions[fields(n.Pipe.Cmds[0].Args)]
	then, ok1 := l.steps(n.List, callers)
	otherwise, ok2 := l.steps(n.ElseList, callers)
	if holds == nil || !ok1 || !ok2 {
		return nil
	}
	return func(p *printer) {
		if holds(p.d) {
			p.take(then)
		} else {
			p.take(otherwise)
		}
	}
}

// templateStep prints a partial that is given the page, by its steps if it has some.
func (l *layouts) templateStep(n *parse.TemplateNode, callers []string) step {
	if n.Pipe == nil || n.Pipe.String() != "." || l.set.Lookup(n.Name) == nil {
		return nil // or it was made safe for a place other than among words
	}
	if steps := l.stepsOf(n.Name, callers); steps != nil {
		return func(p *printer) { p.take(steps) }
	}
	return func(p *printer) { p.execute(n.Name) }
}

// actionStep returns the step of an action, or nil for one that is not known.
func actionStep(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 2 {
		return nil
	}
	asked, where := n.Pipe.Cmds[0].Args, n.Pipe.Cmds[1].String()
	name, word := fields(asked[:1]), ""
	if len(asked) == 2 {
		if s, ok := asked[1].(*parse.StringNode); ok {
			word = s.Text
		} else if where == amongWords && name == "Blocks" && fields(asked[1:]) == "Page.From.Body" {
			return (*printer).body
		} else {
			return nil
		}
	}
	switch {
	case where == amongWords && len(asked) == 1:
		return printed[name]
	case where == amongWords && len(asked) == 2 && printedWith[name] != nil:
		return func(p *printer) { printedWith[name](p, word) }
	case where == amongAttributes && printedAttributes[name] != nil && len(asked) == 1+strings.Count(name, "Of"):
		return func(p *printer) { printedAttributes[name](p, word) }
	case where == insideAttribute && len(asked) == 1 && printedValues[name] != nil:
		return func(p *printer) { p.value(printedValues[name](p.d)) }
	}
	return nil
}

// fields returns "Page.Bare" for the one argument .Page.Bare.
func fields(args []parse.Node) string {
	if len(args) == 1 {
		if f, ok := args[0].(*parse.FieldNode); ok {
			return strings.Join(f.Ident, ".")
		}
	}
	return ""
}

// try prints a page, or what its layout defines, by steps, and reports whether each of
// them could.
func (d *data) try(buf *bytes.Buffer, steps []step) (done bool) {
	seen := maps.Clone(d.seen)
	defer func() {
		if recover() != nil { // html/template tells where a method panics
			done = false
		}
		if !done {
			d.seen = seen
			buf.Reset()
		}
	}()
	p := printer{buf: buf, r: d.r, d: d}
	p.take(steps)
	return p.err == nil
}

func (p *printer) take(steps []step) {
	for _, s := range steps {
		s(p)
	}
}

// execute has html/template print a partial.
func (p *printer) execute(name string) {
	p.fail(p.r.layouts.set.ExecuteTemplate(p.buf, name, p.d))
}

// place prints what the page's layout defines under a name, or nothing.
func (p *printer) place(name string) {
	ready, ok := p.r.layouts.ready[piece{p.d.Page.Layout, name}]
	if !ok {
		return
	}
	if steps := ready(); steps != nil {
		p.take(steps)
	} else {
		p.execute(p.d.Page.Layout + "/" + name)
	}
}

// body prints the text of a page that an author wrote.
func (p *printer) body() { p.blocks(p.d.Page.From.Body) }

// value prints what stands in an attribute, as html/template escapes it.
func (p *printer) value(s string) { _, _ = attributeEscapes.WriteString(p.buf, s) }

var attributeEscapes = strings.NewReplacer("\x00", "\ufffd", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// fail keeps the first error.
func (p *printer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}
