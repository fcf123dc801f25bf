package build

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"syscall"
	"testing"
	"time"
)

func cpu() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(0, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func TestZZ(t *testing.T) {
	src, name := os.Getenv("ZZ"), os.Getenv("ZZF")
	if src == "" {
		t.Skip()
	}
	l, err := NewLive(Options{Source: src, Defaults: os.DirFS("..")})
	if err != nil {
		t.Fatal(err)
	}
	c := cpu()
	s, err := l.Read()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("first", cpu()-c, s.Read, len(s.Found.Problems), s.Found.Problems.Errors())
	f := filepath.Join(src, name)
	orig, _ := os.ReadFile(f)
	defer os.WriteFile(f, orig, 0o644)
	var v, w []float64
	for i := range 9 {
		os.WriteFile(f, append(append([]byte{}, orig...), fmt.Sprintf("\nAdded zq%d here.\n", i)...), 0o644)
		c, n := cpu(), time.Now()
		s, err = l.Read()
		v = append(v, float64(cpu()-c)/1e6)
		w = append(w, float64(time.Since(n))/1e6)
		if err != nil || s.Read != 1 {
			t.Error(s.Read, err)
		}
	}
	sort.Float64s(v)
	sort.Float64s(w)
	fmt.Println("save cpu", v, "wall", w)
	c = cpu()
	s.Make(t.Context())
	fmt.Println("make", cpu()-c)
}
