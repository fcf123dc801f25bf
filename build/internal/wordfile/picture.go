package wordfile

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"path"
	"strconv"
	"strings"

	"golang.org/x/image/webp"

	"rethink/build/internal/model"
)

// A medium is a picture in the file.
type medium struct {
	name   string // "image1.png"
	data   []byte
	id     string // of its relation
	from   string // content path; empty for the stand-in of a drawing
	vector string // of a drawing: the relation of what is shown in its place by an old Word
}

// Lengths of pictures, in English metric units.
const (
	emuPerPixel = 9525
	emuPerTwip  = 635
	widest      = (textWide - hang) * emuPerTwip
	highest     = 9000 * emuPerTwip
)

// picture returns a picture with its alternative text, or that text alone where the file
// cannot hold it.
func (d *Document) picture(img *model.Image) *node {
	m := d.medium(img)
	if m == nil {
		return run(nil, written(img.Alt))
	}
	wide, high := sizeOf(img)
	d.bookmarks++ // numbers of drawings are of the same kind, and each is another
	id := strconv.Itoa(d.bookmarks)
	extent := []string{"cx", strconv.Itoa(wide), "cy", strconv.Itoa(high)}
	blip := el("a:blip").set("r:embed", m.id)
	if m.vector != "" {
		blip = el("a:blip", el("a:extLst", el("a:ext",
			el("asvg:svgBlip").set("xmlns:asvg", nsSVG, "r:embed", m.id)).set("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"))).set("r:embed", m.vector)
	}
	frame := el("pic:pic",
		el("pic:nvPicPr", el("pic:cNvPr").set("id", id, "name", m.name, "descr", img.Alt), el("pic:cNvPicPr")),
		el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
		el("pic:spPr", el("a:xfrm", el("a:off").set("x", "0", "y", "0"), el("a:ext").set(extent...)), el("a:prstGeom", el("a:avLst")).set("prst", "rect")),
	).set("xmlns:pic", nsPicture)
	inline := el("wp:inline",
		el("wp:extent").set(extent...),
		el("wp:docPr").set("id", id, "name", m.name, "descr", img.Alt),
		el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks").set("xmlns:a", nsDrawing, "noChangeAspect", "1")),
		el("a:graphic", el("a:graphicData", frame).set("uri", nsPicture)).set("xmlns:a", nsDrawing),
	).set("distT", "0", "distB", "0", "distL", "0", "distR", "0")
	return run(nil, el("w:drawing", inline))
}

// sizeOf returns how large a picture is set: as large as it is, within the text.
func sizeOf(img *model.Image) (wide, high int) {
	wide, high = img.Width*emuPerPixel, img.Height*emuPerPixel
	if wide <= 0 || high <= 0 {
		wide, high = 600*emuPerPixel, 400*emuPerPixel
	}
	if wide > widest {
		wide, high = widest, int(int64(high)*widest/int64(wide))
	}
	if high > highest {
		wide, high = int(int64(wide)*highest/int64(high)), highest
	}
	return max(wide, 1), max(high, 1)
}

// medium takes a picture into the file, once. It is nil for what Word does not show.
func (d *Document) medium(img *model.Image) *medium {
	if d.o.File == nil || img.File == "" || d.inNote() {
		return nil
	}
	for i := range d.media {
		if d.media[i].from == img.File {
			return &d.media[i]
		}
	}
	file := d.o.File(img.File)
	if file == nil {
		return nil
	}
	ending, data := strings.ToLower(path.Ext(img.File)), file.Data
	switch ending {
	case ".png", ".jpg", ".jpeg", ".svg":
	case ".webp": // Word knows no WebP
		picture, err := webp.Decode(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		if data, err = pngOf(picture); err != nil {
			return nil
		}
		ending = ".png"
	default:
		return nil
	}
	vector := ""
	if ending == ".svg" {
		stand, err := pngOf(standIn(img))
		if err != nil {
			return nil
		}
		vector = d.addMedium(medium{data: stand}, ".png").id
	}
	return d.addMedium(medium{data: data, from: img.File, vector: vector}, ending)
}

func (d *Document) addMedium(m medium, ending string) *medium {
	m.name = "image" + strconv.Itoa(len(d.media)+1) + ending
	m.id = d.main.to(relImage, "media/"+m.name, false)
	d.media = append(d.media, m)
	return &d.media[len(d.media)-1]
}

// standIn is what a program shows that cannot draw: an empty frame of the right shape.
// The words of the picture stand below it.
func standIn(img *model.Image) image.Image {
	const wide = 300
	w, h := sizeOf(img)
	high := min(max(wide*h/w, 2), 4*wide)
	frame := image.NewPaletted(image.Rect(0, 0, wide, high), color.Palette{color.Gray{0x9A}, color.Gray{0xF1}})
	draw.Draw(frame, frame.Bounds().Inset(1), image.NewUniform(color.Gray{0xF1}), image.Point{}, draw.Src)
	return frame
}

func pngOf(picture image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, picture)
	return b.Bytes(), err
}
