package model

import "testing"

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "a.html", "a.html"},
		{"index.html", "a/b.html", "a/b.html"},
		{"a/b.html", "index.html", "../index.html"},
		{"a/b.html", "a/b.html", "b.html"},
		{"a/b.html", "a/c.html", "c.html"},
		{"a/b.html", "a/c/d.html", "c/d.html"},
		{"a/b.html", "ab/c.html", "../ab/c.html"},
		{"ab/c.html", "a/b.html", "../a/b.html"},
		{"a/b/c.html", "a/d/e.html", "../d/e.html"},
		{"a/b/c.html", "d.html", "../../d.html"},
		{"a/b/c.html", "a/b/d.html", "d.html"},
		{"a/a/a.html", "a/a.html", "../a.html"},
		{"a/a.html", "a/a/a.html", "a/a.html"},
		{"a/index.html", "a/b/index.html", "b/index.html"},
		// A link inside one page is its anchor alone; one to another keeps it.
		{"a/b.html", "a/b.html#part", "#part"},
		{"a/b.html", "a/c.html#part", "c.html#part"},
		{"a/b.html", "index.html#part", "../index.html#part"},
		{"a/b.html", "a/b.html#", "#"},
		// What leads out of the site stays as it is.
		{"a/b.html", "https://example.org/a/b.html#c", "https://example.org/a/b.html#c"},
		{"a/b.html", "tel:999", "tel:999"},
		{"a/b.html", "mailto:a@example.org", "mailto:a@example.org"},
		{"a/b.html", "SMS:123", "SMS:123"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: got %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestOnlySomeSchemesLeadOut(t *testing.T) {
	for scheme, want := range map[string]bool{
		"http": true, "https": true, "HTTPS": true, "mailto": true, "tel": true, "sms": true,
		"javascript": false, "data": false, "file": false, "vbscript": false, "": false, "ftp": false,
	} {
		if LeadsOut(scheme) != want {
			t.Errorf("%q leads out: %v", scheme, !want)
		}
	}
}

func TestBaseAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org":                 "https://example.org/",
		"https://example.org/site":            "https://example.org/site/",
		"http://example.org/site///":          "http://example.org/site/",
		"https://example.org/site/index.html": "",
		"https://example.org/?a=b":            "",
		"https://example.org/#a":              "",
		"https://example.org/a b/":            "",
		"example.org":                         "",
		"ftp://example.org/":                  "",
		"https://":                            "",
		"":                                    "",
	} {
		if got, ok := BaseAddress(address); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", address, got, ok, want)
		}
	}
}
