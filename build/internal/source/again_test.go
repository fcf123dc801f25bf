package source

import (
	"testing"
	"testing/fstest"
	"time"
)

// What was saved of a page decides what has to be checked again: its words alone need
// nothing else, and neither do links that moved to other lines.
func TestWhatASaveTellsOtherPages(t *testing.T) {
	const text = "---\ntitle: Loans\norder: 1\n---\n\nWords about it.\n\n## How long {#long}\n\nAsk [the desk](desk.md).\n"
	for name, c := range map[string]struct {
		text string
		same bool
	}{
		"words":               {"---\ntitle: Loans\norder: 1\n---\n\nOther words.\n\nAnd more.\n\n## How long {#long}\n\nAsk [the desk](desk.md).\n", true},
		"words of a link":     {"---\ntitle: Loans\norder: 1\n---\n\nWords about it.\n\n## How long {#long}\n\nAsk [who sits there](desk.md).\n", true},
		"where a link leads":  {"---\ntitle: Loans\norder: 1\n---\n\nWords about it.\n\n## How long {#long}\n\nAsk [the desk](desk.md#open).\n", false},
		"a link more":         {text + "\nOr [go home](index.md).\n", false},
		"the title":           {"---\ntitle: Lending\norder: 1\n---\n\nWords about it.\n\n## How long {#long}\n\nAsk [the desk](desk.md).\n", false},
		"an anchor":           {"---\ntitle: Loans\norder: 1\n---\n\nWords about it.\n\n## How long {#time}\n\nAsk [the desk](desk.md).\n", false},
		"the order":           {"---\ntitle: Loans\norder: 2\n---\n\nWords about it.\n\n## How long {#long}\n\nAsk [the desk](desk.md).\n", false},
		"a heading's place":   {"---\ntitle: Loans\norder: 1\n---\n\nWords about it.\n\nMore words.\n\n## How long {#long}\n\nAsk [the desk](desk.md).\n", true},
		"a problem elsewhere": {text + "\nSee https://example.org/x today.\n", true},
	} {
		long := time.Now().Add(-time.Hour)
		fsys := fstest.MapFS{}
		save := func(name, text string, at time.Time) { fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: at} }
		save("content/site.yaml", "title: The library\nlanguage: en-GB\n", long)
		save("content/index.md", "---\ntitle: The library\n---\n\n[Loans](loans.md#long), [the desk](desk.md)\n", long)
		save("content/desk.md", "---\ntitle: The desk\n---\n\nWords.\n\n## When it is open {#open}\n\nWords.\n", long)
		save("content/loans.md", text, long)
		r := NewReader(fsys)
		r.Read(Options{})
		save("content/loans.md", c.text, long.Add(time.Minute))
		got := r.Read(Options{})
		if !got.Only || len(got.Saved) != 1 || got.Read != 1 || got.Same != c.same {
			t.Errorf("%s: only text %v, saved %d, read %d, the same to others %v", name, got.Only, len(got.Saved), got.Read, got.Same)
		}
		_, _, fresh := Load(fsys, Options{})
		if len(fresh) != len(got.Problems) {
			t.Errorf("%s: %v are told, and afresh %v", name, got.Problems, fresh)
		}
	}
}

// Where a page has a part in what is wrong between pages, its places may have moved, and
// all is checked again.
func TestASaveThatMovesADeadLinkIsCheckedAgain(t *testing.T) {
	long := time.Now().Add(-time.Hour)
	page := func(text string, at time.Time) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: A page\n---\n\n" + text), ModTime: at}
	}
	fsys := fstest.MapFS{
		"content/site.yaml": &fstest.MapFile{Data: []byte("title: The library\nlanguage: en-GB\n"), ModTime: long},
		"content/index.md":  page("[Loans](loans.md)\n", long),
		"content/loans.md":  page("[Nowhere](gone.md)\n", long),
	}
	r := NewReader(fsys)
	r.Read(Options{})
	fsys["content/loans.md"] = page("Words.\n\n[Nowhere](gone.md)\n", long.Add(time.Minute))
	got := r.Read(Options{})
	_, _, fresh := Load(fsys, Options{})
	if got.Same || len(fresh) == 0 || got.Problems[len(got.Problems)-1].Pos != fresh[len(fresh)-1].Pos {
		t.Errorf("told is %v, and afresh %v", got.Problems, fresh)
	}
}
