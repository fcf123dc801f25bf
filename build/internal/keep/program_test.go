package keep

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The name that the linker gave is found in the programs of every system, as Go's own
// tool finds it, and none where none was given.
func TestAProgramIsKnownByTheNameThatTheLinkerGave(t *testing.T) {
	dir := t.TempDir()
	main := filepath.Join(dir, "main.go")
	if err := os.WriteFile(main, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	start := func(system, flags string) (string, string) {
		t.Helper()
		program := filepath.Join(dir, system)
		cmd := exec.Command("go", "build", "-ldflags="+flags, "-o", program, main)
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		id, err := exec.Command("go", "tool", "buildid", program).Output()
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		return linked(data[:min(len(data), 64<<10)]), strings.TrimSpace(string(id))
	}
	for _, system := range []string{"linux", "windows", "darwin"} {
		if got, want := start(system, ""); got != want || want == "" {
			t.Errorf("%s: name is %q, want %q", system, got, want)
		}
	}
	if got, _ := start("linux", "-buildid="); got != "" {
		t.Errorf("without a name it is %q", got)
	}
}
