package source

import (
	"slices"
	"testing"

	"rethink/build/internal/model"
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

// A brace with a backslash before it is a part of the words.
func TestAMeantBraceIsNoID(t *testing.T) {
	s, problems := loadFiles(files{"a.md": page("## The set \\{a, b}\n\nText.\n\n## More of \\{#b} {#more}\n\nText.\n")})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	for i, want := range []struct{ text, id string }{{"The set {a, b}", "the-set-a-b"}, {"More of {#b}", "more"}} {
		if h := s.Page("a.md").Headings[i]; h.Text.Plain() != want.text || h.ID != want.id {
			t.Errorf("heading is %q with id %q, want %q with %q", h.Text.Plain(), h.ID, want.text, want.id)
		}
	}
}

// What an & began ends with the next sign that is no letter: the words behind it are
// nobody's entity.
func TestAnEntityIsOneWord(t *testing.T) {
	s, problems := loadFiles(files{"a.md": page("A &lt 100% \\&#65; and &lt; &copy; &ampx; A&b.\n")})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	if got, want := s.Page("a.md").Body[0].(*model.Paragraph).Text.Plain(), "A &lt 100% &#65; and < © &ampx; A&b."; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
}
