package source

import "rethink/build/internal/model"

// readSwaps reads a page of kind swaps.
func readSwaps(r *reading) *model.Swaps { return &model.Swaps{Page: r.page} }

// readPrompts reads a page of kind prompts.
func readPrompts(r *reading) *model.Prompts { return &model.Prompts{Page: r.page} }

// readGuide reads a page of kind guide.
func readGuide(r *reading) *model.Guide { return &model.Guide{Page: r.page} }
