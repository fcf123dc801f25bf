package quiz

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rethink/build/internal/out"
)

// longestTitle is how many characters SCORM 1.2 allows the title of an organization
// or item.
const longestTitle = 200

// longestID is how many characters an id of a question may have on a platform:
// Moodle keeps 100 of an imported question's, and stops at a longer one. SCORM 1.2
// takes 255.
const longestID = 100

// SCORMFolder is where the pages of the quiz lie in a package, below its root.
const SCORMFolder = "quiz"

// SCORMLaunch is the page of a package that the platform opens.
const SCORMLaunch = "index.html"

// Packaged returns the same quiz for a package: its pages lie in [SCORMFolder],
// with nothing of the site around them.
func (q *Quiz) Packaged() *Quiz {
	in := &Quiz{Swaps: q.Swaps, Folder: SCORMFolder, Name: q.Name, Score: q.Score, Among: q.Among, InPackage: true, others: q.others}
	in.makeRounds()
	return in
}

// SCORM returns a SCORM 1.2 package: a zip of files with the manifest at its root,
// which lists every one of them. The whole quiz is one unit (SCO), opened at
// [SCORMLaunch]. The same files give the same bytes, whenever and wherever.
//
// The manifest names no schema files, as the package holds none: platforms know
// the names of the two vocabularies by heart, and some try to load a file that is
// named. It sets no mark to reach, since nobody passes or fails.
func (q *Quiz) SCORM(files map[string][]byte, title string) ([]byte, error) {
	if files[SCORMLaunch] == nil {
		return nil, fmt.Errorf("package %s has no %s to open", q.Name, SCORMLaunch)
	}
	manifest, err := q.manifest(slices.Sorted(maps.Keys(files)), title)
	if err != nil {
		return nil, err
	}
	files = maps.Clone(files)
	files[manifestFile] = manifest
	return out.Zip(files, manifestFile)
}

// manifestFile lists the files of a package, and is the first of them.
const manifestFile = "imsmanifest.xml"

// The elements of imsmanifest.xml.
type (
	xmlManifest struct {
		XMLName       xml.Name         `xml:"manifest"`
		Identifier    string           `xml:"identifier,attr"`
		Version       string           `xml:"version,attr"`
		Space         string           `xml:"xmlns,attr"`
		SpaceADL      string           `xml:"xmlns:adlcp,attr"`
		Schema        string           `xml:"metadata>schema"`
		SchemaVersion string           `xml:"metadata>schemaversion"`
		Organizations xmlOrganizations `xml:"organizations"`
		Resource      xmlResource      `xml:"resources>resource"`
	}
	xmlOrganizations struct {
		Default      string          `xml:"default,attr"`
		Organization xmlOrganization `xml:"organization"`
	}
	xmlOrganization struct {
		Identifier string  `xml:"identifier,attr"`
		Title      string  `xml:"title"`
		Item       xmlItem `xml:"item"`
	}
	xmlItem struct {
		Identifier string `xml:"identifier,attr"`
		Ref        string `xml:"identifierref,attr"`
		Visible    string `xml:"isvisible,attr"`
		Title      string `xml:"title"`
	}
	xmlResource struct {
		Identifier string    `xml:"identifier,attr"`
		Type       string    `xml:"type,attr"`
		ScormType  string    `xml:"adlcp:scormtype,attr"`
		Href       string    `xml:"href,attr"`
		Files      []xmlFile `xml:"file"`
	}
	xmlFile struct {
		Href string `xml:"href,attr"`
	}
)

func (q *Quiz) manifest(files []string, title string) ([]byte, error) {
	title = cut(oneLine(title), longestTitle)
	m := xmlManifest{
		Identifier: "rethink-" + q.Name, Version: "1.2",
		Space:    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
		SpaceADL: "http://www.adlnet.org/xsd/adlcp_rootv1p2",
		Schema:   "ADL SCORM", SchemaVersion: "1.2",
		Organizations: xmlOrganizations{Default: "quiz", Organization: xmlOrganization{
			Identifier: "quiz", Title: title,
			Item: xmlItem{Identifier: "quiz-item", Ref: "quiz-pages", Visible: "true", Title: title},
		}},
		Resource: xmlResource{Identifier: "quiz-pages", Type: "webcontent", ScormType: "sco", Href: SCORMLaunch},
	}
	for _, f := range files {
		m.Resource.Files = append(m.Resource.Files, xmlFile{f})
	}
	text, err := xml.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(text, '\n')...), nil
}

// cut shortens text to so many characters.
func cut(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// Interaction returns the id under which a platform keeps q and the answers to it.
func (q *Question) Interaction() string { return platformID(string(q.Round.Kind), q.ID) }

// platformID joins names to an id that a platform can keep. One that is too long is
// cut, and gets a mark of all its words, so that it stays its own and stays the same.
func platformID(names ...string) string {
	id := strings.Join(names, "-")
	if len(id) <= longestID {
		return id
	}
	return strings.ToValidUTF8(id[:longestID-9], "") + fmt.Sprintf("-%08x", mark(id))
}
