package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
)

func main() {
	overOnly := flag.Bool("over", false, "print only what is over its limit")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: budget [-over] DIR")
		os.Exit(2)
	}
	weights, scripts, err := weigh(os.DirFS(flag.Arg(0)))
	if err != nil {
		fmt.Fprintln(os.Stderr, "budget:", err)
		os.Exit(1)
	}
	if !*overOnly {
		print(os.Stdout, weights, scripts)
	}
	over := tooHeavy(weights, scripts)
	for _, line := range over {
		fmt.Fprintln(os.Stderr, "over budget:", line)
	}
	if len(over) > 0 {
		os.Exit(1)
	}
}

// tooHeavy says what is over its limit, a sentence each.
func tooHeavy(weights []Weight, all []Script) []string {
	var over []string
	tell := func(is, limit int, what, where string) {
		if is > limit {
			over = append(over, fmt.Sprintf("%s: %s is %s compressed, %s at most", where, what, kilobytes(is), kilobytes(limit)))
		}
	}
	for _, w := range weights {
		limit := of(w.Kind)
		where := fmt.Sprintf("%s (%s)", w.Address, w.Kind)
		tell(w.First, limit.First, "a first visit", where)
		tell(w.Further, limit.Further, "a visit after the home page", where)
		tell(w.Script, limit.Script, "its JavaScript", where)
	}
	for _, s := range all {
		limit, ok := scripts[s.Name]
		if !ok {
			limit = anyScript
		}
		tell(s.Compressed, limit, "the script", s.Name+".js")
	}
	return over
}

func kilobytes(n int) string { return fmt.Sprintf("%.1f KB", float64(n)/KB) }

// print writes the table.
func print(out io.Writer, weights []Weight, all []Script) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "kind of page\trequests\tbytes\tfirst visit\tlimit\tfurther visit\tlimit\tscript\tlimit\t  heaviest page")
	for _, w := range weights {
		l := of(w.Kind)
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t  %s\n",
			w.Kind, w.Requests, w.Bytes, w.First, l.First, w.Further, l.Further, w.Script, l.Script, w.Address)
	}
	t.Flush()
	fmt.Fprintln(out, "\nVisits and scripts in compressed bytes of HTML, CSS and JavaScript.")
	t = tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "script\tcompressed\tlimit\t")
	for _, s := range all {
		limit, ok := scripts[s.Name]
		if !ok {
			limit = anyScript
		}
		fmt.Fprintf(t, "%s.js\t%d\t%d\t\n", s.Name, s.Compressed, limit)
	}
	t.Flush()
}
