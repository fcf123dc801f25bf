package build

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"rethink/build/internal/diag"
	"rethink/build/internal/page"
)

// An output is one file of the site and how its bytes are made. Outputs are made
// in parallel, so make must not change anything that another output reads. An
// output that holds all others has whole in place of make: it is made last, and
// must not change the files that it gets.
type output struct {
	address string
	make    func() ([]byte, error)
	whole   func(files map[string][]byte) ([]byte, error)
	page    *page.Page // nil for what is not a page
}

// plan lists every file that a build makes, and who makes it.
func (b *builder) plan() []output {
	outputs := slices.Concat(
		b.writtenPages(),
		b.standardPages(),
		b.assets(),
		b.files(),
		b.flowOutputs(),
		b.quizOutputs(),
		b.cardOutputs(),
		b.trainingOutputs(),
		b.paperOutputs(),
		b.printOutputs(),
	)
	outputs = append(outputs, b.overview(outputs)...)
	return append(outputs, b.takeAway()...)
}

// checks lists what can only be checked once the whole site is known.
func (b *builder) checks() []func() diag.List {
	return []func() diag.List{
		b.checkAddresses,
		b.checkFlows,
		b.checkQuiz,
		b.checkCards,
		b.checkPapers,
		b.checkTraining,
	}
}

// page makes an output of a page.
func (b *builder) page(p page.Page) output {
	p.Scripts = withPresenting(p)
	return output{address: p.Address, page: &p, make: func() ([]byte, error) { return b.pages.Render(&p) }}
}

// data makes an output of bytes that are ready.
func data(address string, bytes []byte) output {
	return output{address: address, make: func() ([]byte, error) { return bytes, nil }}
}

// render makes every output, on all processors. The first failure stops the rest.
func (b *builder) render(ctx context.Context, progress func(done, total int)) (map[string][]byte, error) {
	outputs := b.outputs
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
				if outputs[i].whole != nil {
					continue
				}
				var err error
				if made[i], err = outputs[i].make(); err != nil {
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
		if o.whole == nil {
			files[o.address] = made[i]
		}
	}
	return files, b.renderWhole(files)
}

// renderWhole makes the outputs that hold all others, and adds them to the files.
// None of them holds another of its kind.
func (b *builder) renderWhole(files map[string][]byte) error {
	whole := map[string][]byte{}
	for _, o := range b.outputs {
		if o.whole == nil {
			continue
		}
		data, err := o.whole(files)
		if err != nil {
			return err
		}
		whole[o.address] = data
	}
	maps.Copy(files, whole)
	return nil
}

// checkAddresses finds two outputs for one address, also where the names differ
// only in case (some disks hold only one of them), and links to made pages that
// no output makes.
func (b *builder) checkAddresses() diag.List {
	var problems diag.List
	made := make(map[string]output, len(b.outputs))
	for _, o := range b.outputs {
		key := strings.ToLower(o.address)
		if first, ok := made[key]; ok {
			at := o.at()
			if first.page != nil && first.page.From != nil {
				at = first.at()
			}
			problems.Errorf(at, "address-taken", "address %s is made twice: %s and %s", o.address, first.author(), o.author())
			problems.Hint("Give the page another name. Where a flow makes the other, give it another `path`.")
			continue
		}
		made[key] = o
	}
	return append(problems, b.checkMade()...)
}

// at returns the page that the output comes from, where there is one.
func (o output) at() diag.Pos {
	if o.page != nil && o.page.From != nil {
		return o.page.From.At()
	}
	return diag.Pos{File: "content/site.yaml"}
}

func (o output) author() string {
	if o.page != nil && o.page.From != nil {
		return "from " + o.page.From.At().File
	}
	return "by the build"
}
