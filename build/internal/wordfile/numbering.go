package wordfile

import "strconv"

// deepest is how many levels of lists the format has.
const deepest = 9

// The numbering of all bullet lists, and the kinds that numberings are of.
const (
	bullets     = 1
	kindBullets = "0"
	kindCounted = "1"
)

// counted returns a numbering that begins anew, at a level, with a number.
func (d *Document) counted(level, start int) int {
	id := bullets + len(d.lists) + 1
	d.lists = append(d.lists, el("w:num",
		val("w:abstractNumId", kindCounted),
		el("w:lvlOverride", val("w:startOverride", strconv.Itoa(start))).set("w:ilvl", strconv.Itoa(level)),
	).set("w:numId", strconv.Itoa(id)))
	return id
}

// numbering returns the part word/numbering.xml.
func (d *Document) numbering() *node {
	root := el("w:numbering", kind(kindBullets, func(level int) (format, text string) {
		return "bullet", []string{"\u2022", "\u2013", "\u00b7"}[level%3]
	}), kind(kindCounted, func(level int) (format, text string) {
		return "decimal", "%" + strconv.Itoa(level+1) + "." // on the site lists in lists count so too
	}), el("w:num", val("w:abstractNumId", kindBullets)).set("w:numId", strconv.Itoa(bullets))).set("xmlns:w", nsWord)
	return root.add(d.lists...)
}

func kind(id string, sign func(level int) (format, text string)) *node {
	n := el("w:abstractNum", val("w:multiLevelType", "hybridMultilevel")).set("w:abstractNumId", id)
	for level := range deepest {
		format, text := sign(level)
		n.add(el("w:lvl",
			val("w:start", "1"), val("w:numFmt", format), val("w:lvlText", text), val("w:lvlJc", "left"),
			el("w:pPr", indent(step*(level+1), step)),
		).set("w:ilvl", strconv.Itoa(level)))
	}
	return n
}
