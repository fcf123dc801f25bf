package source

import (
	"bytes"
	"strings"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rethink/build/internal/matter"
)

// newYAML returns a reader of YAML that asks goldmark-meta what each value is read
// as, as every other tool does that shows these files.
func newYAML() *matter.Reader {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(meta.NewParser(), 0),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
	)
	return &matter.Reader{Meta: func(src string) (map[string]any, error) {
		const fence = "---\n"
		var block bytes.Buffer
		block.Grow(len(src) + 2*len(fence) + 1)
		block.WriteString(fence + src)
		if !strings.HasSuffix(src, "\n") {
			block.WriteByte('\n')
		}
		block.WriteString(fence)
		context := parser.NewContext()
		p.Parse(text.NewReader(block.Bytes()), parser.WithContext(context))
		return meta.TryGet(context)
	}}
}
