package training

import (
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// A RoomView is what a room needs: how to sit for each number of people, and for
// each session the paper that its plan uses.
type RoomView struct {
	Rooms []Room
	Rule  []model.Block // the rules of thumb, which are ours
	Kits  []Kit
}

// Least and Most are the fewest and most people that the table covers.
func (v RoomView) Least() int { return v.Rooms[0].People }
func (v RoomView) Most() int  { return v.Rooms[len(v.Rooms)-1].People }

// A Kit is all the paper that one session uses, by who gets it.
type Kit struct {
	Session *model.Session
	ID      string // of its heading on the page
	Shares  []Share
}

// A Share is the things that are printed as often.
type Share struct {
	Key    string // of the words that say how often
	Things []Thing
}

// A Thing is one thing to print. Holds is how many people share a sheet, or zero.
type Thing struct {
	Title, Web string
	PDF        *out.PDF
	Holds      int
}

func newRoomView(env *out.Env, prints []out.Printable) RoomView {
	v := RoomView{Rooms: Rooms(), Rule: added(env.Say("room_rule"))}
	for _, s := range env.Site.Sessions {
		if kit := newKit(s, prints); len(kit.Shares) > 0 {
			v.Kits = append(v.Kits, kit)
		}
	}
	return v
}

// newKit gathers what the agenda of a session links to and somebody prints, each
// once; and the facilitator's guide, which no agenda names.
func newKit(s *model.Session, prints []out.Printable) Kit {
	base := strings.TrimSuffix(s.Page.Address(), ".html")
	kit := Kit{Session: s, ID: "for-" + base[strings.LastIndexByte(base, '/')+1:]}
	shares := map[out.Sharing][]Thing{}
	seen := map[string]bool{}
	take := func(address string) {
		p, thing, ok := printed(prints, address)
		if !ok || seen[thing.Title+thing.Web] {
			return
		}
		seen[thing.Title+thing.Web] = true
		thing.Holds = p.Holds
		shares[p.For] = append(shares[p.For], thing)
	}
	for _, row := range s.Agenda.Rows {
		for _, in := range row.Need {
			if l, ok := in.(*model.Link); ok && l.To.URL == "" {
				take(l.To.Address())
			}
		}
	}
	take(base + "-guide.html")
	for _, way := range []struct {
		share out.Sharing
		key   string
	}{{out.PerPerson, "room_each_person"}, {out.PerGroup, "room_each_group"}, {out.PerRoom, "room_each_room"}} {
		if things := shares[way.share]; len(things) > 0 {
			kit.Shares = append(kit.Shares, Share{way.key, things})
		}
	}
	return kit
}

// printed finds what is printed at an address: its page, its PDF, the same on other
// paper, or the page of a deck, whose sheets lie in a folder of its name.
func printed(prints []out.Printable, address string) (out.Printable, Thing, bool) {
	address, _, _ = strings.Cut(address, "#")
	is := func(web string, pdf *out.PDF) bool {
		return web == address || pdf != nil && pdf.Address() == address
	}
	for _, p := range prints {
		if is(p.Web, p.PDF) || p.Large != nil && p.Large.Address() == address {
			return p, Thing{Title: p.Title, Web: p.Web, PDF: p.PDF}, true
		}
		for _, o := range p.Others {
			if is(o.Web, o.PDF) {
				return p, Thing{Title: p.Title + ", " + o.Title, Web: o.Web, PDF: o.PDF}, true
			}
		}
	}
	folder := strings.TrimSuffix(address, ".html") + "/"
	for _, p := range prints {
		if p.Thumb == "cards" && strings.HasPrefix(p.Web, folder) && !strings.Contains(p.Web[len(folder):], "/") {
			return p, Thing{Title: p.Title, Web: p.Web, PDF: p.PDF}, true
		}
	}
	return out.Printable{}, Thing{}, false
}
