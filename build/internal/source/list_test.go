package source

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFilesThatCannotBePartOfASite(t *testing.T) {
	for _, c := range []struct {
		name string
		add  files
		want string
	}{
		{"a space", files{"my plan.md": page("Words.")},
			"my plan.md: name of the file has a space in it -> Call it my-plan.md, and change the links to it.\n"},
		{"capitals", files{"files/Plan.PDF": "%PDF-1.4\n%%EOF\n"},
			"files/Plan.PDF: name of the file has capital letters in it -> Call it plan.pdf, and change the links to it.\n"},
		{"a folder with capitals, told once", files{"Plans/a.md": page("Words."), "Plans/b.md": page("Words.")},
			"Plans: name of the folder has capital letters in it -> Call it plans, and change the links to it.\n"},
		{"other letters", files{"café.md": page("Words.")},
			"café.md: name of the file has the character 'é' in it -> Call it cafe.md, and change the links to it.\n"},
		{"names that differ only in case", files{"A.md": page("Words."), "a.md": page("Words."), "b.md": page("[Words](a.md)")},
			"A.md: file and content/a.md have names that differ only in small and capital letters -> Many computers take the two for one file. Give one of them another name.\n"},
		{"hidden", files{".plan.md": "", ".secret/a.md": "x"},
			".plan.md: file is hidden, since its name starts with a dot -> Take the dot out of its name, or move it out of the content folder.\n" +
				".secret: folder is hidden, since its name starts with a dot -> Take the dot out of its name, or move it out of the content folder.\n"},
		{"left by editors and computers", files{".git/config": "", ".a.md.swp": "", "a.md~": "", ".#a.md": "", "#a.md#": "", "~$plan.docx": "",
			"Thumbs.db": "", "desktop.ini": "", ".DS_Store": "", "._a.md": "", "4913": "", "a.md.tmp": "", ".gitkeep": ""}, ""},
		{"pages in HTML", files{"a.html": "<p>"},
			"a.html: file is of a kind that the site does not use -> Write pages in Markdown, in a file whose name ends in .md\n"},
		{"pages with another ending", files{"a.markdown": "x"},
			"a.markdown: file is of a kind that the site does not use -> Call it a.md.\n"},
		{"a page that Notepad saved as text", files{"b.md.txt": page("Words.")},
			"b.md.txt: name of the file ends in .txt, so it is not read as b.md -> Call it b.md. Windows hides the .txt: in Notepad choose “Save as”, the type “All files”, and write the whole name.\n"},
		{"a page with the ending of text", files{"new page.txt": "\r\n---\r\ntitle: New\r\n---\r\n"},
			"new page.txt: name of the file ends in .txt, so it is not read as new-page.md -> Call it new-page.md. Windows hides the .txt: in Notepad choose “Save as”, the type “All files”, and write the whole name.\n"},
		{"a text to download", files{"words.txt": "Words.\n"}, ""},
		{"settings with another ending", files{"site.yml": "x"},
			"site.yml: name of the file ends in .yml, so it is not read as site.yaml -> Call it site.yaml.\n"},
		{"settings in another folder", files{"guidance/site.yaml": "x"},
			"guidance/site.yaml: file is of a kind that the site does not use -> What the whole site shares is in content/site.yaml; what one page says about itself is at its top.\n"},
		{"an old kind of picture", files{"a.gif": "GIF"},
			"a.gif: file is of a kind that the site does not use -> Save the picture as PNG, JPEG, WebP or SVG.\n"},
		{"a broken picture", files{"a.png": "this is not a picture"},
			"a.png: picture cannot be read: what is in the file is not PNG -> Open it in a picture program and save it again as PNG.\n"},
		{"a picture whose name says another kind", files{"a.png": jpegOf(t)},
			"a.png: picture cannot be read: what is in the file is JPEG, not PNG -> Call it a.jpg, and change the links to it.\n"},
		{"a picture straight from a camera", files{"a.jpg": jpegOf(t) + strings.Repeat("x", 3_000_000)},
			"a.jpg: warning: picture has 3.0 MB, which is slow on a phone -> Make it smaller in a picture program: 1,600 pixels wide is enough, and JPEG for a photograph.\n"},
		{"a drawing that is empty", files{"a.svg": ""},
			"a.svg: picture cannot be read: the file breaks off -> Open it in a picture program and save it again as SVG.\n"},
		{"a drawing with a script", files{"a.svg": "<svg viewBox='0 0 1 1'><Script>x</Script></svg>"},
			"a.svg:1:24: picture has a script in it -> Save it again as a plain SVG, without scripts.\n"},
		{"a page of Windows", files{"a.md": "---\ntitle: A\n---\n\nIt\x92s here.\n"},
			"a.md:5:3: file is not saved as UTF-8: from here its letters cannot be read -> In Notepad choose \"Save as\" and the encoding \"UTF-8\".\n"},
		{"a page in UTF-16", files{"a.md": "\xff\xfe-\x00-\x00-\x00\n\x00"},
			"a.md:1:1: file is not saved as UTF-8: from here its letters cannot be read -> In Notepad choose \"Save as\" and the encoding \"UTF-8\".\n"},
		{"a zero byte", files{"a.md": "# A\n\nHe\x00llo\n"},
			"a.md:3:3: file is not saved as UTF-8: from here its letters cannot be read -> In Notepad choose \"Save as\" and the encoding \"UTF-8\".\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := loadFiles(c.add)
			if got := listed(problems); got != c.want {
				t.Errorf("told:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestAFileThatIsNearlyThereIsToldOnce(t *testing.T) {
	for name, f := range map[string]fstest.MapFS{
		"Index.md":      {"content/site.yaml": {Data: []byte(siteYAML)}, "content/Index.md": {Data: []byte(page("Words."))}},
		"site.yaml.txt": {"content/index.md": {Data: []byte(page("Words."))}, "content/site.yaml.txt": {Data: []byte(siteYAML)}},
		"site.yml":      {"content/index.md": {Data: []byte(page("Words."))}, "content/site.yml": {Data: []byte(siteYAML)}},
		"Site.yaml":     {"content/index.md": {Data: []byte(page("Words."))}, "content/Site.yaml": {Data: []byte(siteYAML)}},
	} {
		_, _, problems := Load(f, Options{})
		if len(problems) != 1 || problems[0].Pos.File != "content/"+name {
			t.Errorf("%s: told:\n%s", name, listed(problems))
		}
	}
}

func TestLinksToAPageThatCannotBeReadAreNotToldToo(t *testing.T) {
	_, problems := loadFiles(files{
		"a.md": page("See [the part](b.md#part) and [the other](c.md#part)."),
		"b.md": "\xff\xfe",
		"c.md": "---\ntitle: C\n\n## Part {#part}\n",
	})
	if got := listed(problems); strings.Contains(got, "a.md:") {
		t.Errorf("told of links that may be right:\n%s", got)
	}
}

func TestSymbolicLinks(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.md"), "# Secret\n")
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	write(t, filepath.Join(content, "site.yaml"), siteYAML)
	write(t, filepath.Join(content, "index.md"), "# Home\n\nWords.\n")
	write(t, filepath.Join(content, "parts", "a.md"), "# A\n\nWords.\n")
	write(t, filepath.Join(dir, "notes.md"), "# Notes\n")
	for name, target := range map[string]string{
		"again.md":   "parts/a.md",
		"gone.md":    "parts/b.md",
		"folder":     "parts",
		"secret.md":  filepath.Join(outside, "secret.md"),
		"notes.md":   "../notes.md",
		"through.md": "folder/../../notes.md",
		"circle.md":  "circle.md",
	} {
		if err := os.Symlink(target, filepath.Join(content, name)); err != nil {
			t.Skip("this disk has no symbolic links:", err)
		}
	}
	s, _, problems := Load(os.DirFS(dir), Options{})
	problems = ofInterest(problems)
	const copyFile = " -> Copy the file itself into the content folder.\n"
	want := "circle.md: file is a shortcut to something outside the content folder" + copyFile +
		"folder: folder is a shortcut, and shortcuts to folders are not followed -> Copy the folder itself into the content folder.\n" +
		"gone.md: file is a shortcut to a file that is not there -> Take it out, or copy the file itself into the content folder.\n" +
		"notes.md: file is a shortcut to something outside the content folder" + copyFile +
		"secret.md: file is a shortcut to something outside the content folder" + copyFile +
		"through.md: file is a shortcut to something outside the content folder" + copyFile
	if got := listed(problems); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
	if p := s.Page("again.md"); p == nil || p.Title != "A" {
		t.Errorf("a shortcut to a file of the content folder was not read: %+v", p)
	}
	for _, name := range []string{"secret.md", "notes.md", "through.md"} {
		if s.Page(name) != nil {
			t.Errorf("%s was read, which leads out of the content folder", name)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPicturesAreMeasured(t *testing.T) {
	for _, c := range []struct {
		name, svg     string
		width, height int
	}{
		{"view box", `<svg viewBox="0 0 120 40"/>`, 120, 40},
		{"pixels", `<?xml version="1.0" encoding="utf-8"?><!-- a --><svg width="12px" height="34" viewBox="0 0 1 1"/>`, 12, 34},
		{"millimetres", `<svg width="25.4mm" height="50.8mm"/>`, 96, 192},
		{"one side", `<svg width="60" viewBox="0,0,120,40"/>`, 60, 20},
		{"all there is", `<svg width="100%" height="100%" viewBox="0 0 30 20"/>`, 30, 20},
		{"nothing", `<svg/>`, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, problems := loadFiles(files{"a.svg": c.svg, "b.md": page("![A thing](a.svg)")})
			if len(problems) > 0 {
				t.Fatalf("told:\n%s", listed(problems))
			}
			if f := s.Files[0]; f.Width != c.width || f.Height != c.height {
				t.Errorf("got %d x %d, want %d x %d", f.Width, f.Height, c.width, c.height)
			}
		})
	}
}

func TestPhotographsAreMeasured(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 7, 5))
	var asPNG, asJPEG bytes.Buffer
	if err := errors.Join(png.Encode(&asPNG, img), jpeg.Encode(&asJPEG, img, nil)); err != nil {
		t.Fatal(err)
	}
	// The head of a lossless WebP of 7 x 5 pixels.
	webp := "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x06\x00\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
	s, problems := loadFiles(files{"a.png": asPNG.String(), "b.jpg": asJPEG.String(), "c.jpeg": asJPEG.String(), "d.webp": webp})
	if len(problems) > 0 {
		t.Fatalf("told:\n%s", listed(problems))
	}
	for _, f := range s.Files {
		if f.Width != 7 || f.Height != 5 {
			t.Errorf("%s: got %d x %d, want 7 x 5", f.Path, f.Width, f.Height)
		}
	}
}

func TestLoadDoesNotDependOnTheFileSystemsOrder(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, file := range site(files{"b/x.md": page("Words."), "b.md": page("Words."), "a-b.md": page("[x](y.md)"), "a/b.md": page("[x](y.md)")}) {
		fsys[name] = file
	}
	s, _, first := Load(fsys, Options{})
	for range 10 {
		if _, _, again := Load(fsys, Options{}); listed(again) != listed(first) {
			t.Fatalf("told:\n%s\nand then:\n%s", listed(first), listed(again))
		}
	}
	var paths []string
	for _, p := range s.Pages {
		paths = append(paths, p.Path)
	}
	if got, want := strings.Join(paths, " "), "a-b.md a/b.md b.md b/x.md index.md"; got != want {
		t.Errorf("got pages %s, want %s", got, want)
	}
}

func jpegOf(t *testing.T) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
