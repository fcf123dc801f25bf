package markdown

// A Span is text of one look, or what stands in its place. At most one of Text, Image,
// Note and Break is set.
type Span struct {
	Text  string
	Image *Image
	Note  string // the name of a footnote
	Break bool   // a new line in the same paragraph

	Bold, Italic, Code bool
	Link               string // where it leads, as it is written in a page
}

// An Image is a picture in the text.
type Image struct{ Alt, File string }

// Text is a run of spans.
type Text []Span

// Plain returns the words.
func (t Text) Plain() string {
	s := ""
	for _, span := range t {
		s += span.Text
		if span.Break {
			s += " "
		}
	}
	return s
}

// A Block is a piece of a page.
type Block interface{ block() }

// The blocks.
type (
	Heading struct {
		Level int
		ID    string // empty for none
		Text  Text
	}
	Paragraph struct{ Text Text }
	List      struct {
		Ordered bool
		Start   int
		Items   [][]Block
	}
	Table struct {
		Head []Text
		Rows [][]Text
	}
	Alert struct {
		Kind   string // NOTE
		Blocks []Block
	}
	Quote       struct{ Blocks []Block }
	Definitions struct{ Items []Definition }
	Definition  struct{ Term, Text Text }
	Rule        struct{}
	Code        struct{ Text string }
	// Raw is Markdown that is written already.
	Raw struct{ Text string }
)

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Table) block()       {}
func (*Alert) block()       {}
func (*Quote) block()       {}
func (*Definitions) block() {}
func (*Rule) block()        {}
func (*Code) block()        {}
func (*Raw) block()         {}

// A Page is a whole page.
type Page struct {
	Keys   []Key // of the front matter, in their order
	Blocks []Block
	Notes  []Note
}

// A Note is a footnote.
type Note struct {
	Name   string
	Blocks []Block
}

// A Key is a line of front matter. Value is written as YAML already where Raw is set.
type Key struct {
	Name, Value string
	List        []string // in place of a value
	Raw         bool
}
