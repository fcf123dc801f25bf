package page

import (
	"sync"

	"rethink/build/internal/model"
)

// Each prints pages as they are read. Read hands on one after the other, several at once;
// take gets each page with its HTML, and must not keep that: its memory serves the next.
func (r *Renderer) Each(read func(take func(*model.Page) error) error, pages map[*model.Page]*Page, take func(*Page, []byte) error) error {
	memory := sync.Pool{New: func() any { return new([]byte) }}
	return read(func(p *model.Page) (err error) {
		buffer := memory.Get().(*[]byte)
		defer memory.Put(buffer)
		if *buffer, err = r.Append((*buffer)[:0], pages[p]); err != nil {
			return err
		}
		return take(pages[p], *buffer)
	})
}
