package importer_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rethink/build/importer"
)

// A folder that is a site, or that this site is in, would come back without its kinds.
func TestASiteIsNotImportedIntoASite(t *testing.T) {
	t.Parallel()
	site, other := newSite(t, "Home."), newSite(t, "Other.")
	for from, want := range map[string]string{
		other:                           "it is a site of this format",
		filepath.Join(other, "content"): "it is a site of this format",
		site:                            "it is a site of this format",
		filepath.Dir(site):              "this site is in it",
	} {
		_, err := importer.Import(importer.Options{From: from, Site: site})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("importing %s gives %v, want %q", from, err, want)
		}
	}
}
