package build

import (
	"bytes"
	"context"
	"path"
	"strings"
	"time"
	"unicode"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// The whole site as one file, and the page in it that one opens first.
const (
	takeAwayAddress = "training/take-away.zip"
	startAddress    = "START-HERE.html"
)

// takeAway makes the site to take away: for trainers, who often have no Wi-Fi. A
// site without sessions has none; [Pack] makes one of any site.
func (b *builder) takeAway() out.Made {
	var made out.Made
	if len(b.site.Sessions) > 0 {
		made.Outputs = append(made.Outputs, out.Output{Address: takeAwayAddress, Whole: b.pack})
	}
	return made
}

// startView says what is in a pack.
type startView struct{ Pages, PDFs, Packages int }

// pack zips all files of the site, and the page that one opens first.
func (b *builder) pack(files map[string][]byte) ([]byte, error) {
	start, err := b.startHere(files)
	if err != nil {
		return nil, err
	}
	packed := make(map[string][]byte, len(files)+1)
	for address, data := range files {
		packed[address] = inPack(address, data)
	}
	packed[startAddress] = start
	return out.Zip(packed)
}

// inPack returns a file as it stands in a pack. There, a link to the pack itself
// would lead nowhere: it leads to the page that says what one has.
func inPack(address string, data []byte) []byte {
	if path.Ext(address) != ".html" {
		return data
	}
	href := func(to string) []byte { return []byte(`href="` + model.Relative(address, to) + `"`) }
	return bytes.ReplaceAll(data, href(takeAwayAddress), href(startAddress))
}

// startHere makes the page that one opens first. It stands in packs alone.
func (b *builder) startHere(files map[string][]byte) ([]byte, error) {
	var view startView
	for address := range files {
		switch path.Ext(address) {
		case ".html":
			view.Pages++
		case ".pdf":
			view.PDFs++
		case ".zip":
			view.Packages++
		}
	}
	return b.pages.Render(&out.Page{
		Address: startAddress, Layout: "start-here", Title: b.env.Say("pack_title"), Description: b.env.Say("pack_lead"), NoIndex: true, View: view,
	})
}

// A Packed is the whole site in one zip.
type Packed struct {
	Name  string // from the site's title and version: "resolving-concerns-1.0.zip"
	Data  []byte
	Files int
}

// Pack makes the whole site as one zip that opens from a disk. Faults of the
// content are in the result, as with [Check]; nothing is made while one of them is
// an error.
func Pack(ctx context.Context, o Options) (*Result, *Packed, error) {
	started := time.Now()
	b, result, err := check(ctx, o)
	if err != nil || result.Failed(o.Strict) {
		return result, nil, err
	}
	data, files := result.Files[takeAwayAddress], len(result.Files)
	if data == nil {
		if data, err = b.pack(result.Files); err != nil {
			return nil, nil, err
		}
		files++ // START-HERE.html; otherwise it stands in the place of the zip
	}
	result.Elapsed = time.Since(started)
	return result, &Packed{Name: b.packName(), Data: data, Files: files}, nil
}

// packName returns a name that tells a pack from one of another site or version.
func (b *builder) packName() string {
	c := b.env.Site.Config
	words := strings.FieldsFunc(strings.ToLower(c.Title+" "+c.Version), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.'
	})
	if len(words) == 0 {
		words = []string{"site"}
	}
	return strings.Join(words, "-") + ".zip"
}
