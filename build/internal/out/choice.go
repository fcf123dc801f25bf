package out

import (
	"slices"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Chosen reports whether a thing is to be printed. Its names are the address of its
// file without the ending, each part of that address, and what else it belongs to:
// "print/board-a4" is chosen by itself, by "board-a4", and by "posters".
func (e *Env) Chosen(address string, belongs ...string) bool {
	names := append(strings.Split(address, "/"), append(belongs, address)...)
	chosen := e.Site.Config.Print == nil
	for _, n := range names {
		e.answers[n] = true
		chosen = chosen || slices.ContainsFunc(e.Site.Config.Print, func(p model.PrintName) bool { return p.Name == n })
	}
	return chosen
}

// CheckChosen reports the names of `print:` that nothing answered to. It is called
// when everything that can be printed was asked for.
func (e *Env) CheckChosen() diag.List {
	var problems diag.List
	var known []string
	for name := range e.answers {
		known = append(known, name)
	}
	slices.Sort(known)
	for _, p := range e.Site.Config.Print {
		if p.Name == model.PrintNothing || e.answers[p.Name] {
			continue
		}
		problems.Errorf(p.At, "unknown-print", "`print:` names %s, and nothing that this site can print has that name", p.Name)
		if hint := diag.DidYouMean(p.Name, known); hint != "" {
			problems.Hint("%s", hint)
		} else {
			problems.Hint("Write cards, papers, posters or training, or the name of one file without its ending, such as a4-10up or board-a4.")
		}
	}
	return problems
}

// Drop notes files that the site does not want, so that links to them lead to the
// list of what it prints.
func (m *Made) Drop(e *Env, addresses ...string) {
	stead := e.List()
	if stead == "" {
		stead = "index.html"
	}
	for _, a := range addresses {
		m.Left = append(m.Left, Left{Address: a, Stead: stead, Unwanted: true})
	}
}
