// Package pack makes the whole site as one file, to take where there is no Wi-Fi, and
// the page in it that one opens first.
//
// It refuses to choose: a pack holds every file of the site, as it is published. Only
// what would lead to the pack itself leads to its first page there.
package pack

import (
	"bytes"
	"path"
	"strings"
	"unicode"

	"rethink/build/internal/model"
	"rethink/build/internal/out"
)

// Address is that of the pack in the site.
const Address = "training/take-away.zip"

const startAddress = "START-HERE.html"

// Make makes the site to take away: for trainers, who often have no Wi-Fi. A site
// without sessions has none, nor has one that wants none, since it changes with every
// word and doubles the folder; [Zip] makes one of any site.
func Make(env *out.Env) out.Made {
	var made out.Made
	switch {
	case len(env.Site.Sessions) == 0:
	case env.Site.Config.NoTakeAway:
		made.Left = append(made.Left, out.Left{Address: Address, Off: "take_away"})
	default:
		made.Outputs = append(made.Outputs, out.Output{Address: Address, Whole: func(files map[string][]byte) ([]byte, error) { return Zip(env, files) }})
	}
	return made
}

// startView says what is in a pack.
type startView struct{ Pages, PDFs, Packages int }

// Zip zips all files of the site, and the page that one opens first.
func Zip(env *out.Env, files map[string][]byte) ([]byte, error) {
	start, err := startHere(env, files)
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
	return bytes.ReplaceAll(data, href(Address), href(startAddress))
}

// startHere makes the page that one opens first. It stands in packs alone.
func startHere(env *out.Env, files map[string][]byte) ([]byte, error) {
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
	return env.Render(&out.Page{
		Address: startAddress, Layout: "start-here", Title: env.Say("pack_title"), Description: env.Say("pack_lead"), NoIndex: true, View: view,
	})
}

// Name returns a name that tells a pack from one of another site or version:
// "resolving-concerns-1.0.zip".
func Name(c model.Config) string {
	words := strings.FieldsFunc(strings.ToLower(c.Title+" "+c.Version), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.'
	})
	if len(words) == 0 {
		words = []string{"site"}
	}
	return strings.Join(words, "-") + ".zip"
}
