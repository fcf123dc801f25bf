// Package words holds the words of the interface: every word that a layout, a
// piece of paper or a script says and that no author wrote as guidance. The names
// of the months are words, so dates are written here too.
//
// A site's words are three layers: the built-in strings.yaml, over it the site's
// own layouts/strings.yaml, which may hold some words only, and over both what
// stands below `strings:` in site.yaml. [Read] lays them over each other and
// reports, at its place, each word that nothing would say and each that leaves
// out what a page puts in.
//
// The package refuses to guess. Go code asks for words by [Say], where a key that
// nobody wrote is a fault of the program and panics; a layout asks by
// [Words.Lookup], where it is an error with the layout's place.
package words

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rethink/build/internal/model"
)

// Words is what the interface of one site says.
type Words struct {
	text    map[string]string
	builtIn map[string]bool // the keys that the site has no words of its own for
}

// BuiltIn returns the keys that are said in the built-in words, in the order of their
// names, and how many keys there are: of those that say more than what a page puts in.
func (w *Words) BuiltIn() (keys []string, all int) {
	for key, text := range w.text {
		if strings.IndexFunc(placeholders.ReplaceAllString(text, ""), unicode.IsLetter) < 0 {
			continue
		}
		all++
		if w.builtIn[key] {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys, all
}

var placeholders = regexp.MustCompile(`\{\d+\}`)

// Lookup returns the words of key with {1}, {2} … replaced by args. A key that
// nobody wrote is an error.
func (w *Words) Lookup(key string, args ...any) (string, error) {
	text, ok := w.text[key]
	if !ok {
		return "", fmt.Errorf("there is no `%s` in layouts/%s", key, file)
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, placeholder(i), fmt.Sprint(a))
	}
	return text, nil
}

// Say returns the words of key with {1}, {2} … replaced by args. It panics where
// nobody wrote the key.
func (w *Words) Say(key string, args ...any) string {
	text, err := w.Lookup(key, args...)
	if err != nil {
		panic("words: " + err.Error())
	}
	return text
}

// Say returns words of the interface by their key, with args put in:
// [Words.Say], or what takes its place in a test.
type Say func(key string, args ...any) string

// Count says a number of things: KEY_one for one of them, else KEY_other.
func (say Say) Count(key string, n int) string {
	if n == 1 {
		return say(key + "_one")
	}
	return say(key+"_other", n)
}

// Number says a number as a word, where the language has one for it: "three".
func (say Say) Number(n int) string {
	if names := strings.Fields(say("numbers")); n < len(names) {
		return names[n]
	}
	return strconv.Itoa(n)
}

// CountInWords is [Say.Count] with the number as a word and a capital letter at
// the beginning: "Three strategies".
func (say Say) CountInWords(key string, n int) string {
	if n == 1 {
		return upperFirst(say(key+"_one", say.Number(n)))
	}
	return upperFirst(say(key+"_other", say.Number(n)))
}

func upperFirst(s string) string {
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}

// Date writes a day: "23 November 2026".
func (say Say) Date(d model.Date) string {
	months := strings.Fields(say("months"))
	if len(months) != monthsOfAYear {
		return d.Long()
	}
	return say("date", d.Day, months[d.Month-1], d.Year)
}

const monthsOfAYear = 12

func placeholder(i int) string { return "{" + strconv.Itoa(i+1) + "}" }
