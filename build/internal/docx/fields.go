package docx

import "strings"

// A field is what Word works out: its code, and what it last made of it.
type field struct {
	code   strings.Builder
	result bool // the code is over
	link   string
	drop   bool // what it made is the program's: a table of contents, a page number
	page   bool // what it made names a page
	toc    bool
}

// ready reads the code, once it is whole.
func (f *field) ready() {
	f.result = true
	words := codeWords(f.code.String())
	if len(words) == 0 {
		return
	}
	switch name := strings.ToUpper(words[0]); name {
	case "HYPERLINK":
		f.link = linkOf(words[1:])
	case "REF", "NOTEREF", "PAGEREF":
		f.page = name == "PAGEREF"
		if len(words) > 1 && contains(words, `\h`) {
			f.link = "#" + words[1]
		}
	case "TOC":
		f.drop, f.toc = true, true
	case "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "INDEX", "TOA", "XE", "TC", "TA", "RD", "LISTNUM", "ADVANCE":
		f.drop = true
	}
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// linkOf reads what follows HYPERLINK: an address, \l and a bookmark, and other switches.
func linkOf(words []string) string {
	address, mark := "", ""
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == `\l` && i+1 < len(words):
			i++
			mark = words[i]
		case (w == `\o` || w == `\t`) && i+1 < len(words):
			i++
		case !strings.HasPrefix(w, `\`) && address == "":
			address = w
		}
	}
	if mark != "" {
		return address + "#" + mark
	}
	return address
}

// codeWords divides the code of a field at its spaces, but not those in quotation marks.
func codeWords(code string) []string {
	var words []string
	for code = strings.TrimSpace(code); code != ""; code = strings.TrimSpace(code) {
		if code[0] == '"' {
			word, rest, _ := strings.Cut(code[1:], `"`)
			words, code = append(words, word), rest
			continue
		}
		word, rest, _ := strings.Cut(code, " ")
		words, code = append(words, word), rest
	}
	return words
}
