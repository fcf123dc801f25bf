package model

import (
	"slices"

	"rethink/build/internal/diag"
)

// Lead follows what an old id of the page leads to, over what it was called since, to
// a part that the page has, to [Top], or to another page. It reports false where the
// way ends nowhere or goes round in a ring.
func (s *Site) Lead(p *Page, id string) (to string, ref Ref, ok bool) {
	parts := s.PartIDs(p)
	for range len(p.OldIDs) + 1 {
		i := slices.IndexFunc(p.OldIDs, func(o OldID) bool { return o.ID == id })
		switch {
		case i < 0:
			return id, Ref{}, id == Top || parts[id]
		case p.OldIDs[i].To == "":
			return "", p.OldIDs[i].ToRef, true
		}
		id = p.OldIDs[i].To
	}
	return "", Ref{}, false
}

// PartIDs returns the ids of all parts of a page: its anchors, and those of steps,
// questions and cards that have no anchor of their own.
func (s *Site) PartIDs(p *Page) map[string]bool {
	ids := map[string]bool{}
	for id := range p.Anchors {
		ids[id] = true
	}
	for _, f := range s.Flows {
		for i := range f.Steps {
			if f.Page == p {
				ids[f.Steps[i].ID] = true
			}
		}
	}
	for _, t := range s.Swaps {
		if t.Page == p {
			t.addIDs(ids)
		}
	}
	for _, t := range s.Prompts {
		for _, g := range t.Groups {
			for _, q := range g.Prompts {
				if t.Page == p {
					ids[q.ID] = true
				}
			}
		}
	}
	return ids
}

func (s *Swaps) addIDs(ids map[string]bool) {
	for _, c := range s.Categories {
		for _, w := range c.Swaps {
			ids[w.ID] = true
			for _, a := range w.Try {
				ids[a.ID] = true
			}
		}
	}
}

// oldIDs reports old ids that the page still has, that lead nowhere, or that lead round
// in a ring.
func (c *siteCheck) oldIDs() {
	for _, p := range c.site.Pages {
		if len(p.OldIDs) == 0 || p.Anchors == nil {
			continue
		}
		parts, seen := c.site.PartIDs(p), map[string]diag.Pos{}
		for _, old := range p.OldIDs {
			first, twice := seen[old.ID]
			seen[old.ID] = old.At
			_, _, leads := c.site.Lead(p, old.ID)
			switch {
			case parts[old.ID]:
				c.problems.Errorf(old.At, "old-address", "%s is not an old address: a part of this page has that id", old.ID)
				c.problems.Hint("Take the line out.")
			case twice:
				c.problems.Errorf(old.At, "old-address", "old address %s appears twice: first on line %d", old.ID, first.Line)
				c.problems.Hint("Keep one of the two.")
			case !old.ToRef.IsZero():
				c.ref(p, old.ToRef, old.At, "")
			case !leads:
				c.strayOldID(p, old, parts)
			}
		}
	}
}

func (c *siteCheck) strayOldID(p *Page, old OldID, parts map[string]bool) {
	if slices.ContainsFunc(p.OldIDs, func(o OldID) bool { return o.ID == old.To }) {
		c.problems.Errorf(old.At, "old-address", "old address %s leads round in a ring, or to nothing: over %s", old.ID, old.To)
		c.problems.Hint("Write the id of a part that this page has after each colon, or `%s` for the page itself.", Top)
		return
	}
	c.problems.Errorf(old.At, "old-address", "old address %s leads nowhere: no part of this page has the id %s", old.ID, old.To)
	var ids []string
	for id := range parts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	c.problems.Hint("%s", orElse(diag.DidYouMean(old.To, ids), "Write the id of a part that this page has, or `"+Top+"` for the page itself."))
}
