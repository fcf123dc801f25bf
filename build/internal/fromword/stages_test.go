package fromword_test

import (
	"strings"
	"testing"

	"rethink/build/internal/docx/docxtest"
	"rethink/build/internal/incoming"
	"rethink/build/internal/model"
)

// stagesOf is a procedure of three stages, whose headings have a level and numbers.
func stagesOf(heading, number string) string {
	p, r := docxtest.P, docxtest.R
	body := p("Title", "Late tools") + p("", "Start at the first.")
	for _, s := range []string{"Stage 1: Ask", "Stage 2 – Write", "Stage three"} {
		body += p(heading, number+s) + `<w:p>` + r("Who: ", `<w:b/>`) + r("the clerk") + `</w:p>` + p("", "Do it"+`.`)
	}
	return body + p(heading, "Records") + p("", "Keep them.")
}

func flowOf(set incoming.Set) *incoming.Page {
	for i := range set.Pages {
		if set.Pages[i].Kind == model.KindFlow {
			return &set.Pages[i]
		}
	}
	return nil
}

// Headings that name stages become the draft of a flow, whether they are on one page or
// each on its own.
func TestStagesAreDraftedAsAFlow(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		body  string
		split int
	}{
		"on one page":        {stagesOf("Heading1", ""), -1},
		"each on its page":   {stagesOf("Heading1", ""), 1},
		"with numbers":       {stagesOf("Heading1", "3.1 "), -1},
		"below another part": {docxtest.P("Heading1", "The way") + docxtest.P("", "So.") + stagesOf("Heading2", ""), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set := convert(t, docxtest.File{Body: tt.body}, tt.split)
			flow := flowOf(set)
			if flow == nil {
				t.Fatal("there is no flow")
			}
			for _, want := range []string{
				"kind: flow\n", "draft: true\nstart: stage-1\n", "endings:\n  settled: settled\n  last: escalate\n",
				"## Stage 1: Ask {#stage-1}\n\nWho\n: the clerk\n\nDo it.\n\n- [It is settled](#settled)\n- [It is not settled](#stage-2)\n",
				"- [It is not settled](#stage-three)\n", "## Stage three {#stage-three}\n", "- [It is not settled](#last)\n", "## Not settled at any stage {#last}\n",
			} {
				if !strings.Contains(flow.Text, want) {
					t.Errorf("the flow does not say\n%s\nbut\n%s", want, flow.Text)
				}
			}
			if strings.Contains(flow.Text, "Keep them.") {
				t.Errorf("the flow holds what is below the stages:\n%s", flow.Text)
			}
		})
	}
}

// A link that runs something is told as what it is, and numbers lose their spaces.
func TestLinksThatRunSomethingAndNumbers(t *testing.T) {
	t.Parallel()
	for to, want := range map[string]string{
		"javascript:alert(1)":   "javascript:alert(1), which a site must not open",
		" VBScript:x":           "VBScript:x, which a site must not open",
		"data:text/html,x":      "data:text/html,x, which a site must not open",
		"ms-word:ofe|u|x":       "which a site must not open",
		`C:\\plans\\a.docx`:     "a file that only your own computers have",
		"file:///S:/a.docx":     "a file that only your own computers have",
		"tel:01632 960 100":     "[call](tel:01632960100)",
		"tel:+44 (0)1632-960":   "[call](tel:+441632960)",
		"tel:01632%20960%20100": "[call](tel:01632960100)",
	} {
		set := convert(t, docxtest.File{Body: docxtest.P("Title", "Given") + `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "` + to + `" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + docxtest.R("call") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + docxtest.R(" now.") + `</w:p>`}, -1)
		all := set.Pages[0].Text
		for _, f := range set.Findings {
			all += "\n" + f.What
		}
		if !strings.Contains(all, want) {
			t.Errorf("a link to %s gives\n%s\nwant %q", to, all, want)
		}
	}
}

func TestTwoStagesAreNoFlow(t *testing.T) {
	t.Parallel()
	p := docxtest.P
	set := convert(t, docxtest.File{Body: p("Heading1", "Step 1") + p("", "Ask.") + p("Heading1", "Step 2") + p("", "Go.") + p("Heading1", "Stages of life") + p("", "All.")}, -1)
	if flowOf(set) != nil {
		t.Error("two stages became a flow")
	}
}

// People in a table are offered as the lines that site.yaml wants.
func TestContactsAreOfferedAsLines(t *testing.T) {
	t.Parallel()
	p := docxtest.P
	table := func(rows ...[]string) string {
		s := `<w:tbl>`
		for _, row := range rows {
			s += `<w:tr>`
			for _, cell := range row {
				s += `<w:tc>` + p("", cell) + `</w:tc>`
			}
			s += `</w:tr>`
		}
		return s + `</w:tbl>` + p("", "End.")
	}
	for name, tt := range map[string]struct{ body, want string }{
		"all that a contact has": {table([]string{"Job title", "Name", "Telephone", "E-mail address", "Available"}, []string{"Clerk: loans", "Gwen Llŷr", "01632 960001", "gwen@example.org", "9 to 5"}, []string{"", "", "", "", ""}, []string{"Head", "Sam", "", "", ""}),
			"contacts:\n  - name: Gwen Llŷr\n    role: \"Clerk: loans\"\n    phone: \"01632 960001\"\n    email: gwen@example.org\n    hours: \"9 to 5\"\n  - name: Sam\n    role: Head"},
		"an organisation is a role, a contact a name": {table([]string{"Contact", "Organisation", "Tel."}, []string{"Desk", "Library", "0800 1"}), "contacts:\n  - name: Desk\n    role: Library\n    phone: \"0800 1\""},
		"email alone":         {table([]string{"Who", "Email"}, []string{"Desk", "d@example.org"}), "contacts:\n  - name: Desk\n    email: d@example.org"},
		"nobody to reach":     {table([]string{"Name", "Colour"}, []string{"Rake", "red"}), ""},
		"nobody in the rows":  {table([]string{"Name", "Phone"}, []string{"", ""}), ""},
		"a number of no name": {table([]string{"Room", "Phone"}, []string{"A", "1"}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ""
			for _, f := range convert(t, docxtest.File{Body: p("Title", "Given") + tt.body}, -1).Findings {
				got += f.Write
			}
			if got != tt.want {
				t.Errorf("the lines are\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
