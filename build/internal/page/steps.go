package page

import (
	"bytes"
	"html/template"
	"io"
	"maps"
	"slices"
	"strconv"
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

// printed returns the step of an action whose HTML is printed where it is to stand, by
// its method.
func printed(method string) step {
	switch method {
	case "Head":
		return (*printer).wholeHead
	case "Bar":
		return (*printer).bar
	case "PrintCrumbs":
		return (*printer).crumbs
	case "Present":
		return (*printer).wayToPresent
	case "PrintTitle":
		return (*printer).title
	case "PrintContents":
		return (*printer).contents
	case "PrintPager":
		return (*printer).pager
	case "Side":
		return (*printer).side
	case "End":
		return (*printer).end
	case "Foot":
		return (*printer).foot
	}
	return nil
}

// printedWith is printed for methods that are given a word.
func printedWith(method, word string) step {
	switch method {
	case "Place":
		return func(p *printer) { p.place(word) }
	case "Shared":
		return func(p *printer) { p.raw(string(p.shared(word))) }
	}
	return nil
}

// attribute returns the step of an action that prints a whole attribute.
func attribute(method string, words ...string) step {
	switch {
	case method == "MainLang" && len(words) == 0:
		return func(p *printer) { p.raw(string(p.d.MainLang())) }
	case method == "LangOf" && len(words) == 1:
		return func(p *printer) { p.lang(words[0]) }
	}
	return nil
}

// value returns the step of an action between the quotation marks of an attribute.
func value(field string) step {
	switch field {
	case "Lang":
		return func(p *printer) { p.value(p.d.Lang()) }
	case "Page.Layout":
		return func(p *printer) { p.value(p.d.Page.Layout) }
	}
	return nil
}

// condition returns what answers an if, or nil for a question that is not known.
func condition(field string) func(d *data) bool {
	switch field {
	case "Page.Bare":
		return func(d *data) bool { return d.Page.Bare }
	case "Page.Light":
		return func(d *data) bool { return d.Page.Light }
	}
	return nil
}

// What html/template puts behind an action, by where that stands.
const (
	amongWords      = "_html_template_htmlescaper"
	amongAttributes = "_html_template_htmlnamefilter"
	insideAttribute = "_html_template_attrescaper"
)

// A piece is one template of the layouts, with what is needed to print it, which is made
// when it is first printed.
type piece struct {
	layouts *layouts
	name    string
	tree    *parse.Tree // as it was read

	once  sync.Once
	set   *template.Template // of html/template: this one and what it calls
	steps []step             // nil if html/template has to execute it
}

// prepare makes the template safe, and takes it apart. It has a set of its own, since
// html/template goes through all of a set each time that it meets a new template of it.
func (p *piece) prepare() {
	p.once.Do(func() {
		// What is executed is made safe first, with all that it calls. Here that is all
		// that happens: the condition is false.
		safe := template.New("")
		_, err := safe.Parse(`{{if .}}{{template ` + strconv.Quote(p.name) + ` .}}{{end}}`)
		p.set = safe
		p.layouts.addTo(p.set, p.name)
		if err == nil && safe.Execute(io.Discard, false) == nil {
			p.steps = stepsOf(p.set, p.name, nil)
		} // else the fault is told when it is executed
	})
}

// addTo puts a template into a set, with all that it calls.
func (l *layouts) addTo(set *template.Template, name string) {
	p := l.pieces[name]
	if p == nil || set.Lookup(name) != nil {
		return // html/template tells of what does not exist
	}
	if _, err := set.AddParseTree(name, p.tree.Copy()); err != nil {
		return
	}
	for _, called := range calls(p.tree.Root) {
		l.addTo(set, called)
	}
}

// calls returns the templates that are called in a list of nodes.
func calls(list *parse.ListNode) []string {
	var names []string
	if list == nil {
		return nil
	}
	branch := func(b *parse.BranchNode) { names = append(append(names, calls(b.List)...), calls(b.ElseList)...) }
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TemplateNode:
			names = append(names, n.Name)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		}
	}
	return names
}

// print prints a page, or what its layout defines, by steps if it can.
func (p *piece) print(buf *bytes.Buffer, d *data) error {
	p.prepare()
	if p.steps != nil && d.try(buf, p.steps) {
		return nil
	}
	return p.layouts.execute(buf, p.name, d)
}

// stepsOf returns the steps of a template, which is called by others.
func stepsOf(set *template.Template, name string, callers []string) []step {
	t := set.Lookup(name)
	if t == nil || t.Tree == nil || slices.Contains(callers, name) {
		return nil
	}
	steps, ok := steps(set, t.Tree.Root, append(callers, name))
	if !ok {
		return nil
	}
	return append(steps, func(*printer) {}) // a template that prints nothing has a step too
}

// steps returns the steps of a list of nodes, and whether all of it can be printed so.
func steps(set *template.Template, list *parse.ListNode, callers []string) ([]step, bool) {
	var all []step
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
			s = ifStep(set, n, callers)
		case *parse.TemplateNode:
			s = templateStep(set, n, callers)
		}
		if s == nil {
			return nil, false
		}
		all = append(all, s)
	}
	return all, true
}

func ifStep(set *template.Template, n *parse.IfNode, callers []string) step {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return nil
	}
	holds := condition(field(n.Pipe.Cmds[0].Args))
	then, ok1 := steps(set, n.List, callers)
	otherwise, ok2 := steps(set, n.ElseList, callers)
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
func templateStep(set *template.Template, n *parse.TemplateNode, callers []string) step {
	if n.Pipe == nil || n.Pipe.String() != "." || set.Lookup(n.Name) == nil {
		return nil // or it was made safe for a place other than among words
	}
	if steps := stepsOf(set, n.Name, callers); steps != nil {
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
	name, words := field(asked[:1]), asked[1:]
	if where == amongWords && name == "Blocks" && field(words) == "Page.From.Body" {
		return (*printer).body
	}
	var given []string
	for _, w := range words {
		s, ok := w.(*parse.StringNode)
		if !ok {
			return nil
		}
		given = append(given, s.Text)
	}
	switch {
	case where == amongWords && len(given) == 0:
		return printed(name)
	case where == amongWords && len(given) == 1:
		return printedWith(name, given[0])
	case where == amongAttributes:
		return attribute(name, given...)
	case where == insideAttribute && len(given) == 0:
		return value(name)
	}
	return nil
}

// field returns "Page.Bare" for the one argument .Page.Bare.
func field(args []parse.Node) string {
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
	p.fail(p.r.layouts.execute(p.buf, name, p.d))
}

// place prints what the page's layout defines under a name, or nothing.
func (p *printer) place(name string) {
	piece := p.r.layouts.places[place{p.d.Page.Layout, name}]
	if piece == nil {
		return
	}
	if piece.prepare(); piece.steps != nil {
		p.take(piece.steps)
	} else {
		p.execute(piece.name)
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
