package importer

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"rethink/build/internal/incoming"
)

// A Report is what an import has to tell.
type Report struct {
	From string // what was read
	Site string // the site's folder
	Set  incoming.Set

	content string
}

// Text returns the report as it is printed, without what to do next.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s became %s", r.From, count(len(r.Set.Pages), "page"))
	if n := len(r.Set.Files); n > 0 {
		fmt.Fprintf(&b, " and %s", count(n, "file"))
	}
	b.WriteString(":\n")
	for _, p := range r.Set.Pages {
		fmt.Fprintf(&b, "    %s: %s\n", filepath.Join(r.content, filepath.FromSlash(p.Path)), p.Title)
	}
	for _, f := range r.Set.Files {
		fmt.Fprintf(&b, "    %s\n", filepath.Join(r.content, filepath.FromSlash(f.Path)))
	}
	topic := incoming.Topic(-1)
	for _, f := range r.Set.Findings {
		if f.Topic != topic {
			topic = f.Topic
			fmt.Fprintf(&b, "\n%s:\n", topic)
		}
		b.WriteString("  - " + sentence(f.What) + "\n")
		if f.Where != "" {
			b.WriteString("    " + f.Where + "\n")
		}
		if f.Write != "" {
			b.WriteString("\n        " + strings.ReplaceAll(f.Write, "\n", "\n        ") + "\n\n")
		}
	}
	return b.String()
}

// Link returns a link to the page that leads to the others, as one writes it on the home
// page.
func (r *Report) Link() string {
	first := r.Set.Pages[0]
	for _, p := range r.Set.Pages {
		index, better := path.Base(first.Path) == "index.md", path.Base(p.Path) == "index.md"
		if first.Kind != "" && p.Kind == "" || better && (!index || len(p.Path) < len(first.Path)) {
			first = p
		}
	}
	return "[" + first.Title + "](" + first.Path + ")"
}

// sentence ends what has no end of its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if first := []rune(s); len(first) > 0 {
		s = strings.ToUpper(string(first[0])) + string(first[1:])
	}
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
