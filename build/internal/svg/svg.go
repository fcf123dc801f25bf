// Package svg reads drawings as a browser does, to say what of them could run or fetch
// something when somebody opens one on its own.
//
// It refuses to mend a drawing, and to guess what an element that it does not know might
// do: what is not on its list is no drawing that stands still.
package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Drawing is what is known of an SVG file.
type Drawing struct {
	Width, Height int    // in pixels; zero where the file does not say
	Line, Col     int    // of what is wrong, from 1; zero for the file as a whole
	Message       string // what is wrong; empty for a drawing that is good
	Hint          string
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

const plainHint = "Save it again as a plain SVG (in Inkscape: “Plain SVG”; in Illustrator: without links and scripts), or as PNG."

// Read reads a drawing as a browser does. Somebody may open it on its own, and then
// it could run and fetch whatever is in it; so its elements and attributes are those
// of a list. What drawing programs write for themselves is in spaces of their own,
// which browsers pass over.
func Read(data []byte) Drawing {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = plainCharset
	d.Entity = map[string]string{}
	r := svgReader{decoder: d}
	for {
		line, col := d.InputPos()
		token, err := d.Token()
		if errors.Is(err, io.EOF) && r.found {
			return r.Drawing
		}
		if err != nil {
			return r.broken(err)
		}
		if r.read(token); r.Message != "" {
			r.Line, r.Col = line, col
			return r.Drawing
		}
	}
}

// plainCharset accepts the encodings in which the signs of XML are those of ASCII.
func plainCharset(name string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "latin1":
		return r, nil
	}
	return nil, fmt.Errorf("it is saved as %s, not as UTF-8", name)
}

type svgReader struct {
	Drawing
	decoder *xml.Decoder
	found   bool // the outermost element
	style   bool // inside a style
}

func (r *svgReader) wrong(message, hint string) { r.Message, r.Hint = message, hint }

func (r *svgReader) broken(err error) Drawing {
	r.Line, r.Col = r.decoder.InputPos()
	reason := "the file breaks off"
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && !strings.Contains(syntax.Msg, "unexpected EOF"):
		reason = syntax.Msg
	case syntax == nil && !errors.Is(err, io.EOF):
		reason = err.Error()
	}
	if !r.found {
		r.Line, r.Col = 0, 0 // of the file as a whole
	}
	r.wrong("picture cannot be read: "+reason, "Open it in a picture program and save it again as SVG.")
	return r.Drawing
}

func (r *svgReader) read(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		r.start(t)
	case xml.EndElement:
		r.style = false
	case xml.CharData:
		if r.style {
			r.css(string(t))
		}
	case xml.ProcInst:
		if strings.EqualFold(t.Target, "xml-stylesheet") {
			r.wrong("picture fetches a style: xml-stylesheet", plainHint)
		}
	case xml.Directive:
		r.declare(string(t))
	}
}

var entity = regexp.MustCompile(`<!ENTITY\s+(%?\s*[\w.:-]+)\s+("[^"]*"|'[^']*'|[A-Z]+)`)

// declare reads the entities that drawing programs declare: shorter names for the
// addresses of their spaces. One that holds elements, or other entities, or is
// fetched, could be anything.
func (r *svgReader) declare(directive string) {
	for _, m := range entity.FindAllStringSubmatch(directive, -1) {
		value := strings.Trim(m[2], `"'`)
		if m[2] == value || strings.ContainsAny(value, "<&%") || strings.HasPrefix(m[1], "%") || strings.Contains(strings.ToLower(value), "script:") {
			r.wrong("picture declares “"+m[1]+"”, which could stand for anything", plainHint)
			return
		}
		r.decoder.Entity[m[1]] = value
	}
}

func (r *svgReader) start(t xml.StartElement) {
	if !r.found {
		r.found = true
		if t.Name.Local != "svg" || t.Name.Space != svgSpace && t.Name.Space != "" {
			r.wrong("picture cannot be read: it does not start with <svg>", "Open it in a picture program and save it again as SVG.")
			return
		}
		r.Width, r.Height = sizeOf(t)
	}
	switch space := t.Name.Space; {
	case space == svgSpace || space == "":
		if strings.EqualFold(t.Name.Local, "script") {
			r.wrong("picture has a script in it", "Save it again as a plain SVG, without scripts.")
			return
		}
		if !slices.Contains(drawn(), t.Name.Local) && !isForAProgram(t) {
			r.wrong("picture has <"+t.Name.Local+"> in it, which is not part of a still drawing", plainHint)
			return
		}
	case strings.HasPrefix(space, "http://www.w3.org/1999/xhtml"), strings.HasPrefix(space, "http://www.w3.org/1998/Math"),
		strings.HasPrefix(space, "http://www.w3.org/2001/xml-events"), strings.Contains(space, "xbl"):
		r.wrong("picture has <"+t.Name.Local+"> of a web page in it", plainHint)
		return
	default:
		return // a drawing program's own
	}
	r.style = t.Name.Local == "style"
	for _, a := range t.Attr {
		if r.attribute(t.Name.Local, a); r.Message != "" {
			return
		}
	}
}

// isForAProgram reports whether an element holds what only a drawing program draws, as
// Illustrator writes it. What is in it is judged as all else is.
func isForAProgram(t xml.StartElement) bool {
	return t.Name.Local == "foreignObject" && slices.ContainsFunc(t.Attr, func(a xml.Attr) bool {
		return a.Name.Local == "requiredExtensions" && strings.TrimSpace(a.Value) != ""
	})
}

// attribute judges an attribute of an element that browsers draw.
func (r *svgReader) attribute(element string, a xml.Attr) {
	name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
	case a.Name.Space == xmlSpace && name == "base":
		r.wrong("picture takes its parts from elsewhere: xml:base", plainHint)
	case a.Name.Space != "" && a.Name.Space != xlinkSpace && a.Name.Space != svgSpace && a.Name.Space != xmlSpace:
		return // a drawing program's own
	case strings.HasPrefix(name, "on"):
		r.wrong("picture runs a script: "+a.Name.Local, plainHint)
	case name == "href" || name == "src":
		if !isOwnPart(element, value) {
			r.wrong("picture leads elsewhere: "+a.Name.Local+`="`+shortened(value)+`"`, plainHint)
		}
	default:
		r.css(value)
	}
}

// isOwnPart reports whether what an element refers to is a part of the same drawing,
// a picture that is written in it, or, for a link, an address that does no more than
// lead there.
func isOwnPart(element, value string) bool {
	lower := strings.ToLower(value)
	switch {
	case value == "" || value[0] == '#':
		return true
	case element == "a":
		return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "mailto:")
	}
	return (element == "image" || element == "feImage") && isOwnPicture(lower)
}

func isOwnPicture(lower string) bool {
	for _, kind := range []string{"png", "jpeg", "jpg", "gif", "webp"} {
		if strings.HasPrefix(lower, "data:image/"+kind+";base64,") {
			return true
		}
	}
	return false
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssEscape  = regexp.MustCompile(`\\([0-9a-fA-F]{1,6}\s?|.)`)
	cssURL     = regexp.MustCompile(`(?i)url\(\s*["']?\s*([^"')]*)`)
)

// css judges a style, or an attribute's value that may hold one.
func (r *svgReader) css(style string) {
	if strings.IndexByte(style, '\\') >= 0 {
		style = cssEscape.ReplaceAllStringFunc(style, func(s string) string {
			var c rune
			if n, _ := fmt.Sscanf(strings.TrimSpace(s[1:]), "%x", &c); n == 1 {
				return string(c)
			}
			return s[1:]
		})
	}
	lower := strings.ToLower(cssComment.ReplaceAllString(style, ""))
	for _, m := range cssURL.FindAllStringSubmatch(lower, -1) {
		if !strings.HasPrefix(m[1], "#") && !isOwnPicture(m[1]) && !strings.HasPrefix(m[1], "data:font/") && !strings.HasPrefix(m[1], "data:application/") {
			r.wrong("picture fetches something: url("+shortened(m[1])+")", plainHint)
			return
		}
	}
	for _, sign := range []string{"@import", "image-set(", "src(", "javascript:", "vbscript:", "expression(", "-moz-binding", "behavior:"} {
		if strings.Contains(lower, sign) {
			r.wrong("picture runs or fetches something: "+strings.TrimRight(sign, "(:"), plainHint)
			return
		}
	}
}

func shortened(s string) string {
	const most = 60
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

// drawn are the elements of a drawing that stands still and needs nothing else.
func drawn() []string {
	return []string{"svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "a", "view",
		"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "tref", "image",
		"marker", "linearGradient", "radialGradient", "meshgradient", "mesh", "meshrow", "meshpatch", "hatch", "hatchpath", "stop", "clipPath", "mask", "pattern", "solidcolor", "color-profile",
		"font", "font-face", "font-face-src", "font-face-name", "glyph", "missing-glyph", "hkern", "vkern",
		"flowRoot", "flowRegion", "flowPara", "flowSpan", "flowDiv",
		"filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
		"feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
		"feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"}
}

// sizeOf reads the size that the outermost element gives, or else that of its view
// box.
func sizeOf(svg xml.StartElement) (int, int) {
	var width, height float64
	var box []string
	for _, a := range svg.Attr {
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
		}
	}
	if len(box) == 4 {
		w, h := pixels(box[2]), pixels(box[3])
		switch {
		case width == 0 && height == 0:
			width, height = w, h
		case width == 0 && h > 0:
			width = height * w / h
		case height == 0 && w > 0:
			height = width * h / w
		}
	}
	if width == 0 || height == 0 {
		return 0, 0
	}
	return max(1, int(width+0.5)), max(1, int(height+0.5))
}

// pixels reads a length as CSS does, at 96 pixels to the inch; zero for one that
// depends on where the picture stands.
func pixels(length string) float64 {
	units := []struct {
		name  string
		pixel float64
	}{{"px", 1}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"pt", 96.0 / 72}, {"pc", 16}, {"", 1}}
	length = strings.TrimSpace(length)
	for _, u := range units {
		number, ok := strings.CutSuffix(length, u.name)
		if !ok {
			continue
		}
		f, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || f <= 0 || f > 100_000 {
			return 0
		}
		return f * u.pixel
	}
	return 0
}
