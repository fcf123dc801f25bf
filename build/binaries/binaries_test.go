package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rethink"
)

// mine is the kind of computer that this test runs on.
func mine() Target { return Target{"mine", runtime.GOOS, runtime.GOARCH} }

// copySource copies the repository, without what only tests need or what was made.
func copySource(t *testing.T) string {
	t.Helper()
	from, to := filepath.Join("..", ".."), filepath.Join(t.TempDir(), "another folder")
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != from && (slices.Contains([]string{"browser", "testdata", "public", "dist", "screenshots"}, d.Name()) || strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(from, name)
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(to, filepath.Dir(rel)), 0o777); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// theDay is the day of the files in the zip files of these tests.
var theDay = time.Date(2031, 4, 5, 0, 0, 0, 0, time.UTC)

func makerOf(t *testing.T, target Target, source string) *maker {
	return &maker{ctx: t.Context(), o: Options{Source: source, Go: "go"}, target: target, work: t.TempDir(), day: theDay}
}

// unzip returns the files of a zip file by their names.
func unzip(t *testing.T, data []byte) map[string]*zip.File {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*zip.File{}
	for _, f := range r.File {
		files[f.Name] = f
	}
	return files
}

func textOf(t *testing.T, f *zip.File) string {
	t.Helper()
	if f == nil {
		t.Fatal("the zip file lacks a file")
	}
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Whoever doubts a program builds it again, in a folder of their own, and compares.
func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	t.Parallel()
	var programs, zips [2][]byte
	for i, source := range []string{filepath.Join("..", ".."), copySource(t)} {
		m := makerOf(t, mine(), source)
		var err error
		if programs[i], err = m.build(); err != nil {
			t.Fatal(err)
		}
		if zips[i], err = m.zip(programs[i], []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(programs[0], programs[1]) {
		t.Error("two builds of the program differ")
	}
	if !bytes.Equal(zips[0], zips[1]) {
		t.Error("two zip files differ")
	}
	source, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(programs[0], []byte(source)) {
		t.Errorf("the program tells where it was built: %s", source)
	}
	tryTheProgram(t, zips[0])
}

// tryTheProgram does what somebody does who has unpacked the zip file: ask for the version,
// and build the site that the program lies in.
func tryTheProgram(t *testing.T, data []byte) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Bücher und Geräte")
	unpack(t, data, dir)
	program := filepath.Join(dir, folderInZip, mine().Program())
	version, err := exec.Command(program, "version").CombinedOutput()
	if want := "rethink " + rethink.Version + " ("; err != nil || !strings.HasPrefix(string(version), want) {
		t.Errorf("it says of its version %s, %v", version, err)
	}
	build := exec.Command(program, "build")
	build.Dir = filepath.Dir(program)
	build.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+fmt.Sprint(theDay.Unix()))
	if said, err := build.CombinedOutput(); err != nil {
		t.Errorf("the site beside it cannot be built: %s", said)
	}
}

// unpack writes the files of a zip file to a folder.
func unpack(t *testing.T, data []byte, dir string) {
	t.Helper()
	for name, f := range unzip(t, data) {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(textOf(t, f)), f.Mode()); err != nil {
			t.Fatal(err)
		}
	}
}

// What is in a zip file: the program, where to begin, the site to start from, and what its
// parts ask to be told.
func TestAZipHoldsAllThatItsReaderNeeds(t *testing.T) {
	t.Parallel()
	for _, target := range Targets() {
		t.Run(target.Name, func(t *testing.T) {
			t.Parallel()
			data, err := makerOf(t, target, filepath.Join("..", "..")).zip([]byte("the program"), []byte("{}"))
			if err != nil {
				t.Fatal(err)
			}
			files := unzip(t, data)
			for _, name := range []string{"START-HERE.txt", "README.txt", "content/site.yaml", "content/guidance/about.md", "about/licences.txt", "about/parts.cdx.json", target.Program()} {
				if files["Rethink/"+name] == nil {
					t.Errorf("there is no %s", name)
				}
			}
			for name, f := range files {
				if !f.Modified.Equal(theDay) {
					t.Errorf("%s is of %v", name, f.Modified)
				}
				if isProgram := name == "Rethink/"+target.Program(); isProgram != (f.Mode()&0o111 != 0) {
					t.Errorf("the mode of %s is %v", name, f.Mode())
				}
				text := textOf(t, f)
				if strings.Contains(name, "content/") && strings.HasSuffix(name, ".md") && !strings.Contains(text, "last_reviewed: 2031-04-05") {
					t.Errorf("%s is not of the day of the version", name)
				}
				if lines := strings.Count(text, "\n"); filepath.Ext(name) != ".svg" && strings.Count(text, "\r\n") != map[bool]int{true: lines}[target.System == "windows"] {
					t.Errorf("%s does not end its lines as its readers' computers do", name)
				}
			}
			readsTheSigns(t, target, textOf(t, files["Rethink/START-HERE.txt"]))
			licencesNameTheParts(t, textOf(t, files["Rethink/about/licences.txt"]))
		})
	}
}

// readsTheSigns wants of START-HERE.txt how to pass what the system says of a program
// that nobody signed, lines that fit a window, and letters that every editor shows.
func readsTheSigns(t *testing.T, target Target, text string) {
	t.Helper()
	wanted := map[string][]string{
		"windows": {"Extract All", "More info", "Run anyway", "Notepad", "certutil -hashfile " + target.Zip()},
		"darwin":  {"Privacy & Security", "Open Anyway", "chmod +x rethink", "./rethink serve --open"},
		"linux":   {"chmod +x rethink", "./rethink serve --open"},
	}
	for _, want := range append(wanted[target.System], "Rethink "+rethink.Version, "README.txt") {
		if !strings.Contains(text, want) {
			t.Errorf("START-HERE.txt does not say %q:\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if len(strings.TrimSpace(line)) > 84 {
			t.Errorf("START-HERE.txt has a line of %d letters: %s", len(line), line)
		}
	}
	for _, c := range text {
		if c > 126 {
			t.Errorf("START-HERE.txt has the sign %q, which an old editor may show as two", c)
		}
	}
	if strings.Contains(text, "\n\n\n\n") || strings.Contains(text, "\r\n\r\n\r\n\r\n") {
		t.Error("START-HERE.txt has a gap of three lines")
	}
}

// licencesNameTheParts wants the licence of each module that this test's program is
// built from: the Go tool tells which. The command itself has more, and none is left out
// without an error.
func licencesNameTheParts(t *testing.T, text string) {
	t.Helper()
	for _, want := range []string{"Rethink: LICENSE", ": LICENSE", "\nGo ", "github.com/yuin/goldmark ", "github.com/spf13/cobra ", "LICENSE-SIL", "SIL OPEN FONT LICENSE", "Permission is hereby granted"} {
		if !strings.Contains(text, want) {
			t.Errorf("the licences lack %q", want)
		}
	}
	if strings.Contains(text, "honnef.co") || strings.Contains(text, "rogpeppe") {
		t.Error("the licences name what only tests need")
	}
}

// A part without a licence stops it all.
func TestAPartWithoutALicenceIsRefused(t *testing.T) {
	t.Parallel()
	source := copySource(t)
	if err := os.Remove(filepath.Join(source, "LICENSE")); err != nil {
		t.Fatal(err)
	}
	_, err := makerOf(t, mine(), source).licences()
	if err == nil || !strings.Contains(err.Error(), "Rethink has no licence") {
		t.Errorf("error is %v", err)
	}
}

// The sums are those of the files, in the form that sha256sum reads, and what another
// version left is gone.
func TestTheSumsAreThoseOfTheFiles(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	for _, name := range []string{"rethink-0.1-linux.zip", "mine.txt"} {
		if err := os.WriteFile(filepath.Join(out, name), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish(out, []made{{"rethink-b.zip", []byte("b")}, {"rethink-a.zip", []byte("a")}}); err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(out, sumsFile))
	if want := fmt.Sprintf("%x  rethink-a.zip\n%x  rethink-b.zip\n", sha256.Sum256([]byte("a")), sha256.Sum256([]byte("b"))); err != nil || string(sums) != want {
		t.Errorf("the sums are %s, %v", sums, err)
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 4 {
		t.Errorf("the folder holds %v", entries)
	}
}
