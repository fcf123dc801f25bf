package build

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"

	"rethink/build/internal/keep"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/pack"
)

// make makes every file and hands it to take, which is called concurrently and must not
// keep it. A page that stands alone is printed as soon as it is read, and its text is let
// go of: a large site is mostly such text. Then all problems are known, but for those of
// weight, and where none is an error the other files are made.
func (b *builder) make(ctx context.Context, o Options, result *Result, take func(address string, data []byte) error) error {
	files, scale := keep.NewFiles(nil), out.NewScale(b.site)
	total, done := len(b.planned.Outputs), new(atomic.Int64)
	weigh := func(address string, data []byte) error {
		scale.Put(address, data)
		err := take(address, data)
		if n := done.Add(1); err == nil && o.Progress != nil {
			o.Progress(int(n), total)
		}
		return err
	}
	printed, err := b.printLate(ctx, files, weigh)
	if result.Problems = b.rest.Problems(); result.Problems.Errors() > 0 {
		return ctx.Err() // what is made of a site with errors is no news, nor is a disk without room for it
	}
	b.made = b.planned.whole(b)
	total = len(b.made.Outputs)
	result.Problems = result.Problems.With(b.pages.Problems(), b.made.Problems, b.made.CheckLinks(b.site))
	result.Notes = append(b.pages.Notes(), b.made.Notes...)
	if err == nil && !result.Failed(o.Strict) {
		b.add(files, slices.DeleteFunc(slices.Clone(b.made.Outputs), func(o out.Output) bool {
			return o.Page != nil && printed[o.Page.From] != nil
		})...)
		err = files.Each(ctx, weigh)
	}
	if err != nil {
		err = result.report(err)
	}
	if result.Failed(o.Strict) {
		return ctx.Err() // nothing would have been published, whatever else went wrong
	}
	if err == nil {
		result.Made = len(b.made.Outputs)
		result.Problems = result.Problems.With(scale.Problems(b.made.Outputs))
	}
	return err
}

// printLate reads what is left of the site, page by page, and prints each at once. It
// returns the pages, by what was read.
func (b *builder) printLate(ctx context.Context, files *keep.Files, take func(address string, data []byte) error) (map[*model.Page]*out.Page, error) {
	late := b.rest.Late()
	pages := make(map[*model.Page]*out.Page, len(late))
	for _, o := range b.planned.Outputs {
		if o.Page != nil && o.Page.From != nil && late[o.Page.From] {
			pages[o.Page.From] = o.Page
		}
	}
	held := len(pack.Make(b.env).Outputs) > 0
	return pages, b.pages.Each(b.rest.Each, pages, func(p *out.Page, html []byte) error {
		b.texts.Put(p.From)
		if held {
			files.Hold(p.Address, html)
		}
		return cmp.Or(ctx.Err(), take(p.Address, html))
	})
}
