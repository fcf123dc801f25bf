package hosting

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A policy is a Content-Security-Policy: for each directive, its sources.
type policy map[string][]string

// notFound is the one page that is left out when the pages' policy is made: where the
// site's address is not known it is plain, and allows itself less than the others say.
const notFound = "404.html"

// policyOf returns the policy that no page of the site is narrowed by, as a header's
// value; empty where a page has none, since any would narrow that one.
func policyOf(files map[string][]byte) string {
	var widest policy
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" || name == notFound {
			continue
		}
		of := parsePolicy(metaPolicy(files[name]))
		switch {
		case of["default-src"] == nil:
			return ""
		case widest == nil:
			widest = of
		default:
			widest = widest.widen(of)
		}
	}
	text := widest.String()
	if strings.ContainsAny(text, "\"\\$\r\n{}") { // it could not be quoted in every server's language
		return ""
	}
	return text
}

// metaPolicy returns the policy that a page sets for itself, or "".
func metaPolicy(page []byte) string {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.Data == "body" {
				return ""
			}
			if token.Data == "meta" && strings.EqualFold(attr(token, "http-equiv"), "content-security-policy") {
				return attr(token, "content")
			}
		}
	}
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func parsePolicy(text string) policy {
	p := policy{}
	for part := range strings.SplitSeq(text, ";") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		if name := strings.ToLower(words[0]); p[name] == nil {
			p[name] = words[1:len(words):len(words)]
		}
	}
	return p
}

// widen returns a policy that allows what p or q allows. Both have a default-src.
func (p policy) widen(q policy) policy {
	both := policy{}
	for _, part := range []policy{p, q} {
		for name := range part {
			first, second := p.sources(name), q.sources(name)
			if first == nil || second == nil {
				continue // one of them does not limit it
			}
			union := slices.Clone(first)
			for _, source := range second {
				if !slices.Contains(union, source) {
					union = append(union, source)
				}
			}
			if len(union) > 1 {
				union = slices.DeleteFunc(union, func(s string) bool { return s == "'none'" })
			}
			both[name] = union
		}
	}
	return both
}

// sources returns what a directive allows, as a browser falls back; nil where nothing
// is limited.
func (p policy) sources(name string) []string {
	if of, said := p[name]; said || !strings.HasSuffix(name, "-src") {
		return of
	}
	return p["default-src"]
}

// String begins with the fallback; the rest is sorted.
func (p policy) String() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(p)) {
		part := strings.Join(append([]string{name}, p[name]...), " ")
		if name == "default-src" {
			parts = slices.Insert(parts, 0, part)
		} else {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}
