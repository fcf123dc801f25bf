package page

import (
	"strings"
	"testing"

	"rethink/build/internal/model"
)

// Whom to call is on every page, with the number first, and nothing is there without it.
func TestContactsAreAtTheFoot(t *testing.T) {
	d := &data{}
	all := d.CallContact(model.Contact{Name: "Clerk", Phone: "01632 960 001", Email: "clerk@example.org"})
	if len(all) != 2 || all[0].URL != "tel:01632960001" || all[1].URL != "mailto:clerk@example.org" {
		t.Errorf("ways to reach the clerk are %v", all)
	}
	if all := d.CallContact(model.Contact{Name: "Clerk"}); len(all) != 0 {
		t.Errorf("nobody said how to reach the clerk, but there is %v", all)
	}
	site := sampleSite()
	r := newRenderer(t, site, false)
	for _, p := range allPages(r) {
		text := string(mustRender(t, r, p))
		_, foot, ok := strings.Cut(text, "<footer class=\"foot\">")
		if !ok {
			continue // a sheet for the wall has none
		}
		for _, want := range []string{"<b>Practice lead</b>, Saltmarsh", `<a href="tel:01632960001">01632 960 001</a>`, "weekdays, 9 to 5"} {
			if !strings.Contains(foot, want) {
				t.Errorf("the foot of %s does not say %s:\n%s", p.Address, want, foot)
			}
		}
	}
	site.Config.Contacts = nil
	if text := string(mustRender(t, newRenderer(t, site, false), allPages(r)[0])); strings.Contains(text, "foot-contacts") {
		t.Error("a site without contacts has a place for them")
	}
}
