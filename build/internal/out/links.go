package out

import (
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// CheckAddresses finds two outputs for one address, also where the names differ
// only in case (some disks hold only one of them).
func CheckAddresses(outputs []Output) diag.List {
	var problems diag.List
	made := make(map[string]Output, len(outputs))
	for _, o := range outputs {
		checkName(o, &problems)
		key := strings.ToLower(o.Address)
		first, taken := made[key]
		if !taken {
			made[key] = o
			continue
		}
		at := placeOf(o)
		if first.Page != nil && first.Page.From != nil {
			at = placeOf(first)
		}
		problems.Errorf(at, "address-taken", "address %s is made twice: %s and %s", o.Address, authorOf(first), authorOf(o))
		problems.Hint("Give the page another name. Where a flow makes the other, give it another `path`.")
	}
	return problems
}

// checkName finds an address that not every computer and memory stick can hold a file
// for. What is wrong with a name that an author wrote is reported where it stands; this
// is for names that are made of several.
func checkName(o Output, problems *diag.List) {
	const longest = 200 // letters, so that Windows can unpack it in a folder of somebody's own
	for name := range strings.SplitSeq(o.Address, "/") {
		if problem := model.NameProblem(name); problem != "" {
			problems.Errorf(placeOf(o), "file-name", "file %s cannot be written: its name %s", o.Address, problem)
			problems.Hint("Shorten the name, or give another id, to what it is made of.")
			return
		}
	}
	if len(o.Address) > longest && (o.Page == nil || o.Page.From != nil) { // that of a redirect is told where it is written
		problems.Warnf(placeOf(o), "file-name", "address of %d letters is longer than some computers can hold: %s", len(o.Address), o.Address)
		problems.Hint("Shorten the names of the folders and of the page.")
	}
}

// placeOf returns the page that an output comes from, where there is one.
func placeOf(o Output) diag.Pos {
	if o.Page != nil && o.Page.From != nil {
		return o.Page.From.At()
	}
	return diag.Pos{File: "content/site.yaml"}
}

func authorOf(o Output) string {
	if o.Page != nil && o.Page.From != nil {
		return "from " + o.Page.From.At().File
	}
	return "by the build"
}

// Addresses returns the address of every output.
func (m *Made) Addresses() map[string]bool {
	addresses := make(map[string]bool, len(m.Outputs))
	for _, o := range m.Outputs {
		addresses[o.Address] = true
	}
	return addresses
}

// CheckLinks finds links to pages and files of the build that it does not make. A
// link to what was left out is none of them: it leads to what stands in its stead.
func (m *Made) CheckLinks(site *model.Site) diag.List {
	addresses := m.Addresses()
	unwanted, off := map[string]bool{}, map[string]string{}
	for _, l := range m.Left {
		addresses[l.Address] = l.Off == ""
		off[l.Address] = l.Off
		unwanted[l.Address] = l.Unwanted
	}
	var problems diag.List
	look := func(at diag.Pos, to model.Ref, from, written string) {
		if unwanted[to.Made] {
			problems.Warnf(at, "unwanted-print", "link to %s leads to the list of what to print: `print:` in site.yaml leaves that file out", written)
			problems.Hint("Add `%s` to the list under `print:`, or take the link out.", model.NameOfPrint(to.Made))
			for _, chosen := range site.Config.Print {
				problems.Unless(chosen.At) // which may be misspelt
			}
			return
		}
		if to.Made == "" || addresses[to.Made] {
			return
		}
		if key := off[to.Made]; key != "" {
			problems.Errorf(at, "dead-link", "link to %s leads nowhere: `%s: no` in site.yaml leaves that file out", written, key)
			problems.Hint("Take the link out, or that line of site.yaml.")
			return
		}
		problems.Errorf(at, "dead-link", "link to %s leads nowhere: no file has that name, and the build makes no such page", written)
		if near := diag.Nearest(to.Made, m.names()); near != "" {
			problems.Hint("Did you mean `%s`?", model.Relative(from, near))
		} else {
			problems.Hint("To offer a file, copy it into the content folder and link to it there.")
		}
	}
	for _, p := range site.Pages {
		for _, l := range p.Links {
			look(l.At, l.To, p.Path, l.Written)
			if below, own := site.Config.Below(l.To.URL); own && !addresses[below] && !addresses[below+"/index.html"] {
				problems.Warnf(l.At, "outward-link", "link to %s leads to a page that this site does not have", l.To.URL)
				problems.Hint("Link to the page's file, seen from this page's folder: then it is checked.")
			}
		}
	}
	for _, item := range site.Config.Menu {
		look(item.At, item.To, "index.md", item.To.Made)
	}
	return problems
}

// names returns the address of every output, in their order.
func (m *Made) names() []string {
	names := make([]string, len(m.Outputs))
	for i, o := range m.Outputs {
		names[i] = o.Address
	}
	return names
}
