package sheet

// Cells is where cards stand on a sheet that is upright: columns and rows of one
// size. The pitch leads from one card's edge to the same edge of the next.
type Cells struct {
	Paper          Paper
	Width, Height  float64 // of a card
	Columns, Rows  int
	Left, Top      float64 // of the first card
	PitchX, PitchY float64
}

// Close returns cells without gaps in the middle of a paper.
func Close(p Paper, width, height float64, columns, rows int) Cells {
	return Cells{
		Paper: p, Width: width, Height: height, Columns: columns, Rows: rows,
		Left: (p.Width - width*float64(columns)) / 2, Top: (p.Height - height*float64(rows)) / 2,
		PitchX: width, PitchY: height,
	}
}

// Count returns how many cards stand on a sheet.
func (c Cells) Count() int { return c.Columns * c.Rows }

// Front returns the top left corner of card i, counted row by row.
func (c Cells) Front(i int) Point {
	return Point{c.Left + float64(i%c.Columns)*c.PitchX, c.Top + float64(i/c.Columns)*c.PitchY}
}

// Back returns the top left corner of card i's back, on the other side of the
// paper, which was turned over its long edge: mirrored from left to right.
func (c Cells) Back(i int) Point {
	front := c.Front(i)
	return Point{c.Paper.Width - front.X - c.Width, front.Y}
}

// Fits reports whether all cells lie on the paper without covering one another.
func (c Cells) Fits() bool {
	const slack = 0.005
	right := c.Left + float64(c.Columns-1)*c.PitchX + c.Width
	bottom := c.Top + float64(c.Rows-1)*c.PitchY + c.Height
	return c.Columns > 0 && c.Rows > 0 && c.Width > 0 && c.Height > 0 && c.Left >= 0 && c.Top >= 0 &&
		right <= c.Paper.Width+slack && bottom <= c.Paper.Height+slack &&
		(c.Columns == 1 || c.PitchX >= c.Width-slack) && (c.Rows == 1 || c.PitchY >= c.Height-slack)
}
