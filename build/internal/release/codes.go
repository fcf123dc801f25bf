package release

import (
	"slices"
	"strconv"

	"rethink/build/internal/out"
)

// A Card is one card of a deck as it was printed. Its code belongs to its words: a card
// whose words change has another, and a code never comes back for other words. So who
// holds a pack finds out by the codes alone which cards to throw away.
type Card struct {
	Code  string
	Deck  string // content path
	ID    string // of what it was made of; may be empty
	Title string
	Words []string // the front, and behind a line of three stars the back
}

// wording is what a code belongs to.
func (c *Card) wording() string { return seal(append([]string{c.Deck, c.Title}, c.Words...)...) }

func (c *Card) seal() string {
	return seal(append([]string{c.Code, c.Deck, c.ID, c.Title}, c.Words...)...)
}

// A Coder gives each card of the site its code. It is asked for every card, in the order
// of its deck.
type Coder struct {
	history History
	codes   map[string]string // by wording, of all releases and of this build
	taken   map[string]bool
	Cards   []Card // that it was asked for
}

// NewCoder returns what knows every code that a release gave.
func NewCoder(history History) *Coder {
	c := &Coder{history: history, codes: map[string]string{}, taken: map[string]bool{}}
	for _, r := range history {
		for i := range r.Cards {
			c.codes[r.Cards[i].wording()] = r.Cards[i].Code
			c.taken[r.Cards[i].Code] = true
		}
	}
	return c
}

// Codes is what others may ask of it.
func (c *Coder) Codes() *out.Codes {
	return &out.Codes{Of: c.Of, Page: CodePage, Fresh: c.Fresh, Name: c.Name()}
}

// Of returns the code of a card. New words get one that their sum chooses, so that the
// code printed before a release is the one that the release writes down.
func (c *Coder) Of(p out.PrintedCard) string {
	card := Card{Deck: p.Deck, ID: p.ID, Title: oneLine(p.Title), Words: linesOf(p.Front)}
	if len(p.Back) > 0 {
		card.Words = append(append(card.Words, turned), linesOf(p.Back)...)
	}
	wording := card.wording()
	code, known := c.codes[wording]
	for n := 0; !known; n++ {
		code = codeOf(wording, n)
		known = !c.taken[code]
	}
	c.codes[wording], c.taken[code] = code, true
	card.Code = code
	if !slices.ContainsFunc(c.Cards, func(o Card) bool { return o.seal() == card.seal() }) {
		c.Cards = append(c.Cards, card)
	}
	return code
}

// codeLetters are letters that nobody takes for another, or for a number.
const codeLetters = "ACDEFHJKLMNPRTUVWXY"

// codeOf is the n-th code that a wording may have: a letter and a number below 100. There
// are 1,881 of those, and none comes back, so a large deck may use them up in some
// years: after many tries the number has a digit more.
func codeOf(wording string, n int) string {
	numbers := 99
	for range n / triesOfLength {
		numbers = numbers*10 + 9
	}
	sum := 0
	for _, c := range seal(wording, strconv.Itoa(n)) {
		sum = (sum*31 + int(c)) % (len(codeLetters) * numbers)
	}
	return codeLetters[sum/numbers:sum/numbers+1] + strconv.Itoa(sum%numbers+1)
}

// triesOfLength is how many codes of one length are tried before longer ones.
const triesOfLength = 100

// before returns the cards of the release before the newest, or nil.
func (c *Coder) before() *Release {
	if len(c.history) < 2 {
		return nil
	}
	return c.history[len(c.history)-2]
}

// Fresh reports whether the card with a code is not among those of the release before
// the newest: who printed that one needs it.
func (c *Coder) Fresh(code string) bool {
	r := c.before()
	return r != nil && len(r.Cards) > 0 && !slices.ContainsFunc(r.Cards, func(o Card) bool { return o.Code == code })
}

// Name is what the sheets of fresh cards are called.
func (c *Coder) Name() string {
	if r := c.before(); r == nil || len(r.Cards) == 0 {
		return ""
	}
	return changesName + c.history.Newest().Version
}

// following says what became of the cards of one list in another: where each is now, by
// its words, its id or its place; -1 for one that nothing took the place of.
func following(was, is []Card) []int {
	m := &matcher{old: cardParts(was), new: cardParts(is)}
	m.match()
	return m.toNew
}

func cardParts(cards []Card) []Part {
	var parts []Part
	for i := range cards {
		c := &cards[i]
		id := c.ID
		if id == "" {
			id = c.wording()
		}
		parts = append(parts, Part{Kind: OfCard, Page: c.Deck, ID: id, Title: c.Title, Words: c.Words})
	}
	return parts
}

// A Fate is what became of a code.
type Fate struct {
	Card
	Current bool
	By      *Card    // what took its place; nil where nothing did
	In      *Release // that took it away; nil where that is not released yet
}

// Fates tells of every code that a release named or this build gives.
func (c *Coder) Fates() []Fate {
	var all []Fate
	seen := map[string]bool{}
	for _, card := range c.Cards {
		if !seen[card.Code] {
			all = append(all, Fate{Card: card, Current: true})
			seen[card.Code] = true
		}
	}
	lists := [][]Card{}
	for _, r := range c.history {
		lists = append(lists, r.Cards)
	}
	lists = append(lists, c.Cards)
	for i, list := range slices.Backward(lists[:len(lists)-1]) {
		for n, card := range list {
			if seen[card.Code] {
				continue
			}
			seen[card.Code] = true
			fate := Fate{Card: card}
			if i+1 < len(c.history) {
				fate.In = c.history[i+1]
			}
			for j := i; n >= 0 && j+1 < len(lists); j++ {
				n = following(lists[j], lists[j+1])[n]
			}
			if n >= 0 {
				fate.By = &c.Cards[n]
			}
			all = append(all, fate)
		}
	}
	return all
}
