// Package wordfiletest reads files for Word back in tests: it holds each part against the
// rules of ECMA-376 that Word insists on, and returns what a reader reads.
//
// It knows only elements that package wordfile writes; any other is a fault, so that
// whoever writes a new one looks up its place.
package wordfiletest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// children holds, for each element, which elements may stand in it, in the order of the
// schema. A name that begins with * may stand anywhere among the others of its group;
// groups are parted by spaces.
var children = map[string]string{
	"w:document":           "w:body",
	"w:body":               "*w:p,*w:tbl,*w:sdt w:sectPr",
	"w:p":                  "w:pPr *w:r,*w:hyperlink,*w:bookmarkStart,*w:bookmarkEnd,*w:sdt",
	"w:hyperlink":          "*w:r,*w:bookmarkStart,*w:bookmarkEnd",
	"w:r":                  "w:rPr *w:t,*w:tab,*w:br,*w:fldChar,*w:instrText,*w:drawing,*w:footnoteReference,*w:footnoteRef,*w:separator,*w:continuationSeparator",
	"w:pPr":                "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:bidi w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr",
	"w:rPr":                "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:strike w:vanish w:color w:spacing w:sz w:szCs w:highlight w:u w:shd w:vertAlign w:rtl w:cs w:lang",
	"w:numPr":              "w:ilvl w:numId",
	"w:pBdr":               "w:top w:left w:bottom w:right w:between",
	"w:tabs":               "*w:tab",
	"w:tbl":                "w:tblPr w:tblGrid *w:tr,*w:sdt",
	"w:tblPr":              "w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook",
	"w:tblGrid":            "*w:gridCol",
	"w:tblBorders":         "w:top w:left w:bottom w:right w:insideH w:insideV",
	"w:tblCellMar":         "w:top w:left w:bottom w:right",
	"w:tr":                 "w:trPr *w:tc,*w:sdt",
	"w:trPr":               "*w:cantSplit,*w:tblHeader",
	"w:tc":                 "w:tcPr *w:p,*w:tbl,*w:sdt",
	"w:tcPr":               "w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:vAlign",
	"w:sdt":                "w:sdtPr w:sdtContent",
	"w:sdtPr":              "w:rPr w:alias w:tag w:id w:lock w:placeholder w:temporary w:showingPlcHdr *w:text,*w14:checkbox,*w15:repeatingSection,*w15:repeatingSectionItem",
	"w:sdtContent":         "*w:r,*w:tr,*w:sdt",
	"w14:checkbox":         "w14:checked w14:checkedState w14:uncheckedState",
	"w:sectPr":             "*w:headerReference,*w:footerReference w:pgSz w:pgMar w:titlePg",
	"w:drawing":            "wp:inline",
	"wp:inline":            "wp:extent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wp:cNvGraphicFramePr": "a:graphicFrameLocks",
	"a:graphic":            "a:graphicData",
	"a:graphicData":        "pic:pic",
	"pic:pic":              "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:nvPicPr":          "pic:cNvPr pic:cNvPicPr",
	"pic:blipFill":         "a:blip a:stretch",
	"a:blip":               "a:extLst",
	"a:extLst":             "a:ext",
	"a:ext":                "asvg:svgBlip",
	"a:stretch":            "a:fillRect",
	"pic:spPr":             "a:xfrm a:prstGeom",
	"a:xfrm":               "a:off a:ext",
	"a:prstGeom":           "a:avLst",

	"w:footnotes":       "*w:footnote",
	"w:footnote":        "*w:p,*w:tbl",
	"w:hdr":             "*w:p",
	"w:ftr":             "*w:p",
	"w:styles":          "w:docDefaults *w:style",
	"w:docDefaults":     "w:rPrDefault w:pPrDefault",
	"w:rPrDefault":      "w:rPr",
	"w:pPrDefault":      "w:pPr",
	"w:style":           "w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr w:trPr w:tcPr *w:tblStylePr",
	"w:tblStylePr":      "w:pPr w:rPr w:tblPr w:trPr w:tcPr",
	"w:numbering":       "*w:abstractNum *w:num",
	"w:abstractNum":     "w:nsid w:multiLevelType w:tmpl *w:lvl",
	"w:lvl":             "w:start w:numFmt w:suff w:lvlText w:lvlJc w:pPr w:rPr",
	"w:num":             "w:abstractNumId *w:lvlOverride",
	"w:lvlOverride":     "w:startOverride",
	"w:settings":        "w:zoom w:trackRevisions w:defaultTabStop w:footnotePr w:compat w:themeFontLang",
	"w:footnotePr":      "*w:footnote",
	"w:compat":          "*w:compatSetting",
	"Relationships":     "*Relationship",
	"Types":             "*Default *Override",
	"cp:coreProperties": "*dc:title,*dc:subject,*dc:creator,*dc:language,*dcterms:created,*dcterms:modified",
	"Properties":        "*Application,*property",
	"property":          "vt:lpwstr",
}

// A Node is an element as it stands in a part.
type Node struct {
	Name  string // with the prefix that the part gives it
	Attrs map[string]string
	In    []*Node
	Text  string
}

// All returns the elements of a name, at any depth, in their order.
func (n *Node) All(name string) []*Node {
	var found []*Node
	for _, k := range n.In {
		if k.Name == name {
			found = append(found, k)
		}
		found = append(found, k.All(name)...)
	}
	return found
}

// A File is a file for Word, taken apart.
type File struct {
	Parts map[string][]byte
	Trees map[string]*Node
}

// Open takes a file apart, and fails the test where it breaks a rule.
func Open(t *testing.T, data []byte) *File {
	t.Helper()
	f, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range f.Faults() {
		t.Error(fault)
	}
	return f
}

func read(data []byte) (*File, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f := &File{Parts: map[string][]byte{}, Trees: map[string]*Node{}}
	for _, one := range z.File {
		r, err := one.Open()
		if err != nil {
			return nil, err
		}
		if f.Parts[one.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
		if ending := path.Ext(one.Name); ending != ".xml" && ending != ".rels" {
			continue
		}
		if f.Trees[one.Name], err = Tree(f.Parts[one.Name]); err != nil {
			return nil, fmt.Errorf("%s: %w", one.Name, err)
		}
	}
	return f, nil
}

// Tree reads one part.
func Tree(part []byte) (*Node, error) {
	top := &Node{}
	open := []*Node{top}
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &Node{Name: full(token.Name), Attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.Attrs[full(a.Name)] = a.Value
			}
			last.In = append(last.In, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.Text += string(token)
		}
	}
	if len(top.In) != 1 {
		return nil, fmt.Errorf("part has %d elements at its top", len(top.In))
	}
	return top.In[0], nil
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// Faults says which rules the file breaks.
func (f *File) Faults() []string {
	var faults []string
	for name, tree := range f.Trees {
		for _, fault := range order(tree) {
			faults = append(faults, name+": "+fault)
		}
	}
	faults = append(faults, f.names()...)
	faults = append(faults, f.relations()...)
	faults = append(faults, f.types()...)
	slices.Sort(faults)
	return faults
}

// order reports elements that stand where the schema does not have them.
func order(n *Node) []string {
	var faults []string
	allowed, known := children[n.Name]
	if !known && len(n.In) > 0 {
		faults = append(faults, n.Name+" is not known to hold anything")
	}
	groups, at := strings.Fields(allowed), 0
	for _, k := range n.In {
		if known {
			i := at
			for i < len(groups) && !holds(groups[i], k.Name) {
				i++
			}
			if i == len(groups) {
				faults = append(faults, fmt.Sprintf("%s is in %s where it may not be", k.Name, n.Name))
			} else if at = i; !strings.HasPrefix(groups[i], "*") {
				at++ // it may stand there once
			}
		}
		faults = append(faults, order(k)...)
	}
	if n.Name == "w:tc" && (len(n.In) == 0 || n.In[len(n.In)-1].Name != "w:p") {
		faults = append(faults, "a cell does not end in a paragraph")
	}
	return faults
}

func holds(group, name string) bool {
	return slices.ContainsFunc(strings.Split(group, ","), func(g string) bool { return strings.TrimPrefix(g, "*") == name })
}

// names reports bookmarks, fields and drawings that are not each another, and links to no
// bookmark.
func (f *File) names() []string {
	var faults []string
	seen := map[string]bool{}
	once := func(what, value string) {
		if seen[what+value] {
			faults = append(faults, fmt.Sprintf("%s %s is there twice", what, value))
		}
		seen[what+value] = true
	}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		tree := f.Trees[part]
		if tree == nil {
			return []string{part + " is not there"}
		}
		for _, b := range tree.All("w:bookmarkStart") {
			name := b.Attrs["w:name"]
			once("bookmark", name)
			once("number of a bookmark", b.Attrs["w:id"])
			if len(name) > 40 || strings.ContainsAny(name, " -.#") {
				faults = append(faults, "Word takes no bookmark "+name)
			}
		}
		if starts, ends := len(tree.All("w:bookmarkStart")), len(tree.All("w:bookmarkEnd")); starts != ends {
			faults = append(faults, fmt.Sprintf("%d bookmarks begin, %d end", starts, ends))
		}
	}
	tree := f.Trees["word/document.xml"]
	for _, p := range tree.All("w:sdtPr") {
		for _, id := range p.All("w:id") {
			once("number of a field", id.Attrs["w:val"])
		}
	}
	for _, p := range tree.All("wp:docPr") {
		once("number of a drawing", p.Attrs["id"])
		if p.Attrs["descr"] == "" {
			faults = append(faults, "a picture has no alternative text")
		}
	}
	for _, h := range tree.All("w:hyperlink") {
		if to := h.Attrs["w:anchor"]; to != "" && !seen["bookmark"+to] {
			faults = append(faults, "a link leads to bookmark "+to+", which is not there")
		}
	}
	return append(faults, f.used()...)
}

// used reports styles, numberings and footnotes that are used and not there.
func (f *File) used() []string {
	var faults []string
	there := map[string]bool{}
	for _, s := range f.Trees["word/styles.xml"].All("w:style") {
		there["style "+s.Attrs["w:styleId"]] = true
	}
	for _, n := range f.Trees["word/numbering.xml"].All("w:num") {
		there["numbering "+n.Attrs["w:numId"]] = true
	}
	for _, n := range f.Trees["word/footnotes.xml"].All("w:footnote") {
		there["footnote "+n.Attrs["w:id"]] = true
	}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"} {
		for _, u := range [][3]string{
			{"w:pStyle", "w:val", "style "}, {"w:rStyle", "w:val", "style "}, {"w:tblStyle", "w:val", "style "}, {"w:basedOn", "w:val", "style "}, {"w:next", "w:val", "style "},
			{"w:numId", "w:val", "numbering "}, {"w:footnoteReference", "w:id", "footnote "},
		} {
			for _, n := range f.Trees[part].All(u[0]) {
				if name := u[2] + n.Attrs[u[1]]; !there[name] {
					faults = append(faults, part+": there is no "+name)
				}
			}
		}
	}
	return faults
}

// relations reports names of relations that are not there, and parts that are not.
func (f *File) relations() []string {
	var faults []string
	for name, tree := range f.Trees {
		dir, base := path.Split(name)
		own := map[string]bool{}
		rels := f.Trees[dir+"_rels/"+base+".rels"]
		if rels != nil {
			for _, r := range rels.In {
				own[r.Attrs["Id"]] = true
				if target := path.Join(dir, r.Attrs["Target"]); r.Attrs["TargetMode"] != "External" && f.Parts[target] == nil {
					faults = append(faults, name+" names part "+target+", which is not there")
				}
			}
		}
		for _, n := range append(tree.All("w:hyperlink"), append(tree.All("a:blip"), append(tree.All("asvg:svgBlip"), append(tree.All("w:headerReference"), tree.All("w:footerReference")...)...)...)...) {
			for _, attr := range []string{"r:id", "r:embed"} {
				if id, ok := n.Attrs[attr]; ok && !own[id] {
					faults = append(faults, fmt.Sprintf("%s: %s names relation %q, which is not there", name, n.Name, id))
				}
			}
		}
	}
	return faults
}

// types reports parts that have no type.
func (f *File) types() []string {
	var faults []string
	known := map[string]bool{}
	for _, n := range f.Trees["[Content_Types].xml"].In {
		if n.Name == "Default" {
			known["."+n.Attrs["Extension"]] = true
			continue
		}
		known[n.Attrs["PartName"]] = true
		if f.Parts[strings.TrimPrefix(n.Attrs["PartName"], "/")] == nil {
			faults = append(faults, n.Attrs["PartName"]+" has a type and is not there")
		}
	}
	for name := range f.Parts {
		isXML := path.Ext(name) == ".xml" && name != "[Content_Types].xml"
		if !known["/"+name] && (isXML || !known[path.Ext(name)]) {
			faults = append(faults, name+" has no type")
		}
	}
	return faults
}

// Words returns the words of the text in their order, without those that wait in a field
// for somebody to write over them, and without the signs of boxes to tick.
func (f *File) Words() []string {
	var b strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Name == "w:sdt" && len(n.All("w:tr")) == 0 {
			b.WriteByte(' ')
			return
		}
		if n.Name == "w:t" {
			b.WriteString(n.Text)
		}
		for _, k := range n.In {
			walk(k)
		}
		switch n.Name {
		case "w:p", "w:tab", "w:br":
			b.WriteByte(' ')
		}
	}
	walk(f.Trees["word/document.xml"])
	return strings.Fields(b.String())
}
