package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink/build/starter"
)

// An editing is somebody who writes on a site at random, as badly as people do.
type editing struct {
	t      *testing.T
	r      *rand.Rand
	folder string
	first  map[string]string // the files at the start
	pages  []string          // the ordinary ones: most people write on these
	part   string            // a heading that has an id, by a link to it
}

func newEditing(t *testing.T, seed uint64) *editing {
	e := &editing{t: t, r: rand.New(rand.NewPCG(seed, 14)), folder: t.TempDir(), first: map[string]string{}, part: "/guidance/loans.md#how-long"}
	e.pages = []string{"content/guidance/about.md", "content/guidance/lending.md", "content/guidance/loans.md", "content/guidance/late.md", "content/guidance/index.md"}
	day := time.Date(2026, time.November, 3, 0, 0, 0, 0, time.UTC)
	if err := starter.Write(filepath.Join(e.folder, "site"), day); err != nil {
		t.Fatal(err)
	}
	e.folder = filepath.Join(e.folder, "site")
	e.write("content/guidance/loans.md", "---\ntitle: Long loans\ndescription: What is lent for longer\norder: 4\n---\n\n## Who asks\n\nAsk at the desk. See [lending](lending.md).\n\n## How long {#how-long}\n\nA month.\n")
	e.write("content/guidance/late.md", "---\ntitle: Late books\n---\n\nBring it back. See [long loans](loans.md#how-long).\n")
	e.write("content/site.yaml", e.read("content/site.yaml")+"\nbase_url: https://example.org/tools/\nprint: [a4-10up, board-a4]\n") // the rest is more of the same, and takes long
	for _, name := range e.names() {
		e.first[name] = e.read(name)
	}
	return e
}

// newReleased is somebody who writes on a site that has releases.
func newReleased(t *testing.T, seed uint64) *editing {
	e := &editing{t: t, r: rand.New(rand.NewPCG(seed, 14)), folder: filepath.Join(t.TempDir(), "site"), first: map[string]string{}, part: "/guidance/lend.md#how-long"}
	e.pages = []string{"content/guidance/about.md", "content/guidance/lend.md", "content/guidance/index.md", "content/what-next.md"}
	e.do(os.CopyFS(e.folder, os.DirFS(filepath.Join("testdata", "released"))))
	for _, name := range e.names() {
		e.first[name] = e.read(name)
	}
	return e
}

func (e *editing) options() Options {
	return Options{Source: e.folder, Defaults: os.DirFS(".."), Now: time.Date(2026, time.November, 3, 0, 0, 0, 0, time.UTC)}
}

// age makes all files old: what was just saved is read again.
func (e *editing) age() {
	long := time.Now().Add(-time.Hour)
	for _, name := range e.names() {
		e.do(os.Chtimes(filepath.Join(e.folder, filepath.FromSlash(name)), long, long))
	}
}

func (e *editing) names() []string {
	var names []string
	err := filepath.WalkDir(e.folder, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(e.folder, name)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(n string) bool { return !strings.HasPrefix(n, "content/") && !strings.HasPrefix(n, "layouts/") })
}

func (e *editing) read(name string) string {
	data, err := os.ReadFile(filepath.Join(e.folder, filepath.FromSlash(name)))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

func (e *editing) write(name, text string) {
	file := filepath.Join(e.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editing) some(list []string) string { return list[e.r.IntN(len(list))] }

// mend puts every file back as it was, as people do in the end who are told of errors.
func (e *editing) mend() string {
	for _, name := range e.names() {
		if first, ok := e.first[name]; !ok {
			e.remove(name)
		} else if first != e.read(name) {
			e.write(name, first)
		}
	}
	for name, first := range e.first {
		if _, err := os.Stat(filepath.Join(e.folder, filepath.FromSlash(name))); err != nil {
			e.write(name, first)
		}
	}
	return "mended"
}

func (e *editing) remove(name string) {
	if err := os.Remove(filepath.Join(e.folder, filepath.FromSlash(name))); err != nil {
		e.t.Fatal(err)
	}
}

// edit makes one edit and says what it was.
func (e *editing) edit() string {
	name := e.some(e.names())
	if e.r.IntN(4) > 0 { // most people write on ordinary pages
		name = e.some(e.pages)
	}
	if _, err := os.Stat(filepath.Join(e.folder, filepath.FromSlash(name))); err != nil {
		e.write(name, e.first[name])
		return "put back " + name
	}
	text := e.read(name)
	lines := strings.SplitAfter(text, "\n")
	at := e.r.IntN(len(lines))
	add := func(what string) { e.write(name, strings.TrimRight(text, "\n")+"\n\n"+what+"\n") }
	what := "words"
	if e.r.IntN(2) == 0 {
		what = e.some([]string{
			"link", "link", "dead link", "dead anchor", "heading", "title", "order", "line out", "line twice", "half", "all back", "away",
			"page", "draft", "site", "layout", "strings", "touch", "picture", "reviewed", "emoji", "link to print",
			"own address", "old id", "rename", "heavy", "release", "release",
		})
	}
	switch what {
	case "words":
		add(fmt.Sprintf("Somebody wrote %d words here.", e.r.IntN(1000)))
	case "emoji":
		add("Somebody smiled \U0001f600 here.")
	case "link":
		add("See [another](/" + strings.TrimPrefix(e.some(e.names()), "content/") + ").")
	case "dead link":
		add("See [nothing](nothing.md) and [no file](nothing.pdf).")
	case "link to print":
		add("See [the cards](/cards/a4-10up.pdf) and [the index](/search-index-00000000.js) and [search](/search.html).")
	case "dead anchor":
		add("See [how long](" + e.part + "-is-it).")
	case "own address":
		add("See [this](https://example.org/tools/" + e.some([]string{"guidance/about.html", "nothing.html", "a-z.html", "search.html"}) + ").")
	case "old id":
		e.write(name, strings.Replace(text, "---\n", "---\nold_addresses:\n  - was-here: "+e.some([]string{"top", e.part})+"\n", 1))
	case "rename":
		path, id, _ := strings.Cut(strings.TrimPrefix(e.part, "/"), "#")
		name = "content/" + path
		if _, err := os.Stat(filepath.Join(e.folder, filepath.FromSlash(name))); err == nil {
			e.write(name, regexp.MustCompile(`## .* \{#`+id+`\}`).ReplaceAllString(e.read(name), fmt.Sprintf("## Heading %d {#%s}", e.r.IntN(100), id)))
		}
	case "heavy":
		name = e.pages[0]
		pictures := ""
		for _, picture := range []string{"a", "b", "c"} {
			pictures += "\n![Drawing " + picture + "](/img/" + picture + ".svg)\n"
			e.write("content/img/"+picture+".svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>`+strings.Repeat(picture, 800_000)+`</title></svg>`)
		}
		e.write(name, e.first[name]+pictures)
	case "release":
		name = "content/releases/1.1.yaml"
		switch first, released := e.first[name]; {
		case !released:
		case e.r.IntN(3) == 0:
			e.write(name, first+"odd\n")
		default:
			e.remove(name)
		}
	case "heading":
		add(fmt.Sprintf("## Heading %d\n\nText.", e.r.IntN(100)))
	case "title":
		e.write(name, strings.Replace(text, "title: ", "title: New ", 1))
	case "order":
		e.write(name, strings.Replace(text, "---\n", fmt.Sprintf("---\norder: %d\n", e.r.IntN(9)), 1))
	case "reviewed":
		e.write(name, strings.Replace(text, "---\n", "---\nlast_reviewed: 2026-01-02\nreview_in: 3\n", 1))
	case "draft":
		e.write(name, strings.Replace(text, "---\n", "---\ndraft: true\n", 1))
	case "line out":
		e.write(name, strings.Join(slices.Delete(lines, at, at+1), ""))
	case "line twice":
		e.write(name, strings.Join(slices.Insert(lines, at, lines[at]), ""))
	case "half":
		e.write(name, text[:e.r.IntN(len(text)+1)])
	case "touch":
		e.write(name, text)
	case "all back":
		if err := os.RemoveAll(e.folder); err != nil {
			e.t.Fatal(err)
		}
		for name, text := range e.first {
			e.write(name, text)
		}
	case "away":
		e.remove(name)
	case "page":
		name = fmt.Sprintf("content/guidance/page-%d.md", e.r.IntN(5))
		e.write(name, "---\ntitle: A page\n---\n\n## How long\n\nWords of [lending](lending.md).\n")
	case "site":
		name = "content/site.yaml"
		if _, err := os.Stat(filepath.Join(e.folder, "content/site.yaml")); err == nil {
			e.write(name, e.read(name)+e.some([]string{"\nprint: [cards]\n", "\nversion: \"9\"\n", "\nmenu:\n  - page: guidance/late.md\n", "\nodd: 1\n"}))
		}
	case "strings":
		name = "layouts/strings.yaml"
		e.write(name, e.some([]string{"home: To the start\n", "odd_key: words\n", "facilitator_notes: Notes for who leads\n", ""}))
	case "layout":
		name = "layouts/page.html"
		e.write(name, e.some([]string{"{{define \"main\"}}<div>{{.Blocks .Page.From.Body}}</div>{{end}}", "{{define \"main\"}}{{.Nothing}}{{end}}", "{{define \"main\"}}{{if}}{{end}}"}))
	case "picture":
		name = "content/img/shelf.svg"
		e.write(name, fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 10"><path d="M0 0h9"/></svg>`, 10+e.r.IntN(9)))
	}
	return what + " in " + name
}

// Whatever is saved, in whatever order: a site that is read again and again has the
// files and the problems of one that is read for the first time.
func TestASiteThatIsKeptEqualsAFreshOne(t *testing.T) {
	edits := 120
	if testing.Short() {
		edits = 40
	}
	for name, start := range map[string]func(t *testing.T) *editing{
		"1":        func(t *testing.T) *editing { return newEditing(t, 1) },
		"2":        func(t *testing.T) *editing { return newEditing(t, 2) },
		"released": func(t *testing.T) *editing { return newReleased(t, 3) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.age()
			edits := edits
			if name == "released" {
				edits /= 2
			}
			live, err := NewLive(e.options())
			if err != nil {
				t.Fatal(err)
			}
			var done []string
			again, planned := 0, 0
			var before *Site
			for range edits / 2 {
				s, err := live.Read()
				if err != nil {
					t.Fatalf("after %q: %v", done, err)
				}
				if s != before && before != nil && before.b != nil && s.b != nil && before.b.pages == s.b.pages {
					again++
				} else if s.b != nil {
					planned++
				}
				before = s
				compareToFresh(t, e, s, done)
				if t.Failed() {
					t.FailNow()
				}
				done = append(done, e.edit())
				switch e.r.IntN(6) {
				case 0:
					done = append(done, e.edit())
				case 1, 2:
					if s.Found.Failed(false) {
						done = append(done, e.mend())
					}
				}
			}
			t.Logf("%d sites were kept, %d planned", again, planned)
			if name == "released" && planned < edits/20 || name != "released" && (again < edits/20 || planned < edits/20) {
				t.Errorf("%d sites were kept and %d planned: one of the two was hardly tried", again, planned)
			}
		})
	}
}

func compareToFresh(t *testing.T, e *editing, s *Site, done []string) {
	t.Helper()
	fresh, err := Check(t.Context(), e.options())
	if err != nil {
		t.Fatalf("after %q: %v", done, err)
	}
	made, err := s.Make(t.Context())
	if err != nil {
		t.Fatalf("after %q: %v", done, err)
	}
	if !reflect.DeepEqual(made.Found.Problems, fresh.Problems) {
		t.Errorf("after %q problems are\n%v\nafresh\n%v", done, made.Found.Problems, fresh.Problems)
	}
	if made.Found.Note != fresh.Note || !slices.Equal(made.Found.Notes, fresh.Notes) {
		t.Errorf("after %q it notes %q %q, afresh %q %q", done, made.Found.Note, made.Found.Notes, fresh.Note, fresh.Notes)
	}
	if made.Found.Pages != fresh.Pages {
		t.Errorf("after %q there are %d pages, afresh %d", done, made.Found.Pages, fresh.Pages)
	}
	if (made.Files == nil || made.Found.Failed(false)) != (fresh.Files == nil) {
		t.Errorf("after %q files are made: %v, afresh: %v", done, made.Files != nil, fresh.Files != nil)
	}
	if made.Files == nil || fresh.Files == nil {
		return
	}
	files, err := made.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for address, data := range files {
		if !bytes.Equal(data, fresh.Files[address]) {
			t.Errorf("after %q %s is not as a fresh one (%d and %d bytes)", done, address, len(data), len(fresh.Files[address]))
		}
	}
	for address := range fresh.Files {
		if _, ok := files[address]; !ok {
			t.Errorf("after %q there is no %s", done, path.Join(address))
		}
	}
}

// A page names the heading that took the place of an old one, and follows it to its new
// name, though it stands on another page.
func TestAHeadingThatAnotherPageNamesIsNotKept(t *testing.T) {
	e := newEditing(t, 1)
	e.write("content/guidance/late.md", "---\ntitle: Late books\nold_addresses:\n  - days: loans.md#how-long\n---\n\nBring it back.\n")
	live, err := NewLive(e.options())
	e.do(err)
	for _, heading := range []string{"How long", "How many weeks"} {
		e.write("content/guidance/loans.md", strings.Replace(e.first["content/guidance/loans.md"], "How long", heading, 1))
		s, err := live.Read()
		e.do(err)
		compareToFresh(t, e, s, []string{heading})
		if data, _, err := s.File("guidance/late.html"); err != nil || !strings.Contains(string(data), ">"+heading+"</a>") {
			t.Errorf("late.html does not name %q: %v\n%s", heading, err, s.Found.Problems)
		}
	}
}

// A release is compared with all words: where one page changes, others say so.
func TestASiteWithAReleaseIsPlannedAnew(t *testing.T) {
	e := newReleased(t, 1)
	e.age()
	live, err := NewLive(e.options())
	e.do(err)
	first, err := live.Read()
	e.do(err)
	before, _, err := first.File("changes.html")
	e.do(err)
	e.write("content/guidance/about.md", e.first["content/guidance/about.md"]+"\nMore of it.\n")
	s, err := live.Read()
	e.do(err)
	compareToFresh(t, e, s, []string{"other words"})
	if data, _, err := s.File("changes.html"); err != nil || len(before) == 0 || bytes.Equal(data, before) {
		t.Errorf("the page of changes does not show it: %v", err)
	}
	if s.Found.Note == "" {
		t.Error("nobody is told that the words have changed")
	}
}

// The search of a large site is cut into files, as many as its texts are long, and its
// site map into letters.
func TestALargeSiteThatIsKeptEqualsAFreshOne(t *testing.T) {
	e := newEditing(t, 1)
	for i := range 320 {
		e.write(fmt.Sprintf("content/guidance/page-%d.md", i), fmt.Sprintf("---\ntitle: Page %d\n---\n\n%s\n", i, strings.Repeat(fmt.Sprintf("Word%d is lent to all who ask. ", i), 20)))
	}
	e.age()
	live, err := NewLive(e.options())
	e.do(err)
	first, err := live.Read()
	e.do(err)
	compareToFresh(t, e, first, []string{"nothing"})
	e.write("content/guidance/late.md", e.first["content/guidance/late.md"]+strings.Repeat("\nBring it back to the library by the day that it says.\n", 2000))
	second, err := live.Read()
	e.do(err)
	if second.b == nil || second.b.pages != first.b.pages {
		t.Error("nothing was kept")
	}
	compareToFresh(t, e, second, []string{"many words"})
	shards := func(s *Site) (n int) {
		files, err := s.All(t.Context())
		e.do(err)
		for address := range files {
			if strings.HasPrefix(address, "search-index/") {
				n++
			}
		}
		return n
	}
	if shards(second) <= shards(first) || !first.Has("a-z/p.html") {
		t.Errorf("the search has %d files and then %d; there is a page of the site map for P: %v", shards(first), shards(second), first.Has("a-z/p.html"))
	}
}

// Who writes on a page waits for that page, and for no other.
func TestASaveReadsOnePageAndPlansNothing(t *testing.T) {
	e := newEditing(t, 1)
	e.age()
	live, err := NewLive(e.options())
	if err != nil {
		t.Fatal(err)
	}
	first, err := live.Read()
	if err != nil || first.Files == nil {
		t.Fatal(err, first.Found.Problems)
	}
	if same, err := live.Read(); err != nil || same != first {
		t.Errorf("where nothing was saved there is another site: %v", err)
	}
	text := e.first["content/guidance/late.md"]
	e.write("content/guidance/late.md", text+"\nMore of it.\n")
	second, err := live.Read()
	if err != nil || second.Read != 1 || second.b.pages != first.b.pages {
		t.Errorf("%d pages were read: %v", second.Read, err)
	}
	if data, _, err := second.File("guidance/late.html"); err != nil || !bytes.Contains(data, []byte("More of it.")) {
		t.Errorf("the page does not show it: %v", err)
	}
	if data, _, err := first.File("guidance/late.html"); err != nil || bytes.Contains(data, []byte("More of it.")) {
		t.Errorf("the site before shows it too: %v", err)
	}
	e.write("content/guidance/late.md", strings.Replace(text, "title: ", "title: New ", 1))
	if third, err := live.Read(); err != nil || third.Read != 1 || third.b.pages == first.b.pages {
		t.Errorf("a new title was not planned, or took %d readings: %v", third.Read, err)
	}
}
