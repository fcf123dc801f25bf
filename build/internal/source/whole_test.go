package source

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"strings"
	"testing"

	"rethink/build/internal/diag"
)

func pngOf(t *testing.T, side int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func archiveOf(t *testing.T, names ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(strings.Repeat("words ", 40))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// box is a part of an MP4.
func box(kind string, size int) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(size+8))
	return string(b) + kind + strings.Repeat("x", size)
}

// Folders that are synchronised and memory sticks that are pulled out leave pictures
// that are cut.
func TestATornPictureIsAnError(t *testing.T) {
	whole := map[string]string{"a.png": pngOf(t, 64), "a.jpg": jpegOf(t)}
	for name, data := range whole {
		if _, problems := loadFiles(files{name: data}); len(problems) > 0 {
			t.Errorf("%s: reported of a whole one:\n%s", name, listed(problems))
		}
		for _, cut := range []int{40, len(data) / 2, len(data) - 2, len(data) - 1} {
			_, problems := loadFiles(files{name: data[:cut]})
			if len(problems) != 1 || problems[0].Severity != diag.Error || problems[0].Message != "picture cannot be read: the file breaks off" {
				t.Errorf("%s, its first %d bytes of %d: reported:\n%s", name, cut, len(data), listed(problems))
			}
		}
	}
	// What a phone writes behind the end is no harm.
	if _, problems := loadFiles(files{"a.jpg": whole["a.jpg"] + "a film of it", "a.png": whole["a.png"] + "\x00"}); len(problems) > 0 {
		t.Errorf("more behind the end: reported:\n%s", listed(problems))
	}
	huge := []byte(whole["a.png"])
	binary.BigEndian.PutUint32(huge[16:], 60_000)
	binary.BigEndian.PutUint32(huge[20:], 60_000)
	_, problems := loadFiles(files{"a.png": string(huge)})
	if len(problems) != 1 {
		t.Errorf("60,000 by 60,000: reported:\n%s", listed(problems))
	}
}

func TestADownloadThatIsNotWhatItsNameSaysIsAWarning(t *testing.T) {
	word := archiveOf(t, "[Content_Types].xml", "word/document.xml")
	for _, c := range []struct{ name, data, want string }{
		{"a.pdf", "%PDF-1.4\nx\n%%EOF\n", ""},
		{"a.pdf", "\n%PDF-1.4\nx\n%%EOF\n\x00\x00", ""},
		{"a.pdf", "", "is empty"},
		{"a.pdf", strings.Repeat("\x00", 5000), "is empty"},
		{"a.pdf", "%PDF-1.4\nx\n", "breaks off before its end"},
		{"a.pdf", "<!DOCTYPE html>\n<title>Sign in</title>", "is a web page, and no PDF"},
		{"a.pdf", "\ufeff<html><body>Not found</body></html>", "is a web page, and no PDF"},
		{"a.pdf", word, "does not begin as such a file does"},
		{"a.docx", word, ""},
		{"a.docx", "no archive", "does not begin as such a file does"},
		{"a.docx", word[:len(word)-30], "breaks off before its end"},
		{"a.docx", archiveOf(t, "xl/workbook.xml"), "is an archive of other files, and no DOCX"},
		{"a.xlsx", archiveOf(t, "xl/workbook.xml"), ""},
		{"a.pptx", archiveOf(t, "ppt/presentation.xml"), ""},
		{"a.odt", archiveOf(t, "mimetype", "content.xml"), ""},
		{"a.epub", archiveOf(t, "mimetype", "META-INF/container.xml"), ""},
		{"a.zip", archiveOf(t, "a.txt"), ""},
		{"a.zip", archiveOf(t, "a.txt")[:50], "breaks off before its end"},
		{"a.rtf", "{\\rtf1 Words}\n", ""},
		{"a.rtf", "{\\rtf1 Words", "breaks off before its end"},
		{"a.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ""},
		{"a.ics", "BEGIN:VCALENDAR\r\n", "breaks off before its end"},
		{"a.vtt", "WEBVTT\n\n", ""},
		{"a.vtt", "1\n00:00:01", "does not begin as such a file does"},
		{"a.mp3", "ID3\x04words", ""},
		{"a.mp3", "\xff\xfbwords", ""},
		{"a.mp3", "words", "is not an MP3"},
		{"a.mp4", box("ftyp", 8) + box("moov", 20) + box("mdat", 30), ""},
		{"a.mp4", box("ftyp", 8) + box("moov", 20) + box("mdat", 30)[:20], "breaks off before its end"},
		{"a.mp4", "words and words", "does not begin as such a file does"},
		{"a.csv", "a,b\n", ""},
		{"a.csv", "<html>", "is a web page, and no CSV"},
		{"a.txt", "<html> is a word here.", ""},
	} {
		_, problems := loadFiles(files{c.name: c.data, "a.md": page("[The file](" + c.name + ")")})
		want := ""
		if c.want != "" {
			want = c.name + ": warning: file to download " + c.want + " -> Open it, and save or download it again.\n"
		}
		if got := listed(problems); got != want {
			t.Errorf("%s of %.20q: reported:\n%swant:\n%s", c.name, c.data, got, want)
		}
	}
}
