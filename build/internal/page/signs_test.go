package page

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A step's sign is its number, or where it has none the mark of its kind: both together
// do not fit the ring around them.
func TestAMarkIsOnlyInASignWithoutANumber(t *testing.T) {
	marked := regexp.MustCompile(`\.sign(:empty)?::before`)
	files, err := filepath.Glob("../../../static/css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		css, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range marked.FindAllStringSubmatch(string(css), -1) {
			found++
			if rule[1] == "" {
				t.Errorf("%s: %s puts a mark above a number", file, rule[0])
			}
		}
	}
	if found < 12 {
		t.Errorf("only %d rules for the marks of signs are found", found)
	}
}
