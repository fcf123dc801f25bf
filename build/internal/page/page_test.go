package page

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rethink/build/internal/model"
)

var outdir = flag.String("outdir", "", "write the sample pages to this folder, to look at them")

func TestSample(t *testing.T) {
	p := &model.Page{Path: "index.md", Kind: model.KindHome, Title: "Home"}
	q := &model.Page{Path: "guidance/a.md", Kind: model.KindPage, Title: "A", Body: []model.Block{&model.Paragraph{Text: model.Inlines{model.Text{Value: "Hi <there>"}}}}}
	site := &model.Site{Pages: []*model.Page{p, q}}
	r, err := New(Options{Layouts: os.DirFS("../../../layouts"), Static: os.DirFS("../../../static"), Site: site, Minify: true})
	if err != nil {
		t.Fatal(err)
	}
	all := append(r.Written(), r.Standard()...)
	all = append(all, r.SiteMap(all))
	for _, pg := range all {
		b, err := r.Render(&pg)
		if err != nil {
			t.Error(err)
		}
		t.Logf("%s\n%s", pg.Address, b)
		if *outdir != "" {
			f := filepath.Join(*outdir, pg.Address)
			os.MkdirAll(filepath.Dir(f), 0o755)
			os.WriteFile(f, b, 0o644)
		}
	}
}
