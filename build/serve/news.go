package serve

import "rethink/build"

// A fault is a problem wherever in its file it stands: a line that is written above it
// does not make it another.
type fault struct{ file, rule, message string }

// news returns the problems that were not there before, and those that are there no
// longer.
func news(before, now build.Problems) (fresh, mended build.Problems) {
	return lacking(now, before), lacking(before, now)
}

// lacking returns the problems of list that are not among others. Of equal ones as many
// count as there are.
func lacking(list, others build.Problems) build.Problems {
	left := make(map[fault]int, len(others))
	for _, p := range others {
		left[faultOf(p)]++
	}
	var lack build.Problems
	for _, p := range list {
		if f := faultOf(p); left[f] > 0 {
			left[f]--
		} else {
			lack = append(lack, p)
		}
	}
	return lack
}

func faultOf(p build.Problem) fault { return fault{p.Pos.File, p.Rule, p.Message} }
