package build_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rethink/build"
)

// The sizes that are measured: the guidance of this repository, and so many pages of
// text. Machines differ, and so does what else they do: read processor time, and compare
// what was measured in one go.
var sizes = []int{0, 1000, 10_000, 20_000}

// manyPages is the site.yaml of a made-up site.
const manyPages = `title: Many pages
language: en-GB
partnership:
  name: The partnership
statement:
  email: access@example.org
  enforcement: The Equality and Human Rights Commission enforces the accessibility regulations.
  complaints:
    text: Equality Advisory and Support Service
    url: https://example.org/eass
  prepared: 2026-10-01
privacy:
  controller: The partnership
  email: privacy@example.org
  complaints:
    text: Information Commissioner
    url: https://example.org/ico
  host: The council keeps the server.
`

func sizeName(pages int) string {
	if pages == 0 {
		return "real"
	}
	return fmt.Sprint(pages)
}

// A measured benchmark reports its processor time, of the programs that it ran too.
func measured(b *testing.B, run func()) {
	used := func(who int) time.Duration {
		var r syscall.Rusage
		_ = syscall.Getrusage(who, &r)
		return time.Duration(r.Utime.Nano() + r.Stime.Nano())
	}
	before, n := used(syscall.RUSAGE_SELF)+used(syscall.RUSAGE_CHILDREN), 0
	for b.Loop() {
		run()
		n++
	}
	spent := used(syscall.RUSAGE_SELF) + used(syscall.RUSAGE_CHILDREN) - before
	b.ReportMetric(float64(spent.Microseconds())/1000/float64(n), "cpu-ms/op")
}

// siteOf returns the folder of a site of so many pages, and one page of it.
func siteOf(b testing.TB, pages int) (folder, page string) {
	b.Helper()
	folder = b.TempDir()
	if pages == 0 {
		if err := os.CopyFS(filepath.Join(folder, "content"), os.DirFS("../content")); err != nil {
			b.Fatal(err)
		}
		return folder, filepath.Join(folder, "content", "guidance", "about.md")
	}
	write(b, folder, "content/site.yaml", manyPages)
	writePages(b, filepath.Join(folder, "content"), pages, "index.md")
	return folder, filepath.Join(folder, "content", "part-1", "page-57.md")
}

// writePages writes pages of text in folders of fifty, with what text has: headings,
// lists, a table and links.
func writePages(b testing.TB, folder string, pages int, front string) {
	b.Helper()
	words := strings.Fields("ask the manager to read a plain summary aloud before anyone leaves because good questions are cheaper than repairs and people act on what they can see at the next meeting")
	sentence := func(n int) string {
		var s []string
		for i := range 16 {
			s = append(s, words[(n*7+i*i*3+n*i)%len(words)])
		}
		return "Please " + strings.Join(s, " ") + ". "
	}
	write(b, folder, front, "---\ntitle: Many pages\ndescription: All of them\n---\n\nWelcome. See [the first part](part-0/"+front+").\n")
	for i := range pages {
		part := fmt.Sprintf("part-%d", i/50)
		if i%50 == 0 {
			write(b, folder, part+"/"+front, fmt.Sprintf("---\ntitle: Part %d\ndescription: Fifty pages\n---\n\nWords.\n", i/50))
		}
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Page %d\ndescription: What page %[1]d says\norder: %d\n---\n\n%s\n", i, i%50+1, sentence(i))
		for h := range 5 {
			fmt.Fprintf(&text, "\n## Part %c of it\n\n%s%sSee [another page](page-%d.md).\n\n- %s\n- **Mind** %s\n", 'a'+h, sentence(i+h), sentence(i*3+h), i/50*50+(i+h)%min(50, pages), sentence(i+5*h), sentence(i+9*h))
		}
		fmt.Fprintf(&text, "\n| Who | When |\n| --- | --- |\n| %s | Weekly |\n", sentence(i))
		write(b, folder, fmt.Sprintf("%s/page-%d.md", part, i), text.String())
	}
}

func write(b testing.TB, folder, name, text string) {
	b.Helper()
	name = filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkBuild builds a site into an empty folder, by the command.
func BenchmarkBuild(b *testing.B) { benchmarkBuild(b, true) }

// BenchmarkUnchanged builds a site again of which nothing changed.
func BenchmarkUnchanged(b *testing.B) { benchmarkBuild(b, false) }

func benchmarkBuild(b *testing.B, clean bool) {
	rethink := filepath.Join(b.TempDir(), "rethink")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", rethink, "../cmd/rethink").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, pages := range sizes {
		b.Run(sizeName(pages), func(b *testing.B) {
			folder, _ := siteOf(b, pages)
			out, cache := filepath.Join(b.TempDir(), "out"), b.TempDir()
			once := func() *exec.Cmd {
				if clean {
					if err := os.RemoveAll(out); err != nil {
						b.Fatal(err)
					}
				}
				cmd := exec.Command(rethink, "build", "--source", folder, "--out", out)
				cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
				return cmd
			}
			if !clean {
				ran(b, once())
			}
			measuredProgram(b, once)
		})
	}
}

// measuredProgram reports the processor time of a program, and the most memory that it
// took.
func measuredProgram(b *testing.B, once func() *exec.Cmd) {
	most := 0.0
	measured(b, func() { most = max(most, ran(b, once())) })
	b.ReportMetric(most, "MB")
}

// ran runs a program, and returns how much memory it took, in MB.
func ran(b *testing.B, cmd *exec.Cmd) float64 {
	b.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if used, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return float64(used.Maxrss) / 1024
	}
	return 0
}

// BenchmarkSave reads what was saved of one page and checks the site: what a browser
// waits for under `serve`, beside 5 ms of quiet.
func BenchmarkSave(b *testing.B) {
	for _, pages := range sizes {
		b.Run(sizeName(pages), func(b *testing.B) {
			folder, page := siteOf(b, pages)
			live, err := build.NewLive(build.Options{Source: folder, Defaults: os.DirFS("..")})
			if err != nil {
				b.Fatal(err)
			}
			time.Sleep(200 * time.Millisecond) // what was just saved is always read again
			if _, err := live.Read(); err != nil {
				b.Fatal(err)
			}
			text, err := os.ReadFile(page)
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			measured(b, func() {
				n++
				write(b, filepath.Dir(page), filepath.Base(page), fmt.Sprintf("%s\nSaved %d times.\n", text, n))
				if s, err := live.Read(); err != nil || s.Read != 1 {
					b.Fatal(err, s.Read)
				}
			})
		})
	}
}

// BenchmarkPhone searches in a browser that is as slow as a phone on a poor line: what
// somebody waits for who types a word, and who opens a link to a search. It is skipped
// where the browser tests cannot run.
func BenchmarkPhone(b *testing.B) {
	for _, pages := range sizes[:2] {
		b.Run(sizeName(pages), func(b *testing.B) {
			folder, _ := siteOf(b, pages)
			o := build.Options{Source: folder, Defaults: os.DirFS(".."), Out: filepath.Join(b.TempDir(), "site")}
			if r, err := build.Build(b.Context(), o); err != nil || r.Failed(false) {
				b.Fatal(err, r.Problems)
			}
			said, err := exec.Command("browser/run", "phone", o.Out).CombinedOutput()
			if err != nil {
				b.Skipf("%v\n%s", err, said)
			}
			var word string
			var typed, opened float64
			last := string(said[strings.LastIndex(strings.TrimSpace(string(said)), "\n")+1:])
			if _, err := fmt.Sscanf(last, "site: %s typed %f s, opened by a link %f s", &word, &typed, &opened); err != nil {
				b.Fatalf("%v\n%s", err, said)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(typed, "s-typed")
			b.ReportMetric(opened, "s-opened")
		})
	}
}

// BenchmarkHugo has Hugo, the fastest generator in wide use, build the same pages with a
// layout that prints as much. It is skipped where `hugo` is not installed.
func BenchmarkHugo(b *testing.B) {
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		b.Skip("install it with: CGO_ENABLED=0 go install github.com/gohugoio/hugo@v0.165.0")
	}
	for _, pages := range sizes[1:3] {
		b.Run(sizeName(pages), func(b *testing.B) {
			folder := b.TempDir()
			if err := os.CopyFS(folder, os.DirFS("testdata/hugo")); err != nil {
				b.Fatal(err)
			}
			writePages(b, filepath.Join(folder, "content"), pages, "_index.md")
			measuredProgram(b, func() *exec.Cmd {
				if err := os.RemoveAll(filepath.Join(folder, "public")); err != nil {
					b.Fatal(err)
				}
				cmd := exec.Command(hugo, "--minify", "--quiet", "--noBuildLock")
				cmd.Dir = folder
				return cmd
			})
		})
	}
}
