package build_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"rethink/build"
)

const takeAway = "training/take-away.zip"

// unpack returns the files of a zip by their names, in their order.
func unpack(t *testing.T, data []byte) (map[string][]byte, []*zip.File) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files, z.File
}

func TestTheTakeAwayHoldsTheWholeSiteButItself(t *testing.T) {
	site := mustBuild(t)
	files, _ := unpack(t, site.Files[takeAway])
	linked := 0
	for address, body := range site.Files {
		if address == takeAway {
			continue
		}
		if bytes.Contains(body, []byte(`take-away.zip"`)) {
			linked++
			continue
		}
		if !bytes.Equal(files[address], body) {
			t.Errorf("%s: is not in the zip as it is in the site", address)
		}
	}
	want := len(site.Files) // one less, and START-HERE.html
	if len(files) != want {
		t.Errorf("the zip holds %d files, want %d", len(files), want)
	}
	if linked == 0 {
		t.Error("no page leads to the zip")
	}
}

// A crawl of the unpacked zip: it has to hold together on its own. The link to the
// zip itself leads to START-HERE.html there.
func TestEveryLinkInTheTakeAwayLeadsSomewhereInIt(t *testing.T) {
	files, _ := unpack(t, mustBuild(t).Files[takeAway])
	trees := map[string]*html.Node{}
	ids := map[string]map[string]bool{}
	for address, body := range files {
		if path.Ext(address) != ".html" {
			continue
		}
		tree, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		trees[address], ids[address] = tree, map[string]bool{}
		for n := range elements(tree) {
			ids[address][attr(n, "id")] = true
		}
	}
	if trees["START-HERE.html"] == nil || len(trees) < 20 {
		t.Fatalf("the zip has %d pages and START-HERE.html is not among them, so the crawl would prove nothing", len(trees))
	}
	for _, address := range slices.Sorted(maps.Keys(trees)) {
		for n := range elements(trees[address]) {
			for _, key := range []string{"href", "src", "action"} {
				to, ok := lookAttr(n, key)
				if !ok || outward(n) {
					continue
				}
				if fault := follow(files, ids, address, to); fault != "" {
					t.Errorf("%s: %s=%q %s", address, key, to, fault)
				}
			}
		}
	}
}

// Whoever opens the folder sees which file to open, and the page says how old the
// copy is and where a newer one would be.
func TestTheTakeAwaySaysWhereToStart(t *testing.T) {
	files, _ := unpack(t, mustBuild(t).Files[takeAway])
	start := string(files["START-HERE.html"])
	for _, want := range []string{`href="index.html"`, "without the internet", "out of date", "Draft, ", "https://example.org/a/b/", "default-src 'none'", "PDF files"} {
		if !strings.Contains(start, want) {
			t.Errorf("START-HERE.html does not hold %q", want)
		}
	}
}

// Names are sorted, times and modes are fixed, and what is compressed already is
// not compressed again: so the same site is the same zip wherever it is made.
func TestTheTakeAwayIsReproducible(t *testing.T) {
	_, entries := unpack(t, mustBuild(t).Files[takeAway])
	var names []string
	stored := 0
	for _, f := range entries {
		names = append(names, f.Name)
		if !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) || f.Mode() != 0o644 {
			t.Errorf("%s: is from %v and has mode %v", f.Name, f.Modified, f.Mode())
		}
		small := slices.Contains([]string{".pdf", ".zip", ".png", ".docx"}, path.Ext(f.Name))
		if small != (f.Method == zip.Store) {
			t.Errorf("%s: is packed by method %d", f.Name, f.Method)
		}
		if small {
			stored++
		}
	}
	if !slices.IsSorted(names) {
		t.Error("names are not sorted")
	}
	if stored == 0 {
		t.Error("nothing is stored as it is, so the rule was not tried")
	}
}

// A small site without sessions has no link to a zip, but can be packed by hand.
func TestASiteWithoutSessionsCanBePacked(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../cmd/rethink/testdata/site")); err != nil {
		t.Fatal(err)
	}
	result, packed, err := build.Pack(t.Context(), build.Options{Source: folder, Defaults: os.DirFS("..")})
	if err != nil || packed == nil {
		t.Fatalf("%v, %v", err, result.Problems)
	}
	if result.Files[takeAway] != nil {
		t.Error("a site without sessions has a zip for trainers")
	}
	files, _ := unpack(t, packed.Data)
	if files["START-HERE.html"] == nil || files["index.html"] == nil || len(files) != packed.Files {
		t.Errorf("the zip holds %d of %d files", len(files), packed.Files)
	}
}
