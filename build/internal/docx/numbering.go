package docx

import (
	"strconv"
	"strings"
)

// levels is how many levels a list of Word has.
const levels = 9

// A level says how the entries of one level of a list are counted.
type level struct {
	start   int
	format  string // "decimal", "bullet", "lowerLetter", …
	text    string // "%1.%2"
	style   string // the style whose paragraphs are counted on it
	decimal bool   // the numbers of the levels above are written in digits
	restart int    // begins anew behind an entry of this level, counted from 1; 0 never, -1 the level above
}

// A series is a list as Word counts it: several may share their numbers.
type series struct {
	levels [levels]level
	link   string // the style that has the levels
	count  [levels]int
	begun  [levels]bool

	compound bool         // an entry has shown numbers such as 3.1
	entries  []*Paragraph // so far
}

// A list is what a paragraph names.
type list struct {
	series *series
	starts map[int]int // levels that begin anew, and with which number
	used   bool
}

// numbering counts the entries of all lists, in the order of the text.
type numbering struct {
	lists  map[string]*list
	styles *styles
}

func readNumbering(p *parts, name string, s *styles) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: s}
	root, err := p.tree(name)
	if err != nil || root == nil {
		return n, err
	}
	abstract, byStyle := map[string]*series{}, map[string]*series{}
	for _, k := range root.kids {
		if k.name == "w:abstractNum" {
			a := readSeries(k)
			abstract[k.attr("abstractNumId")] = a
			if link := k.kid("w:styleLink").attr("val"); link != "" {
				byStyle[link] = a
			}
		}
	}
	for _, k := range root.kids {
		if k.name != "w:num" {
			continue
		}
		a := abstract[k.kid("w:abstractNumId").attr("val")]
		if a != nil && byStyle[a.link] != nil {
			a = byStyle[a.link]
		}
		if a != nil {
			n.lists[k.attr("numId")] = readList(k, a)
		}
	}
	return n, nil
}

func readSeries(k *node) *series {
	s := &series{link: k.kid("w:numStyleLink").attr("val")}
	for i := range s.levels {
		s.levels[i] = level{start: 1, format: "decimal", text: "%" + strconv.Itoa(i+1) + ".", restart: -1}
	}
	for _, l := range k.kids {
		if i, ok := levelOf(l); ok && l.name == "w:lvl" {
			readLevel(l, &s.levels[i])
		}
	}
	return s
}

func levelOf(n *node) (int, bool) {
	i, err := strconv.Atoi(n.attr("ilvl"))
	return i, err == nil && 0 <= i && i < levels
}

func readLevel(l *node, to *level) {
	if n, err := strconv.Atoi(l.kid("w:start").attr("val")); err == nil {
		to.start = n
	} else if l.kid("w:start") == nil {
		to.start = 0
	}
	if format := l.kid("w:numFmt"); format != nil {
		to.format = format.attr("val")
	}
	if text := l.kid("w:lvlText"); text != nil {
		to.text = text.attr("val")
	}
	to.style = l.kid("w:pStyle").attr("val")
	if legal := l.kid("w:isLgl"); legal != nil {
		to.decimal = !legal.has("val") || isOn(legal.attr("val"))
	}
	if n, err := strconv.Atoi(l.kid("w:lvlRestart").attr("val")); err == nil {
		to.restart = n
	}
}

// readList reads one list, which may have levels of its own.
func readList(k *node, s *series) *list {
	l := &list{series: s, starts: map[int]int{}}
	for _, o := range k.kids {
		i, ok := levelOf(o)
		if !ok || o.name != "w:lvlOverride" {
			continue
		}
		if own := o.kid("w:lvl"); own != nil {
			if l.series == s {
				copied := *s
				l.series = &copied
			}
			readLevel(own, &l.series.levels[i])
		}
		if n, err := strconv.Atoi(o.kid("w:startOverride").attr("val")); err == nil {
			l.starts[i] = n
		}
	}
	return l
}

// counted is what the numbering says of one paragraph.
type counted struct {
	list  string
	level int
	lvl   level
	value int
	label string
}

// count counts a paragraph. It is not ok for one that is in no list.
func (n *numbering) count(style string, own *node) (counted, bool) {
	id, at := n.place(style, own)
	l := n.lists[id]
	if l == nil {
		return counted{}, false
	}
	if !l.used {
		l.used = true
		for i, start := range l.starts {
			l.series.count[i], l.series.begun[i] = start-1, true
		}
	}
	s := l.series
	if !s.begun[at] {
		s.count[at], s.begun[at] = s.levels[at].start-1, true
	}
	s.count[at]++
	for below := at + 1; below < levels; below++ {
		if r := s.levels[below].restart; r < 0 || r > at {
			s.begun[below] = false
		}
	}
	c := counted{list: id, level: at, lvl: s.levels[at], value: s.count[at]}
	c.label = s.label(at)
	return c, true
}

// take says what numbering makes of a paragraph that it has counted: the number of a
// heading, an entry of a list, or a paragraph of a document whose paragraphs have
// numbers such as 3.1. The text names those, so they stay with the words.
func (n *numbering) take(p *Paragraph, c counted) {
	s := n.lists[c.list].series
	ordered := c.lvl.format != "bullet"
	switch {
	case c.lvl.format == "none":
		return
	case p.Level > 0:
		if ordered {
			p.Label = c.label
		}
		return
	}
	p.Item = &Item{List: c.list, Level: c.level, Ordered: ordered, Value: c.value, Label: c.label}
	s.entries = append(s.entries, p)
	s.compound = s.compound || ordered && strings.Count(c.lvl.text, "%") > 1
}

// settle makes paragraphs with numbers of the entries of lists that have shown one such
// as 3.1.
func (n *numbering) settle() {
	for _, l := range n.lists {
		for _, p := range l.series.entries {
			if l.series.compound && p.Item != nil && p.Item.Ordered {
				p.Label, p.Item = p.Item.Label, nil
			}
		}
	}
}

// place returns the list of a paragraph and the level in it: its own, or those of its
// style. The list "0" stands for none.
func (n *numbering) place(styleID string, own *node) (id string, at int) {
	written := -1
	take := func(pr *node) {
		if pr == nil {
			return
		}
		if id == "" {
			id = pr.kid("w:numId").attr("val")
		}
		if i, err := strconv.Atoi(pr.kid("w:ilvl").attr("val")); err == nil && written < 0 {
			written = i
		}
	}
	take(own.kid("w:numPr"))
	direct := id != ""
	n.styles.chain(styleID, func(st *style) bool {
		take(st.pPr.kid("w:numPr"))
		if l := n.lists[id]; l != nil && written < 0 && !direct {
			for i := range l.series.levels {
				if l.series.levels[i].style == st.id {
					written = i
				}
			}
		}
		return id != "" && written >= 0
	})
	return id, min(max(written, 0), levels-1)
}

// label is what Word shows before an entry.
func (s *series) label(at int) string {
	l := s.levels[at]
	switch l.format {
	case "bullet":
		return "•"
	case "none":
		return ""
	}
	text := l.text
	for i := range levels {
		mark := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, mark) {
			continue
		}
		format, value := s.levels[i].format, s.count[i]
		if l.decimal {
			format = "decimal"
		}
		if !s.begun[i] {
			value = s.levels[i].start
		}
		text = strings.ReplaceAll(text, mark, number(format, value))
	}
	return strings.TrimSpace(text)
}

// number writes a number as a format of Word does.
func number(format string, n int) string {
	switch format {
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if 0 <= n && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// letters counts a, b, … z, aa, bb, as Word does.
func letters(n int, first rune) string {
	const alphabet, most = 26, 780
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%alphabet)), (n-1)/alphabet+1)
}

func roman(n int) string {
	const most = 3999
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
