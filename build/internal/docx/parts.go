package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// parts is the file: a zip of parts, and how they refer to one another.
type parts struct {
	files  map[string]*zip.File
	limits Limits
	read   int64 // bytes so far
	main   string
}

// The beginnings of files of other kinds that are taken for Word files.
var (
	oldOffice = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	encrypted = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

// open reads the list of parts.
func open(r io.ReaderAt, size int64, limits Limits) (*parts, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, notZip(r, size)
	}
	if len(z.File) > limits.Files {
		return nil, fmt.Errorf("it has more than %d parts, which no document needs: %w", limits.Files, errDamaged)
	}
	p := &parts{files: make(map[string]*zip.File, len(z.File)), limits: limits}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		p.files[name] = f
		if lower := strings.ToLower(name); strings.HasSuffix(lower, "vbaproject.bin") {
			return nil, errors.New("it holds macros, which are programs: in Word choose Save as, and the type Word Document (.docx) without macros")
		}
	}
	return p, p.findMain()
}

// notZip says what a file is that is no .docx.
func notZip(r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case size == 0:
		return errors.New("the file is empty")
	case bytes.HasPrefix(head, oldOffice):
		if holds(r, size, encrypted) {
			return errors.New("it is protected with a password: open it in Word, take the password off (File, Info, Protect Document, Encrypt with Password), and save it")
		}
		return errors.New("it is a document of an old Word, whatever its name says: open it in Word, choose Save as, and the type Word Document (.docx)")
	case bytes.HasPrefix(head, []byte("{\\rtf")):
		return errors.New("it is a Rich Text file: open it in Word, choose Save as, and the type Word Document (.docx)")
	case bytes.HasPrefix(head, []byte("%PDF")):
		return errors.New("it is a PDF: ask for the Word document that it was made from")
	case bytes.HasPrefix(head, []byte("PK")):
		return errors.New("the file breaks off: copy or download it again")
	}
	return errors.New("it is no Word document: open it in Word, choose Save as, and the type Word Document (.docx)")
}

// holds reports whether the first 64 MB of a file hold some bytes.
func holds(r io.ReaderAt, size int64, what []byte) bool {
	const piece = 1 << 16
	buf := make([]byte, piece+len(what))
	for at := int64(0); at < min(size, 64<<20); at += piece {
		n, err := r.ReadAt(buf, at)
		if bytes.Contains(buf[:n], what) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

// findMain finds the part that holds the text.
func (p *parts) findMain() error {
	p.main = "word/document.xml"
	rels, err := p.relations("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && !r.external {
			p.main = r.target
		}
	}
	switch types, err := p.tree("[Content_Types].xml"); {
	case err != nil:
		return err
	case types != nil:
		for _, o := range types.kids {
			kind := strings.ToLower(o.attr("ContentType"))
			if strings.Contains(kind, "macroenabled") {
				return errors.New("it is a document with macros, which are programs: in Word choose Save as, and the type Word Document (.docx)")
			}
			if strings.TrimPrefix(o.attr("PartName"), "/") == p.main && !strings.Contains(kind, "wordprocessingml") && strings.HasSuffix(kind, "main+xml") {
				return errors.New("it is a file of another program of Office, such as Excel or PowerPoint, and no Word document")
			}
		}
	}
	if p.files[p.main] != nil {
		return nil
	}
	if p.files["content.xml"] != nil && p.files["mimetype"] != nil {
		return errors.New("it is an OpenDocument file: open it, choose Save as, and the type Word Document (.docx)")
	}
	return errors.New("it is a zip file without a Word document in it: open the document in Word, choose Save as, and the type Word Document (.docx)")
}

// A relation is how one part names another, or something outside.
type relation struct {
	kind, target string
	external     bool
}

// relations returns what a part refers to, by its id. Targets are names of parts, or
// addresses.
func (p *parts) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	root, err := p.tree(dir + "_rels/" + base + ".rels")
	if err != nil || root == nil {
		return nil, err
	}
	rels := make(map[string]relation, len(root.kids))
	for _, k := range root.kids {
		r := relation{kind: k.attr("Type"), target: k.attr("Target"), external: k.attr("TargetMode") == "External"}
		if !r.external {
			if rooted, ok := strings.CutPrefix(r.target, "/"); ok {
				r.target = path.Clean(rooted)
			} else {
				r.target = path.Join(dir, r.target)
			}
		}
		rels[k.attr("Id")] = r
	}
	return rels, nil
}

// A bounded reader fails where a part is larger than it may be, whatever the file says
// of its size.
type bounded struct {
	r     io.Reader
	left  int64
	parts *parts
	name  string
}

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.r.Read(buf)
	b.left -= int64(n)
	b.parts.read += int64(n)
	if b.left < 0 || b.parts.read > b.parts.limits.All {
		return 0, fmt.Errorf("unpacked, it is far larger than a document can be (%s): %w", b.name, errDamaged)
	}
	return n, err
}

// open opens a part; nil where there is none.
func (p *parts) open(name string, most int64) (io.ReadCloser, io.Reader, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("%s in it cannot be read: %w", name, errDamaged)
	}
	return r, &bounded{r, most, p, name}, nil
}

// bytes returns a picture; nil where there is none.
func (p *parts) bytes(name string) ([]byte, error) {
	c, r, err := p.open(name, p.limits.Media)
	if err != nil || c == nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	return data, errors.Join(err, c.Close())
}

// tree returns a small part as a tree; nil where there is none.
func (p *parts) tree(name string) (root *node, err error) {
	err = p.each(name, func(x *parser, start xml.StartElement) error {
		root, err = x.tree(start)
		return err
	})
	return root, err
}

// each reads a part, and calls f with each element that begins and that nobody has read:
// f either reads it to its end, or leaves it to be gone into.
func (p *parts) each(name string, f func(x *parser, start xml.StartElement) error) error {
	c, r, err := p.open(name, p.limits.Part)
	if err != nil || c == nil {
		return err
	}
	defer func() { _ = c.Close() }() // it was read only
	x := newParser(r, p.limits)
	for {
		token, err := x.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return readable(name, err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := f(x, start); err != nil {
				return readable(name, err)
			}
		}
	}
}

// readable says in words what the XML library says of a damaged part.
func readable(name string, err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, io.EOF) ||
		strings.HasPrefix(err.Error(), "xml: ") { // an encoding that Word does not write
		return fmt.Errorf("%s in it cannot be read: %w", name, errDamaged)
	}
	return err
}
