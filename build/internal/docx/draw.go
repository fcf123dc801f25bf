package docx

import (
	"path"
	"strings"
)

// draw reads what is drawn: a picture, text boxes, or what can only be told.
func (w *walker) draw(n *node, as Run, in look) {
	about := n.find("wp:docPr")
	switch data, chart, object := n.find("dgm:relIds"), n.find("c:chart"), n.find("o:OLEObject", "w:control"); {
	case data != nil:
		w.leave(SmartArt, w.wordsOfPart(data.attr("dm")))
		return
	case chart != nil:
		w.leave(Chart, strings.TrimSpace(w.wordsOfPart(chart.attr("id"))+" "+about.attr("descr")))
		return
	case object != nil:
		name := object.attr("ProgID")
		if name == "" {
			name = object.attr("name")
		}
		w.leave(Object, name)
		return
	}
	found := w.drawnPictures(n, about, as, in)
	for _, box := range topmost(n, "w:txbxContent") {
		found = true
		w.box(box)
	}
	if found || isRule(n) {
		return
	}
	words := about.attr("descr")
	if art := n.find("v:textpath"); art != nil {
		words = art.attr("string")
	}
	w.leave(Shape, words)
}

// topmost returns the elements with a name that stand in no other of that name.
func topmost(n *node, name string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
			continue
		}
		found = append(found, topmost(k, name)...)
	}
	return found
}

// isRule reports whether a drawing is a line across the page.
func isRule(n *node) bool {
	rect := n.find("v:rect")
	return rect != nil && (rect.attr("hr") == "t" || rect.attr("hrstd") == "t")
}

// box reads a text box: its paragraphs stand behind the one that it hangs on, as a box.
func (w *walker) box(content *node) {
	outer, fields := w.cur, w.fields
	w.cur, w.fields = nil, nil
	behind := w.behind
	blocks := w.blocks(content.kids)
	w.cur, w.fields = outer, fields
	for _, b := range blocks {
		if p, ok := b.(*Paragraph); ok && p.Level == 0 {
			p.Box = true
		}
	}
	w.behind = append(behind, blocks...)
	if words := PlainBlocks(blocks); words != "" {
		w.leave(TextBox, firstWords(words))
	}
}

// wordsOfPart returns the words of a diagram or a chart.
func (w *walker) wordsOfPart(id string) string {
	r, ok := w.rels[id]
	if !ok || r.external {
		return ""
	}
	root, err := w.parts.tree(r.target)
	if err != nil || root == nil {
		return ""
	}
	return root.words("a:t")
}

// drawnPictures reads the pictures of a drawing.
func (w *walker) drawnPictures(n, about *node, as Run, in look) (found bool) {
	pics := n.all("pic:pic")
	for _, pic := range pics {
		blip, own := pic.find("a:blip"), pic.find("pic:cNvPr")
		if blip == nil {
			continue
		}
		if len(pics) == 1 && about != nil {
			own = about
		}
		p := &Picture{At: w.here(), Alt: altOf(own), Crop: cropOf(pic.find("a:srcRect"))}
		if own != nil {
			if d := own.find("adec:decorative"); d != nil {
				p.Decorative = isOn(d.attr("val"))
			}
			if link := own.find("a:hlinkClick"); link != nil && as.Link == "" {
				as.Link = w.target(link)
			}
		}
		w.picture(blip.attr("embed"), blip.has("link"), p, as, in)
		found = true
	}
	for _, shape := range n.all("v:imagedata") {
		alt := shape.attr("title")
		if holder := n.find("v:shape", "v:rect"); holder != nil && holder.attr("alt") != "" {
			alt = holder.attr("alt")
		}
		w.picture(shape.attr("id"), false, &Picture{At: w.here(), Alt: strings.TrimSpace(alt)}, as, in)
		found = true
	}
	return found
}

// altOf returns the words for a picture: its description, or else the title that older
// files have beside it.
func altOf(n *node) string {
	for _, name := range []string{"descr", "title"} {
		if words := strings.Join(strings.Fields(clean(n.attr(name), func(rune) {})), " "); words != "" {
			return words
		}
	}
	return ""
}

func cropOf(n *node) [4]int {
	return [4]int{toInt(n.attr("l")), toInt(n.attr("t")), toInt(n.attr("r")), toInt(n.attr("b"))}
}

// picture adds a picture of the file to the paragraph. One that stands elsewhere is
// told, and never fetched.
func (w *walker) picture(id string, linked bool, p *Picture, as Run, in look) {
	r, ok := w.rels[id]
	if !ok || r.external {
		if r.external || linked {
			w.leave(Linked, p.Alt)
		} else {
			w.leave(LostPicture, p.Alt)
		}
		return
	}
	data, known := w.pictures[r.target]
	if !known {
		var err error
		if data, err = w.parts.bytes(r.target); err != nil {
			w.failed = err
			return
		}
		w.pictures[r.target] = data
	}
	if len(data) == 0 {
		w.leave(LostPicture, p.Alt)
		return
	}
	p.Name, p.Data = path.Base(r.target), data
	as.Picture = p
	w.emit(as, in)
}
