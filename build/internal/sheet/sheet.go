// Package sheet is paper: measured text, tagged PDF files and the geometry of
// cards on a sheet.
//
// It has three layers. [Font] and [Box] measure text and find the largest size
// at which it fits. [PDF] draws in millimetres, and says what each piece of text
// is (a heading, a list, a table) so that a screen reader can read the file.
// [Document] lets a page's words flow over as many sheets as they need.
//
// All lengths are millimetres from the top left corner of the sheet, all type
// sizes are points. The fonts are Liberation Sans regular and bold, which have
// the widths of Arial: text that fits here fits on the print page of a browser
// too, line by line.
//
// The package refuses to know what a card, a poster or a quiz is, and it never
// reads or writes a file. It is the only package that knows what a PDF file is
// made of.
package sheet

// PointsPerMM is the number of points in a millimetre.
const PointsPerMM = 72 / 25.4

// MM returns the length of points in millimetres.
func MM(points float64) float64 { return points / PointsPerMM }

// A Paper is a size of sheet, upright or on its side.
type Paper struct {
	Name          string // "A4"
	Width, Height float64
}

// Turned returns the paper on its side.
func (p Paper) Turned() Paper { return Paper{p.Name, p.Height, p.Width} }

// The sizes of paper that office printers take, upright.
var (
	A3     = Paper{"A3", 297, 420}
	A4     = Paper{"A4", 210, 297}
	A5     = Paper{"A5", 148, 210}
	Letter = Paper{"Letter", 215.9, 279.4}
)

// A Color is a colour of ink. The values are the light column of the site's
// colours: paper has no dark mode.
type Color struct{ R, G, B uint8 }

// The site's colours on paper. Text is Black; the others tell kinds apart, and
// never alone.
var (
	Black    = Color{0x00, 0x00, 0x00}
	White    = Color{0xff, 0xff, 0xff}
	Ink      = Color{0x10, 0x24, 0x3a}
	Mute     = Color{0x3d, 0x4a, 0x59}
	Link     = Color{0x1b, 0x4a, 0x89}
	Teal     = Color{0x07, 0x54, 0x5e}
	Leaf     = Color{0x24, 0x5a, 0x17}
	Plum     = Color{0x8a, 0x1a, 0x47}
	Clay     = Color{0x63, 0x40, 0x0a}
	Sun      = Color{0xff, 0xdd, 0x00}
	Sand     = Color{0xec, 0xe8, 0xde}
	TealTint = Color{0xe3, 0xf1, 0xf2}
	LeafTint = Color{0xeb, 0xf4, 0xe4}
	PlumTint = Color{0xfb, 0xeb, 0xf1}
	LinkTint = Color{0xe8, 0xef, 0xf9}
	ClayTint = Color{0xf7, 0xee, 0xdd}
	MuteTint = Color{0xec, 0xee, 0xf2}
	Edge     = Color{0x76, 0x82, 0x90}
	Rule     = Color{0xd8, 0xd3, 0xc7}
)
