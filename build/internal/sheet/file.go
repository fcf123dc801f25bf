package sheet

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sync"
)

// packSize is how many objects are compressed together. Structure is many small
// objects that are much alike, so a file of cards is half as large for it.
const packSize = 250

// pagesObject is the list of pages. It stays readable, for [CountPages].
const pagesObject = 1

// A place says where an object of the file is: at an offset, or at an index of a
// pack of objects.
type place struct {
	kind      byte // 0 free, 1 at an offset, 2 in a pack
	at, index int
}

// fileWriter writes objects one after the other and remembers where they are.
type fileWriter struct {
	bytes.Buffer
	places []place // of object n at n
}

// file writes all objects and where they are. The file's identifier is made from
// its content.
func (o objects) file(root, info int) []byte {
	w := &fileWriter{places: make([]place, len(o)+1, len(o)+len(o)/packSize+3)}
	w.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var small []int
	for i, body := range o {
		if n := i + 1; n == pagesObject || bytes.HasSuffix(body, []byte("endstream")) {
			w.object(n, body)
		} else {
			small = append(small, n)
		}
	}
	for len(small) > 0 {
		n := min(packSize, len(small))
		w.pack(o, small[:n])
		small = small[n:]
	}
	id := sha256.Sum256(w.Bytes())
	table := len(w.places)
	at := w.Len()
	w.places = append(w.places, place{kind: 1, at: at})
	rows := make([]byte, 0, 7*len(w.places))
	for _, p := range w.places {
		rows = append(rows, p.kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(p.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(p.index))
	}
	data := deflate(rows)
	fmt.Fprintf(w, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		table, len(w.places), root, info, id[:16], id[:16], len(data), data, at)
	return w.Bytes()
}

func (w *fileWriter) object(n int, body []byte) {
	w.places[n] = place{kind: 1, at: w.Len()}
	fmt.Fprintf(w, "%d 0 obj\n", n)
	w.Write(body)
	w.WriteString("\nendobj\n")
}

// pack writes objects compressed into one.
func (w *fileWriter) pack(o objects, numbers []int) {
	var head, bodies bytes.Buffer
	pack := len(w.places)
	for i, n := range numbers {
		fmt.Fprintf(&head, "%d %d ", n, bodies.Len())
		bodies.Write(o[n-1])
		bodies.WriteByte('\n')
		w.places[n] = place{kind: 2, at: pack, index: i}
	}
	data := deflate(append(head.Bytes(), bodies.Bytes()...))
	w.places = append(w.places, place{})
	w.object(pack, fmt.Appendf(nil, "<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream",
		len(numbers), head.Len(), len(data), data))
}

// compressors are kept, since each takes a megabyte.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&b)
	// Writing to memory does not fail.
	_, _ = z.Write(data)
	_ = z.Close()
	return b.Bytes()
}
