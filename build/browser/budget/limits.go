package main

// KB is what a kilobyte is in every limit.
const KB = 1024

// Limits says what a kind of page may weigh, in compressed bytes.
type Limits struct {
	First   int // a first visit: HTML, CSS and JavaScript
	Further int // when the home page was visited before: what is not the same there
	Script  int // JavaScript alone
}

// text is for a page that is only text, and for every kind that is not named below.
var text = Limits{First: 14 * KB, Further: 5 * KB, Script: 2 * KB}

// limits holds the kinds of pages with limits of their own. A kind is the name
// of its layout.
var limits = map[string]Limits{
	// The guided path is for a phone with a poor signal.
	"flow-start": {First: 8 * KB, Further: 5 * KB, Script: 2 * KB},
	"flow-step":  {First: 8 * KB, Further: 5 * KB, Script: 2 * KB},
	"flow-chart": {First: 11 * KB, Further: 8 * KB, Script: 2 * KB},

	// One opens these once and stays: they do more than text does. All pages of a quiz
	// share one list of its questions, which is counted here for each.
	"quiz-index":    {First: 14 * KB, Further: 8 * KB, Script: 4 * KB},
	"quiz-question": {First: 14 * KB, Further: 8 * KB, Script: 4 * KB},
	"quiz-summary":  {First: 14 * KB, Further: 8 * KB, Script: 4 * KB},
	"finder":        {First: 14 * KB, Further: 7 * KB, Script: 2 * KB},
	"search":        {First: 14 * KB, Further: 7 * KB, Script: 4 * KB},

	// A trainer opens the plan once and presents from it.
	"session": {First: 14 * KB, Further: 6 * KB, Script: 2 * KB},

	// What every plan needs on paper, and the numbers for every size of room.
	"room": {First: 14 * KB, Further: 6 * KB, Script: 2 * KB},

	// The list of all there is to print.
	"print": {First: 14 * KB, Further: 6 * KB, Script: 2 * KB},

	// To be printed: a whole deck, a poster, a guide on one page.
	"flow-board":  {First: 14 * KB, Further: 8 * KB, Script: 2 * KB},
	"flow-poster": {First: 14 * KB, Further: 8 * KB, Script: 2 * KB},
	"paper":       {First: 14 * KB, Further: 8 * KB, Script: 2 * KB},
	"cards":       {First: 14 * KB, Further: 8.5 * KB, Script: 2 * KB},
	// With the site's bar around it, as all papers.
	"cards-sheet":       {First: 17 * KB, Further: 12 * KB, Script: 2 * KB},
	"cards-calibration": {First: 14 * KB, Further: 6 * KB, Script: 2 * KB},
}

// scripts holds what one script may weigh, compressed; 2 KB where it is not named.
var scripts = map[string]int{
	// All of present mode; present.js, which every page carries, is only the way in.
	"projector": 3 * KB,

	"search": 4 * KB,
	"quiz":   4 * KB,
}

const anyScript = 2 * KB

// of returns the limits of a kind of page.
func of(kind string) Limits {
	if l, ok := limits[kind]; ok {
		return l
	}
	return text
}
