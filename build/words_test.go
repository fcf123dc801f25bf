package build_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rethink/build"
)

// A site's own strings.yaml may be older than the command. What it lacks must not
// be printed as a blank or as the name of a key, least of all on paper.
func TestWordsThatAreMissingAreToldAndNothingIsMade(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile("../layouts/strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(source, "layouts"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, keys := range [][]string{
		{"flow_old", "search_lead"},  // of a poster and a page, asked for early
		{"gift_comment", "csv_kind"}, // of files for other programs, asked for when they are made
	} {
		fewer := regexp.MustCompile(`(?m)^(`+strings.Join(keys, "|")+`):.*\n`).ReplaceAll(words, nil)
		if err := os.WriteFile(filepath.Join(source, "layouts", "strings.yaml"), fewer, 0o644); err != nil {
			t.Fatal(err)
		}
		result, err := build.Check(t.Context(), build.Options{Source: source, Defaults: os.DirFS("..")})
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{}
		for _, p := range result.Problems {
			told[p.Message] = p.Rule == "missing-string"
		}
		for _, key := range keys {
			if !told["key `"+key+"` is missing"] || result.Files != nil {
				t.Errorf("%s is missing: problems are %v, %d files are made", key, result.Problems, len(result.Files))
			}
		}
	}
}

// Each piece of paper tells its date in the site's own words.
func TestPostersTellTheirDateInTheSitesWords(t *testing.T) {
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	facts := filepath.Join(source, "content", "site.yaml")
	config, err := os.ReadFile(facts)
	if err != nil {
		t.Fatal(err)
	}
	const months = "strings:\n  months: Jan Feb Mar Apr Mai Jun Jul Aug Sep Okt Nebelung Dez\n"
	config = bytes.Replace(config, []byte("strings:\n"), []byte(months), 1)
	if err := os.WriteFile(facts, config, 0o644); err != nil {
		t.Fatal(err)
	}
	result, err := build.Check(t.Context(), build.Options{Source: source, Defaults: os.DirFS("..")})
	if err != nil || result.Files == nil {
		t.Fatal(err, result.Problems)
	}
	for _, address := range []string{"print/board-a4.html", "print/board-a3.html"} {
		if page := string(result.Files[address]); !strings.Contains(page, "23 Nebelung 2026") || strings.Contains(page, "November") {
			t.Errorf("%s does not tell its date in the site's words", address)
		}
	}
}
