package source

import (
	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// reading is a page while it is read. When the reader of its kind runs, the
// page's Body, Headings and Links are filled in; the problems it adds are told
// with those of the whole site.
type reading struct {
	page     *model.Page
	matter   *matter
	problems *diag.List
}
