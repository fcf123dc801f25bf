package page

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// checkLayouts reports what a layout must not have: what a browser would load from, or
// send to, another website, and scripts and styles that stand in the page. The policy of
// each page stops them, and readers would see a page that is not whole.
func checkLayouts(files []layoutFile) diag.List {
	var problems diag.List
	for _, f := range files {
		checkLayout("layouts/"+f.name, f.src, &problems)
	}
	return problems
}

// checkLayout looks at the tags of a layout. Its actions are taken for words: what they
// print are addresses of the site.
func checkLayout(name string, src []byte, problems *diag.List) {
	plain := withoutActions(src)
	tags := html.NewTokenizer(bytes.NewReader(plain))
	for at := 0; ; {
		kind := tags.Next()
		if kind == html.ErrorToken {
			return
		}
		place := at
		at += len(tags.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		if message, hint := tagProblem(tags.Token()); message != "" {
			problems.Errorf(diag.NewLines(name, string(plain), 0).At(place), "layout", "%s", message)
			problems.Hint("%s", hint)
		}
	}
}

// withoutActions writes an x for each character of an action. Its lines stay lines.
func withoutActions(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for {
		from := bytes.Index(src, []byte("{{"))
		if from < 0 {
			return append(out, src...)
		}
		length := bytes.Index(src[from+len("{{"):], []byte("}}"))
		if length < 0 {
			return append(out, src...)
		}
		to := from + len("{{") + length + len("}}")
		out = append(out, src[:from]...)
		for _, c := range strings.ToValidUTF8(string(src[from:to]), "x") {
			if c != '\n' {
				c = 'x'
			}
			out = append(out, byte(c))
		}
		src = src[to:]
	}
}

// afterURL is what stands before the address that a page leads on to after a time.
var afterURL = regexp.MustCompile(`(?i)^\s*\d+\s*[;,]\s*url\s*=\s*["']?`)

const (
	loadHint   = `Copy the file into static/, and write {{.Asset "img/logo.png"}} for its address: pages load nothing from elsewhere.`
	inlineHint = "Write it in a file of its own in static/js or static/css: the page's own policy would stop what is in the page."
)

// tagProblem says what is wrong with a tag.
func tagProblem(t html.Token) (message, hint string) {
	src := false
	for _, a := range t.Attr {
		address := strings.TrimSpace(a.Val)
		src = src || a.Key == "src"
		switch {
		case strings.HasPrefix(a.Key, "on"):
			return "layout has a script in the attribute " + a.Key, inlineHint
		case a.Key == "style":
			return "layout has a style in the attribute style", inlineHint
		case t.Data == "meta" && a.Key == "content" && isElsewhere("", afterURL.ReplaceAllString(address, "")) && afterURL.MatchString(address):
			return "layout leads readers to another website by itself", "Write a link that they can follow."
		case loads(t, a.Key) && isElsewhere(a.Key, address):
			return "layout loads " + address + " from another website", loadHint
		case sends(t.Data, a.Key) && isElsewhere(a.Key, address):
			return "layout sends what readers type to " + address, "Take it out: the site sends nothing."
		}
	}
	switch {
	case t.Data == "style":
		return "layout has a style in it", inlineHint
	case t.Data == "script" && !src:
		return "layout has a script in it", inlineHint
	case t.Data == "base":
		return "layout has a <base>, which leads every link elsewhere", "Take it out: every link is relative."
	}
	return "", ""
}

// loads reports whether a browser loads what an attribute of a tag names.
func loads(t html.Token, key string) bool {
	switch key {
	case "src", "srcset", "poster", "background":
		return true
	case "data":
		return t.Data == "object"
	case "imagesrcset":
		return t.Data == "link"
	case "href", "xlink:href":
		switch t.Data {
		case "link":
			return slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "rel" && relLoads(a.Val) })
		case "use", "image", "feimage":
			return true
		}
	}
	return false
}

func relLoads(rel string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(rel)), func(one string) bool {
		return slices.Contains([]string{"stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "prefetch", "modulepreload",
			"preconnect", "dns-prefetch", "prerender", "manifest"}, one)
	})
}

func sends(tag, key string) bool {
	return tag == "form" && key == "action" || key == "formaction" || tag == "a" && key == "ping"
}

// isElsewhere reports whether an address is on another website. Of several, one is
// enough.
func isElsewhere(key, address string) bool {
	if strings.HasSuffix(key, "srcset") {
		return slices.ContainsFunc(strings.Split(address, ","), func(one string) bool { return isElsewhere("", strings.TrimSpace(one)) })
	}
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "//") || strings.HasPrefix(lower, `\\`) || model.HasScheme(lower) && !strings.HasPrefix(lower, "data:")
}
