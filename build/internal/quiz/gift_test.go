package quiz

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"rethink/build/internal/model"
	"rethink/build/internal/words"
)

// A giftQuestion is a question as a strict reader of the format understands it.
type giftQuestion struct {
	category, id, title, format, text, general string
	answers                                    []giftAnswer
}

// A giftAnswer is one answer; of a pair, Text is the left and Match the right.
type giftAnswer struct {
	right                 bool
	text, match, feedback string
}

// readGIFT reads the part of the format that we write, and refuses all else: each
// sign that means something counts unless a backslash stands before it.
func readGIFT(src string) ([]giftQuestion, error) {
	var all []giftQuestion
	category, id := "", ""
	for _, block := range strings.Split(src, "\n\n") {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		for len(lines) > 0 && (strings.HasPrefix(lines[0], "//") || strings.HasPrefix(lines[0], "$CATEGORY: ")) {
			if name, ok := strings.CutPrefix(lines[0], "$CATEGORY: "); ok {
				category = name
			}
			if _, rest, ok := strings.Cut(lines[0], "[id:"); ok {
				id, _, _ = strings.Cut(rest, "]")
			}
			lines = lines[1:]
		}
		if len(lines) == 0 {
			continue
		}
		q := giftQuestion{category: category, id: id}
		if err := q.read(strings.Join(lines, "\n")); err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
		all = append(all, q)
	}
	return all, nil
}

func (q *giftQuestion) read(src string) error {
	rest, ok := strings.CutPrefix(src, "::")
	if !ok {
		return fmt.Errorf("no title")
	}
	q.title, rest, ok = upTo(rest, "::")
	if !ok {
		return fmt.Errorf("title does not end")
	}
	if !strings.HasPrefix(rest, "[plain]") {
		return fmt.Errorf("no format")
	}
	q.format = "plain"
	q.text, rest, ok = upTo(strings.TrimPrefix(rest, "[plain]"), "{")
	if !ok {
		return fmt.Errorf("no answers")
	}
	q.text = strings.TrimSpace(q.text)
	body, after, ok := raw(rest, "}")
	if !ok || strings.TrimSpace(after) != "" {
		return fmt.Errorf("answers do not end, or end early: %q", after)
	}
	body, general, _ := raw(body, "####")
	general, ok = strings.CutPrefix(general, "[plain]")
	if !ok && general != "" {
		return fmt.Errorf("what follows has no format: %q", general)
	}
	q.general = strings.TrimSpace(plain(general))
	for body = strings.TrimSpace(body); body != ""; {
		mark := body[0]
		if mark != '=' && mark != '~' {
			return fmt.Errorf("answer begins with %q", mark)
		}
		end := len(body)
		for i := 1; i < len(body); i++ {
			if body[i] == '\\' {
				i++
			} else if body[i] == '=' || body[i] == '~' {
				end = i
				break
			}
		}
		text, feedback, _ := raw(body[1:end], "#")
		left, right, pair := raw(text, "->")
		if left, ok = strings.CutPrefix(left, "[plain]"); !ok {
			return fmt.Errorf("an answer has no format: %q", body)
		}
		if feedback, ok = strings.CutPrefix(feedback, "[plain]"); !ok && !pair {
			return fmt.Errorf("feedback has no format: %q", body)
		}
		q.answers = append(q.answers, giftAnswer{
			mark == '=', strings.TrimSpace(plain(left)), strings.TrimSpace(plain(right)), strings.TrimSpace(plain(feedback)),
		})
		body = body[end:]
	}
	return nil
}

// raw cuts at the first mark that no backslash stands before, leaving escapes.
func raw(s, mark string) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if strings.HasPrefix(s[i:], mark) {
			return s[:i], s[i+len(mark):], true
		}
	}
	return s, "", false
}

func upTo(s, mark string) (string, string, bool) {
	before, after, found := raw(s, mark)
	return plain(before), after, found
}

func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// hostile has every sign that means something in GIFT, in each column.
func hostile() *model.Site {
	signs := `~ = # { } : \ \n ->%50% // $CATEGORY: [html] ::`
	return &model.Site{Swaps: []*model.Swaps{swapsPage("swaps.md",
		category("a", "A / B "+signs, "Tag "+signs, "Reason "+signs+". More.",
			"One "+signs+"|~Try one|#Because", "Two {x}|=Try two "+signs+"?|[html]Because "+signs, "%50%Three|%50%Try three", "Four|How come four?"),
		category("b", "B", "", "", "Five: why?|Try five", "Six|Try\nsix"),
	)}}
}

func TestGIFTGivesEveryQuestionBackTextForText(t *testing.T) {
	for name, site := range map[string]*model.Site{"the source": annexB(), "hostile signs": hostile()} {
		q := New(site)[0]
		out := q.GIFT(testWords, &model.Config{Title: "A site: {one}", Version: "1/2"})
		if !utf8.Valid(out) || strings.HasPrefix(string(out), "\ufeff") || strings.Contains(string(out), "\r") {
			t.Errorf("%s: file is not plain UTF-8 with line feeds", name)
		}
		read, err := readGIFT(string(out))
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
			continue
		}
		byID := map[string]giftQuestion{}
		for _, g := range read {
			if _, twice := byID[g.id]; twice {
				t.Errorf("%s: id %s appears twice", name, g.id)
			}
			byID[g.id] = g
		}
		for _, r := range q.Rounds {
			for _, want := range r.Questions {
				got, ok := byID[string(r.Kind)+"-"+want.ID]
				if !ok {
					t.Errorf("%s: %s is missing", name, want.Interaction())
					continue
				}
				sameGIFT(t, want, got)
			}
		}
	}
}

func sameGIFT(t *testing.T, want *Question, got giftQuestion) {
	t.Helper()
	say := words.Say(testWords)
	// The one sign that the format cannot carry.
	arrow := func(s string) string { return strings.ReplaceAll(s, "->", "→") }
	text := arrow(oneLine(want.Text.Plain()))
	if !strings.Contains(got.text, "“"+text+"”") || !strings.HasSuffix(got.title, text) {
		t.Errorf("%s: text became %q, title %q", want.ID, got.text, got.title)
	}
	if want.Round.Kind == SayIt {
		if len(got.answers) > 0 {
			t.Errorf("%s: an essay has answers: %v", want.ID, got.answers)
		}
		for _, a := range want.Try {
			if !strings.Contains(got.general, arrow(alternativeOf(say, a))) {
				t.Errorf("%s: %q is not in what follows the essay: %q", want.ID, alternativeOf(say, a), got.general)
			}
		}
		return
	}
	if len(got.answers) != len(want.Options) {
		t.Errorf("%s: %d answers became %d", want.ID, len(want.Options), len(got.answers))
		return
	}
	for i, o := range want.Options {
		a := got.answers[i]
		if a.text != arrow(labelOf(say, o)) || a.right != o.Accepted || a.feedback != arrow(feedbackOf(say, want, o)) {
			t.Errorf("%s: answer %q (%v) became %q (%v) with feedback %q", want.ID, labelOf(say, o), o.Accepted, a.text, a.right, a.feedback)
		}
	}
}

func TestGIFTMatchesTheTablesWithoutHowCome(t *testing.T) {
	read, err := readGIFT(string(New(annexB())[0].GIFT(testWords, &model.Config{Title: "Site"})))
	if err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for _, q := range read {
		if !strings.HasPrefix(q.id, "match-") {
			continue
		}
		if len(q.answers) < fewestPairs {
			t.Errorf("%s: Moodle wants three pairs, here are %d", q.id, len(q.answers))
		}
		for _, a := range q.answers {
			pairs = append(pairs, a.text+" -> "+a.match)
			if strings.HasPrefix(a.match, "How come") {
				t.Errorf("“how come” is the only right answer to %q", a.text)
			}
		}
	}
	// The table of "why" questions gives two pairs only, so both tables are one question.
	want := "Why haven't you…? -> Tell me what got in the way of…\nWhy did….? -> What happened next?\n"
	if got := strings.Join(pairs, "\n"); !strings.HasPrefix(got, want) || len(pairs) != 6 {
		t.Errorf("got\n%s", got)
	}
}

func TestGIFTMatchingLeavesNoTableBehind(t *testing.T) {
	rows := func(c string, n int) []string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf("Why %s%d?|What %s%d?", c, i, c, i))
		}
		return all
	}
	for _, sizes := range [][]int{{3, 3}, {2, 2}, {3, 2}, {2, 3, 4}, {5, 1, 1}} {
		page := swapsPage("swaps.md")
		total := 0
		for i, n := range sizes {
			name := string(rune('a' + i))
			page.Categories = append(page.Categories, category(name, name, name, "", rows(name, n)...))
			total += n
		}
		read, err := readGIFT(string(New(&model.Site{Swaps: []*model.Swaps{page}})[0].GIFT(testWords, &model.Config{Title: "S"})))
		if err != nil {
			t.Fatal(err)
		}
		pairs := 0
		for _, q := range read {
			if strings.HasPrefix(q.id, "match-") {
				pairs += len(q.answers)
				if len(q.answers) < fewestPairs {
					t.Errorf("%v: a question has %d pairs", sizes, len(q.answers))
				}
			}
		}
		if pairs != total {
			t.Errorf("%v: %d pairs of %d", sizes, pairs, total)
		}
	}
}
