package source

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses the bodies of pages: CommonMark with tables, heading
// attributes, footnotes and definition lists. It is safe for use by several
// goroutines.
type markdown struct{ parser parser.Parser }

func newMarkdown() markdown {
	return markdown{parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		)...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101),
		)...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			util.Prioritized(boundMarks{}, 900), // of what is left of a paragraph
		)...),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(unusedNotes{}, 998), // before the next one drops them
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
		parser.WithAttribute(),
	)}
}

// A parsed body is its tree, and what is not in the tree: footnotes that the text
// never refers to, and paragraphs that are too much to be read, by their offsets.
type parsed struct {
	root    ast.Node
	unused  []*east.Footnote
	tooMuch []int
}

func (m markdown) parse(src []byte) parsed {
	context := parser.NewContext()
	p := parsed{root: m.parser.Parse(text.NewReader(src), parser.WithContext(context))}
	p.unused, _ = context.Get(unusedNotesKey).([]*east.Footnote)
	p.tooMuch, _ = context.Get(tooMuchKey).([]int)
	return p
}

var unusedNotesKey = parser.NewContextKey()

// unusedNotes keeps the footnotes that goldmark is about to drop without a word.
type unusedNotes struct{}

func (unusedNotes) Transform(root *ast.Document, reader text.Reader, context parser.Context) {
	if !bytes.Contains(reader.Source(), []byte("[^")) {
		return
	}
	var unused []*east.Footnote
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok && entering && note.Index < 0 {
			unused = append(unused, note)
		}
		return ast.WalkContinue, nil
	})
	context.Set(unusedNotesKey, unused)
}
