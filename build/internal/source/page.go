package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/diag"
	"rethink/build/internal/keys"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
)

// homePath is the one page of kind home.
const homePath = "index.md"

// isPageKey reports whether the front matter of every kind of page may have a key.
func isPageKey(key string) bool {
	_, ok := keys.Find(keys.OfPage(), key)
	return ok
}

// readKeys reads the keys that every page may have.
func (r *reading) readKeys() {
	p, m := r.page, r.matter
	p.Lang = r.readLang() // first, since it says how quotation marks are set
	p.Title, p.TitleAt = m.TextAt("title")
	p.Title = r.set(p.Title)
	if !m.Has("title") {
		p.TitleAt = diag.Pos{}
	}
	p.Kind = r.readKind()
	p.Description, p.LeadAt = m.TextAt("description")
	p.Description = r.set(p.Description)
	p.Order = m.Number("order")
	p.LastReviewed = m.Date("last_reviewed")
	warnOfFuture(m, "last_reviewed", p.LastReviewed, r.site.today, r.problems)
	p.ReviewIn = r.readMonths()
	r.checkReview()
	p.Owner = r.set(m.Text("owner"))
	p.Draft = m.Flag("draft")
	p.Source = r.readSource()
	r.readOldAddresses()
	p.SearchWords = m.Text("search_words")
	if m.Has("title") && strings.TrimSpace(p.Title) == "" {
		m.Wrong("title", "title is empty", "Write the page's title after the colon.")
	}
	if p.Order < 0 {
		r.problems.Errorf(m.At("order"), "front-matter", "value of `order` is below zero")
		r.problems.Hint("Count from 1. A page without `order` comes last.")
	}
}

// readKind returns the page's kind. An unknown one is reported, and the page is read
// as an ordinary one.
func (r *reading) readKind() model.Kind {
	usual := model.KindPage
	if r.page.Path == homePath {
		usual = model.KindHome
	}
	text, at := r.matter.TextAt("kind")
	kind := model.Kind(text)
	switch {
	case text == "":
		return usual
	case !slices.Contains(model.Kinds(), kind):
		r.problems.Errorf(at, "unknown-kind", "kind “%s” is not known", text)
		r.problems.Hint("%s", r.kindHint(text))
		return usual
	case kind == model.KindHome && r.page.Path != homePath:
		r.problems.Errorf(at, "home-elsewhere", "kind home belongs to content/%s alone", homePath)
		r.problems.Hint("Leave the line out, or move the page there.")
		return model.KindPage
	case kind != model.KindHome && r.page.Path == homePath:
		r.problems.Errorf(at, "home-elsewhere", "content/%s is the home page and cannot be of kind %s", homePath, kind)
		r.problems.Hint("Give the page another name, and leave `kind` out here.")
		return usual
	}
	return kind
}

func (r *reading) kindHint(text string) string {
	names := make([]string, 0, len(model.Kinds()))
	for _, k := range model.Kinds() {
		names = append(names, string(k))
	}
	if hint := diag.DidYouMean(text, names); hint != "" {
		return hint
	}
	return "The kinds are " + strings.Join(names, ", ") + "."
}

// readMonths reads how long a review holds: "12", "12 months" or "2 years".
func (r *reading) readMonths() model.Months {
	if !r.matter.Has("review_in") {
		return 0
	}
	digits, unit, _ := strings.Cut(r.matter.Written("review_in"), " ")
	n, err := strconv.Atoi(digits)
	switch unit {
	case "", "month", "months":
	case "year", "years":
		n *= 12
	default:
		n = 0
	}
	if err != nil || n < 1 || n > 1200 {
		r.matter.Wrong("review_in", "value of `review_in` is not a number of months", "Write it as `review_in: 12` or `review_in: 12 months`.")
		return 0
	}
	return model.Months(n)
}

// checkReview reports a page whose text has not been looked at for as long as its
// authors meant to look at it.
func (r *reading) checkReview() {
	p, m := r.page, r.matter
	if p.ReviewIn == 0 {
		return
	}
	if p.LastReviewed.IsZero() {
		r.problems.Errorf(m.At("review_in"), "review", "key `review_in` counts from `last_reviewed`, which is missing")
		r.problems.Hint("Write the day of the last review, such as `last_reviewed: 2026-11-03`.")
		r.problems.Unless(m.Near("last_reviewed")...)
		return
	}
	due := p.LastReviewed.Add(p.ReviewIn)
	switch ahead := r.site.today.AddDays(reviewAhead); {
	case r.site.today.IsZero():
		return
	case due.Before(r.site.today):
		r.problems.Warnf(m.At("last_reviewed"), "review", "review was due on %s", due.Long())
	case r.site.released && !ahead.Before(due):
		r.problems.Warnf(m.At("last_reviewed"), "review-ahead", "review is due on %s", due.Long())
	default:
		return
	}
	r.problems.Hint("Read the page again, then write today's date here.")
}

// reviewAhead is how many days before a review is due it is announced, where the site
// was released: readers are told of one that is overdue.
const reviewAhead = 60

// readSource reads which points of the source the page carries: a list, or
// numbers with commas between them. Numbers count as they are written, so that
// 4.10 is not 4.1.
func (r *reading) readSource() []model.PointRef {
	numbers, ok := r.matter.WrittenList("source")
	if !ok {
		r.matter.Wrong("source", "value of `source` is not a list of numbers of points", "Write them with commas between: `source: 4, 5.1, 5.2`.")
		return nil
	}
	var refs []model.PointRef
	for _, some := range numbers {
		for number := range strings.SplitSeq(some.Text, ",") {
			if number = strings.TrimSuffix(strings.TrimSpace(number), "."); number != "" {
				refs = append(refs, model.PointRef{At: some.At, Number: number})
			}
		}
	}
	return refs
}

// readOldAddresses reads where the page used to be, and what its parts used to be
// called. What stands behind a colon is the part, or the page, that took its place.
func (r *reading) readOldAddresses() {
	for _, v := range r.matter.Pairs("old_addresses") {
		if v.Has() {
			r.readOldID(v)
			continue
		}
		address := v.Text.Text
		if problem, hint := model.OldAddressProblem(address); problem != "" {
			r.problems.Errorf(v.Text.At, "old-address", "old address %s %s", address, problem)
			r.problems.Hint("%s", hint)
			continue
		}
		if strings.HasSuffix(address, "/") {
			address += "index.html"
		}
		if len(address) > longAddress && model.IsPageAddress(address) {
			r.problems.Warnf(v.Text.At, "old-address", "old address of %d letters is longer than some computers can hold", len(address))
			r.problems.Hint("Take it out here, and ask who keeps the server to lead it on to this page.")
		}
		r.page.OldAddresses = append(r.page.OldAddresses, model.OldAddress{At: v.Text.At, Address: address})
	}
}

// readOldID reads what a part of the page used to be called, and what took its place.
func (r *reading) readOldID(v matter.Pair) {
	old := model.OldID{At: v.Text.At, ID: strings.TrimPrefix(v.Text.Text, "#")}
	to := strings.TrimPrefix(v.To.Text, "#")
	switch {
	case !namesPart(old.ID):
		r.problems.Errorf(old.At, "old-address", "old address %s has something after its colon, and is not the name of a part", v.Text.Text)
		r.problems.Hint("Before the colon, write what a heading, step or question of this page used to be called, such as `old-id: new-id`. For where the page itself used to be, write the address alone: `- old/name.html`.")
		return
	case namesPart(to):
		old.To = to
	default:
		ref, message, hint := parseTarget(r.page.Path, v.To.Text)
		if message == "" && ref.Page == "" {
			message, hint = "old address "+old.ID+" leads to no page and no part of this one", "Write the id of a part of this page, or a page's file as in a link, such as other.md#part."
		}
		if message != "" {
			r.problems.Errorf(v.To.At, "old-address", "%s", message)
			r.problems.Hint("%s", hint)
			return
		}
		old.ToRef = ref
	}
	r.page.OldIDs = append(r.page.OldIDs, old)
}

// namesPart reports whether a text can be the id of a part of a page.
func namesPart(text string) bool {
	text = strings.TrimPrefix(text, "#")
	return text != "" && !strings.ContainsFunc(text, func(c rune) bool { return c != '-' && c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// longAddress is how many letters an address may have that Windows can unpack in a folder
// of somebody's own.
const longAddress = 200

// kindOfKey returns the one kind of page that has a key, and what to do about a key
// that stands on a page of another.
func kindOfKey(key string) (kind, hint string) {
	for _, k := range model.Kinds() {
		if _, ok := keys.Find(keys.OfKind(k), key); ok {
			return string(k), "It belongs to pages of kind " + string(k) + ": write `kind: " + string(k) + "`, or take it out."
		}
	}
	return "", ""
}
