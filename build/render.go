package build

import (
	"context"
	"maps"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"rethink/build/internal/out"
)

// render makes the bytes of every output, on all processors. The first failure
// stops the rest.
func (b *builder) render(ctx context.Context, outputs []out.Output, progress func(done, total int)) (map[string][]byte, error) {
	made := make([][]byte, len(outputs))
	var next, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(outputs) || ctx.Err() != nil {
					return ctx.Err()
				}
				if outputs[i].Whole != nil {
					continue
				}
				var err error
				if made[i], err = b.bytes(outputs[i]); err != nil {
					return err
				}
				if n := done.Add(1); progress != nil {
					progress(int(n), len(outputs))
				}
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(outputs))
	for i, o := range outputs {
		if o.Whole == nil {
			files[o.Address] = made[i]
		}
	}
	return files, renderWhole(outputs, files)
}

func (b *builder) bytes(o out.Output) ([]byte, error) {
	if o.Page != nil {
		return b.pages.Render(o.Page)
	}
	return o.Make()
}

// renderWhole makes the outputs that hold all others, and adds them to the files.
// None of them holds another of its kind.
func renderWhole(outputs []out.Output, files map[string][]byte) error {
	whole := map[string][]byte{}
	for _, o := range outputs {
		if o.Whole == nil {
			continue
		}
		data, err := o.Whole(files)
		if err != nil {
			return err
		}
		whole[o.Address] = data
	}
	maps.Copy(files, whole)
	return nil
}
