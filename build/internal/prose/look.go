package prose

// traits are what a look at the bytes of a text tells of it, each a bit. So one look
// says what need not be looked for: nearly all words of a page are letters, commas and
// full stops.
type traits uint32

const (
	lettered traits = 1 << iota // an English letter or a digit
	upper
	uppers  // two side by side
	unplain // what says more of a word: the end of a sentence, a mark, letters beyond ASCII
	blank
	blanks // two side by side
	tab
	sign // the first of the signs, each a bit
)

// signs are those that a mark has, of Markdown or of another program, wherever in a
// text it is.
const signs = "{%~^=[]\\$:'<*`"

var traitsOf = func() (of [256]traits) {
	for c := range of {
		switch {
		case 'A' <= c && c <= 'Z':
			of[c] = lettered | upper
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			of[c] = lettered
		case c >= 0x80:
			of[c] = unplain
		}
	}
	for _, c := range []byte(".!?:*_") {
		of[c] |= unplain
	}
	for i, c := range []byte(signs) {
		of[c] |= sign << i
	}
	of[' '], of['\t'] = blank, tab
	return of
}()

// look returns the traits of a text.
func look(text string) (has traits) {
	last := traits(0)
	for i := range len(text) {
		is := traitsOf[text[i]]
		has |= is | is&last&(upper|blank)<<1
		last = is
	}
	return has
}

// lookAt returns where the token at an offset ends, and its traits.
func lookAt(text []byte, at int) (end int, has traits) {
	last := traits(0)
	for end = at; end < len(text); end++ {
		is := traitsOf[text[end]]
		if is == blank {
			break
		}
		has |= is | is&last&upper<<1
		last = is
	}
	return end, has
}

// mayHold reports whether a mark can be in a text: each of its signs is.
func (has traits) mayHold(mark string) bool {
	for i := range len(mark) {
		if is := traitsOf[mark[i]]; has&is != is {
			return false
		}
	}
	return true
}
