package frommarkdown

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"rethink/build/internal/incoming"
	"rethink/build/internal/markdown"
)

var postName = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})-(.+)$`)

// matter reads the front matter of a page, in any of its forms, and maps its keys.
func (c *converter) matter(p *page) {
	written, form := p.cut()
	p.values = map[string]any{}
	var err error
	switch form {
	case "yaml":
		err = yaml.Unmarshal([]byte(written), &p.values)
	case "toml":
		_, err = toml.Decode(written, &p.values)
	case "json":
		err = json.Unmarshal([]byte(written), &p.values)
	case "pandoc":
		p.values["title"] = strings.TrimSpace(strings.TrimPrefix(written, "%"))
	}
	if err != nil {
		c.tell(incoming.Lost, p, 1, "front matter cannot be read: %s. Its words are: “%s”", plainError(written, form, err), strings.Join(strings.Fields(written), " "))
	}
	c.mapKeys(p)
}

// plainError says in words what is wrong with front matter, without those of its parser.
func plainError(written, form string, err error) string {
	var bad toml.ParseError
	line := 0
	switch {
	case errors.As(err, &bad):
		line = bad.Position.Line
	case form == "yaml":
		if m := twice.FindStringSubmatch(err.Error()); m != nil {
			return "key " + m[1] + " is there twice"
		}
		var any any
		if yaml.Unmarshal([]byte(written), &any) == nil {
			return "it holds no keys with a colon and a value"
		}
		if m := lineOf.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1]) // the pattern has digits only
		}
	}
	if line == 0 {
		return "a quotation mark, bracket or comma is missing or too many"
	}
	return fmt.Sprintf("something is missing or too many near line %d, often a quotation mark or a bracket", line+1)
}

var (
	twice  = regexp.MustCompile(`mapping key "([^"]*)" already defined`)
	lineOf = regexp.MustCompile(`line (\d+)`)
)

// cut takes the front matter off the text, and says in which form it is.
func (p *page) cut() (written, form string) {
	lines := strings.SplitAfter(p.text, "\n")
	end := func(stops ...string) int {
		for i := 1; i < len(lines); i++ {
			if slices.Contains(stops, strings.TrimRight(lines[i], " \n")) {
				return i
			}
		}
		return 0
	}
	last := 0
	switch first := strings.TrimRight(lines[0], " \n"); {
	case first == "---":
		form, last = "yaml", end("---", "...")
	case first == "+++":
		form, last = "toml", end("+++")
	case first == "{":
		form, last = "json", end("}")
	case strings.HasPrefix(first, "% "):
		n := 1
		for n < len(lines) && n < 3 && strings.HasPrefix(lines[n], "% ") {
			n++
		}
		p.text, p.line = strings.Join(lines[n:], ""), n+1
		return lines[0], "pandoc"
	}
	if last == 0 {
		return "", ""
	}
	written = strings.Join(lines[1:last], "")
	if form == "json" {
		written = "{" + written + "}"
	}
	p.text, p.line = strings.Join(lines[last+1:], ""), last+2
	return written, form
}

// mapKeys maps the keys that have a place here, and counts the others.
func (c *converter) mapKeys(p *page) {
	var keys []string
	for k := range p.values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	add := func(name, value string, raw bool) {
		if value != "" && !slices.ContainsFunc(p.keys, func(k markdown.Key) bool { return k.Name == name }) {
			p.keys = append(p.keys, markdown.Key{Name: name, Value: value, Raw: raw})
		}
	}
	for _, k := range keys {
		v := p.values[k]
		switch strings.ToLower(k) {
		case "title":
			p.title = words(v)
		case "description":
			p.keys = slices.DeleteFunc(p.keys, func(k markdown.Key) bool { return k.Name == "description" })
			add("description", words(v), false)
		case "summary", "excerpt", "subtitle", "abstract", "lead":
			add("description", words(v), false)
		case "last_reviewed", "reviewed", "reviewed_at", "last_review":
			add("last_reviewed", day(v), true)
		case "owner", "maintainer":
			add("owner", words(v), false)
		case "keywords", "search_words":
			add("search_words", strings.Join(list(v), ", "), false)
		case "weight", "order", "nav_order", "sidebar_position":
			if n, err := strconv.Atoi(words(v)); err == nil && n > 0 {
				add("order", strconv.Itoa(n), true)
			}
		case "draft":
			if words(v) == "true" {
				add("draft", "true", true)
			}
		case "published":
			if words(v) == "false" {
				add("draft", "true", true)
			}
		case "permalink", "url":
			if old := words(v); old != "false" && !strings.ContainsAny(old, ":{") || strings.Contains(old, "://") {
				p.olds = append([]string{old}, p.olds...)
			}
		case "redirect_from", "aliases", "redirects", "old_addresses":
			p.olds = append(p.olds, list(v)...)
		case "layout", "toc", "type", "markup", "output", "geometry", "fontsize", "documentclass", "parent", "has_children", "nav_exclude", "eleventynavigation", "hide":
			// How the other program lays a page out.
		default:
			c.drop(p, k)
		}
	}
	if strings.Contains("/"+p.source, "/_drafts/") {
		add("draft", "true", true)
	}
}

func (c *converter) drop(p *page, key string) {
	d := c.dropped[key]
	if d == nil {
		d = &dropped{first: p.source}
		c.dropped[key] = d
	}
	d.count++
}

// words writes a value of front matter as text.
func words(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.Join(strings.Fields(v), " ")
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		return words(v["name"])
	case []any:
		return strings.Join(list(v), ", ")
	}
	return fmt.Sprint(v)
}

func day(v any) string {
	s := words(v)
	if len(s) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)]); err == nil {
			return s[:len(time.DateOnly)]
		}
	}
	return ""
}

func list(v any) []string {
	switch v := v.(type) {
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, words(one))
		}
		return all
	case string:
		return []string{words(v)}
	}
	return nil
}
