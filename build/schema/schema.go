// Package schema writes JSON Schemas of what authors write in YAML, for editors that
// offer keys and mark wrong ones while somebody types: one for site.yaml, one for the
// front matter of pages. The keys come from the table that the reader uses, and what is
// said of each from the manual.
//
// They are of draft 7, which the YAML extension of VS Code reads. The package refuses to
// say more than a schema can: whether a link leads anywhere is for `rethink check`.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rethink/build/format"
	"rethink/build/internal/keys"
	"rethink/build/internal/model"
)

// The schemas there are.
const (
	Site = "site"
	Page = "page"
)

// Names returns the names of the schemas.
func Names() []string { return []string{Site, Page} }

// Write returns a schema as JSON, for people to read too.
func Write(name string, manual format.Manual) ([]byte, error) {
	var s node
	var err error
	switch name {
	case Site:
		s, err = site(manual)
	case Page:
		s, err = page(manual)
	default:
		return nil, fmt.Errorf("there is no schema %q: choose one of %s", name, strings.Join(Names(), ", "))
	}
	if err != nil {
		return nil, err
	}
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(s)
	return b.Bytes(), err
}

// A node is a piece of a schema.
type node = map[string]any

func site(manual format.Manual) (node, error) {
	said, err := manual.Explained("site")
	if err != nil {
		return nil, err
	}
	s := object(keys.OfSite(), said)
	s["title"] = "site.yaml of Rethink"
	return s, nil
}

// page makes the schema of front matter. What keys there may be follows from the kind:
// a page that names none is an ordinary one.
func page(manual format.Manual) (node, error) {
	ofAll, err := manual.Explained("page")
	if err != nil {
		return nil, err
	}
	kinds := node{string(model.KindPage): object(keys.OfPage(), ofAll)}
	plain := reference(model.KindPage)
	var rules []node
	for _, kind := range model.Kinds() {
		own := keys.OfKind(kind)
		if len(own) == 0 {
			continue
		}
		said, err := manual.Explained(string(kind))
		if err != nil {
			return nil, err
		}
		for key, words := range ofAll {
			said[key] = words
		}
		kinds[string(kind)] = object(slices.Concat(keys.OfPage(), own), said)
		is := node{"properties": node{"kind": node{"const": string(kind)}}, "required": []string{"kind"}}
		rules = append(rules, node{"if": is, "then": reference(kind)})
		plain = node{"if": is, "else": plain}
	}
	return node{"title": "front matter of a page of Rethink", "type": "object", "definitions": kinds, "allOf": append(rules, plain)}, nil
}

func reference(kind model.Kind) node { return node{"$ref": "#/definitions/" + string(kind)} }

// object is the schema of a mapping of some keys and no others.
func object(some []keys.Key, said map[string]string) node {
	properties := node{}
	var must []string
	for _, k := range some {
		value := valueOf(k)
		if words := said[k.Name]; words != "" {
			value["description"] = strings.ToUpper(words[:1]) + words[1:]
		}
		properties[k.Name] = value
		if k.Must {
			must = append(must, k.Name)
		}
	}
	o := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(must) > 0 {
		o["required"] = must
	}
	return o
}

// valueOf is the schema of what stands behind a key. Editors read YAML by its newer rules,
// by which a day is a text and so is "no".
func valueOf(k keys.Key) node {
	text := node{"type": []string{"string", "number"}}
	if len(k.Choices) > 0 {
		text = node{"enum": k.Choices}
	}
	list := func(entry node) node { return node{"type": "array", "items": entry} }
	own := node{"type": "object", "additionalProperties": text}
	switch k.Value {
	case keys.Texts, keys.Points:
		return node{"anyOf": []node{text, list(text)}}
	case keys.Number:
		return node{"type": "integer"}
	case keys.Decimal:
		return node{"type": "number"}
	case keys.Flag:
		return node{"enum": yesOrNo()}
	case keys.Day:
		return node{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case keys.Months:
		return node{"anyOf": []node{{"type": "integer", "minimum": 1}, {"type": "string", "pattern": `^\d+( (months?|years?))?$`}}}
	case keys.Addresses:
		return node{"anyOf": []node{text, own, list(node{"anyOf": []node{text, own}})}}
	case keys.Score:
		return node{"enum": append(yesOrNo(), "completed")}
	case keys.Own:
		return own
	case keys.Group:
		return object(k.Of, nil)
	case keys.Groups:
		return list(object(k.Of, nil))
	}
	return text
}

func yesOrNo() []any { return []any{true, false, "yes", "no"} }
