package build

// cardPrintables lists what the decks of the site print.
func (b *builder) cardPrintables() []printable { return nil }
