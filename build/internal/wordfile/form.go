package wordfile

import "strconv"

// field returns a field to write in, with the label that a screen reader says. One of
// many lines takes the Enter key.
func (d *Document) field(label string, lines bool) *node {
	kind := el("w:text")
	if lines {
		kind.set("w:multiLine", "1")
	}
	shown := run(el("w:rPr", val("w:rStyle", charPrompt)), written(d.o.TypeHere))
	return el("w:sdt", d.control(label, el("w:showingPlcHdr"), kind), el("w:sdtContent", shown))
}

// box returns a box to tick.
func (d *Document) box(label string) *node {
	const ticked, empty = "2612", "2610"
	kind := el("w14:checkbox", el("w14:checked").set("w14:val", "0"),
		el("w14:checkedState").set("w14:val", ticked, "w14:font", "MS Gothic"),
		el("w14:uncheckedState").set("w14:val", empty, "w14:font", "MS Gothic"))
	sign := run(el("w:rPr", el("w:rFonts").set("w:ascii", "MS Gothic", "w:hAnsi", "MS Gothic", "w:eastAsia", "MS Gothic")), written("\u2610"))
	return el("w:sdt", d.control(label, nil, kind), el("w:sdtContent", sign))
}

// control returns the properties of what can be filled in. Word wants a number for each.
func (d *Document) control(label string, more ...*node) *node {
	d.fields++
	props := el("w:sdtPr")
	if label = cut(label, 64); label != "" {
		props.add(val("w:alias", label))
	}
	return props.add(val("w:tag", "field"+strconv.Itoa(d.fields)), val("w:id", strconv.Itoa(d.fields))).add(more...)
}

// cut shortens a label to what Word takes.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// again makes a row one that Word can add again: a sign at its end does so, which needs
// no key to be known.
func (d *Document) again(row *node) *node {
	d.growing = true
	one := el("w:sdt", d.control("", el("w15:repeatingSectionItem")), el("w:sdtContent", row))
	return el("w:sdt", d.control("", el("w15:repeatingSection")), el("w:sdtContent", one))
}
