package source

import (
	"net/url"
	"path"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// checkOutward warns of a link out of the site that leads nowhere for most readers, and
// reports a number that is not the one that the link shows.
func (w *walker) checkOutward(link *model.Link, text string) {
	scheme, rest, _ := strings.Cut(link.To.URL, ":")
	switch strings.ToLower(scheme) {
	case "tel", "sms":
		if shown := digitsOf(text); len(shown) >= fewestDigits && !sameNumber(shown, digitsOf(rest)) {
			w.problems.Errorf(link.At, "other-number", "link shows the number %s and calls %s", text, rest)
			w.problems.Hint("Write the same number in both: [%s](%s:%s)", text, scheme, shown)
		}
	case "mailto":
		who, _, _ := strings.Cut(rest, "?")
		if model.IsMail(text) && !strings.EqualFold(text, who) {
			w.problems.Errorf(link.At, "other-address", "link shows the address %s and writes to %s", text, who)
			w.problems.Hint("Write the same address in both: <%s>", text)
		}
	case "http", "https":
		if message, hint := outwardProblem(link.To.URL); message != "" {
			w.problems.Warnf(link.At, "outward-link", "%s", message)
			w.problems.Hint("%s", hint)
		}
	}
}

// fewestDigits is how many digits a number that is written in full has: fewer are an
// extension, or a short number such as 999 beside words.
const fewestDigits = 7

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, strings.ReplaceAll(s, "(0)", ""))
}

// sameNumber reports whether two numbers are one, written with or without the country's,
// or with an extension behind it.
func sameNumber(a, b string) bool {
	plain := func(s string) string {
		s = strings.TrimPrefix(s, "00")
		for _, country := range []string{"44", "353"} {
			if rest, ok := strings.CutPrefix(s, country); ok {
				s = rest
				break
			}
		}
		return strings.TrimPrefix(s, "0")
	}
	a, b = plain(a), plain(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// outwardProblem says why an address of the web is no use to readers.
func outwardProblem(address string) (message, hint string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case u.User != nil:
		return "link to " + host + " has a name or password in it, which everybody can read", "Take out what stands before the @."
	case isOwnComputer(host):
		return "link to " + host + " leads to the reader's own computer", "Link to the page's file, or to its address on the web."
	case isInsideNetwork(host):
		return "link to " + host + " works only inside your own network", "Link to an address that everybody can open, or say in words where it is."
	case isMailGateway(host):
		inner := u.Query().Get("url")
		hint = "Copy the address from the address bar of your browser, once the page is open."
		if model.IsWeb(inner) {
			hint = "Write the address itself: " + inner
		}
		return "link to " + host + " leads through the filter of somebody's mail", hint
	}
	return "", ""
}

func isOwnComputer(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") || host == "::1" || host == "0.0.0.0"
}

// isInsideNetwork reports whether a host has a name or number that means something in
// one network only.
func isInsideNetwork(host string) bool {
	if !strings.ContainsAny(host, ".:") {
		return host != ""
	}
	for _, ending := range []string{".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".private"} {
		if strings.HasSuffix(host, ending) {
			return true
		}
	}
	for _, start := range []string{"10.", "192.168.", "172.16.", "172.17.", "172.18.", "172.19.", "172.20.", "172.31.", "169.254.", "intranet.", "sharepoint."} {
		if strings.HasPrefix(host, start) {
			return true
		}
	}
	return false
}

func isMailGateway(host string) bool {
	for _, gateway := range []string{"safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com", "protect-eu.mimecast.com", "protect2.fireeye.com", "linkprotect.cudasvc.com", "clicktime.symantec.com"} {
		if host == gateway || strings.HasSuffix(host, "."+gateway) || strings.Contains(gateway, ".mimecast.") && strings.HasSuffix(host, ".mimecast.com") && strings.HasPrefix(host, "protect") {
			return true
		}
	}
	return false
}

// checkOwnLinks warns of links that name the site's own address on the web and no page
// that it has: they would not be found out by those who have the site on a stick.
func (l *loader) checkOwnLinks() {
	base := l.site.Config.BaseURL
	if base == "" {
		return
	}
	has := map[string]bool{}
	folders := map[string]bool{} // of pages; in others, the build may have made one
	for _, p := range l.site.Pages {
		has[p.Address()] = true
		if path.Dir(p.Path) != "." {
			folders[path.Dir(p.Path)] = true
		}
		for _, old := range p.OldAddresses {
			has[old.Address] = true
		}
	}
	for _, p := range l.site.Pages {
		for _, link := range p.Links {
			below, ok := strings.CutPrefix(link.To.URL, base)
			if !ok {
				continue
			}
			below, _, _ = strings.Cut(below, "#")
			if page := strings.TrimSuffix(below, ".html") + ".md"; l.site.Page(page) != nil {
				l.between.Add(diag.Problem{Pos: link.At, Severity: diag.Warning, Rule: "outward-link",
					Message: "link to " + link.To.URL + " leads to a page of this site by its address on the web",
					Hint:    "Write `" + model.Relative(p.Path, page) + "`: then it works from a memory stick too, and is checked."})
			} else if strings.HasSuffix(below, ".html") && !has[below] && folders[path.Dir(below)] {
				l.between.Add(diag.Problem{Pos: link.At, Severity: diag.Warning, Rule: "outward-link",
					Message: "link to " + link.To.URL + " leads to a page that this site does not have",
					Hint:    "Link to the page's file, seen from this page's folder: then it is checked."})
			}
		}
	}
}
