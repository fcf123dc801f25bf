package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

var long = []byte(strings.Repeat("Ask what was said. ", 200))

// beside returns a site's files with their copies.
func beside(t *testing.T, site map[string][]byte) map[string][]byte {
	t.Helper()
	all := maps.Clone(site)
	taken := map[string]bool{}
	for address := range site {
		taken[address] = true
	}
	for address, data := range site {
		err := Beside(address, data, taken, func(address string, data []byte) error {
			all[address] = data
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestWhichFilesHaveCopies(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want bool
	}{
		{"index.html", long, true},
		{"css/site-00000000.css", long, true},
		{"js/find-00000000.js", long, true},
		{"img/icon.svg", long, true},
		{"sitemap.xml", long, true},
		{"list.json", long, true},
		{"manifest.webmanifest", long, true},
		{"robots.txt", long, true},
		{"questions.csv", long, true},
		{"LOUD.HTML", long, true},
		{"img/picture.png", long, false},
		{"posters.pdf", long, false},
		{"training/take-away.zip", long, false},
		{"_redirects", long, false},
		{"short.txt", []byte("no"), false},
		{"empty.txt", nil, false},
	} {
		got := beside(t, map[string][]byte{c.name: c.data})
		want := []string{c.name}
		if c.want {
			want = append(want, c.name+".br", c.name+".gz")
		}
		if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
			t.Errorf("%s becomes %v, want %v", c.name, names, want)
		}
	}
}

func TestACopyHoldsTheFileAndNothingElse(t *testing.T) {
	files := map[string][]byte{"index.html": long, "about.html": append([]byte("About. "), long...)}
	first, second := beside(t, files), beside(t, files)
	for name, data := range files {
		zipped, err := gzip.NewReader(bytes.NewReader(first[name+".gz"]))
		if err != nil {
			t.Fatal(err)
		}
		if !zipped.ModTime.IsZero() || zipped.Name != "" || zipped.Comment != "" {
			t.Errorf("%s.gz tells of more than its bytes: %+v", name, zipped.Header)
		}
		for form, r := range map[string]io.Reader{".gz": zipped, ".br": brotli.NewReader(bytes.NewReader(first[name+".br"]))} {
			got, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s%s does not hold the file: %v", name, form, err)
			}
			if !bytes.Equal(first[name+form], second[name+form]) {
				t.Errorf("%s%s differs from one build to the next", name, form)
			}
		}
	}
}

// An author may publish a file that is called as a copy would be.
func TestAFileOfTheSiteIsNeverReplaced(t *testing.T) {
	got := beside(t, map[string][]byte{"data.csv": long, "data.csv.gz": []byte("theirs")})
	if string(got["data.csv.gz"]) != "theirs" {
		t.Error("data.csv.gz was replaced")
	}
}
