package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How far memory may grow before garbage is collected, in parts of what is in use. A
// small site is built before any is collected, which saves a sixth of the processor
// time; a large one would take several times the memory that it needs.
const (
	mostGarbage  = 400 // per cent
	leastGarbage = 80
	roomFor      = 300 << 20 // bytes, of what is in use and garbage
	firstRoom    = 128 << 20 // bytes, what a site of 1,000 pages takes
)

// garbageFor returns how much garbage there may be, in per cent of the bytes in use: as
// much as there is room for, within limits.
func garbageFor(inUse uint64) int {
	if inUse == 0 {
		return mostGarbage
	}
	room := uint64(roomFor) - min(roomFor, inUse)
	return int(min(mostGarbage, max(leastGarbage, 100*room/inUse)))
}

// collectSeldom lets a run that ends with its one build collect garbage less often, by
// how much is in use: that is looked at after each collection. There is no limit, since
// near one the collector runs without end. What the user has set stands.
func collectSeldom() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	largePieces(firstRoom)
	debug.SetGCPercent(mostGarbage)
	type watch struct{ _ [16]byte }
	percent := mostGarbage
	var again func(*watch)
	again = func(*watch) { // what nobody holds is let go of by each collection
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if next := garbageFor(live[0].Value.Uint64()); next != percent {
			percent = next
			debug.SetGCPercent(percent)
		}
		runtime.SetFinalizer(new(watch), again)
	}
	runtime.SetFinalizer(new(watch), again)
}
