// Package matter reads what authors write about a page or a site in YAML: front
// matter, and site.yaml. It knows the place of every key and value, says in plain
// words why a text of YAML cannot be read, and reports a value that YAML turns into
// something else than the characters that stand there.
//
// It is the only package beside words that knows YAML. It knows no key: what keys
// there are is said by package keys, and what they mean by those who ask for them. It
// refuses to convert a value in silence.
package matter
