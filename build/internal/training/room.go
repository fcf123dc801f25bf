package training

// A Room says how to sit, and how often to print what, for a number of people.
type Room struct {
	People int
	Groups int   // for a task in small groups
	Sizes  []int // how many groups of how many: Sizes[3] groups of three, and so on up to five
}

// The rules of thumb behind a Room. They are ours, and the page says so.
const (
	smallest, largest = 3, 60 // people in a room that the table covers
	groupOf           = 4     // people in a group, where that works out
)

// Rooms returns a Room for each size that the table covers.
func Rooms() []Room {
	var rooms []Room
	for people := smallest; people <= largest; people++ {
		rooms = append(rooms, newRoom(people))
	}
	return rooms
}

// newRoom divides people into groups of three to five that differ by one at
// most, as near to groups of four as can be.
func newRoom(people int) Room {
	groups := max(1, (people+groupOf/2)/groupOf)
	r := Room{People: people, Groups: groups, Sizes: make([]int, 7)}
	for g := range groups {
		size := people / groups
		if g < people%groups {
			size++
		}
		r.Sizes[size]++
	}
	return r
}

// A GroupSize is a number of groups of one size.
type GroupSize struct{ Count, Of int }

// Seating returns the room's groups by size, the largest first.
func (r Room) Seating() []GroupSize {
	var seating []GroupSize
	for of := len(r.Sizes) - 1; of > 0; of-- {
		if r.Sizes[of] > 0 {
			seating = append(seating, GroupSize{r.Sizes[of], of})
		}
	}
	return seating
}
