package diag

// dropNeedless removes the problems that follow from an error at one of the
// places that they name, of a sorted list.
//
// Errors may follow from one another in a chain, and then only the first of it is
// left. Where they follow from one another in a circle, the first in the list is
// left: an error is only ever dropped for one that stays, so a list with an error
// keeps one.
func (l *List) dropNeedless() {
	n := needless{list: *l}
	for i, p := range *l {
		for _, place := range p.Unless {
			if place != (Pos{}) {
				n.wait(i, place)
			}
		}
	}
	if n.waiting == nil {
		return
	}
	n.gone = make([]bool, len(*l))
	n.settled = make([]bool, len(*l))
	// What waits for no error stays whatever else is dropped. The rest are in circles,
	// or behind one.
	at := map[Pos]int{}
	for _, p := range *l {
		if _, ok := n.waiting[p.Pos]; ok && p.Severity == Error {
			at[p.Pos]++
		}
	}
	for i, p := range *l {
		if !n.mayGo(p, at) {
			n.keep(i)
		}
	}
	for i := range *l {
		n.keep(i)
	}
	kept := (*l)[:0]
	for i, p := range *l {
		if !n.gone[i] {
			kept = append(kept, p)
		}
	}
	*l = kept
}

// needless is the work of dropNeedless. A problem is settled when it is known
// whether it stays or goes.
type needless struct {
	list    List
	waiting map[Pos][]int // the problems that go where a place has an error, by index
	settled []bool
	gone    []bool
}

func (n *needless) wait(i int, place Pos) {
	if n.waiting == nil {
		n.waiting = map[Pos][]int{}
	}
	n.waiting[place] = append(n.waiting[place], i)
}

// mayGo reports whether one of the places that p names has an error other than p,
// given how many errors each place has.
func (n *needless) mayGo(p Problem, errors map[Pos]int) bool {
	for _, place := range p.Unless {
		others := errors[place]
		if place == p.Pos && p.Severity == Error {
			others--
		}
		if others > 0 && place != (Pos{}) {
			return true
		}
	}
	return false
}

// keep lets a problem stay, and so drops those that follow from it, and those that
// follow from these.
func (n *needless) keep(i int) {
	if n.settled[i] {
		return
	}
	n.settled[i] = true
	for todo := []int{i}; len(todo) > 0; {
		i, todo = todo[len(todo)-1], todo[:len(todo)-1]
		if n.list[i].Severity != Error {
			continue
		}
		at := n.list[i].Pos
		waiting := n.waiting[at]
		delete(n.waiting, at)
		for _, j := range waiting {
			if j == i {
				n.waiting[at] = append(n.waiting[at], j) // not for itself
				continue
			}
			if !n.settled[j] {
				n.settled[j], n.gone[j] = true, true
				todo = append(todo, j)
			}
		}
	}
}
