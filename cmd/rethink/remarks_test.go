package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Somebody sent their comments back: the command says what they are about, changes no
// page, and makes none of the copy.
func TestImportListsTheCommentsOfACopy(t *testing.T) {
	const testdata = "../../build/internal/review/testdata/"
	site := t.TempDir()
	archive, err := txtar.ParseFile(testdata + "desk.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var ticket bytes.Buffer
	if err := png.Encode(&ticket, image.NewGray(image.Rect(0, 0, 80, 40))); err != nil {
		t.Fatal(err)
	}
	files := append(archive.Files, txtar.File{Name: "content/img/ticket.png", Data: ticket.Bytes()})
	for _, f := range files {
		name := filepath.Join(site, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := treeOf(t, site)
	var out, errOut bytes.Buffer
	if status := run([]string{"import", testdata + "desk-libreoffice.docx", "--source", site}, &out, &errOut); status != good {
		t.Fatalf("status %d: %s", status, errOut.String())
	}
	want := filepath.ToSlash(site) + "/content/instead.md:12: 6.3 Ask this instead, “Where is it now?”\n    Ben Ali, 4 February 2026: Good question.\n"
	if !strings.Contains(out.String(), want) {
		t.Errorf("got\n%s\nwant it to say\n%s", out.String(), want)
	}
	if !strings.Contains(errOut.String(), "13 remarks in "+testdata+"desk-libreoffice.docx, by Anna Jones, Ben Ali. No page was changed.") {
		t.Errorf("got %s", errOut.String())
	}
	if after := treeOf(t, site); after != before {
		t.Errorf("the site was changed: %s", after)
	}
	if strings.Contains(errOut.String(), "another site") {
		t.Errorf("its own copy is said to be of another site: %s", errOut.String())
	}
}

// Who names the wrong folder is not left with a list of remarks that belong nowhere.
func TestACopyOfAnotherSiteIsSaidToBeOne(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	var out, errOut bytes.Buffer
	if status := run([]string{"new", site}, &out, &errOut); status != good {
		t.Fatalf("status %d: %s", status, errOut.String())
	}
	if status := run([]string{"import", "../../build/internal/review/testdata/desk-libreoffice.docx", "--source", site}, &out, &errOut); status != good {
		t.Fatalf("status %d: %s", status, errOut.String())
	}
	for _, want := range []string{"Of them, 1 is about text that has changed", "Is the copy of another site? Name its folder with --source."} {
		if !strings.Contains(errOut.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, errOut.String())
		}
	}
}

// treeOf returns the names and bytes of all files below a folder.
func treeOf(t *testing.T, folder string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all.WriteString(name + "\n" + string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
