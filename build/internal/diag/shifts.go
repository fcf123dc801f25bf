package diag

// Shifts say where the characters of a text stood before it was read as it is meant:
// signs that nobody sees were dropped, or two became one. A nil Shifts has moved
// nothing. Lines are never moved.
type Shifts struct{ byLine map[int][]shift }

// A shift moves a column, and all that come after it on the line, by some characters.
type shift struct{ from, by int }

// Add notes that what now stands in a column of a line of the file, and behind it, was
// typed some columns further on.
func (s *Shifts) Add(line, from, by int) {
	if by == 0 {
		return
	}
	if s.byLine == nil {
		s.byLine = map[int][]shift{}
	}
	s.byLine[line] = append(s.byLine[line], shift{from, by})
}

// Typed returns the column in which the author typed what now stands in a column.
func (s *Shifts) Typed(line, col int) int {
	if s == nil {
		return col
	}
	typed := col
	for _, m := range s.byLine[line] {
		if m.from <= col {
			typed += m.by
		}
	}
	return typed
}
