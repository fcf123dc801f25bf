package source

import (
	"slices"
	"testing"
)

// ids returns the ids of a page's headings.
func ids(t *testing.T, body string) []string {
	t.Helper()
	s, problems := loadFiles(files{"a.md": page(body)})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	var ids []string
	for _, h := range s.Page("a.md").Headings {
		ids = append(ids, h.ID)
	}
	return ids
}

func TestAnAddedPartTakesNoIDAway(t *testing.T) {
	const first, second = "## One\n\n### What to do\n\n### More\n\n", "## Two\n\n### What to do\n\n### More\n\n"
	before := ids(t, first+second)
	want := []string{"one", "one-what-to-do", "one-more", "two", "two-what-to-do", "two-more"}
	if !slices.Equal(before, want) {
		t.Errorf("got %v, want %v", before, want)
	}
	for name, body := range map[string]string{
		"above":   "## New\n\n### What to do\n\n" + first + second,
		"between": first + "## New\n\n### What to do\n\n" + second,
		"below":   first + second + "## New\n\n### What to do\n\n",
	} {
		after := ids(t, body)
		for _, id := range before {
			if !slices.Contains(after, id) {
				t.Errorf("a part added %s takes the id %s away: %v", name, id, after)
			}
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Making a challenge":        "making-a-challenge",
		"“Why” questions":           "why-questions",
		"Don't — don’t: stop!":      "dont-dont-stop",
		"  5 steps, 4.1 & more … ":  "5-steps-4-1-more",
		"Ŵyau":                      "ŵyau",
		"…":                         "",
		"already-a-slug_with_lines": "already-a-slug-with-lines",
	} {
		if got := slug(text); got != want {
			t.Errorf("slug(%q) = %q, want %q", text, got, want)
		}
	}
}
