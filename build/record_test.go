package build

import (
	"testing"

	"rethink/build/internal/model"
	"rethink/build/internal/page"
)

func TestARecordTellsOfTheSiteThatWasTested(t *testing.T) {
	const record = `{"site": "Resolving concerns together", "date": "2026-11-23", "pages": 61}`
	for name, c := range map[string]struct {
		src, title string
		told       bool
	}{
		"the site that was tested":            {record, "Resolving concerns together", true},
		"a site that another partnership has": {record, "Working it out together", false},
		"before any test":                     {"{}\n", "Resolving concerns together", false},
	} {
		site := &model.Site{Config: model.Config{Title: c.title}}
		r, err := page.RecordOf([]byte(c.src), site)
		if err != nil {
			t.Fatal(err)
		}
		if told := r != nil; told != c.told {
			t.Errorf("%s: told %v, want %v", name, told, c.told)
		}
	}
}

func TestABrokenRecordIsAnError(t *testing.T) {
	site := &model.Site{Config: model.Config{Title: "Resolving concerns together"}}
	if _, err := page.RecordOf([]byte(`{"site": "x", "date": "soon"}`), site); err == nil {
		t.Error("a record without a date is read")
	}
}

// What is committed must be readable, or nothing builds.
func TestTheCommittedRecordCanBeRead(t *testing.T) {
	site := &model.Site{Config: model.Config{Title: "Resolving concerns together"}}
	if _, err := page.RecordOf(testRecord, site); err != nil {
		t.Error(err)
	}
}
