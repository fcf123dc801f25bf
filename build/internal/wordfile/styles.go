package wordfile

import "strconv"

// The ids of the styles, as elements name them. Those of the paragraphs that Word knows
// have the names that it knows them by, so that its lists, its navigation and a screen
// reader do too.
const (
	styleNormal   = "Normal"
	styleTitle    = "Title"
	styleSubtitle = "Subtitle"
	styleHeading  = "Heading" // and its level
	styleContents = "TOC1"
	styleAbove    = "ContentsTitle"
	styleFile     = "FileName"
	styleNumbered = "NumberedText"
	styleList     = "ListParagraph"
	styleTerm     = "Term"
	styleQuote    = "Quote"
	styleCode     = "Code"
	styleCaption  = "Caption"
	styleBoxTitle = "BoxTitle"
	styleGap      = "Gap"
	styleField    = "Field"
	styleAnswer   = "Answer"
	styleHeader   = "Header"
	styleFooter   = "Footer"
	styleNote     = "FootnoteText"

	charNumber = "ParagraphNumber"
	charLink   = "Hyperlink"
	charNote   = "FootnoteReference"
	charPrompt = "PlaceholderText"
	charCode   = "CodeWords"

	tablePlain = "TableNormal"
	tableGrid  = "TableGrid"
)

// Colours, as the site has them. Each is dark enough on white and on the tints for small
// type.
const (
	ink  = "14212B"
	teal = "0B5D66"
	plum = "8A1F4B"
	mute = "4A5963"
	line = "9AA7AF"

	tealTint = "E8F2F2"
	plumTint = "FBEDF2"
	grayTint = "F1F4F5"
)

// font is on nearly every computer, and has a twin of the same widths on the others.
const font = "Arial"

// Lengths, in twentieths of a point.
const (
	margin   = 1134 // 2 cm
	hang     = 794  // 1.4 cm: room for the number of a passage
	step     = 397  // 0.7 cm: one level of a list
	textWide = a4Wide - 2*margin
	a4Wide   = 11906
	a4High   = 16838
)

// A style is a style of paragraphs or words.
type style struct {
	id, name     string
	next         string
	size         int // half points; zero is as what it is based on
	color        string
	bold, italic bool
	font         string
	before       int // twentieths of a point
	after        int
	keepNext     bool
	left, hang   int
	level        int // of a heading in the outline; zero for none
	tint         string
	underlined   bool
	raised       bool
	under, boxed bool // a line below, lines all around: room to write
	hidden       bool // not among those that Word offers
}

// paragraphStyles are the styles of paragraphs.
func paragraphStyles() []style {
	styles := []style{
		{id: styleTitle, name: "Title", size: 60, bold: true, color: ink, before: 240, after: 160, keepNext: true},
		{id: styleSubtitle, name: "Subtitle", size: 26, color: mute, after: 200},
	}
	sizes := []int{0, 40, 30, 25, 23, 22, 22}
	for level := 1; level <= 6; level++ {
		n := strconv.Itoa(level)
		styles = append(styles, style{
			id: styleHeading + n, name: "heading " + n, next: styleNormal, size: sizes[level], bold: true, color: ink,
			before: 420 - 40*level, after: 100, keepNext: true, level: level,
		})
	}
	return append(styles,
		style{id: styleContents, name: "toc 1", after: 20, left: hang, hang: hang},
		style{id: styleAbove, name: "Contents title", size: 30, bold: true, color: ink, before: 300, after: 120, keepNext: true},
		style{id: styleFile, name: "File name", size: 17, color: mute, after: 160, keepNext: true},
		style{id: styleNumbered, name: "Numbered text", left: hang, hang: hang},
		style{id: styleList, name: "List Paragraph", after: 60},
		style{id: styleTerm, name: "Term", bold: true, before: 80, after: 40, keepNext: true},
		style{id: styleQuote, name: "Quote", italic: true, color: ink},
		style{id: styleCode, name: "Code", font: "Courier New", size: 20, tint: grayTint},
		style{id: styleCaption, name: "caption", size: 20, color: mute},
		style{id: styleBoxTitle, name: "Box title", bold: true, after: 40, keepNext: true},
		style{id: styleGap, name: "Gap", size: 8, after: 0, hidden: true},
		style{id: styleField, name: "Field", before: 80, after: 120, under: true},
		style{id: styleAnswer, name: "Answer", before: 80, after: 200, boxed: true},
		style{id: styleHeader, name: "header", size: 17, color: mute},
		style{id: styleFooter, name: "footer", size: 17, color: mute},
		style{id: styleNote, name: "footnote text", size: 19, after: 40},
	)
}

func wordStyles() []style {
	return []style{
		{id: charNumber, name: "Paragraph number", size: 17, color: mute},
		{id: charLink, name: "Hyperlink", color: teal, underlined: true},
		{id: charNote, name: "footnote reference", raised: true},
		{id: charPrompt, name: "Placeholder Text", color: mute},
		{id: charCode, name: "Code words", font: "Courier New"},
	}
}

// styles returns the part word/styles.xml.
func styles(language string) *node {
	run := el("w:rPr",
		el("w:rFonts").set("w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font),
		val("w:sz", "22"), val("w:szCs", "22"),
		el("w:lang").set("w:val", language, "w:eastAsia", language, "w:bidi", language))
	para := el("w:pPr", el("w:spacing").set("w:after", "120", "w:line", "276", "w:lineRule", "auto"))
	root := el("w:styles", el("w:docDefaults", el("w:rPrDefault", run), el("w:pPrDefault", para))).set("xmlns:w", nsWord)
	root.add(
		el("w:style", val("w:name", "Normal"), el("w:qFormat")).set("w:type", "paragraph", "w:default", "1", "w:styleId", styleNormal),
		el("w:style", val("w:name", "Default Paragraph Font"), val("w:uiPriority", "1"), el("w:semiHidden")).set("w:type", "character", "w:default", "1", "w:styleId", "DefaultParagraphFont"),
		el("w:style", val("w:name", "Normal Table"), val("w:uiPriority", "99"), el("w:semiHidden"), el("w:tblPr", margins())).set("w:type", "table", "w:default", "1", "w:styleId", tablePlain),
		el("w:style", val("w:name", "No List"), val("w:uiPriority", "99"), el("w:semiHidden")).set("w:type", "numbering", "w:default", "1", "w:styleId", "NoList"),
	)
	for _, s := range paragraphStyles() {
		root.add(s.paragraph())
	}
	for _, s := range wordStyles() {
		root.add(s.words())
	}
	return root.add(gridStyle())
}

func (s style) paragraph() *node {
	spacing := el("w:spacing")
	if s.before > 0 {
		spacing.set("w:before", strconv.Itoa(s.before))
	}
	if s.after > 0 || s.id == styleGap {
		spacing.set("w:after", strconv.Itoa(s.after))
	}
	if s.id == styleGap {
		spacing.set("w:line", "120", "w:lineRule", "exact")
	}
	if len(spacing.attrs) == 0 {
		spacing = nil
	}
	props := el("w:pPr")
	if s.keepNext {
		props.add(el("w:keepNext"))
	}
	switch {
	case s.boxed:
		props.add(el("w:pBdr", border("w:top", line, 4, 6), border("w:left", line, 4, 6), border("w:bottom", line, 4, 6), border("w:right", line, 4, 6)))
	case s.under:
		props.add(el("w:pBdr", border("w:bottom", line, 4, 2), border("w:between", line, 4, 2)))
	}
	if s.tint != "" {
		props.add(shade(s.tint))
	}
	if s.hang > 0 {
		props.add(el("w:tabs", el("w:tab").set("w:val", "left", "w:pos", strconv.Itoa(s.left))))
	}
	props.add(spacing)
	switch {
	case s.boxed: // so that its lines end where the text does
		props.add(indent(120, 0).set("w:right", "120"))
	case s.left > 0:
		props.add(indent(s.left, s.hang))
	}
	if s.level > 0 {
		props.add(val("w:outlineLvl", strconv.Itoa(s.level-1)))
	}
	n := el("w:style", val("w:name", s.name), val("w:basedOn", styleNormal)).set("w:type", "paragraph", "w:styleId", s.id)
	if s.next != "" {
		n.add(val("w:next", s.next))
	}
	if s.hidden {
		n.add(el("w:semiHidden"))
	} else {
		n.add(el("w:qFormat"))
	}
	return n.add(props.orNil(), s.run().orNil())
}

func (s style) words() *node {
	n := el("w:style", val("w:name", s.name), val("w:basedOn", "DefaultParagraphFont"), el("w:qFormat"), s.run().orNil())
	return n.set("w:type", "character", "w:styleId", s.id)
}

func (s style) run() *node {
	run := el("w:rPr")
	if s.font != "" {
		run.add(el("w:rFonts").set("w:ascii", s.font, "w:hAnsi", s.font, "w:cs", s.font))
	}
	if s.bold {
		run.add(el("w:b"), el("w:bCs"))
	}
	if s.italic {
		run.add(el("w:i"), el("w:iCs"))
	}
	if s.color != "" {
		run.add(val("w:color", s.color))
	}
	if s.size > 0 {
		size := strconv.Itoa(s.size)
		run.add(val("w:sz", size), val("w:szCs", size))
	}
	if s.underlined {
		run.add(val("w:u", "single"))
	}
	if s.raised {
		run.add(val("w:vertAlign", "superscript"))
	}
	return run
}

// gridStyle is that of tables: lines between rows, and a head that is set apart by its
// weight too, not by its tint alone.
func gridStyle() *node {
	borders := el("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders.add(border("w:"+side, line, 4, 0))
	}
	head := el("w:tblStylePr",
		el("w:rPr", el("w:b"), el("w:bCs")),
		el("w:tcPr", shade(grayTint))).set("w:type", "firstRow")
	return el("w:style",
		val("w:name", "Table Grid"), val("w:basedOn", tablePlain), el("w:qFormat"),
		el("w:pPr", el("w:spacing").set("w:after", "60")),
		el("w:tblPr", borders, margins()), head,
	).set("w:type", "table", "w:styleId", tableGrid)
}

func margins() *node {
	mar := el("w:tblCellMar")
	for _, side := range []string{"top", "left", "bottom", "right"} {
		wide := "100"
		if side == "top" || side == "bottom" {
			wide = "50"
		}
		mar.add(el("w:"+side).set("w:w", wide, "w:type", "dxa"))
	}
	return mar
}

func border(name, color string, eighths, space int) *node {
	return el(name).set("w:val", "single", "w:sz", strconv.Itoa(eighths), "w:space", strconv.Itoa(space), "w:color", color)
}

func shade(fill string) *node {
	return el("w:shd").set("w:val", "clear", "w:color", "auto", "w:fill", fill)
}

func indent(left, hanging int) *node {
	n := el("w:ind").set("w:left", strconv.Itoa(left))
	if hanging > 0 {
		n.set("w:hanging", strconv.Itoa(hanging))
	}
	return n
}
