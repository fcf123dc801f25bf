package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rethink/build"
)

const cardsHelp = `Cards writes the prompt cards to one PDF file, ready to print and cut.

The sheets for plain paper are a4-10up (85 x 55 mm, both sides), a4-fold (one
side, to fold), any-8up and any-8up-letter (2 by 4), a4-a7 (8 to a sheet, cut
without marks) and large (large print). Card stock from a shop has a sheet of
its own, such as avery-c32011; a site can add more in site.yaml. carry, carry-fold,
carry-letter and carry-large hold the one card to keep in a pocket.

If the backs do not line up with the fronts, print --sheet calibration. It shows
the two numbers for --back-dx and --back-dy.`

const cardsExample = `  rethink cards
  rethink cards --sheet large --out large.pdf
  rethink cards --only swap,prompt
  rethink cards --sheet calibration
  rethink cards --back-dx 1 --back-dy -0.5`

func newCards(t *terminal) *cobra.Command {
	var flags siteFlags
	var cards build.CardsOptions
	var out, flip string
	cmd := &cobra.Command{
		Use:     "cards",
		Short:   "Write the prompt cards to a PDF file",
		Long:    cardsHelp,
		Example: cardsExample,
		Args:    noFolder,
		RunE: func(*cobra.Command, []string) error {
			switch flip {
			case "long":
			case "short":
				cards.ShortEdge = true
			default:
				return fmt.Errorf("paper flips on its long or its short edge: --flip %s is neither", flip)
			}
			var file *build.CardsFile
			result, err := flags.one(t, false, func(o build.Options) (result *build.Result, err error) {
				result, file, err = build.Cards(o, cards)
				return result, err
			})
			if err != nil {
				return err
			}
			if file == nil {
				return t.notWritten(result)
			}
			if out == "" {
				out = "cards-" + file.Name + ".pdf"
			}
			if err := build.WriteFile(out, file.Data); err != nil {
				return err
			}
			t.say("Wrote %s: %s (%d KB, %s).", out, cardsIn(file), (len(file.Data)+1023)/1024, seconds(result.Elapsed))
			return nil
		},
	}
	flags.add(cmd)
	own := cmd.Flags()
	own.StringVar(&cards.Sheet, "sheet", "", "the `name` of the sheet (default a4-10up)")
	own.StringSliceVar(&cards.Only, "only", nil, "only cards of these `kinds`: strategy, step, swap, prompt, rule, point, own")
	own.StringVar(&out, "out", "", "the `file` to write (default cards-NAME.pdf)")
	own.Float64Var(&cards.BackDX, "back-dx", 0, "move the backs to the right by so many `mm`; below zero to the left")
	own.Float64Var(&cards.BackDY, "back-dy", 0, "move the backs down by so many `mm`; below zero up")
	own.StringVar(&flip, "flip", "long", "the `edge` that the printer flips the paper on: long or short")
	_ = cmd.MarkFlagFilename("out", "pdf")
	return cmd
}

func cardsIn(f *build.CardsFile) string {
	if f.Cards == 0 {
		return sheets(f.Papers)
	}
	return number(f.Cards, "card") + " on " + sheets(f.Papers)
}

func sheets(n int) string {
	if n == 1 {
		return "1 sheet of paper"
	}
	return fmt.Sprintf("%d sheets of paper", n)
}
