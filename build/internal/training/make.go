package training

import (
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/paper"
)

// roomAddress is the page that says what a room of a given size needs.
const roomAddress = "training/room.html"

// Make makes, for each session, its page, the facilitator's guide and the handout;
// for each scenario its page, and for each folder of them both sets on paper; and,
// where there is a session at all, the sheets to fill in and the page that says what
// a room needs. Prints is what the others print: a session may need any of it.
func Make(env *out.Env, prints []out.Printable) out.Made {
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
			Print:    out.Printable{Group: out.ForTraining, Purpose: env.Say(f.ID + "_lead"), Thumb: "form", For: f.For, Holds: f.Holds()}, Large: true,
		})
	}
	made.Page(out.Page{
		Address: roomAddress, Layout: "room", Title: env.Say("room_title"), Description: env.Say("room_lead"),
		Styles: []string{"paper", "training"}, Scripts: []string{"room"}, View: newRoomView(env, append(slices.Clone(prints), made.Prints...)),
	})
	return made
}

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
	shows := out.Of(p)
	for _, a := range plan.Activities {
		shows = shows.Embedding(a.Blocks)
	}
	noted := shows
	noted.Notes = true
	back := []out.Link{{Title: say("session_back"), Address: p.Address()}}
	made.Paper(env, out.Paper{
		Document: plan.guide(), Related: back,
		Page:  out.Page{Parent: p.Address(), NoIndex: true},
		Print: out.Printable{Group: out.ForTraining, Purpose: say("session_guide_line"), Thumb: "text", Shows: noted}, Large: true,
	})
	made.Paper(env, out.Paper{
		Document: fewest(env, plan.handout(env.Site.Config)), Related: back,
		Page:  out.Page{Parent: p.Address(), NoIndex: true},
		Print: out.Printable{Group: out.ForTraining, Purpose: say("session_handout_line"), Thumb: "form", For: out.PerPerson, Shows: shows}, Large: true,
	})
	for _, row := range plan.Rows {
		made.Problems = append(made.Problems, checkKit(row.Need)...)
	}
}

// fewest sets a document closer where that saves a sheet, and gives its page the room
// to write that its PDF has: who prints from a browser fills the last sheet too.
func fewest(env *out.Env, doc paper.Document) paper.Document {
	snug := doc
	snug.Snug = true
	wide, tight := env.Set(doc, 0), env.Set(snug, 0)
	if tight.Count() < wide.Count() {
		return snug.WithRoom(tight.Room())
	}
	return doc.WithRoom(wide.Room())
}

func makePack(env *out.Env, pack *Pack, made *out.Made) {
	var shows out.Shows
	for _, c := range pack.Cases() {
		p := c.Page
		shows.Pages = append(shows.Pages, model.Ref{Page: p.Path})
		shows = shows.Embedding(c.Blocks)
		made.Page(out.Page{
			Address: p.Address(), Layout: "scenario", Title: p.Title, Description: p.Description, From: p,
			Styles: []string{"training"}, Present: true, View: c,
		})
	}
	for _, set := range []struct {
		document paper.Document
		line     string
		thumb    string
		to       out.Sharing
		notes    bool
	}{
		{pack.handout(env.Say), "scenario_handout_line", "form", out.PerGroup, false},
		{pack.guide(env.Say), "scenario_guide_line", "text", out.PerRoom, true},
	} {
		shows.Notes = set.notes
		made.Paper(env, out.Paper{
			Document: set.document,
			Page:     out.Page{Description: env.Say(set.line), NoIndex: true},
			Print:    out.Printable{Group: out.ForTraining, Purpose: env.Say(set.line), Thumb: set.thumb, For: set.to, Shows: shows}, Large: true,
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
