package build_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says which packages of this module, and which libraries, a package may
// import beside the standard library. A name that ends in a slash stands for all
// that is below it. The data's way can be read from it: nothing points back.
var policy = map[string][]string{
	"rethink": {},

	"rethink/cmd/rethink": {"rethink", "rethink/build", "rethink/build/serve", "rethink/build/starter", "rethink/build/format", "rethink/build/importer", "rethink/build/schema", "github.com/spf13/cobra", "golang.org/x/term", "golang.org/x/sys/windows"},
	"rethink/build/serve": {"rethink/build", "github.com/fsnotify/fsnotify"},

	"rethink/build": {
		"rethink/build/internal/", "golang.org/x/sync/errgroup",
	},
	"rethink/build/starter": {},
	"rethink/build/schema":  {"rethink/build/format", "rethink/build/internal/keys", "rethink/build/internal/model"},
	"rethink/build/format":  {"rethink/build/internal/diag", "rethink/build/internal/model"},

	// Weighs a built site, from outside: it knows nothing of how it was made.
	"rethink/build/browser/budget": {"golang.org/x/net/html"},

	// Makes the programs to give away: it runs Go, and knows of the product its version
	// and the site beside it.
	"rethink/build/binaries": {"rethink", "rethink/build/starter"},

	"rethink/build/internal/diag":   {},
	"rethink/build/internal/model":  {"rethink/build/internal/diag"},
	"rethink/build/internal/words":  {"rethink/build/internal/diag", "rethink/build/internal/model", "go.yaml.in/yaml/v3"},
	"rethink/build/internal/keys":   {"rethink/build/internal/model"},
	"rethink/build/internal/matter": {"rethink/build/internal/diag", "rethink/build/internal/keys", "rethink/build/internal/model", "go.yaml.in/yaml/v3"},
	"rethink/build/internal/prose":  {"rethink/build/internal/diag", "rethink/build/internal/model"},
	"rethink/build/internal/quotes": {},
	"rethink/build/internal/svg":    {},
	"rethink/build/internal/folder": {},
	"rethink/build/internal/keep":   {"golang.org/x/sync/errgroup"},
	"rethink/build/internal/memory": {"rethink/build/internal/folder", "rethink/build/internal/keep", "rethink/build/internal/publish"},
	"rethink/build/internal/source": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/words", "rethink/build/internal/quotes",
		"rethink/build/internal/matter", "rethink/build/internal/prose", "rethink/build/internal/keep", "rethink/build/internal/svg", "rethink/build/internal/keys",
		"github.com/yuin/goldmark", "github.com/yuin/goldmark/", "github.com/yuin/goldmark-meta",
		"golang.org/x/image/", "golang.org/x/text/language", "golang.org/x/text/unicode/norm",
	},

	// Paper as a value, its printer for PDF, and what a capability hands over.
	"rethink/build/internal/paper": {"rethink/build/internal/diag", "rethink/build/internal/model"},
	"rethink/build/internal/sheet": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/paper",
		"codeberg.org/go-fonts/liberation/", "golang.org/x/image/font", "golang.org/x/image/font/sfnt", "golang.org/x/image/math/fixed", "golang.org/x/text/unicode/norm",
	},
	"rethink/build/internal/sheet/sheettest": {}, // for tests
	"rethink/build/internal/qr":              {"rethink/build/internal/sheet", "github.com/boombuler/barcode/"},
	"rethink/build/internal/wordfile": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/paper", "golang.org/x/image/webp",
	},
	"rethink/build/internal/wordfile/wordfiletest": {}, // for tests
	"rethink/build/internal/out": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/words", "rethink/build/internal/paper", "rethink/build/internal/sheet", "rethink/build/internal/wordfile",
	},

	// The capabilities: from the model to what they make. They never import each
	// other, and know neither HTML nor a file.
	"rethink/build/internal/flow":     capability("rethink/build/internal/sheet", "rethink/build/internal/qr"),
	"rethink/build/internal/quiz":     capability("golang.org/x/net/html"),
	"rethink/build/internal/cards":    capability("rethink/build/internal/sheet", "rethink/build/internal/qr"),
	"rethink/build/internal/handouts": capability("rethink/build/internal/sheet"),
	"rethink/build/internal/training": capability(),
	"rethink/build/internal/prints":   capability(),
	"rethink/build/internal/pack":     capability(),
	"rethink/build/internal/release":  capability(),
	"rethink/build/internal/search":   capability("github.com/kljensen/snowball", "golang.org/x/text/unicode/norm"),

	// The text of a site for Word, and the comments on it: beside the site, not of it.
	"rethink/build/internal/review": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/words", "rethink/build/internal/out",
		"rethink/build/internal/wordfile", "rethink/build/internal/docx", "rethink/build/internal/publish", "rethink/build/internal/folder",
	},

	"rethink/build/internal/page": {
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/words", "rethink/build/internal/paper", "rethink/build/internal/out", "rethink/build/internal/svg",
		"github.com/tdewolff/minify/v2", "github.com/tdewolff/minify/v2/", "github.com/tdewolff/parse/v2", "github.com/tdewolff/parse/v2/", "golang.org/x/net/html",
	},

	// What the finished files become for a host: copies, and lines for its server.
	"rethink/build/internal/compress": {"github.com/andybalholm/brotli", "golang.org/x/sync/errgroup"},
	"rethink/build/internal/hosting":  {"golang.org/x/net/html"},
	"rethink/build/internal/publish":  {"golang.org/x/sync/errgroup"},

	// What somebody else wrote, on its way in.
	"rethink/build/internal/docx":          {},
	"rethink/build/internal/docx/docxtest": {}, // for tests
	"rethink/build/internal/markdown":      {},
	"rethink/build/internal/incoming":      {"rethink/build/internal/model"},
	"rethink/build/internal/fromword": {
		"rethink/build/internal/docx", "rethink/build/internal/markdown", "rethink/build/internal/incoming", "rethink/build/internal/model",
		"golang.org/x/image/bmp", "golang.org/x/image/tiff",
	},
	"rethink/build/internal/frommarkdown": {
		"rethink/build/internal/markdown", "rethink/build/internal/incoming", "rethink/build/internal/model",
		"github.com/BurntSushi/toml", "go.yaml.in/yaml/v3", "golang.org/x/net/html", "golang.org/x/net/html/atom",
	},
	"rethink/build/importer": {
		"rethink/build/internal/docx", "rethink/build/internal/folder", "rethink/build/internal/fromword", "rethink/build/internal/frommarkdown", "rethink/build/internal/incoming",
	},
}

// capability is what every capability may import, and what this one may beside it.
func capability(more ...string) []string {
	return append([]string{
		"rethink/build/internal/diag", "rethink/build/internal/model", "rethink/build/internal/words",
		"rethink/build/internal/paper", "rethink/build/internal/out",
	}, more...)
}

func TestEachPackageImportsOnlyWhatTheHouseAllows(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules" || d.Name() == "public") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		name := packageName(path)
		seen[name] = true
		allowed, known := policy[name]
		if !known {
			t.Errorf("%s: package %s is not in the import policy: say in this test what it may import", path, name)
			return nil
		}
		for _, imported := range importsOf(t, path) {
			if !allows(allowed, imported) {
				t.Errorf("%s: package %s may not import %s", path, name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range policy {
		if !seen[name] {
			t.Errorf("the import policy names package %s, which does not exist", name)
		}
	}
}

// The policy itself must be able to fail.
func TestThePolicyRefusesAPeerThatImportsAPeer(t *testing.T) {
	if allows(policy["rethink/build/internal/quiz"], "rethink/build/internal/flow") {
		t.Error("the policy lets quiz import flow")
	}
	if allows(policy["rethink/build/internal/model"], "github.com/yuin/goldmark") {
		t.Error("the policy lets the model know Markdown")
	}
}

// packageName is the import path of the package that a file below the module's
// root belongs to.
func packageName(path string) string {
	dir := filepath.ToSlash(filepath.Dir(strings.TrimPrefix(filepath.ToSlash(path), "../")))
	if dir == "." {
		return "rethink"
	}
	return "rethink/" + dir
}

func importsOf(t *testing.T, path string) []string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// allows reports whether a package with the given allowance may import name. The
// standard library, whose paths have no dot and are not ours, is always allowed.
func allows(allowed []string, name string) bool {
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") && first != "rethink" {
		return true
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return a == name || strings.HasSuffix(a, "/") && strings.HasPrefix(name, a)
	})
}
