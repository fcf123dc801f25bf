package source

import (
	"io/fs"
	"net/url"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/keys"
	"rethink/build/internal/matter"
	"rethink/build/internal/model"
	"rethink/build/internal/prose"
	"rethink/build/internal/words"
)

const starterHint = "Run `rethink new` on an empty folder for a small site that has one, and copy its content/" + configName + "."

// readConfig reads site.yaml, from which the whole site takes its name, its
// people and its menu, and returns the words of the interface in it beside them.
func readConfig(fsys fs.FS, l *listing, of *known, problems *diag.List) (model.Config, []words.Entry) {
	at := diag.Pos{File: contentDir + "/" + configName}
	if !l.config {
		problems.Errorf(at, "no-config", "file is missing: it names the site and who publishes it")
		problems.Hint("%s", starterHint)
		problems.Unless(l.near[configName]...)
		return model.Config{At: at}, nil
	}
	file, ok := readText(fsys, at.File, problems)
	if !ok {
		return model.Config{At: at}, nil
	}
	yamlText, above := matter.Whole(at.File, file.src, problems)
	m := of.yaml.Read(yamlText, matter.Place{File: at.File, Above: above, Shifts: file.shifts}, problems)
	if m == nil {
		return model.Config{At: at}, nil
	}
	if m.Empty() {
		problems.Errorf(at, "no-config", "file says nothing: it names the site and who publishes it")
		problems.Hint("%s", starterHint)
		return model.Config{At: at}, nil
	}
	c := &configReader{m: m, problems: problems, today: of.today}
	config, own := c.config(), c.strings()
	// Abbreviations are not judged: the glossary is not read yet.
	judge := prose.Judge{Problems: problems}
	m.EachText(func(key, text string, at diag.Pos) {
		judge.Plain(key, text, at, diag.Warning)
		if isPlaceholder(text) {
			problems.Warnf(at, "placeholder", "value of `%s` is still a placeholder: %s", key, diag.FirstWords(text))
			problems.Hint("Write what readers need to know, or take it out if the site can do without it.")
			problems.Unless(at)
		}
	})
	m.Finish(keys.OfSite(), nil)
	setConfig(&config)
	of.languageAt = m.At("language")
	return config, own
}

// configReader reads site.yaml and tells the facts that it lacks.
type configReader struct {
	m        *matter.Mapping
	problems *diag.List
	today    model.Date
}

func (c *configReader) config() model.Config {
	m := c.m
	return model.Config{
		At:          m.Pos(),
		Title:       c.need(m, "title", "", "It is at the top of every page."),
		Description: m.Text("description"),
		Language:    c.language(),
		Version:     m.Text("version"),
		Updated:     c.day(m, "updated"),
		Draft:       m.Has("agreed") && !m.Flag("agreed"),
		Copying:     m.Text("copying"),
		Facts:       c.facts("version", "updated", "agreed"),
		BaseURL:     c.baseURL(),
		Partnership: c.partnership(),
		Contacts:    c.contacts(),
		Urgent:      c.urgent(),
		Protocol:    c.protocol(),
		Menu:        c.menu(),
		Statement:   c.statement(),
		Privacy:     c.privacy(),
		Stock:       c.stock(),
		Print:       c.print(),
		NoTakeAway:  m.Has("take_away") && !m.Flag("take_away"),
	}
}

// facts returns which of some keys there are, and where.
func (c *configReader) facts(keys ...string) []model.Fact {
	var facts []model.Fact
	for _, key := range keys {
		if c.m.Has(key) {
			facts = append(facts, model.Fact{At: c.m.At(key), Key: key})
		}
	}
	return facts
}

// need returns a text that must be there. The path names the mapping that it
// stands in, why says what it is for.
func (c *configReader) need(m *matter.Mapping, key, path, why string) string {
	text := strings.TrimSpace(m.Text(key))
	if text == "" {
		c.missing(m, key, path+key, why)
	}
	return text
}

// missing reports that a mapping lacks a key, unless it has one that is wrong or
// misspelt.
func (c *configReader) missing(m *matter.Mapping, key, path, why string) {
	c.problems.Errorf(m.At(key), "missing-fact", "key `%s` is missing", path)
	c.problems.Hint("%s", why)
	c.problems.Unless(m.Near(key)...)
}

func (c *configReader) language() string {
	text := c.need(c.m, "language", "", "Write the language of the text, such as `language: en-GB`: screen readers choose their voice by it.")
	checkLang(c.m, "language", text, c.problems)
	return text
}

// day reads a day on which something was done, which cannot be still to come.
func (c *configReader) day(m *matter.Mapping, key string) model.Date {
	day := m.Date(key)
	warnOfFuture(m, key, day, c.today, c.problems)
	return day
}

// warnOfFuture reports a day on which something was done that is still to come.
// Readers would be told of a review that nobody has made. With the zero date for
// today, no day is.
func warnOfFuture(m *matter.Mapping, key string, day, today model.Date, problems *diag.List) {
	if today.IsZero() || !today.Before(day) {
		return
	}
	problems.Warnf(m.At(key), "future-date", "date of `%s` is still to come: %s", key, day.Long())
	problems.Hint("Write the day on which it was done.")
}

// baseURL returns where the site will stand, with a slash at its end.
func (c *configReader) baseURL() string {
	text := c.web(c.m, "base_url")
	if text == "" {
		return ""
	}
	base, ok := model.BaseAddress(text)
	if !ok {
		c.problems.Errorf(c.m.At("base_url"), "front-matter", "value of `base_url` is not the address of a folder: %s", text)
		c.problems.Hint("Write the address of the site's first page, without index.html.")
		return ""
	}
	return base
}

// web returns an address of the web, empty if absent.
func (c *configReader) web(m *matter.Mapping, key string) string {
	text, at := m.TextAt(key)
	if text == "" {
		return ""
	}
	if !model.IsWeb(text) {
		c.problems.Errorf(at, "front-matter", "value of `%s` is not a web address: %s", key, text)
		c.problems.Hint("Write it with https:// before it, as the address bar of a browser shows it.")
		return ""
	}
	if u, err := url.Parse(text); err == nil && u.User != nil {
		c.problems.Errorf(at, "front-matter", "value of `%s` has a name or password in it, which would be published", key)
		c.problems.Hint("Take out what is before the @, and change the password.")
		return ""
	}
	if message, hint := outwardProblem(text); message != "" && !isPlaceholder(text) {
		c.problems.Warnf(at, "outward-link", "%s", strings.Replace(message, "link to", "address of", 1))
		c.problems.Hint("%s", hint)
	}
	return text
}

func (c *configReader) partnership() model.Partnership {
	m := c.m.Map("partnership")
	const why = "Write who publishes the guidance, as `name:` below `partnership:`."
	if m == nil {
		c.missing(c.m, "partnership", "partnership.name", why)
		return model.Partnership{}
	}
	return model.Partnership{
		Name:  c.need(m, "name", "partnership.", why),
		Short: m.Text("short"),
		URL:   c.web(m, "url"),
		Owner: m.Text("owner"),
	}
}

func (c *configReader) contacts() []model.Contact {
	var contacts []model.Contact
	for _, m := range c.m.List("contacts") {
		contact := model.Contact{
			At:    m.Pos(),
			Name:  c.need(m, "name", "contacts.", "Write who to ask."),
			Role:  m.Text("role"),
			Phone: m.Text("phone"),
			Email: c.email(m),
			Hours: m.Text("hours"),
		}
		contacts = append(contacts, contact)
	}
	return contacts
}

func (c *configReader) urgent() *model.Urgent {
	m := c.m.Map("urgent")
	if m == nil {
		return nil
	}
	u := &model.Urgent{
		At:    m.Pos(),
		Text:  c.need(m, "text", "urgent.", "Write the line that every step shows, such as “If a child is in immediate danger, call 999”."),
		Phone: m.Text("phone"),
		After: m.Text("after"),
	}
	if u.Phone != "" && !strings.Contains(u.Text, u.Phone) {
		c.problems.Errorf(m.At("phone"), "urgent", "number %s is not in the urgent line, so nobody could tap it", u.Phone)
		c.problems.Hint("Write the number in `text` as it is in `phone`.")
	}
	return u
}

func (c *configReader) protocol() *model.Protocol {
	m := c.m.Map("protocol")
	if m == nil {
		return nil
	}
	p := &model.Protocol{
		At:          m.Pos(),
		Name:        c.need(m, "name", "protocol.", "Write the name of the protocol, as people know it."),
		URL:         c.web(m, "url"),
		LastChecked: c.day(m, "last_checked"),
	}
	if p.URL != "" && !m.Has("last_checked") {
		c.problems.Warnf(m.At("url"), "unchecked-link", "address of the protocol was never checked")
		c.problems.Hint("Open it. When the right document is there, write the day below it, such as `last_checked: %s`.", c.checkedOn())
		c.problems.Unless(m.Near("last_checked")...)
	}
	if p.URL == "" && !m.Has("url") {
		c.missing(m, "url", "protocol.url", "Write the address of the protocol: the site links to it and never repeats it.")
	}
	return p
}

// checkedOn is the day that a hint gives as an example: today, where that is known.
func (c *configReader) checkedOn() string {
	if c.today.IsZero() {
		return "2026-11-03"
	}
	return c.today.String()
}

func (c *configReader) menu() []model.MenuItem {
	var menu []model.MenuItem
	for _, m := range c.m.List("menu") {
		item := model.MenuItem{At: m.Pos(), Label: strings.TrimSpace(m.Text("label"))}
		page, at := m.TextAt("page")
		if page == "" {
			c.missing(m, "page", "menu.page", "Write which page it leads to, from the content folder, such as `page: guidance/index.md`.")
			continue
		}
		ref, message, hint := parseTarget(homePath, page)
		if message != "" {
			c.problems.Errorf(at, "dead-link", "%s", message)
			c.problems.Hint("%s", hint)
			continue
		}
		item.At, item.To = at, ref
		if item.Label == "" && ref.Page == "" {
			c.missing(m, "label", "menu.label", "Write what the menu should say.")
		}
		menu = append(menu, item)
	}
	return menu
}

func (c *configReader) statement() model.Statement {
	m := c.m.Map("statement")
	if m == nil {
		c.missing(c.m, "statement", "statement", "The accessibility statement needs it: write `email`, `reply`, `enforcement` and `prepared` below it.")
		return model.Statement{At: c.m.Pos()}
	}
	s := model.Statement{
		At:          m.Pos(),
		Email:       c.email(m),
		Phone:       m.Text("phone"),
		Contact:     c.way(m, "contact", "statement."),
		Reply:       m.Text("reply"),
		Enforcement: c.need(m, "enforcement", "statement.", "Write in one sentence who enforces the rules on accessibility."),
		Complaints:  c.way(m, "complaints", "statement."),
		Prepared:    c.day(m, "prepared"),
		Reviewed:    c.day(m, "reviewed"),
	}
	for _, v := range m.Texts("limits") {
		s.Limits = append(s.Limits, v.Text)
	}
	c.needWay(m, s.Email, s.Contact, "statement.", "Write where people report what they cannot use.")
	if s.Prepared.IsZero() {
		c.missing(m, "prepared", "statement.prepared", "Write the day when the statement was first written, such as `prepared: 2026-11-03`.")
	}
	return s
}

func (c *configReader) privacy() model.Privacy {
	m := c.m.Map("privacy")
	if m == nil {
		c.missing(c.m, "privacy", "privacy", "The privacy page needs it: write `controller`, `email` and `host` below it.")
		return model.Privacy{At: c.m.Pos()}
	}
	p := model.Privacy{
		At:         m.Pos(),
		Controller: c.need(m, "controller", "privacy.", "Write who answers for the site."),
		Email:      c.email(m),
		Contact:    c.way(m, "contact", "privacy."),
		Complaints: c.way(m, "complaints", "privacy."),
		Host:       c.need(m, "host", "privacy.", "Write in one sentence who keeps the server and what its logs hold."),
	}
	c.needWay(m, p.Email, p.Contact, "privacy.", "Write where people can ask about their privacy.")
	return p
}

func (c *configReader) email(m *matter.Mapping) string {
	text, at := m.TextAt("email")
	if text != "" && !isPlaceholder(text) && (strings.Count(text, "@") != 1 || strings.ContainsAny(text, " <>:") || !strings.Contains(text[strings.Index(text, "@"):], ".")) {
		c.problems.Errorf(at, "front-matter", "value of `email` is not an email address: %s", text)
		c.problems.Hint("Write it alone, such as `email: name@example.org`.")
		return ""
	}
	return text
}

// way reads the link that stands below a key; path leads to the key.
func (c *configReader) way(m *matter.Mapping, key, path string) *model.Way {
	w := m.Map(key)
	if w == nil {
		return nil
	}
	way := &model.Way{At: w.Pos(), Text: c.need(w, "text", path+key+".", "Write what the link says."), URL: c.web(w, "url")}
	if way.URL == "" && !w.Has("url") {
		c.missing(w, "url", path+key+".url", "Write the address that the link leads to.")
	}
	return way
}

func (c *configReader) needWay(m *matter.Mapping, email string, way *model.Way, path, why string) {
	if email == "" && way == nil && !m.Has("email") && !m.Has("contact") {
		c.missing(m, "email", path+"email", why+" Without an email address, write `contact:` with `text` and `url` below it.")
	}
}

func (c *configReader) strings() []words.Entry {
	m := c.m.Map("strings")
	var own []words.Entry
	for _, key := range m.Keys() {
		own = append(own, words.Entry{Key: key.Text, Text: m.Text(key.Text), At: key.At})
	}
	return own
}

func (c *configReader) stock() []model.Stock {
	var stock []model.Stock
	for _, m := range c.m.List("stock") {
		s := model.Stock{
			At:      m.Pos(),
			Name:    c.need(m, "name", "stock.", "Write what it says on the packet."),
			Paper:   m.Text("paper"),
			Width:   c.length(m, "width"),
			Height:  c.length(m, "height"),
			Columns: m.Number("columns"),
			Rows:    m.Number("rows"),
			Left:    m.Decimal("left"),
			Top:     m.Decimal("top"),
			PitchX:  c.length(m, "pitch_x"),
			PitchY:  c.length(m, "pitch_y"),
		}
		if s.Paper == "" {
			s.Paper = "A4"
		}
		if problem := model.NameProblem(model.NameOfPrint(s.Name) + ".html"); problem != "" {
			c.problems.Errorf(m.At("name"), "stock", "name of the stock cannot be that of a file: it %s", problem)
			c.problems.Hint("Write the maker's name and number, as on the packet.")
		}
		if s.Columns < 1 || s.Rows < 1 {
			c.problems.Errorf(m.Pos(), "stock", "stock %s does not say how many cards are on a sheet", s.Name)
			c.problems.Hint("Write `columns` and `rows`, each 1 or more.")
		}
		stock = append(stock, s)
	}
	return stock
}

// print reads what the site is to print: a list of names, or one name.
func (c *configReader) print() []model.PrintName {
	if !c.m.Has("print") {
		return nil
	}
	names := []model.PrintName{}
	seen := map[string]bool{}
	for _, text := range c.m.Texts("print") {
		name := model.NameOfPrint(text.Text)
		switch {
		case name == "":
			c.problems.Errorf(text.At, "front-matter", "value of `print` names nothing: %q", text.Text)
			c.problems.Hint("Write cards, papers, posters or training, or the name of one file without its ending, such as a4-10up.")
		case seen[name]:
			c.problems.Errorf(text.At, "front-matter", "value of `print` names %s twice", name)
			c.problems.Hint("Keep one of the two.")
		}
		seen[name] = true
		names = append(names, model.PrintName{At: text.At, Name: name})
	}
	if seen[model.PrintNothing] && len(names) > 1 {
		c.problems.Errorf(names[0].At, "front-matter", "value of `print` names none and something else")
		c.problems.Hint("Write `print: none` alone, or take it out of the list.")
	}
	return names
}

// length reads a length in millimetres that must be above zero.
func (c *configReader) length(m *matter.Mapping, key string) float64 {
	f := m.Decimal(key)
	if f <= 0 {
		c.problems.Errorf(m.At(key), "stock", "value of `%s` is missing or not above zero", key)
		c.problems.Hint("Write the length in millimetres, such as `%s: 54`.", key)
		c.problems.Unless(m.Near(key)...)
	}
	return f
}
