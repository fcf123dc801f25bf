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

// plan decides which folders are moved whole, each as high up as the order of changes
// allows: one that holds only pages, or only what pages use. One of those that hold both
// may go too, when all that pages use is in its place but what comes with it. That is the
// largest.
func (j *job) planMoves(p *plan) []move {
	waiting := map[string]tally{}
	largest := ""
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
	for _, name := range sortedKeys(waiting) {
		if t := waiting[name]; t.mixed() && t.all() > waiting[largest].all() {
			largest = name
		}
	}
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
		i, known := at[whole]
		if !known {
			i = len(moves)
			at[whole] = i
			moves = append(moves, move{to: whole, rank: p.rank(name)})
			if whole == largest {
				moves[i].rank = newFolder
			}
		}
		moves[i].files = append(moves[i].files, name)
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(a.rank, b.rank) })
	return moves
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
