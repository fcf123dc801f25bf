package release

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// Summary says how much changed, in plain words: "3 parts changed, 1 part is new".
func Summary(changes []Change, say words.Say) string {
	var all []string
	for _, what := range []What{Changed, New, Moved, Gone} {
		n := 0
		for _, c := range changes {
			if c.What == what {
				n++
			}
		}
		if n > 0 {
			all = append(all, say.Count("change_count_"+string(what), n))
		}
	}
	return strings.Join(all, ", ")
}

// Note says that the content is no longer that of the newest release; it is empty where
// nothing changed since.
func (h History) Note(since []Change, say words.Say) string {
	if len(since) == 0 {
		return ""
	}
	return fmt.Sprintf("Changed since release %s: %s. `rethink changes` shows what.", h.Newest().Version, Summary(since, say))
}

// Told is what changed since a release, in plain words.
type Told struct {
	Since string   // the version
	Lines []string // a heading for each page, and its parts; empty where nothing changed
	Mail  string   // a paragraph to paste into an email; empty where nothing changed
}

// Tell tells what changed since the release of a version, or with no version since the
// newest.
func (h History) Tell(site *model.Site, version string, say words.Say) (*Told, error) {
	from, now := h.Newest(), Take(site)
	if from == nil {
		return nil, errors.New("nothing was released yet, so nothing can be compared: `rethink release 1.0 --approved-by …` writes the first release")
	}
	if version != "" {
		if from = h.Find(version); from == nil {
			return nil, fmt.Errorf("there is no release %s: there is %s", version, strings.Join(h.Versions(), ", "))
		}
	}
	changes := Compare(from.Snapshot, now)
	t := &Told{Since: from.Version}
	if len(changes) > 0 {
		in := h.Newest()
		if site.Config.Changed {
			in = nil // what is told of is not released yet
		}
		t.Lines, t.Mail = tell(site, changes, say), Mail(site, in, from.Version, changes, len(h) > 1, say)
	}
	return t, nil
}

// tell says what changed as lines of plain text: a line for each page, and below it one
// for each part with its words before and after.
func tell(site *model.Site, changes []Change, say words.Say) []string {
	var all []string
	for _, p := range pagesView(site, changes, nil, say) {
		all = append(all, "", p.Title)
		for _, c := range p.Changes {
			all = append(all, "  "+c.What+": "+c.Kind+": "+c.Title)
			if c.Moved != "" {
				all = append(all, "    "+c.Moved)
			}
			all = append(all, told(say("change_before"), c.Before)...)
			all = append(all, told(say("change_after"), c.After)...)
		}
	}
	return all
}

// told is lines below the word that says which wording they are of.
func told(label string, lines []Line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, "      "+l.Plain())
	}
	if len(all) > 0 {
		all = append([]string{"    " + label}, all...)
	}
	return all
}

// Mail is a paragraph to paste into an email. It says which version came when, with
// whose approval, or where it is not released yet, since which version it changed; and
// what is not as it was.
func Mail(site *model.Site, r *Release, since string, changes []Change, onPage bool, say words.Say) string {
	text := say("change_mail_since", site.Config.Title, since)
	if r != nil {
		text = say("change_mail", site.Config.Title, r.Version, say.Date(r.Day), withStop(r.Approver))
		text = strings.TrimSpace(text + " " + withStop(r.Note))
	}
	if sum := Summary(changes, say); sum != "" {
		text += " " + sum + "."
	}
	var titles []string
	for _, p := range pagesView(site, changes, nil, say) {
		titles = append(titles, p.Title)
	}
	const most = 8
	if len(titles) > most {
		titles = append(titles[:most:most], "…")
	}
	if len(titles) > 0 {
		text += " " + withStop(say("change_mail_pages", strings.Join(titles, "; ")))
	}
	if base := site.Config.BaseURL; base != "" && onPage {
		text += " " + say("change_mail_see", base+Address)
	}
	return text
}

func withStop(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}

// A Line is one line of the words of a part, in pieces.
type Line []Piece

// A Piece is some words, and whether the other wording lacks them.
type Piece struct {
	Text  string
	Apart bool
}

// Plain is the line without its marks.
func (l Line) Plain() string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.Text)
	}
	return b.String()
}

// differences returns the lines that only one of two wordings has, with the words
// marked that the other lacks.
func differences(before, after []string) (was, is []Line) {
	keptOld, keptNew := common(before, after)
	left := func(lines []string, kept []bool) []string {
		var rest []string
		for i, l := range lines {
			if !kept[i] {
				rest = append(rest, l)
			}
		}
		return rest
	}
	olds, news := left(before, keptOld), left(after, keptNew)
	a, b := tokens(olds), tokens(news)
	inA, inB := common(a, b)
	return marked(olds, inA, len(news) > 0), marked(news, inB, len(olds) > 0)
}

func tokens(lines []string) []string {
	var all []string
	for _, l := range lines {
		all = append(all, strings.Fields(l)...)
	}
	return all
}

// marked takes lines apart into runs of words that the other wording has and has not.
// Where it has none, nothing is marked: all is new.
func marked(lines []string, both []bool, marks bool) []Line {
	var all []Line
	n := 0
	for _, l := range lines {
		var line Line
		for _, w := range strings.Fields(l) {
			apart := marks && !both[n]
			n++
			if last := len(line) - 1; last >= 0 && line[last].Apart == apart {
				line[last].Text += " " + w
				continue
			} else if last >= 0 && apart {
				line[last].Text += " "
			} else if last >= 0 {
				w = " " + w
			}
			line = append(line, Piece{w, apart})
		}
		all = append(all, line)
	}
	return all
}

// mostCompared is how many words or lines of a part are compared one with each other.
const mostCompared = 2000

// common says which of two lists' entries both have in one order: the longest choice of
// them.
func common(a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	start := 0
	for start < len(a) && start < len(b) && fold(a[start]) == fold(b[start]) {
		inA[start], inB[start] = true, true
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && fold(a[len(a)-1-end]) == fold(b[len(b)-1-end]) {
		inA[len(a)-1-end], inB[len(b)-1-end] = true, true
		end++
	}
	a, b = a[start:len(a)-end], b[start:len(b)-end]
	if len(a) > mostCompared || len(b) > mostCompared {
		return inA, inB
	}
	length := make([][]int32, len(a)+1)
	for i := range length {
		length[i] = make([]int32, len(b)+1)
	}
	for i, x := range slices.Backward(a) {
		for j, y := range slices.Backward(b) {
			if fold(x) == fold(y) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case fold(a[i]) == fold(b[j]):
			inA[start+i], inB[start+j] = true, true
			i++
			j++
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}
