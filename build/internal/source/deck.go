package source

import "rethink/build/internal/model"

// readDeck reads a page of kind cards.
func readDeck(r *reading) *model.Deck { return &model.Deck{Page: r.page} }
