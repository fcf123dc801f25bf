// Package rethink holds the default layouts and static files, and the guidance
// that this repository publishes, so that the command alone is a whole product: a folder with
// nothing but content/ becomes a complete site.
package rethink

import "embed"

// Defaults holds layouts/, static/ and content/, as they are in the repository.
//
//go:embed all:layouts all:static all:content
var Defaults embed.FS

// Format holds docs/format/, which says how a site is written: one Markdown file for
// each kind of page and for what all of them share.
//
//go:embed docs/format
var Format embed.FS
