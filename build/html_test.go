package build_test

import (
	"iter"

	"golang.org/x/net/html"
)

// elements yields every element of a tree.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !yield(d) {
				return
			}
		}
	}
}

// attr returns the value of an attribute, or "".
func attr(n *html.Node, key string) string {
	value, _ := lookAttr(n, key)
	return value
}

func lookAttr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}
