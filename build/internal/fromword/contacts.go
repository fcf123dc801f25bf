package fromword

import (
	"strings"

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
)

// contactKeys are the keys of a contact in site.yaml, each with what the heading of a
// column says that holds it. The first that fits is taken.
var contactKeys = []struct {
	key   string
	heads []string
}{
	{"email", []string{"email", "e-mail"}},
	{"phone", []string{"phone", "tel", "mobile", "number"}},
	{"hours", []string{"hours", "available", "when"}},
	{"name", []string{"name", "who"}},
	{"role", []string{"role", "title", "post", "job", "position", "responsib", "for", "organisation", "agency", "team", "service"}},
	{"name", []string{"contact"}},
}

// contacts offers the people of a table as lines for site.yaml.
func (c *converter) contacts(t *docx.Table) {
	rows := filled(t.Rows)
	if len(rows) < 2 {
		return
	}
	columns := contactColumns(rows[0])
	if columns["name"] == 0 || columns["phone"] == 0 && columns["email"] == 0 {
		return
	}
	lines := []string{"contacts:"}
	for _, row := range rows[1:] {
		lines = append(lines, contactLines(row, columns)...)
	}
	if len(lines) == 1 {
		return
	}
	c.set.Findings = append(c.set.Findings, incoming.Finding{
		Topic: incoming.Idea, Where: where(t.At),
		What:  "table names people to ask. With these lines in content/site.yaml they are at the foot of every page and on cards, once they agree",
		Write: strings.Join(lines, "\n"),
	})
}

// contactColumns returns which column holds which key, counted from 1.
func contactColumns(heads docx.Row) map[string]int {
	columns := map[string]int{}
	for i, cell := range heads.Cells {
		head := strings.ToLower(flat(cell.Blocks))
		for _, k := range contactKeys {
			if columns[k.key] == 0 && hasAny(head, k.heads) {
				columns[k.key] = i + 1
				break
			}
		}
	}
	return columns
}

func hasAny(head string, words []string) bool {
	for _, w := range words {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}

// contactLines writes one row; none where nobody is named.
func contactLines(row docx.Row, columns map[string]int) []string {
	var lines []string
	for _, key := range []string{"name", "role", "phone", "email", "hours"} {
		value := ""
		if n := columns[key]; n > 0 && n <= len(row.Cells) {
			value = flat(row.Cells[n-1].Blocks)
		}
		switch {
		case value == "" && key == "name":
			return nil
		case value == "":
		case key == "name":
			lines = append(lines, "  - name: "+markdown.Scalar(value))
		default:
			lines = append(lines, "    "+key+": "+markdown.Scalar(value))
		}
	}
	return lines
}
