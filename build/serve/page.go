package serve

import (
	"bytes"
	_ "embed"
	"html"
	"html/template"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
)

// The overlay's script and style have addresses of their own, since the policy
// of a page allows nothing inside it.
var (
	//go:embed overlay.js
	overlayScript []byte
	//go:embed overlay.css
	overlayStyle []byte
)

func (s *server) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch name := strings.TrimPrefix(r.URL.Path, own); name {
	case "events":
		s.serveEvents(w, r)
	case "overlay.js":
		respond(w, r, http.StatusOK, name, overlayScript)
	case "overlay.css":
		respond(w, r, http.StatusOK, name, overlayStyle)
	default:
		http.NotFound(w, r)
	}
}

// withScript adds the script to a page. Other files pass as they are.
func withScript(address string, data []byte, version string) []byte {
	if path.Ext(address) != ".html" {
		return data
	}
	tag := []byte(`<script src="` + own + `overlay.js" data-version="` + version + `" defer></script>`)
	data = policyTag.ReplaceAllFunc(data, loosen)
	at := headEnd.FindIndex(data)
	if at == nil {
		return append(bytes.Clone(data), tag...)
	}
	return bytes.Join([][]byte{data[:at[0]], tag, data[at[0]:]}, nil)
}

var (
	headEnd    = regexp.MustCompile(`(?i)</head\s*>|<body[\s>]`)
	policyTag  = regexp.MustCompile(`(?i)<meta\b[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>`)
	policyText = regexp.MustCompile(`(?i)\bcontent\s*=\s*("[^"]*"|'[^']*')`)
)

// loosen lets a page's own policy allow what the overlay needs and no more.
func loosen(tag []byte) []byte {
	return policyText.ReplaceAllFunc(tag, func(attribute []byte) []byte {
		name, value, _ := strings.Cut(string(attribute), "=")
		value = strings.TrimSpace(value)
		text := html.UnescapeString(value[1 : len(value)-1])
		for _, directive := range []string{"connect-src", "script-src", "style-src"} {
			text = allow(text, directive)
		}
		return []byte(name + `="` + strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(text) + `"`)
	})
}

// allow makes a directive of a policy allow the page's own server.
func allow(policy, directive string) string {
	directives := strings.Split(policy, ";")
	for i, d := range directives {
		words := strings.Fields(d)
		if len(words) == 0 || !strings.EqualFold(words[0], directive) {
			continue
		}
		if !slices.Contains(words, "'self'") {
			directives[i] = " " + directive + " 'self'"
		}
		return strings.Join(directives, ";")
	}
	return strings.TrimRight(policy, "; ") + "; " + directive + " 'self'"
}

var first = template.Must(template.New("first").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The site cannot be shown yet</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="` + own + `overlay.css">
</head>
<body class="first">
<main>
<h1>The site cannot be shown yet</h1>
<p>Mend what is listed here and save. This page then turns into the site.</p>
<ul>
{{range .}}<li{{if .Warning}} class="warning"{{end}}>{{with .Place}}<code>{{.}}</code>{{end}} <p>{{.Message}}</p>{{with .Hint}}<p class="hint">{{.}}</p>{{end}}</li>
{{end}}</ul>
</main>
</body>
</html>
`))

// firstPage stands in for every page as long as no build was good.
func firstPage(problems []problem, version string) []byte {
	var b bytes.Buffer
	if err := first.Execute(&b, problems); err != nil {
		return []byte(err.Error())
	}
	return withScript("index.html", b.Bytes(), version)
}
