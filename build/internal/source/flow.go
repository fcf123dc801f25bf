package source

import "rethink/build/internal/model"

// readFlow reads a page of kind flow.
func readFlow(r *reading) *model.Flow { return &model.Flow{Page: r.page} }
