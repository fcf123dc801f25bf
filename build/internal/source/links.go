package source

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// target reads where a link leads. What leads nowhere by its form alone is reported
// here; whether the page is there is checked when all pages are read.
func (r *reading) target(dest string, at diag.Pos) model.Ref {
	ref, message, hint := parseTarget(r.page.Path, dest)
	if message != "" {
		r.problems.Errorf(at, "dead-link", "%s", message)
		r.problems.Hint("%s", hint)
		return model.Ref{}
	}
	if ref.Made != "" && r.site.files[ref.Made] {
		ref.File, ref.Made = ref.Made, ""
	}
	return ref
}

// parseTarget reads a link that stands on the page at from. A path that leads to
// no Markdown file is returned as one that the build makes.
func parseTarget(from, dest string) (ref model.Ref, message, hint string) {
	switch {
	case dest == "":
		return ref, "link has no address", "Write the address between the round brackets: [text](address)"
	case dest[0] == '#':
		return model.Ref{Page: from, Anchor: plainAnchor(dest[1:])}, emptyAnchor(dest), "Write the id of a heading after the #."
	case strings.HasPrefix(dest, "//"):
		return ref, "link to " + dest + " does not say how to get there", "Write https:" + dest
	case strings.HasPrefix(strings.ToLower(dest), "www."):
		return ref, "link to " + dest + " looks like a file of this site", "Write https://" + dest
	case isDrive(dest) || strings.HasPrefix(dest, `\`):
		return ref, "link to " + dest + " leads to a file on your own computer or network", "Copy the file into the content folder and link to it there."
	case strings.Contains(dest, `\`):
		return ref, "link to " + dest + " has backslashes in it", "Write " + strings.ReplaceAll(dest, `\`, "/")
	case model.HasScheme(dest):
		return outside(dest)
	}
	return inside(from, dest)
}

// plainAnchor returns an anchor as it is written in a heading, where a browser's
// address bar gave it with its letters in numbers: caf%C3%A9.
func plainAnchor(anchor string) string {
	if plain, err := url.PathUnescape(anchor); err == nil && utf8.ValidString(plain) {
		return norm.NFC.String(plain)
	}
	return anchor
}

func emptyAnchor(dest string) string {
	if dest == "#" {
		return "link to # leads to no heading"
	}
	return ""
}

// outside reads an address with a scheme.
func outside(dest string) (ref model.Ref, message, hint string) {
	scheme, rest, _ := strings.Cut(dest, ":")
	switch scheme = strings.ToLower(scheme); {
	case scheme == "http" || scheme == "https":
		if u, err := url.Parse(dest); err != nil || u.Host == "" {
			return ref, "link to " + dest + " is not an address", "Copy the address from the address bar of your browser."
		}
	case model.LeadsOut(scheme):
		if strings.TrimSpace(rest) == "" {
			return ref, "link to " + dest + " names nobody", "Write the address or number after the colon."
		}
		return direct(dest, scheme, rest)
	default:
		if scheme == "file" {
			return ref, "link to " + dest + " leads to a file on your own computer", "Copy the file into the content folder and link to it there."
		}
		return ref, "link to " + dest + " starts with " + scheme + ":, which is not used here", "Links start with https:, mailto: or tel:, or lead to a file of the content folder."
	}
	return model.Ref{URL: dest}, "", ""
}

func isDrive(dest string) bool {
	return len(dest) > 2 && dest[1] == ':' && (dest[0]|0x20 >= 'a' && dest[0]|0x20 <= 'z') && (dest[2] == '\\' || dest[2] == '/')
}

// direct reads the address or number of somebody.
func direct(dest, scheme, rest string) (ref model.Ref, message, hint string) {
	who, _, _ := strings.Cut(rest, "?")
	switch {
	case scheme == "mailto" && !model.IsMail(who):
		return ref, "link to " + dest + " is not an email address", "Write it after the colon, such as mailto:name@example.org"
	case scheme != "mailto" && (strings.Trim(who, "+-.()0123456789") != "" || !strings.ContainsAny(who, "0123456789")):
		return ref, "link to " + dest + " is not a number", "Write its digits after the colon, such as " + scheme + ":02392000000"
	}
	return model.Ref{URL: dest}, "", ""
}

// guessScheme returns the address with what an author left out before it; empty
// for the path of a file.
func guessScheme(dest string) string {
	host, _, _ := strings.Cut(dest, "/")
	switch digits := strings.Trim(dest, "+-.()0123456789"); {
	case model.IsMail(dest):
		return "mailto:" + dest
	case model.IsHost(host):
		return "https://" + dest
	case digits == "" && len(dest) > 4:
		return "tel:" + dest
	}
	return ""
}

// inside reads the path of a file of the site, from the linking page or, with a
// slash before it, from the content folder.
func inside(from, dest string) (ref model.Ref, message, hint string) {
	file, anchor, hasAnchor := strings.Cut(dest, "#")
	if hasAnchor && anchor == "" {
		return ref, "link to " + dest + " names no heading after its #", "Write the heading's id after the #, or leave the # out."
	}
	if strings.Contains(file, "?") {
		return ref, "link to " + dest + " has a question mark in it", "Link to the file alone."
	}
	if plain, err := url.PathUnescape(file); err == nil {
		file = plain
	}
	if rooted, ok := strings.CutPrefix(file, "/"); ok {
		file = path.Clean(rooted)
	} else {
		file = path.Join(path.Dir(from), file)
	}
	switch {
	case file == ".." || strings.HasPrefix(file, "../"):
		return ref, "link to " + dest + " leads out of the content folder", "Count the ../ again: each goes up one folder."
	case strings.HasSuffix(file, ".md"):
		return model.Ref{Page: file, Anchor: plainAnchor(anchor)}, "", ""
	}
	if guess := guessScheme(dest); guess != "" {
		return ref, "link to " + dest + " leads nowhere: it looks like a file of this site", "Write " + guess
	}
	return model.Ref{Made: file, Anchor: anchor}, "", ""
}
