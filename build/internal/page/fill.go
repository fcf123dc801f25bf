package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/out"
	"rethink/build/internal/words"
)

// What a script says to people, and which files it loads, is known only once the
// site is built. A script names them in strings of its own: "word:present_back" is
// a key of strings.yaml, "asset:css/present.css" a static file, whose address is
// given as seen from the script.
var named = regexp.MustCompile("[\"'`](word|asset):([a-z0-9_./-]+)[\"'`]")

// fill puts words and addresses into the scripts that name some. A script that is
// itself named by another is filled first, as its address changes with its bytes;
// so a script that names files cannot be named.
func (a *assets) fill(words *words.Words) error {
	for _, naming := range []string{"word", "asset"} {
		for i, file := range a.list {
			namesFiles := bytes.Contains(file.Data, []byte("asset:"))
			namesWords := bytes.Contains(file.Data, []byte("word:"))
			if path.Ext(file.Address) != ".js" || namesFiles == (naming == "word") || !namesFiles && !namesWords {
				continue
			}
			name := a.name(file.Address)
			data, err := filled(file, func(kind, key string) (string, error) {
				if kind == "word" {
					return words.Lookup(key)
				}
				if a.address[key] == "" {
					return "", fmt.Errorf("there is no file static/%s", key)
				}
				return model.Relative(file.Address, a.address[key]), nil
			})
			if err != nil {
				return &LayoutError{
					Pos: diag.Pos{File: "static/" + name}, Message: err.Error(),
					Hint: "What a script says is a key of layouts/strings.yaml, what it loads a file below static/.",
				}
			}
			a.list[i] = Asset{Address: out.Hashed(name, data), Data: data}
			a.address[name] = a.list[i].Address
		}
	}
	return nil
}

// name returns which static file has an address.
func (a *assets) name(address string) string {
	for name, at := range a.address {
		if at == address {
			return name
		}
	}
	return ""
}

func filled(file Asset, say func(kind, key string) (string, error)) ([]byte, error) {
	var fault error
	data := named.ReplaceAllFunc(slices.Clone(file.Data), func(found []byte) []byte {
		match := named.FindSubmatch(found)
		text, err := say(string(match[1]), string(match[2]))
		if err != nil {
			fault = err
		}
		literal, err := json.Marshal(text)
		if err != nil {
			fault = err
		}
		return literal
	})
	return data, fault
}
