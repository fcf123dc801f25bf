package publish

import (
	"cmp"
	"slices"
)

// A move puts a file in its place, or a folder that is not there yet with all that waits
// in it, which is one step of the disk.
type move struct {
	to    string
	rank  int
	files []string // what is in the folder, in the order to place it where the folder cannot be moved whole; nil for a file
}

// A tally counts what waits in a folder.
type tally struct{ pages, others int }

func (t tally) mixed() bool { return t.pages > 0 && t.others > 0 }
func (t tally) all() int    { return t.pages + t.others }

// planMoves decides which folders are moved whole, each as high up as the order of
// changes allows; see the package comment.
func (j *job) planMoves(p *plan) []move {
	waiting := j.tallies(p)
	largest := largestMixed(waiting)
	var moves []move
	at := map[string]int{} // where in moves a folder is
	for _, name := range p.writes {
		whole := ""
		for _, folder := range j.newFolders(p, name) {
			if folder == largest || !waiting[folder].mixed() {
				whole = folder
			}
		}
		if whole == "" {
			moves = append(moves, move{to: name, rank: p.rank(name)})
			continue
		}
		if _, known := at[whole]; !known {
			at[whole] = len(moves)
			rank := p.rank(name)
			if whole == largest {
				rank = newFolder
			}
			moves = append(moves, move{to: whole, rank: rank})
		}
		m := &moves[at[whole]]
		m.files = append(m.files, name)
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(a.rank, b.rank) })
	return moves
}

// tallies counts what waits in each folder that is not there yet.
func (j *job) tallies(p *plan) map[string]tally {
	waiting := map[string]tally{}
	for _, name := range p.writes {
		for _, folder := range j.newFolders(p, name) {
			t := waiting[folder]
			if isPage(name) {
				t.pages++
			} else {
				t.others++
			}
			waiting[folder] = t
		}
	}
	return waiting
}

// largestMixed returns the folder with the most files of those that hold both pages and
// what pages use: of one that lies in another, the outer. It is empty where there is none.
func largestMixed(waiting map[string]tally) string {
	largest := ""
	for _, name := range sortedKeys(waiting) {
		if t := waiting[name]; t.mixed() && t.all() > waiting[largest].all() {
			largest = name
		}
	}
	return largest
}

// newFolders lists the folders above a file that are not there yet, the nearest first, if
// the file waits in folders as them.
func (j *job) newFolders(p *plan, name string) []string {
	if j.files[name].temp != name {
		return nil
	}
	above := parents(name)
	for i, folder := range above {
		if mode, exists := p.there[folder]; exists && mode.IsDir() {
			return above[:i]
		}
	}
	return above
}
