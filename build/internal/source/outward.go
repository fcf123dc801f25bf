package source

import (
	"net/netip"
	"net/url"
	"strings"

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
		return "link to " + host + " has a name or password in it, which everybody can read", "Take out what is before the @."
	case isOwnComputer(host):
		return "link to " + host + " leads to the reader's own computer", "Link to the page's file, or to its address on the web."
	case isInsideNetwork(host):
		return "link to " + host + " works only inside your own network", "Link to an address that everybody can open, or say in words where it is."
	case isNoHost(host):
		return "link to " + host + " names no computer on the web", "Copy the address from the address bar of your browser."
	case isForTests(host):
		return "link to " + host + " is an example, and leads nowhere", "Write the address that you mean."
	case isCounter(host, u.Path):
		inner := u.Query().Get("q") + u.Query().Get("u")
		if u.Query().Has("url") {
			inner = u.Query().Get("url")
		}
		if model.IsWeb(inner) {
			return "link to " + host + " leads through a service that counts who goes where", "Write the address itself: " + inner
		}
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
	for _, ending := range []string{".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".private", ".localdomain", ".home.arpa"} {
		if strings.HasSuffix(host, ending) {
			return true
		}
	}
	if number, err := netip.ParseAddr(host); err == nil {
		return number.IsPrivate() || number.IsLinkLocalUnicast()
	}
	if strings.HasPrefix(host, "intranet.") || strings.HasPrefix(host, "sharepoint.") {
		return true
	}
	return false
}

// isNoHost reports whether a host has an empty part, as after a slip of the finger.
func isNoHost(host string) bool {
	return strings.Contains(host, "..") || strings.HasPrefix(host, ".") || strings.HasSuffix(host, ",")
}

// isForTests reports whether a host is one that can never be found: its ending is kept
// for examples.
func isForTests(host string) bool {
	return strings.HasSuffix(host, ".test") || strings.HasSuffix(host, ".invalid") || strings.HasSuffix(host, ".example")
}

// isCounter reports whether an address is that of a search engine or network that sends
// people on, as it is copied from its pages.
func isCounter(host, path string) bool {
	switch strings.TrimPrefix(host, "www.") {
	case "google.com", "google.co.uk":
		return path == "/url"
	case "l.facebook.com", "lm.facebook.com":
		return path == "/l.php"
	case "bing.com":
		return path == "/ck/a"
	case "linkedin.com":
		return path == "/redir/redirect"
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

// checkOwnLinks warns of links that name a page of the site by its address on the web:
// they would lead those away who have the site on a stick.
func (l *loader) checkOwnLinks() {
	if l.site.Config.BaseURL == "" {
		return
	}
	for _, p := range l.site.Pages {
		for _, link := range p.Links {
			below, ok := l.site.Config.Below(link.To.URL)
			if page := strings.TrimSuffix(below, ".html") + ".md"; ok && l.site.Page(page) != nil && strings.Contains(link.To.URL, below) {
				l.between.Warnf(link.At, "outward-link", "link to %s leads to a page of this site by its address on the web", link.To.URL)
				l.between.Hint("Write `%s`: then it works from a memory stick too, and is checked.", model.Relative(p.Path, page))
			}
		}
	}
}
