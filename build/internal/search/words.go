package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball"
	"golang.org/x/text/unicode/norm"
)

// words returns the words of a token as the script in the browser folds them:
// lower case, without accents and apostrophes, and a compound both whole and in
// parts, so that "re-think" is found as "rethink" and as "think".
func words(token string) []string {
	var found []string
	parts := strings.FieldsFunc(token, isHyphen)
	if len(parts) > 1 {
		if whole := fold(strings.Join(parts, "")); whole != "" {
			found = append(found, whole)
		}
	}
	for _, part := range parts {
		if word := fold(part); word != "" {
			found = append(found, word)
		}
	}
	return found
}

// tokens cuts text into runs of letters and digits that may hold single hyphens
// and apostrophes.
func tokens(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := 0; at < len(text); {
			end := wordEnd(text, at)
			if end == at {
				_, size := utf8.DecodeRuneInString(text[at:])
				at += size
				continue
			}
			for {
				joiner, size := utf8.DecodeRuneInString(text[end:])
				next := end + size
				if !isJoiner(joiner) || wordEnd(text, next) == next {
					break
				}
				end = wordEnd(text, next)
			}
			if !yield(text[at:end]) {
				return
			}
			at = end
		}
	}
}

// wordEnd returns where the letters and digits that begin at text[at:] end: at
// itself where there are none.
func wordEnd(text string, at int) int {
	for at < len(text) {
		if c := text[at]; c < utf8.RuneSelf {
			if !isPlain(c) {
				return at
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
			return at
		}
		at += size
	}
	return at
}

// isPlain tells the letters and digits of English. Nearly every character that is
// looked at is one, or ASCII too.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isJoiner(r rune) bool     { return isHyphen(r) || isApostrophe(r) }
func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
func isHyphen(r rune) bool     { return r == '-' || r == '‐' || r == '‑' }

// fold brings spellings of one word together.
func fold(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || isApostrophe(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}

// A stemmer brings the forms of one word together. Where it does not know the
// site's language, each form stands for itself.
type stemmer struct {
	language string
	stop     map[string]bool
	asking   string // words that a place need not hold, by a space
}

// common are English words that stand in nearly every section, or in nearly every
// question that somebody types, so that finding them tells nothing. "Why" is not
// among them: people look for it.
const common = "a am an and are as at be by do does for from had has i if in is it its me my of on or our so that the their them they this to us was we with you your"

// asking are English words that begin a question. They help to rank, but a place
// may lack them: nobody who types "how to challenge" looks for "how".
const asking = "how what when where which who"

func newStemmer(language string) stemmer {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	names := map[string]string{
		"": "english", "en": "english", "es": "spanish", "fr": "french", "hu": "hungarian",
		"nb": "norwegian", "nn": "norwegian", "no": "norwegian", "ru": "russian", "sv": "swedish",
	}
	s := stemmer{language: names[base], stop: map[string]bool{}}
	if s.language == "english" {
		s.asking = asking
		for _, word := range strings.Fields(common) {
			s.stop[word] = true
		}
	}
	return s
}

func (s stemmer) stem(word string) string {
	if s.language == "" {
		return word
	}
	stem, err := snowball.Stem(word, s.language, true)
	if err != nil || stem == "" {
		return word
	}
	return stem
}
