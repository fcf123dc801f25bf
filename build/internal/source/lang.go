package source

import (
	"strings"

	"golang.org/x/text/language"

	"rethink/build/internal/diag"
	"rethink/build/internal/matter"
)

// readLang returns the language of a page, where it is not the site's. A page in the
// site's own language says nothing by naming it.
func (r *reading) readLang() string {
	text := r.matter.Text("lang")
	if !checkLang(r.matter, "lang", text, r.problems) || strings.EqualFold(text, r.site.language) {
		return ""
	}
	return text
}

// checkLang reports a text that is no tag of a language, and returns whether it is one.
// Screen readers choose their voice by it, and browsers how words are divided.
func checkLang(m *matter.Mapping, key, text string, problems *diag.List) bool {
	if text == "" {
		return false
	}
	_, err := language.Parse(text)
	if err == nil && !strings.Contains(text, "_") && !strings.HasPrefix(strings.ToLower(text), "und") {
		return true
	}
	problems.Errorf(m.At(key), "front-matter", "language “%s” is not a language tag", text)
	problems.Hint("%s", langHint(key, text))
	return false
}

// langHint says which tag may be meant: the name of a language in English, an underscore
// for the hyphen, or the country alone.
func langHint(key, text string) string {
	if tag := langTags()[strings.ToLower(text)]; tag != "" {
		return "Write `" + key + ": " + tag + "`."
	}
	if tag, err := language.Parse(text); err == nil && tag != language.Und {
		return "Write `" + key + ": " + tag.String() + "`."
	}
	return "Write a tag such as en-GB for English, cy for Welsh, pl for Polish or ur for Urdu."
}

// langTags are the tags of the languages that people in Britain speak most, by their
// names in English, and what is often written in the place of a tag.
func langTags() map[string]string {
	return map[string]string{
		"arabic": "ar", "bengali": "bn", "british": "en-GB", "bulgarian": "bg", "cantonese": "yue", "chinese": "zh",
		"english": "en-GB", "farsi": "fa", "french": "fr", "gaelic": "gd", "gb": "en-GB", "german": "de", "greek": "el",
		"gujarati": "gu", "hindi": "hi", "hungarian": "hu", "irish": "ga", "italian": "it", "kurdish": "ku",
		"latvian": "lv", "lithuanian": "lt", "nepali": "ne", "pashto": "ps", "persian": "fa", "polish": "pl",
		"portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "slovak": "sk", "somali": "so",
		"spanish": "es", "swahili": "sw", "tamil": "ta", "tigrinya": "ti", "turkish": "tr", "ukrainian": "uk",
		"urdu": "ur", "vietnamese": "vi", "welsh": "cy", "cymraeg": "cy",
	}
}
