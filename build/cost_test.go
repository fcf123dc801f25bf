package build_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"rethink/build"
)

// What a page more costs a build of many: pieces of memory, and their bytes. Time follows
// these, and differs from machine to machine. 560 pieces and 63 KB were counted, and there
// is a fifth of room.
const (
	piecesOfAPage = 670
	bytesOfAPage  = 76_000
)

func TestAPageMoreCostsLittle(t *testing.T) {
	few, many := 100, 300
	cost := func(pages int) (pieces, bytes uint64) {
		folder, _ := siteOf(t, pages)
		o := build.Options{Source: folder, Defaults: os.DirFS(".."), Out: filepath.Join(t.TempDir(), "out")}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if r, err := build.Build(t.Context(), o); err != nil || r.Failed(false) {
			t.Fatal(err, r.Problems)
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
	}
	cost(few) // what is made once for all builds
	pieces1, bytes1 := cost(few)
	pieces2, bytes2 := cost(many)
	pages := uint64(many - few)
	pieces, bytes := (pieces2-pieces1)/pages, (bytes2-bytes1)/pages
	t.Logf("a page takes %d pieces of memory and %d bytes", pieces, bytes)
	if pieces > piecesOfAPage || bytes > bytesOfAPage {
		t.Errorf("a page takes %d pieces of memory and %d bytes, at most %d and %d are expected", pieces, bytes, piecesOfAPage, bytesOfAPage)
	}
}
