//go:build unix

package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// largeSite is 10,000 pages of 16 KB in 200 folders, with what pages use.
func largeSite() files {
	f := files{"index.html": page("home"), "css/site.css": page("style")}
	for n := range 10_000 {
		f[fmt.Sprintf("section-%03d/page-%d.html", n%200, n)] = bytes.Repeat([]byte(fmt.Sprintf("%07d ", n)), 2000)
	}
	return f
}

// processor is the processor time that this process has used, the system's with it.
func processor() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// BenchmarkLargeSite publishes into a folder that is not there, what stands there
// already, and one page that changed. Where TMPDIR is matters: on a disk in memory
// calls cost little.
func BenchmarkLargeSite(b *testing.B) {
	f := largeSite()
	parent := b.TempDir()
	run := func(b *testing.B, publish func(n int) error) {
		before, n := processor(), 0
		for b.Loop() {
			if err := publish(n); err != nil {
				b.Fatal(err)
			}
			n++
		}
		b.ReportMetric(float64((processor()-before).Microseconds())/float64(n*len(f)), "cpu-µs/file")
	}
	made := 0
	b.Run("clean", func(b *testing.B) {
		run(b, func(int) error {
			made++
			_, err := Publish(filepath.Join(parent, fmt.Sprint(made)), f)
			return err
		})
	})
	dir := filepath.Join(parent, "kept")
	if _, err := Publish(dir, f); err != nil {
		b.Fatal(err)
	}
	b.Run("unchanged", func(b *testing.B) {
		run(b, func(int) error { _, err := Publish(dir, f); return err })
	})
	b.Run("compared", func(b *testing.B) {
		digest := Digest(dir)
		run(b, func(int) error {
			if _, same := Same(dir, digest); !same {
				return os.ErrInvalid
			}
			return nil
		})
	})
	b.Run("one changed", func(b *testing.B) {
		run(b, func(n int) error {
			f["section-007/page-7.html"] = page(fmt.Sprint("change ", n))
			_, err := Publish(dir, f)
			return err
		})
	})
}
