package frommarkdown

import (
	"path"
	"regexp"
	"strings"

	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
	"rethink/build/internal/model"
)

var (
	codeSpan   = regexp.MustCompile("`+[^`]*`+")
	hugoRef    = regexp.MustCompile(`\{\{[<%]\s*(?:rel)?ref\s+["“]?([^"”\s>%]+)["”]?[^>%]*[>%]\}\}`)
	jekyllLink = regexp.MustCompile(`(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*link\s+(\S+?)\s*-?%\}`)
	postURL    = regexp.MustCompile(`(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*post_url\s+(\S+?)\s*-?%\}`)
	filtered   = regexp.MustCompile(`\{\{-?\s*["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.baseurl)\s*-?\}\}`)
	baseURL    = regexp.MustCompile(`\{\{-?\s*(?:site\.(?:base)?url|\.Site\.BaseURL|base_url|\.Page\.RelPermalink)\s*-?\}\}`)
	figure     = regexp.MustCompile(`\{\{[<%]\s*(?:figure|img|image)\s+(.*?)\s*/?[>%]\}\}`)
	attribute  = regexp.MustCompile(`(\w+)=(?:"([^"]*)"|'([^']*)'|(\S+))`)
	raw        = regexp.MustCompile(`\{%-?\s*(?:end)?raw\s*-?%\}`)
	shortcode  = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{.*?\}\}`)
	blockAttrs = regexp.MustCompile(`^\s*\{:[^}]*\}\s*$`)
	contents   = regexp.MustCompile(`^\s*(?:\[\[_?TOC_?\]\]|\[TOC\]|[*+-] (?:TOC|toc|Table of contents)|\\tableofcontents|\\newpage|\\pagebreak|\\clearpage)\s*$`)
	inlineNote = regexp.MustCompile(`\^\[([^\]]+)\]`)
	wikiLink   = regexp.MustCompile(`(!?)\[\[([^\]|#]+)(#[^\]|]*)?(?:\|([^\]]*))?\]\]`)
	struck     = regexp.MustCompile(`~~([^~]+)~~`)
	highlight  = regexp.MustCompile(`==([^\s=](?:[^=]*[^\s=])?)==`)
	lowered    = regexp.MustCompile(`([\pL\d)])([~^])(\d{1,4})([~^])`)
	checkbox   = regexp.MustCompile(`^(\s*(?:[-*+]|\d+[.)]) )\[[ xX]\] `)
	mdLink     = regexp.MustCompile(`(!?\[(?:[^\[\]\\]|\\.|\[[^\]]*\])*\]\()\s*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)((?:\s+(?:"[^"]*"|'[^']*'))?\s*\))`)
	mdImage    = regexp.MustCompile(`!\[((?:[^\[\]\\]|\\.)*)\]\(\s*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)((?:\s+(?:"[^"]*"|'[^']*'))?\s*\))`)
	noWords    = regexp.MustCompile(`\[\s*\]\((https?://[^\s()]+|mailto:[^\s()]+)\)`)
	reference  = regexp.MustCompile(`^( {0,3}\[[^\]^][^\]]*\]:\s*)(<[^<>]*>|\S+)(.*)$`)
	angle      = regexp.MustCompile(`<((?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>`)
	bare       = regexp.MustCompile(`(^|[\s*_]|(?:^|[^\]])\()((?:https?://|www\.)[^\s<>()\[\]\\]*[^\s<>()\[\]\\.,;:!?*_'"])`)
	bareMail   = regexp.MustCompile(`(^|[\s(])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)`)
)

// inline converts what stands in a line, but its code.
func (t *text) inline(l line) string {
	if contents.MatchString(l.text) || blockAttrs.MatchString(l.text) {
		if strings.Contains(l.text, "{:") && !strings.Contains(l.text, "toc") {
			t.c.tell(incoming.Lost, t.p, l.at, "mark of another program: %s", strings.TrimSpace(l.text))
		}
		return ""
	}
	if m := reference.FindStringSubmatch(l.text); m != nil {
		return m[1] + t.destination(strings.Trim(m[2], "<>"), l.at, false) + m[3]
	}
	var b strings.Builder
	from := 0
	for _, at := range codeSpan.FindAllStringIndex(l.text, -1) {
		b.WriteString(t.words(l.text[from:at[0]], l.at))
		b.WriteString(l.text[at[0]:at[1]])
		from = at[1]
	}
	b.WriteString(t.words(l.text[from:], l.at))
	if strings.TrimSpace(b.String()) == "" {
		return ""
	}
	return b.String()
}

// words converts text without code.
func (t *text) words(s string, at int) string {
	s = raw.ReplaceAllString(s, "")
	s = hugoRef.ReplaceAllString(s, "$1")
	s = jekyllLink.ReplaceAllString(s, "/$1")
	s = postURL.ReplaceAllString(s, "/_posts/$1.md")
	s = filtered.ReplaceAllString(s, "$1")
	s = baseURL.ReplaceAllString(s, "")
	s = figure.ReplaceAllStringFunc(s, t.figure)
	s = shortcode.ReplaceAllStringFunc(s, func(found string) string {
		t.c.tell(incoming.Lost, t.p, at, "mark of a template, which nothing fills in here: %s", found)
		return ""
	})
	s = checkbox.ReplaceAllStringFunc(s, func(found string) string {
		t.c.tell(incoming.Altered, t.p, at, "box to tick is an entry of a list now")
		return checkbox.FindStringSubmatch(found)[1]
	})
	s = struck.ReplaceAllStringFunc(s, func(found string) string {
		t.c.tell(incoming.Altered, t.p, at, "words were struck out, and are plain text now: “%s”. Take them out, or keep them", strings.Trim(found, "~"))
		return strings.Trim(found, "~")
	})
	s = lowered.ReplaceAllStringFunc(s, func(found string) string {
		m := lowered.FindStringSubmatch(found)
		if m[2] != m[4] {
			return found
		}
		return m[1] + raised(m[3], m[2] == "^")
	})
	s = highlight.ReplaceAllString(s, "**$1**")
	s = wikiLink.ReplaceAllStringFunc(s, t.wiki)
	s = mdImage.ReplaceAllStringFunc(s, func(found string) string { return t.image(found, s, at) })
	s = noWords.ReplaceAllStringFunc(s, func(found string) string { return linkTo(noWords.FindStringSubmatch(found)[1]) })
	s = mdLink.ReplaceAllStringFunc(s, func(found string) string {
		m := mdLink.FindStringSubmatch(found)
		if found[0] == '!' {
			return found
		}
		return m[1] + t.destination(strings.Trim(m[2], "<>"), at, false) + m[3]
	})
	s = angle.ReplaceAllStringFunc(s, angled)
	s = bare.ReplaceAllStringFunc(s, func(found string) string {
		m := bare.FindStringSubmatch(found)
		return m[1] + linkTo(m[2])
	})
	s = bareMail.ReplaceAllString(s, "$1<$2>")
	s = inlineNote.ReplaceAllStringFunc(s, func(found string) string {
		t.c.tell(incoming.Altered, t.p, at, "note in the text is in brackets now")
		return " (" + found[2:len(found)-1] + ")"
	})
	if !strings.HasPrefix(strings.TrimSpace(s), "#") {
		s = attrs.ReplaceAllString(s, "")
	}
	return s
}

// image converts a picture. One that stands on another website cannot be shown: what
// was a link stays one, with the words of the picture.
func (t *text) image(found, in string, at int) string {
	m := mdImage.FindStringSubmatch(found)
	alt, dest := strings.TrimSpace(m[1]), strings.Trim(m[2], "<>")
	if strings.HasPrefix(dest, "//") || model.HasScheme(dest) {
		t.c.tell(incoming.Lost, t.p, at, "picture of another website, which a page does not load: %s. Copy it into the folder of pictures", dest)
		if alt == "" || strings.Contains(in, "["+found+"](") {
			return alt
		}
		return "[" + alt + "](" + markdown.Destination(dest) + ")"
	}
	if alt == "" {
		t.c.tell(incoming.Answer, t.p, at, "what does the picture %s show? Write it between the square brackets, for people who cannot see it", path.Base(dest))
	}
	return "![" + m[1] + "](" + t.destination(dest, at, true) + m[3]
}

// angled writes an address in pointed brackets as a link with words.
func angled(found string) string {
	inside := found[1 : len(found)-1]
	if strings.HasPrefix(inside, "http") {
		return linkTo(inside)
	}
	return "<" + strings.TrimPrefix(inside, "mailto:") + ">"
}

// linkTo is a link whose words are its address as one says it.
func linkTo(address string) string {
	to := address
	if !strings.Contains(to, "://") {
		to = "https://" + to
	}
	words := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "www.")
	return "[" + strings.TrimSuffix(words, "/") + "](" + to + ")"
}

// figure writes a picture of Hugo.
func (t *text) figure(found string) string {
	values := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(figure.FindStringSubmatch(found)[1], -1) {
		values[m[1]] = m[2] + m[3] + m[4]
	}
	alt := values["alt"]
	if alt == "" {
		alt = values["title"]
	}
	s := "![" + alt + "](" + strings.ReplaceAll(values["src"], " ", "%20") + ")"
	if caption := values["caption"]; caption != "" && caption != alt {
		s += "\n\n" + caption
	}
	return s
}

// wiki writes a link of a wiki.
func (t *text) wiki(found string) string {
	m := wikiLink.FindStringSubmatch(found)
	words := m[4]
	if words == "" {
		words = m[2]
	}
	to := strings.TrimSpace(m[2])
	if m[1] == "!" {
		return "![](" + strings.ReplaceAll(to, " ", "%20") + ")"
	}
	want := incoming.Slug(path.Base(to), "")
	for _, p := range t.c.pages {
		if incoming.Slug(strings.TrimSuffix(path.Base(p.source), path.Ext(p.source)), "") == want || incoming.Slug(p.title, "") == want {
			return "[" + words + "](/" + strings.ReplaceAll(p.source, " ", "%20") + m[3] + ")"
		}
	}
	return "[" + words + "](" + strings.ReplaceAll(to, " ", "%20") + m[3] + ")"
}

// destination returns where a link leads in the site: to the file of a page again, or
// to a file that comes along.
func (t *text) destination(dest string, at int, picture bool) string {
	if dest == "" || dest[0] == '#' || strings.HasPrefix(dest, "//") || model.HasScheme(dest) {
		return markdown.Destination(dest)
	}
	file, anchor, has := strings.Cut(dest, "#")
	file, _, _ = strings.Cut(file, "?")
	if has {
		anchor = "#" + anchor
	}
	file = unescapePath(file)
	if q := t.c.find(t.p, file); q != nil && !picture {
		if q == t.p && anchor != "" {
			return anchor
		}
		return model.Relative(t.p.path, q.path+anchor)
	}
	if to := t.c.carry(t.p, file); to != "" {
		return model.Relative(t.p.path, to)
	}
	what := "link leads to"
	if picture {
		what = "picture is at"
	}
	t.c.tell(incoming.Answer, t.p, at, "%s %s, and nothing is there", what, dest)
	return markdown.Destination(dest)
}
