package fromword

import (
	"bytes"
	"image"
	"image/draw"
	_ "image/gif" // to read pictures that become PNG
	"image/jpeg"
	"image/png"
	"path"
	"regexp"
	"strings"

	_ "golang.org/x/image/bmp"  // to read pictures that become PNG
	_ "golang.org/x/image/tiff" // to read pictures that become PNG

	"rethink/build/internal/docx"
	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

// pictures are the files of the pictures so far.
type pictures struct {
	dir   string
	names *incoming.Names
	known map[*byte]map[[4]int]string // by where the bytes are, and what is cut off
	files []incoming.File
}

func newPictures(into string) *pictures {
	return &pictures{dir: path.Join(into, "img"), names: incoming.NewNames(), known: map[*byte]map[[4]int]string{}}
}

// picture writes the file of a picture, and returns what stands for it in the text.
func (c *converter) picture(p *docx.Picture, in *docx.Paragraph) (markdown.Span, bool) {
	if p.Decorative {
		c.tell(incoming.Lost, in.At, "picture that Word marks as decorative: a page shows only what says something")
		return markdown.Span{}, false
	}
	alt := c.alt(p, in)
	file, why := c.pictures.file(p, pictureName(alt, c.above))
	if why != "" {
		c.tell(incoming.Lost, in.At, "picture %s: %s%s", p.Name, why, quotedAlt(alt))
		return markdown.Span{}, false
	}
	if alt == "" {
		c.tell(incoming.Answer, in.At, "what does the picture %s show? Write it between the square brackets, for people who cannot see it", path.Base(file))
	}
	s := markdown.Span{Image: &markdown.Image{Alt: alt, File: model.Relative(c.here.path, file)}}
	for _, r := range in.Runs {
		if r.Picture == p && r.Link != "" {
			s.Link = c.link(r.Link, in.At)
		}
	}
	return s, true
}

func quotedAlt(alt string) string {
	if alt == "" {
		return ""
	}
	return ". Its words are: “" + alt + "”"
}

// guessed is what Word adds to words that it made up.
var guessed = regexp.MustCompile(`(?i)[.\s]*\b(?:description automatically generated|AI-generated content may be incorrect).*$`)

// alt returns the words for a picture. Those that Word made up are told.
func (c *converter) alt(p *docx.Picture, in *docx.Paragraph) string {
	alt := p.Alt
	if cut := guessed.ReplaceAllString(alt, ""); cut != alt {
		alt = strings.TrimSpace(cut)
		c.tell(incoming.Answer, in.At, "Word guessed what a picture shows: “%s”. Is it right?", alt)
	}
	if ext := strings.ToLower(path.Ext(alt)); !strings.Contains(alt, " ") && (ext == ".png" || ext == ".jpg" || ext == ".jpeg" || ext == ".gif") {
		return "" // the name of a file says nothing
	}
	return alt
}

func pictureName(alt, heading string) string {
	for _, words := range []string{alt, heading} {
		if name := incoming.Slug(words, ""); name != "" {
			return name
		}
	}
	return "picture"
}

// file returns the path of a picture, which is written once however often it is shown.
// why says what keeps it from being written.
func (ps *pictures) file(p *docx.Picture, name string) (file, why string) {
	if len(p.Data) == 0 {
		return "", "it is not in the file"
	}
	known := ps.known[&p.Data[0]]
	if known == nil {
		known = map[[4]int]string{}
		ps.known[&p.Data[0]] = known
	}
	if file = known[p.Crop]; file != "" {
		return file, ""
	}
	data, ext, why := asShown(p)
	if why != "" {
		return "", why
	}
	file = path.Join(ps.dir, ps.names.Free(name)+ext)
	known[p.Crop] = file
	ps.files = append(ps.files, incoming.File{Path: file, Data: data})
	return file, ""
}

// mostPixels is how large a picture may be that is read to be written anew.
const mostPixels = 50_000_000

// asShown returns a picture as a page can show it. What Word cuts off is cut off: it was
// not meant to be seen.
func asShown(p *docx.Picture) (data []byte, ext, why string) {
	cut := p.Crop != [4]int{}
	if bytes.HasPrefix(bytes.TrimSpace(p.Data[:min(len(p.Data), 256)]), []byte("<")) {
		return p.Data, ".svg", ""
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
	switch {
	case err != nil && bytes.HasPrefix(p.Data, []byte("RIFF")) && !cut:
		return p.Data, ".webp", ""
	case err != nil:
		return nil, "", "it is of a kind that browsers do not show. In Word, right-click it, choose Save as Picture and the type PNG, and put it into the folder of pictures"
	case !cut && format == "png":
		return p.Data, ".png", ""
	case !cut && format == "jpeg":
		return p.Data, ".jpg", ""
	case config.Width*config.Height > mostPixels || config.Width <= 0 || config.Height <= 0:
		return nil, "", "it is too large. Make it smaller in Word: Picture Format, Compress Pictures"
	}
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, "", "its file is damaged"
	}
	var out bytes.Buffer
	if format == "jpeg" {
		err, ext = jpeg.Encode(&out, crop(img, p.Crop), &jpeg.Options{Quality: 90}), ".jpg"
	} else {
		err, ext = png.Encode(&out, crop(img, p.Crop)), ".png"
	}
	if err != nil {
		return nil, "", "its file is damaged"
	}
	return out.Bytes(), ext, ""
}

// crop cuts off what Word does not show.
func crop(img image.Image, by [4]int) image.Image {
	const whole = 100_000
	b := img.Bounds()
	at := func(size, part int) int { return size * min(max(part, 0), whole) / whole }
	r := image.Rect(b.Min.X+at(b.Dx(), by[0]), b.Min.Y+at(b.Dy(), by[1]), b.Max.X-at(b.Dx(), by[2]), b.Max.Y-at(b.Dy(), by[3]))
	if r = r.Intersect(b); r.Empty() || r == b {
		return img
	}
	to := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(to, to.Bounds(), img, r.Min, draw.Src)
	return to
}
