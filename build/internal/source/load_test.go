package source

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// siteYAML has every fact that a site must have.
const siteYAML = `title: Speaking up
language: en-GB
partnership:
  name: A partnership
statement:
  email: access@example.org
  enforcement: The regulator enforces the rules.
  prepared: 2026-01-02
privacy:
  controller: A partnership
  email: privacy@example.org
  host: A company keeps the server and its logs.
`

// files are the files of a content folder, by their path below it.
type files map[string]string

// site returns a site's folder with a home page and site.yaml, unless the files
// bring their own.
func site(f files) fstest.MapFS {
	fsys := fstest.MapFS{
		"content/site.yaml": {Data: []byte(siteYAML)},
		"content/index.md":  {Data: []byte("---\ntitle: Home\n---\n\nWords.\n")},
	}
	for name, text := range f {
		fsys[path.Join("content", name)] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func today() model.Date { return model.Date{Year: 2026, Month: 11, Day: 23} }

// listed formats problems as an author sees them, each with its hint behind an
// arrow.
func listed(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s", strings.TrimPrefix(p.String(), "content/"))
		if p.Hint != "" {
			fmt.Fprintf(&b, " -> %s", p.Hint)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// ofInterest leaves out that parts and pages have no text, and that nothing leads to
// them: so it is in most tests.
func ofInterest(problems diag.List) diag.List {
	return slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Rule == "empty-part" || p.Rule == "unused" })
}

func loadFiles(f files) (*model.Site, diag.List) {
	s, _, problems := Load(site(f), Options{Today: today()})
	return s, ofInterest(problems)
}

// problemCase is one page and all that is told about it. The wanted text has one
// problem a line: place: message -> hint.
type problemCase struct {
	name string
	page string
	want string
}

// check loads each page as a.md, beside b.md, which has a heading {#first}.
func check(t *testing.T, cases []problemCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadFiles(files{
				"a.md":         c.page,
				"b.md":         "---\ntitle: B\n---\n\n## First {#first}\n\nWords.\n",
				"img/tree.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>`,
				"files/a.pdf":  "%PDF-1.4\n%%EOF\n",
			})
			want := c.want
			if want != "" {
				want += "\n"
			}
			if got := listed(problems); got != want {
				t.Errorf("page:\n%s\ntold:\n%s\nwant:\n%s", c.page, got, want)
			}
		})
	}
}

// page puts front matter above a body.
func page(body string) string { return "---\ntitle: A\n---\n\n" + body + "\n" }

func TestAWholeSiteHasNoProblem(t *testing.T) {
	s, problems := loadFiles(nil)
	if len(problems) > 0 {
		t.Errorf("told:\n%s", listed(problems))
	}
	if len(s.Pages) != 1 || s.Pages[0].Kind != model.KindHome || s.Pages[0].Title != "Home" {
		t.Errorf("got pages %+v", s.Pages)
	}
}

func TestAFolderWithoutASite(t *testing.T) {
	for name, c := range map[string]struct {
		fsys fs.FS
		want string
	}{
		"no content folder": {fstest.MapFS{"readme.txt": {}},
			"content: folder content cannot be read: file does not exist -> Go to the folder that holds your site's content folder, or run `rethink new` on an empty folder to start a site.\n"},
		"no site.yaml": {fstest.MapFS{"content/index.md": {Data: []byte("# Home\n")}},
			"site.yaml: file is missing: it names the site and who publishes it -> Run `rethink new` on an empty folder for a small site that has one, and copy its content/site.yaml.\n"},
		"no home": {fstest.MapFS{"content/site.yaml": {Data: []byte(siteYAML)}},
			"index.md: file is missing: it is the site's first page -> Write a page of that name.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, problems := Load(c.fsys, Options{})
			if got := listed(problems); got != c.want {
				t.Errorf("told:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestDrafts(t *testing.T) {
	f := files{
		"a.md":     page("See [the draft](draft.md)."),
		"draft.md": "---\ntitle: Draft\ndraft: true\nno_such_key: 1\n---\n\nHere is CLICK HERE AND NOW.\n",
	}
	s, problems := loadFiles(f)
	want := "a.md:5:5: link to draft.md leads to a draft, which is not published -> Take the link out, or take `draft: true` out of that page.\n"
	if got := listed(problems); got != want {
		t.Errorf("without drafts told:\n%s\nwant:\n%s", got, want)
	}
	if s.Page("draft.md") != nil {
		t.Error("the draft is a page of the site")
	}
	s, _, problems = Load(site(f), Options{Drafts: true})
	if s.Page("draft.md") == nil {
		t.Error("the draft is no page of the site, where drafts were asked for")
	}
	if n := problems.Errors(); n != 2 {
		t.Errorf("with drafts told %d errors, want the key and the capitals:\n%s", n, listed(problems))
	}
}
