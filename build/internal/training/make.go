package training

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
)

// roomAddress is the page that says what a room of a given size needs.
const roomAddress = "training/room.html"

// Make makes, for each session, its page, the facilitator's guide and the handout;
// for each scenario its page, and for each folder of them both sets on paper; and,
// where there is a session at all, the sheets to fill in and the numbers for a
// room, which counts the paper of a deck; nil is a site without one.
func Make(env *out.Env, deck *out.Deck) out.Made {
	var made out.Made
	for _, s := range env.Site.Sessions {
		makeSession(env, NewPlan(s, env.Say), &made)
	}
	for _, pack := range Packs(env.Site) {
		makePack(env, pack, &made)
	}
	if len(env.Site.Sessions) == 0 {
		return made
	}
	for _, f := range Forms() {
		made.Paper(env, out.Paper{
			Document: f.document(env.Say),
			Page:     out.Page{Description: env.Say(f.ID + "_lead"), Styles: []string{"training"}, Aside: true},
			Print:    out.Printable{Group: out.ForTraining, Purpose: env.Say(f.ID + "_lead"), Thumb: "form"}, Large: true,
		})
	}
	sheets := 0
	if deck != nil {
		sheets = deck.Sheets
	}
	made.Page(out.Page{
		Address: roomAddress, Layout: "room", Title: env.Say("room_title"), Description: env.Say("room_lead"),
		Styles: []string{"training"}, Scripts: []string{"room"}, View: RoomView{Rooms(sheets), added(env.Say("room_rule"))},
	})
	return made
}

// A RoomView is the table of rooms, the smallest first. Rule says that its rules
// of thumb are ours.
type RoomView struct {
	Rooms []Room
	Rule  []model.Block
}

// Least and Most are the fewest and most people that the table covers.
func (v RoomView) Least() int { return v.Rooms[0].People }
func (v RoomView) Most() int  { return v.Rooms[len(v.Rooms)-1].People }

// added sets words of ours apart, as an author does with "> [!ADDED]".
func added(text string) []model.Block {
	return []model.Block{&model.Alert{Kind: model.AlertAdded, Blocks: paper.Said(text)}}
}

func makeSession(env *out.Env, plan *Plan, made *out.Made) {
	say, p := env.Say, plan.Page
	made.Page(out.Page{
		Address: p.Address(), Layout: "session", Title: p.Title, Description: p.Description, From: p,
		Styles: []string{"training"}, Present: true, View: plan,
	})
	back := []out.Link{{Title: say("session_back"), Address: p.Address()}}
	made.Paper(env, out.Paper{
		Document: plan.guide(), Related: back,
		Page:  out.Page{Parent: p.Address(), NoIndex: true},
		Print: out.Printable{Group: out.ForTraining, Purpose: say("session_guide_line"), Thumb: "text"}, Large: true,
	})
	made.Paper(env, out.Paper{
		Document: plan.handout(), Related: back,
		Page:  out.Page{Parent: p.Address(), NoIndex: true},
		Print: out.Printable{Group: out.ForTraining, Purpose: say("session_handout_line"), Thumb: "form"}, Large: true,
	})
	for _, row := range plan.Rows {
		made.Problems = append(made.Problems, checkKit(row.Need)...)
	}
}

func makePack(env *out.Env, pack *Pack, made *out.Made) {
	for _, c := range pack.Cases() {
		p := c.Page
		made.Page(out.Page{
			Address: p.Address(), Layout: "scenario", Title: p.Title, Description: p.Description, From: p,
			Styles: []string{"training"}, Present: true, View: c,
		})
	}
	for _, set := range []struct {
		document paper.Document
		line     string
		thumb    string
	}{
		{pack.handout(env.Say), "scenario_handout_line", "form"},
		{pack.guide(env.Say), "scenario_guide_line", "text"},
	} {
		made.Paper(env, out.Paper{
			Document: set.document,
			Page:     out.Page{Description: env.Say(set.line), NoIndex: true},
			Print:    out.Printable{Group: out.ForTraining, Purpose: env.Say(set.line), Thumb: set.thumb}, Large: true,
		})
	}
}

// checkKit reports a link among what one needs that leads to nothing of the site:
// a room cannot be given a web page of somebody else without Wi-Fi.
func checkKit(need model.Inlines) diag.List {
	var problems diag.List
	for _, in := range need {
		if l, ok := in.(*model.Link); ok && l.To.URL != "" {
			problems.Errorf(l.At, "kit-elsewhere", "kit “%s” is not something that this site prints or shows", l.Text.Plain())
			problems.Hint("Link to a page or a PDF of this site, or write it without a link. Trainers often have no Wi-Fi.")
		}
	}
	return problems
}
