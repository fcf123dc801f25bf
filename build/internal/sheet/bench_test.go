package sheet

import "testing"

func BenchmarkSmallPDF(b *testing.B) {
	for b.Loop() {
		p := NewPDF(Options{Title: "Small"})
		p.AddPage(A4)
		p.Tagged(TagP, func() { p.Text(20, 30, "One line of text, to see what a file costs at least.", Style{Size: 12}) })
		p.Tagged(TagP, func() { p.Text(20, 40, "And a bold one.", Style{Font: Bold, Size: 12}) })
		if _, err := p.Bytes(); err != nil {
			b.Fatal(err)
		}
	}
}
