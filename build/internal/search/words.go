package search

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball"
	"golang.org/x/text/unicode/norm"
)

// words returns the words of a token as the script in the browser folds them:
// lower case, without accents and apostrophes. A compound stands both whole and in
// parts, so that "re-think" is found as "rethink" and as "think", "S.47" as "s47"
// and "O'Brien" as "brien". A number with commas stands whole.
func words(token string) []string {
	if isPlain(token) {
		return []string{strings.ToLower(token)}
	}
	var found []string
	add := func(word string) {
		if word = fold(word); word != "" && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	add(token)
	if isGrouped(token) {
		return found
	}
	for _, part := range strings.FieldsFunc(token, isDivider) {
		add(part)
		for _, piece := range pieces(part) {
			add(piece)
		}
	}
	return found
}

// pieces returns what stands before and after an apostrophe and can be a word:
// "enfant" of "l'enfant", "cymru" of "cymru'n", but neither part of "don't".
func pieces(word string) []string {
	parts := strings.FieldsFunc(word, isApostrophe)
	if len(parts) < 2 || parts[len(parts)-1] == "t" || parts[len(parts)-1] == "T" {
		return nil
	}
	return slices.DeleteFunc(parts, func(part string) bool { return utf8.RuneCountInString(part) < 3 })
}

// tokens cuts text into runs of letters and digits that may hold single hyphens
// and apostrophes, numbers with their commas, and letters with stops, as in "S.47".
// It hashes them as it goes: a second look at each byte costs more than the hash.
func tokens(text string) iter.Seq2[string, uint64] {
	return func(yield func(token string, hash uint64) bool) {
		for at := 0; at < len(text); {
			start, hash := at, uint64(0)
			for at < len(text) && plainWord[text[at]] {
				hash = hashed(hash, text[at])
				at++
			}
			switch {
			case at == len(text) || text[at] == ' ': // as nearly always
			case at == start && text[at] < utf8.RuneSelf:
			default:
				end := wordEnd(text, at)
				if end == start {
					_, size := utf8.DecodeRuneInString(text[at:])
					at += size
					continue
				}
				for end = tokenEnd(text, start, end); at < end; at++ {
					hash = hashed(hash, text[at])
				}
			}
			if at > start && !yield(text[start:at], hash) {
				return
			}
			if at < len(text) && text[at] < utf8.RuneSelf && !plainWord[text[at]] {
				at++
			}
		}
	}
}

// hashed adds a byte to a hash, which words of up to eight letters share with no other.
func hashed(hash uint64, c byte) uint64 { return hash*257 + uint64(c) }

// tokenEnd returns where the token ends that begins with the word text[at:end].
// Nearly always a space follows, or a sign that joins nothing.
func tokenEnd(text string, at, end int) int {
	if end == len(text) {
		return end
	}
	switch text[end] {
	case ' ':
		return end
	case ',':
		if n := groupedEnd(text, at, end); n > 0 {
			return n
		}
	case '.':
		if n := dottedEnd(text, at, end); n > 0 {
			return n
		}
	}
	for end < len(text) {
		joiner, size := utf8.DecodeRuneInString(text[end:])
		next := end + size
		if !isJoiner(joiner) {
			break
		}
		after := wordEnd(text, next)
		if after == next {
			break
		}
		end = after
	}
	return end
}

// groupedEnd returns the end of a number such as "1,000", and 0 for all else.
func groupedEnd(text string, at, end int) int {
	if end-at > 3 || !areDigits(text[at:end]) {
		return 0
	}
	grouped := 0
	for end < len(text) && text[end] == ',' {
		next := wordEnd(text, end+1)
		if next-end != 4 || !areDigits(text[end+1:next]) {
			break
		}
		grouped, end = next, next
	}
	return grouped
}

func areDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// isGrouped reports whether a token is a number with commas: nothing else holds one.
func isGrouped(token string) bool { return strings.Contains(token, ",") }

// dottedEnd returns the end of single letters with stops and a number or a letter
// after them, as in "S.47" and "D.S.L", and 0 for all else.
func dottedEnd(text string, at, end int) int {
	dotted := 0
	for end < len(text) && text[end] == '.' && isLetter(text[at:end]) {
		next := wordEnd(text, end+1)
		if !isLetter(text[end+1:next]) && (next == end+1 || !areDigits(text[end+1:next])) {
			break
		}
		at, end, dotted = end+1, next, next
	}
	return dotted
}

// isLetter reports whether s is one letter.
func isLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && unicode.IsLetter(r)
}

// wordEnd returns where the letters and digits that begin at text[at:] end: at
// itself where there are none.
func wordEnd(text string, at int) int {
	for {
		for at < len(text) && plainWord[text[at]] {
			at++
		}
		if at == len(text) || text[at] < utf8.RuneSelf {
			return at
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if isApostrophe(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
			return at
		}
		at += size
	}
}

// plainWord tells the letters and digits of English among bytes. Nearly every
// character that is looked at is one, or ASCII too.
var plainWord = func() (is [256]bool) {
	for c := range is {
		is[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return is
}()

func isJoiner(r rune) bool { return isHyphen(r) || isApostrophe(r) }

// isApostrophe tells what people type, paste or have corrected for one.
func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ`´′＇", r) }

// isHyphen tells the dashes that stand within words and numbers, and the soft one.
// A long dash stands between words.
func isHyphen(r rune) bool { return strings.ContainsRune("-\u00ad‐‑‒–−", r) }

// isDivider tells what stands between the parts of a token.
func isDivider(r rune) bool { return r == '.' || isHyphen(r) }

// fold brings spellings of one word together.
func fold(word string) string {
	if isPlain(word) {
		return strings.ToLower(word)
	}
	if parts := strings.FieldsFunc(word, isApostrophe); len(parts) > 1 && strings.EqualFold(parts[len(parts)-1], "s") {
		word = strings.Join(parts[:len(parts)-1], "")
	}
	var folded strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if isApostrophe(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		r = unicode.ToLower(r)
		if plain, ok := twins[r]; ok {
			folded.WriteString(plain)
		} else {
			folded.WriteRune(r)
		}
	}
	return folded.String()
}

// isPlain reports whether a word has letters and digits of English alone.
func isPlain(word string) bool {
	for i := range len(word) {
		if !plainWord[word[i]] {
			return false
		}
	}
	return true
}

// twins are letters that people without them on their keys write in another way.
var twins = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ς': "σ",
}

// A stemmer brings the forms of one word together. Where it does not know the
// site's language, each form stands for itself.
type stemmer struct {
	language string
	stop     map[string]bool
	asking   string // words that a place need not hold, by a space
	endings  string // how the script in the browser finds a stem, see endings
}

// common are English words that stand in nearly every section, or in nearly every
// question that somebody types, so that finding them tells nothing. "Why" is not
// among them: people look for it.
const common = "a am an and are as at be by do does for from had has i if in is it its me my of on or our so that the their them they this to us was we with you your"

// asking are English words that begin a question. They help to rank, but a place
// may lack them: nobody who types "how to challenge" looks for "how".
const asking = "how what when where which who"

// endings are how an English word may end beyond its stem, and after a colon what
// stands there in the stem. The script in the browser takes them off one after the
// other, until what is left is a stem of the site. So it finds "blame" for "blaming"
// without a stemmer of its own.
const endings = "s es ies:y ed ed:e ing ing:e e y:i i er or ion ate ation ator ative ment ness ful al ly ity able ible abil ibil ance ence ancy ency ant ent ive ous ism ic iz"

func newStemmer(language string) stemmer {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	names := map[string]string{
		"": "english", "en": "english", "es": "spanish", "fr": "french", "hu": "hungarian",
		"nb": "norwegian", "nn": "norwegian", "no": "norwegian", "ru": "russian", "sv": "swedish",
	}
	s := stemmer{language: names[base], stop: map[string]bool{}}
	if s.language == "english" {
		s.asking, s.endings = asking, endings
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
