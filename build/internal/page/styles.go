package page

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// A stylesheet names the pictures, fonts and stylesheets that it loads by where they
// lie, seen from its own file, or as "asset:img/logo.png", seen from static/. Their
// addresses carry a hash of their bytes, so they are put in here. What would be loaded
// from another website, or is not there, is a problem with its place.
type styleReader struct {
	*assets
	files  map[string][]byte // what is published of static/, by name
	made   map[string]bool   // stylesheets that have their address
	opened []string          // those that are being read, each named by the one before

	small func(name string, data []byte) ([]byte, error)
	fault error // the first
}

// keep publishes a file, made small.
func (r *styleReader) keep(name string, data []byte) {
	less, err := r.small(name, data)
	r.keepSmall(name, less, err)
}

// keepAll publishes files that load no others. They are made small side by side.
func (r *styleReader) keepAll(names []string) {
	less, faults := make([][]byte, len(names)), make([]error, len(names))
	var making sync.WaitGroup
	for i, name := range names {
		making.Go(func() { less[i], faults[i] = r.small(name, r.files[name]) })
	}
	making.Wait()
	for i, name := range names {
		r.keepSmall(name, less[i], faults[i])
	}
}

func (r *styleReader) keepSmall(name string, data []byte, err error) {
	switch {
	case err == nil:
		r.add(name, data)
	case r.fault == nil:
		r.fault = err
	}
}

// style reads a stylesheet and publishes it.
func (r *styleReader) style(name string) {
	r.opened = append(r.opened, name)
	r.keep(name, r.linked(name, path.Dir(name), r.files[name]))
	r.opened = r.opened[:len(r.opened)-1]
	r.made[name] = true
}

// linked returns a stylesheet with the addresses of what it loads, as seen from a
// folder of the site.
func (r *styleReader) linked(name, folder string, src []byte) []byte {
	if !mayLoad(src) {
		return src
	}
	lexer := css.NewLexer(parse.NewInputBytes(slices.Clone(src)))
	var out bytes.Buffer
	var rule string        // the at-rule that is being read, up to its ; or {
	var functions []string // those that are open
	for at := 0; ; {
		kind, token := lexer.Next()
		if kind == css.ErrorToken {
			out.Write(src[min(at, len(src)):])
			return out.Bytes()
		}
		place, inside := at, ""
		if len(functions) > 0 {
			inside = functions[len(functions)-1]
		}
		at += len(token)
		switch kind {
		case css.AtKeywordToken:
			rule = strings.ToLower(string(token))
		case css.SemicolonToken, css.LeftBraceToken:
			rule = ""
		case css.FunctionToken, css.LeftParenthesisToken:
			functions = append(functions, strings.ToLower(string(token)))
		case css.RightParenthesisToken:
			functions = functions[:max(0, len(functions)-1)]
		case css.URLToken:
			if rule != "@namespace" { // which is a name
				written := plainString(strings.TrimSpace(string(token[len("url(") : len(token)-1])))
				if to := r.address(name, folder, src, place, written); to != written {
					token = fmt.Appendf(nil, "url(%q)", to)
				}
			}
		case css.StringToken:
			if rule == "@import" || slices.Contains([]string{"image-set(", "-webkit-image-set(", "src(", "image("}, inside) {
				written := plainString(string(token))
				if to := r.address(name, folder, src, place, written); to != written {
					token = fmt.Appendf(nil, "%q", to)
				}
			}
		}
		out.Write(token)
	}
}

// mayLoad reports whether a stylesheet has anything that could load a file. With a
// backslash each of these can be written in another way.
func mayLoad(src []byte) bool {
	lower := bytes.ToLower(src)
	return slices.ContainsFunc([]string{"url", "@import", "set(", "src(", "image(", "\\"}, func(sign string) bool {
		return bytes.Contains(lower, []byte(sign))
	})
}

// plainString returns what a string of a stylesheet says, without its quotes and its
// backslashes.
func plainString(s string) string {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		s = strings.Trim(s, s[:1])
	}
	return strings.ReplaceAll(s, `\`, "")
}

// address returns how a stylesheet names what it loads, and reports what it cannot.
func (r *styleReader) address(name, folder string, src []byte, at int, written string) string {
	file, part := written, ""
	if i := strings.IndexAny(written, "?#"); i >= 0 {
		file, part = written[:i], written[i:]
	}
	scheme, _, _ := strings.Cut(written, ":")
	problem, hint := "", "Copy the file into static/, and write where it is, seen from this file, such as url(../img/logo.png)."
	switch named, isAsset := strings.CutPrefix(file, "asset:"); {
	case file == "" || strings.EqualFold(scheme, "data"):
		return written
	case isAsset:
		file = path.Clean(named)
	case strings.HasPrefix(written, "//") || model.HasScheme(written):
		problem = "stylesheet loads " + written + " from another website"
	case written[0] == '/':
		problem, hint = "stylesheet loads "+written+" from the top of the host, where the site may not be", "Write where it is, seen from this file, such as url(../img/logo.png)."
	default:
		file = path.Join(path.Dir(name), file)
		if inBundle := path.Join(folder, written); r.files[file] == nil && r.files[inBundle] != nil {
			file = inBundle // as it is seen from the one stylesheet that it is bundled into
		}
	}
	switch {
	case problem != "":
	case r.files[file] == nil:
		problem, hint = "stylesheet asks for static/"+file+", which is not there", "Copy the file to that place, or write where it is, seen from this file."
		if near := diag.NearestFile(file, r.names()); near != "" {
			hint = "Did you mean `" + model.Relative(name, near) + "`?"
		}
	case path.Ext(file) == ".css" && slices.Contains(r.opened, file):
		problem, hint = "stylesheet loads "+written+", which loads this one", "Take one of the two out."
	default:
		r.used[file] = true
		return model.Relative(folder+"/-", r.addressOf(file)) + part
	}
	r.problems.Errorf(diag.NewLines("static/"+name, string(src), 0).At(at), "layout", "%s", problem)
	r.problems.Hint("%s", hint)
	return written
}

// addressOf returns the address of a static file; a stylesheet is read first.
func (r *styleReader) addressOf(file string) string {
	if path.Ext(file) == ".css" && !r.made[file] {
		r.style(file)
	}
	return r.assets.address[file]
}

func (r *styleReader) names() []string {
	var names []string
	for name := range r.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// tidied takes out the spaces that the minifier leaves in rules that it does not know,
// such as those for containers. It looks at signs as a browser does, so that what stands
// in quotes stays, and so does a space that parts two names.
func tidied(src []byte) []byte {
	if !bytes.ContainsAny(src, "\n\t") {
		return src
	}
	lexer := css.NewLexer(parse.NewInputBytes(slices.Clone(src)))
	out := make([]byte, 0, len(src))
	gap := false // spaces since the last sign
	for {
		kind, token := lexer.Next()
		switch kind {
		case css.ErrorToken:
			return out
		case css.WhitespaceToken:
			gap = len(out) > 0
			continue
		}
		if gap && needsSpace(out[len(out)-1], token[0]) {
			out = append(out, ' ')
		}
		out, gap = append(out, token...), false
	}
}

// needsSpace reports whether a space between two signs may mean something. Behind a
// colon it may be all of a value.
func needsSpace(before, after byte) bool {
	ends := func(c byte) bool { return c == '{' || c == '}' || c == ';' || c == ',' }
	return !ends(before) && (before == ':' || !ends(after))
}
