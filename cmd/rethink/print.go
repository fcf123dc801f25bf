package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"rethink/build"
)

// problems prints every problem: for people one a line with an indented hint,
// for programs as JSON.
func (t *terminal) problems(all build.Problems, source string, asJSON bool) {
	out, errOut := bufio.NewWriter(t.out), bufio.NewWriter(t.err) // there may be thousands
	t = &terminal{out: out, err: errOut, live: t.live, colour: t.colour}
	for _, p := range all {
		p.Pos.File = filepath.ToSlash(filepath.Join(source, filepath.FromSlash(p.Pos.File)))
		if asJSON {
			t.problemJSON(p)
		} else {
			t.problem(p)
		}
	}
	_, _ = out.Flush(), errOut.Flush()
}

func (t *terminal) problem(p build.Problem) {
	severity := ""
	if p.Severity == build.Warning {
		severity = t.yellow("warning:") + " "
	}
	t.say("%s %s%s", t.bold(p.Pos.String()+":"), severity, p.Message)
	if p.Hint != "" {
		t.say("    %s", t.dim(p.Hint))
	}
}

func (t *terminal) problemJSON(p build.Problem) {
	encoder := json.NewEncoder(t.out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(struct {
		File     string `json:"file"`
		Line     int    `json:"line,omitempty"`
		Col      int    `json:"col,omitempty"`
		Severity string `json:"severity"`
		Rule     string `json:"rule"`
		Message  string `json:"message"`
		Hint     string `json:"hint,omitempty"`
	}{p.Pos.File, p.Pos.Line, p.Pos.Col, p.Severity.String(), p.Rule, p.Message, p.Hint})
}

// notWritten says that a command wrote nothing, since the content has problems.
func (t *terminal) notWritten(result *build.Result) error {
	t.say("%s in %s. Nothing was written.", counts(result), seconds(result.Elapsed))
	return errProblems
}

// published says what a build changed in its folder.
func (t *terminal) published(result *build.Result, out string) {
	r := result.Published
	if r.Leftovers > 0 {
		t.say("An earlier build was cut short. This one cleared away what it had not finished in %s (%s).", out, number(r.Leftovers, "file"))
	}
	t.list("Somebody changed files in "+out+" since the last build. What belongs to the site was made again, and the rest was left alone", r.Edited)
	t.list("Not made by a build, left alone in "+out, r.Foreign)
	t.say("Built %s into %s: %s (%s, %s).", number(result.Pages, "page"), out, changes(result), counts(result), seconds(result.Elapsed))
	for _, note := range result.Notes {
		t.say("%s", note)
	}
}

// list prints names, but not a screen full of them.
func (t *terminal) list(what string, names []string) {
	const most = 5
	if len(names) == 0 {
		return
	}
	more := ""
	if len(names) > most {
		more = fmt.Sprintf(" and %d more", len(names)-most)
		names = names[:most]
	}
	t.say("%s: %s%s", what, strings.Join(names, ", "), more)
}

func changes(result *build.Result) string {
	r := result.Published
	if len(r.Written)+len(r.Removed) == 0 {
		return fmt.Sprintf("all %s were as they should be", number(r.Unchanged, "file"))
	}
	parts := []string{fmt.Sprintf("%s written", number(len(r.Written), "file"))}
	if r.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%d unchanged", r.Unchanged))
	}
	if len(r.Removed) > 0 {
		parts = append(parts, fmt.Sprintf("%d removed", len(r.Removed)))
	}
	return strings.Join(parts, ", ")
}

func counts(result *build.Result) string {
	errs, warnings := result.Problems.Errors(), result.Problems.Warnings()
	switch {
	case errs == 0 && warnings == 0:
		return "no problems"
	case warnings == 0:
		return number(errs, "error")
	case errs == 0:
		return number(warnings, "warning")
	}
	return number(errs, "error") + ", " + number(warnings, "warning")
}

func number(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
