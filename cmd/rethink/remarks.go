package main

import (
	"fmt"
	"os"
	"strings"

	"rethink/build"
)

// remarks lists what people wrote into a copy of the file of `rethink review`. It
// reports false for a file that is none, which is left to whoever asks.
func (t *terminal) remarks(name string, flags *siteFlags) (isCopy bool, err error) {
	copied := reviewCopy(name)
	if copied == nil {
		return false, nil
	}
	var found *build.Remarks
	result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
		result, found, err = build.ListRemarks(o, copied)
		return result, err
	})
	if err != nil {
		return true, err
	}
	if found == nil {
		t.say("%s. %s was not read: what it is about is looked up in a text without errors.", counts(result), name)
		return true, errProblems
	}
	if len(found.All) == 0 {
		t.say("%s holds no comment and no tracked change.", name)
		return true, nil
	}
	for _, line := range found.Lines(flags.source) {
		if _, err := fmt.Fprintln(t.out, line); err != nil {
			return true, err
		}
	}
	t.say("%s in %s, by %s. No page was changed.", number(len(found.All), "remark"), name, strings.Join(found.People(), ", "))
	if found.Changed > 0 {
		t.say("Of them, %s about text that has changed since this copy was made.", isOrAre(found.Changed))
	}
	if found.Lost*2 > len(found.All) {
		t.say("Most of them belong nowhere in this text. Is the copy of another site? Name its folder with --source.")
	}
	return true, nil
}

func isOrAre(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

// reviewCopy reads a copy; it is nil for whatever is none.
func reviewCopy(name string) *build.Copy {
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	copied, err := build.ReadCopy(file, info.Size())
	if err != nil {
		return nil
	}
	return copied
}
