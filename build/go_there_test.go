package build_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Who types `make serve` with a Go that cannot build the command reads in a line or two
// what is missing and what to do, and not what Go says of it.
func TestAGoThatCannotBuildTheCommandIsToldInTwoLines(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("build/go is a script of make")
	}
	released := func(version, otherwise string) string {
		return `case $1 in version) echo "go version go` + version + ` linux/amd64";; ` + otherwise + " esac"
	}
	for _, c := range []struct {
		name, script string
		want         []string // begins each line; none where all is well
	}{
		{"Debian's own", released("1.19.8", `*) echo "invalid go version '1.26.0'" >&2; exit 1;;`),
			[]string{"Go 1.19.8 is too old: this needs Go 1.", "Install Go 1."}},
		{"one that may not fetch another", released("1.24", "env) echo local;;"),
			[]string{"Go 1.24 is too old, and may not fetch Go 1.", "Type the same again with GOTOOLCHAIN=auto"}},
		{"one without a network", `case $1$GOTOOLCHAIN in versionlocal) echo "go version go1.22.1 linux/amd64";; *) exit 1;; esac`,
			[]string{"Go 1.22.1 could not fetch Go 1.", "Connect this computer to the network"}},
		{"no libraries and no network", released("1.99.0", `*) for i in 1 2 3 4; do echo "root.go:$i: dial tcp: lookup example.org: no such host" >&2; done; exit 1;;`),
			[]string{"Some of the libraries ", "Connect it to the network once"}},
		{"code that is no Go", released("1.99.0", `*) echo "./x.go:1:1: syntax error" >&2; exit 1;;`), []string{"./x.go:1:1: syntax error"}},
		{"a newer one", released("1.99.0", "build) ;;"), nil},
		{"one that was not released", `case $1 in version) echo "go version devel go1.99-abcdef linux/amd64";; esac`, nil},
		{"none", "", []string{"Go is missing: ", "Install Go 1."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			fake := filepath.Join(t.TempDir(), "go")
			if c.script != "" {
				if err := os.WriteFile(fake, []byte("#!/bin/sh\n"+c.script+"\n"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for _, what := range [][]string{{"build", filepath.Join(t.TempDir(), "rethink")}, {"libraries"}} {
				cmd := exec.Command("./go", append([]string{fake}, what...)...)
				cmd.Env = append(os.Environ(), "GOTOOLCHAIN=")
				said, err := cmd.CombinedOutput()
				if (err != nil) != (len(c.want) > 0 && c.want[0] != "") {
					t.Errorf("it ended with %v", err)
				}
				lines := strings.Split(strings.TrimSuffix(string(said), "\n"), "\n")
				if len(c.want) == 0 {
					c.want = []string{""}
				}
				if len(lines) != len(c.want) {
					t.Fatalf("it says in %d lines, where %d are wanted:\n%s", len(lines), len(c.want), said)
				}
				for i, want := range c.want {
					if !strings.HasPrefix(lines[i], want) {
						t.Errorf("line %d is %q, want one that begins %q", i+1, lines[i], want)
					}
				}
			}
		})
	}
}
