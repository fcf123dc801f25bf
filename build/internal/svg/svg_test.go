package svg

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func FuzzSVG(f *testing.F) {
	names, _ := filepath.Glob("../source/testdata/drawings/*.svg")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(string(data))
		}
	}
	f.Add(`<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"><style>a{fill:url(#x)}</style>&x;</svg>`)
	f.Fuzz(func(t *testing.T, data string) {
		d := Read([]byte(data))
		if d.Message == "" && (d.Width < 0 || d.Height < 0) {
			t.Errorf("measured as %d by %d", d.Width, d.Height)
		}
		if lines := strings.Count(data, "\n") + 1; d.Line > lines {
			t.Errorf("reported on line %d of %d", d.Line, lines)
		}
		if again := Read([]byte(data)); again != d {
			t.Errorf("read as %+v and as %+v", d, again)
		}
	})
}
