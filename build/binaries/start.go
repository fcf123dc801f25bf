package main

import (
	"bytes"
	_ "embed"
	"strings"
	"text/template"

	"rethink"
)

//go:embed start-here.txt
var startHereText string

// startHere returns the text that somebody reads first.
func (m *maker) startHere() ([]byte, error) {
	t, err := template.New("start-here.txt").Parse(startHereText)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		Version, Underline, Program, Zip string
		Windows, Mac                     bool
	}{
		Version:   rethink.Version,
		Underline: strings.Repeat("=", len("Rethink "+rethink.Version)),
		Program:   m.target.Program(),
		Zip:       m.target.Zip(),
		Windows:   m.target.System == "windows",
		Mac:       m.target.System == "darwin",
	})
	return b.Bytes(), err
}
