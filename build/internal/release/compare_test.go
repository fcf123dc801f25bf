package release

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// parts makes parts from lines such as "prompt open.md what-now What now? = words".
func parts(text string) Snapshot {
	var s Snapshot
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		said, body, _ := strings.Cut(line, " = ")
		f := strings.SplitN(said, " ", 4)
		p := Part{Kind: Kind(f[0]), Page: f[1], ID: f[2]}
		if len(f) > 3 {
			p.Title = f[3]
		}
		if p.Kind == OfChoice {
			p.To, body, _ = strings.Cut(body, " ")
		}
		if body != "" {
			p.Words = strings.Split(body, " / ")
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

func listed(changes []Change) []string {
	var all []string
	for _, c := range changes {
		line := string(c.What) + " " + c.Part().ID
		if c.Before != nil && c.After != nil && c.Before.ID != c.After.ID {
			line += " was " + c.Before.ID
		}
		if c.Moved && c.Before.Page != c.After.Page {
			line += " from " + c.Before.Page
		}
		all = append(all, line)
	}
	return all
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "section a.md x X = a", "section a.md x X = a", ""},
		{"quotation marks are set another way", "section a.md x Don't = \"a\"", "section a.md x Don’t = “a”", ""},
		{"a word", "section a.md x X = a b", "section a.md x X = a c", "changed x"},
		{"a title", "section a.md x X = a", "section a.md x Y = a", "changed x"},
		{"one is new", "prompt a.md x X\nprompt a.md z Z", "prompt a.md x X\nprompt a.md y Y\nprompt a.md z Z", "new y"},
		{"one is gone", "prompt a.md x X\nprompt a.md y Y\nprompt a.md z Z", "prompt a.md x X\nprompt a.md z Z", "gone y"},
		{"one was reworded, and its id with it", "prompt a.md x X\nprompt a.md y Y\nprompt a.md z Z", "prompt a.md x X\nprompt a.md w W\nprompt a.md z Z", "changed w was y"},
		{"two were reworded, and one is new", "swap a.md x Why so late = a\nswap a.md y Did you ask = b", "swap a.md q Quite another = c\nswap a.md v Why so very late = a\nswap a.md w Did you then ask = b", "new q, changed v was x, changed w was y"},
		{"one went up", "prompt a.md x X\nprompt a.md y Y\nprompt a.md z Z", "prompt a.md z Z\nprompt a.md x X\nprompt a.md y Y", "moved z"},
		{"one went to another page", "page a.md a.md A\nsection a.md x X = words\npage b.md b.md B", "page a.md a.md A\npage b.md b.md B\nsection b.md x X = words", "moved x from a.md"},
		{"a page has another name", "page a.md a.md A = lead\nsection a.md x X = one\nsection a.md y Y = two", "page b.md b.md A = lead\nsection b.md x X = one\nsection b.md y Y = three", "moved b.md was a.md from a.md, changed y"},
		{"a page is gone", "page a.md a.md A = a\nsection a.md x X = one\npage b.md b.md B = b", "page b.md b.md B = b", "gone a.md, gone x"},
		{"a step has another id, which only addresses notice", "step f.md a A = do\nstep f.md q Q = ask\nchoice f.md q.a Yes = a", "step f.md b A = do\nstep f.md q Q = ask\nchoice f.md q.b Yes = b", ""},
		{"an answer leads elsewhere", "step f.md a A = do\nstep f.md b B = go\nchoice f.md q.a Yes = a", "step f.md a A = do\nstep f.md b B = go\nchoice f.md q.a Yes = b", "changed q.a"},
		{"a contact has another number", "site  contact-ann Ann = 1", "site  contact-ann Ann = 2", "changed contact-ann"},
		{"one contact for another", "site  contact-ann Ann = 1", "site  contact-bob Bob = 2", "gone contact-ann, new contact-bob"},
	} {
		got := strings.Join(listed(Compare(parts(c.before), parts(c.after))), ", ")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// However many parts there are, what was reworded in one place is found there alone.
func TestALongSiteIsComparedPartByPart(t *testing.T) {
	var before strings.Builder
	for p := range 300 {
		fmt.Fprintf(&before, "page p%d.md p%[1]d.md Page %[1]d = lead\n", p)
		for s := range 20 {
			fmt.Fprintf(&before, "section p%d.md s%d Section %[2]d = words of %[1]d / and more of %[2]d\n", p, s)
		}
	}
	after := strings.Replace(before.String(), "words of 150 / and more of 7", "other words of 150 / and more of 7", 1)
	after = strings.Replace(after, "section p200.md s3 ", "section p200.md new ", 1)
	got := listed(Compare(parts(before.String()), parts(after)))
	if want := []string{"changed s7"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDifferencesMarkTheWordsThatTheOtherLacks(t *testing.T) {
	was, is := differences([]string{"Same.", "within 3 days of it", "Gone."}, []string{"Same.", "within 5 working days of it"})
	show := func(lines []Line) string {
		var b strings.Builder
		for _, l := range lines {
			for _, p := range l {
				if p.Apart {
					b.WriteString("[" + p.Text + "]")
				} else {
					b.WriteString(p.Text)
				}
			}
			b.WriteString(" / ")
		}
		return b.String()
	}
	if got, want := show(was), "within [3] days of it / [Gone.] / "; got != want {
		t.Errorf("was %q, want %q", got, want)
	}
	if got, want := show(is), "within [5 working] days of it / "; got != want {
		t.Errorf("is %q, want %q", got, want)
	}
}
