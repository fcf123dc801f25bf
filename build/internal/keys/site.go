package keys

// OfSite returns the keys of site.yaml.
func OfSite() []Key {
	return []Key{
		{Name: "title", Must: true},
		{Name: "description"},
		{Name: "language", Must: true},
		{Name: "version"},
		{Name: "updated", Value: Day},
		{Name: "agreed", Value: Flag},
		{Name: "copying"},
		{Name: "base_url"},
		{Name: "partnership", Value: Group, Must: true, Of: []Key{
			{Name: "name", Must: true}, {Name: "short"}, {Name: "url"}, {Name: "owner"},
		}},
		{Name: "contacts", Value: Groups, Of: []Key{
			{Name: "name", Must: true}, {Name: "role"}, {Name: "phone"}, {Name: "email"}, {Name: "hours"},
		}},
		{Name: "urgent", Value: Group, Of: []Key{
			{Name: "text", Must: true}, {Name: "phone"}, {Name: "after"},
		}},
		{Name: "protocol", Value: Group, Of: []Key{
			{Name: "name", Must: true}, {Name: "url", Must: true}, {Name: "last_checked", Value: Day},
		}},
		{Name: "menu", Value: Groups, Of: []Key{
			{Name: "label"}, {Name: "page", Must: true},
		}},
		{Name: "statement", Value: Group, Must: true, Of: []Key{
			{Name: "email"}, {Name: "phone"}, way("contact"), {Name: "reply"}, {Name: "enforcement", Must: true},
			way("complaints"), {Name: "prepared", Value: Day, Must: true}, {Name: "reviewed", Value: Day}, {Name: "limits", Value: Texts},
		}},
		{Name: "privacy", Value: Group, Must: true, Of: []Key{
			{Name: "controller", Must: true}, {Name: "email"}, way("contact"), way("complaints"), {Name: "host", Must: true},
		}},
		{Name: "strings", Value: Own},
		{Name: "print", Value: Texts},
		{Name: "take_away", Value: Flag},
		{Name: "stock", Value: Groups, Of: []Key{
			{Name: "name", Must: true}, {Name: "paper"},
			{Name: "width", Value: Decimal, Must: true}, {Name: "height", Value: Decimal, Must: true},
			{Name: "columns", Value: Number, Must: true}, {Name: "rows", Value: Number, Must: true},
			{Name: "left", Value: Decimal}, {Name: "top", Value: Decimal},
			{Name: "pitch_x", Value: Decimal, Must: true}, {Name: "pitch_y", Value: Decimal, Must: true},
		}},
	}
}

// way is a key with a link below it.
func way(name string) Key {
	return Key{Name: name, Value: Group, Of: []Key{{Name: "text", Must: true}, {Name: "url", Must: true}}}
}
