// Package prints makes the list of all there is to print, from what every
// capability prints.
//
// The package refuses to make anything that is printed: each capability makes its
// own.
package prints

import (
	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// Make makes the list where an author wrote a page of kind print.
func Make(env *out.Env, prints []out.Printable) out.Made {
	var made out.Made
	for _, p := range env.Site.Pages {
		if p.Kind == model.KindPrint {
			made.Page(out.Page{
				Address: p.Address(), Layout: "print", Title: p.Title, Description: p.Description,
				From: p, Styles: []string{"print"}, View: newList(prints),
			})
		}
	}
	return made
}

// A List is the view of the page: its groups that hold something.
type List struct{ Groups []Group }

// A Group is the things to print for one occasion.
type Group struct {
	Name   out.Group
	Prints []out.Printable
}

func newList(prints []out.Printable) List {
	var list List
	for _, name := range out.Groups() {
		g := Group{Name: name}
		for _, p := range prints {
			if p.Group == name {
				g.Prints = append(g.Prints, p)
			}
		}
		if len(g.Prints) > 0 {
			list.Groups = append(list.Groups, g)
		}
	}
	return list
}
