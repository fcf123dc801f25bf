package review

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// Lines tells all remarks in words: where each belongs, in a form that editors follow,
// and below it who wrote what. Files are named from the folder of the site.
func (r *Remarks) Lines(source string) []string {
	var lines []string
	before := ""
	for _, one := range r.All {
		if where := one.where(filepath.ToSlash(source)); where != before {
			lines, before = append(lines, where), where
		}
		lines = append(lines, one.said()...)
	}
	return lines
}

// People returns who wrote, each once, by name.
func (r *Remarks) People() []string {
	var names []string
	for _, one := range r.All {
		names = append(names, one.author())
		for _, a := range one.Answers {
			names = append(names, a.author())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// where is the line above a remark.
func (r *Remark) where(source string) string {
	about := ""
	if r.About != "" {
		about = "“" + shortened(r.About) + "”"
	}
	if r.At == (diag.Pos{}) {
		if r.Number != "" {
			about = strings.TrimSpace(r.Number + " " + about)
		}
		return "Not in the text: " + cmp.Or(about, r.Near)
	}
	at := diag.Pos{File: path.Join(source, r.At.File), Line: r.At.Line}
	line := at.String() + ": " + strings.TrimSpace(r.Number+" "+r.Page)
	if about != "" {
		line += ", " + about
	}
	return line
}

// said is who wrote what, each line set in.
func (r *Remark) said() []string {
	does := map[Kind]string{Comment: "", Inserted: ", puts in", Deleted: ", takes out"}[r.Kind]
	lines := saying(r, does)
	for _, a := range r.Answers {
		lines = append(lines, saying(a, ", answers")...)
	}
	if r.Done {
		lines = append(lines, "    Somebody marked this as dealt with.")
	}
	if r.Changed {
		lines = append(lines, "    The text has changed since this copy was made. Now: “"+shortened(r.Now)+"”")
	}
	return lines
}

// saying is what one person wrote. Its own lines stay lines.
func saying(r *Remark, does string) []string {
	who := r.author()
	if day := dayOf(r.Date); day != "" {
		who += ", " + day
	}
	lines := strings.Split(r.Text, "\n")
	lines[0] = who + does + ": " + lines[0]
	for i := range lines {
		lines[i] = "    " + lines[i]
	}
	return lines
}

func (r *Remark) author() string { return cmp.Or(r.Author, "Somebody") }

func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return model.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}.Long()
}

// shortened cuts words that are longer than a line, between two of them.
func shortened(words string) string {
	const most = 90
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	cut := string(runes[:most])
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}
