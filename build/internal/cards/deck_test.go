package cards

import (
	"fmt"
	"strings"

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
)

// say answers with the words of the layouts that the tests need.
func say(key string, args ...any) string {
	words := map[string]string{
		"card_numbered": "{1} {2}", "card_alternative": "Alternative {1} of {2}", "card_deck": "About these cards", "card_deck_cover": "Whose they are", "card_about_cover": "What is not in the guidance",
		"flow_added": "Added by this site", "flow_added_short": "added", "alert_note": "Note", "alert_important": "Important", "alert_added": "Added by this site",
		"version_short": "v{1}", "draft_word": "Draft", "sheet_print_note": "Print at 100%", "sheet_count": "{1} cards, {2} to a sheet",
		"sheet_ruler": "This ruler is {1} mm long. If it is not, print at actual size.",
		"card_swap":   "Swap", "card_swap_avoid": "Swap: instead of", "card_swap_try": "Swap: try",
		"card_swap_cover": "Turn a closed question open", "card_prompt": "Open question", "card_prompt_cover": "Draw one when you are stuck",
		"card_step": "Re-think step {1}", "card_step_kind": "Re-think step", "card_step_cover": "Take them in order",
		"card_rule_cover": "True whatever you choose", "card_own": "Card", "card_help": "Ask your line manager.", "card_carry": "Carry card",
		"card_front": "front", "card_continued": "{1} (continued)", "card_part": "Part {1} of {2}", "card_contacts": "Who to call", "card_contacts_apart": "Who to call is on a card of its own.", "card_continue_one": "Card {1} takes more.", "card_continue_other": "Cards {1} take more.", "card_back": "back", "version": "Version {1}", "date": "{1} {2} {3}",
		"card_strategy": "Strategy {1}", "card_strategy_kind": "Strategy", "card_strategy_cover": "Choose what fits",
		"months":      "January February March April May June July August September October November December",
		"sheet_print": "Print at 100% (actual size)", "sheet_flip_long": "Both sides, flip on the long edge",
		"sheet_flip_short": "Both sides, flip on the short edge", "sheet_fold": "One side. Fold on the dashed line, back to back",
		"sheet_front": "Sheet {1} of {2}, front", "sheet_back": "Sheet {1} of {2}, back", "sheet_halve": "Cut in half until there are {1} cards", "sheet_one": "Sheet {1} of {2}",
		"calibration_title": "Calibration sheet", "calibration_purpose": "Find out.", "calibration_1": "One.", "calibration_2": "Two.",
		"calibration_3": "Three.", "calibration_4": "Four.", "sheet_tools_dx": "To the right, in mm", "sheet_tools_dy": "Down, in mm",
	}
	text, ok := words[key]
	if !ok {
		panic("no words for " + key)
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i+1), fmt.Sprint(a))
	}
	return text
}

func at(file string, line int) diag.Pos { return diag.Pos{File: "content/" + file, Line: line, Col: 1} }

func text(p diag.Pos, words string) model.Inlines {
	return model.Inlines{model.Text{At: p, Value: words}}
}

// swapSite is a site whose deck holds n swaps and n prompts, all different.
func swapSite(n int) (*model.Site, *model.Deck) {
	swaps := &model.Swaps{Page: &model.Page{Path: "swaps.md", Kind: model.KindSwaps, Title: "Swaps"}}
	prompts := &model.Prompts{Page: &model.Page{Path: "open.md", Kind: model.KindPrompts, Title: "Open"}}
	category := &model.Category{ID: "why"}
	group := &model.PromptGroup{ID: "any"}
	for i := range n {
		p := at("swaps.md", i+10)
		category.Swaps = append(category.Swaps, &model.Swap{
			At: p, Avoid: text(p, fmt.Sprintf("Why has number %d happened?", i)),
			Try: []model.Alternative{{At: p, Text: text(p, fmt.Sprintf("How come number %d happened, and what came next?", i)), Because: text(p, "It asks for events.")}},
		})
		group.Prompts = append(group.Prompts, &model.Prompt{At: at("open.md", i+10), Text: text(at("open.md", i+10), fmt.Sprintf("Who else is involved in number %d?", i))})
	}
	swaps.Categories = []*model.Category{category}
	prompts.Groups = []*model.PromptGroup{group}
	deck := &model.Deck{
		Page: &model.Page{Path: "cards.md", Kind: model.KindCards, Title: "Prompt cards"},
		Include: []model.Include{
			{At: at("cards.md", 5), From: model.Ref{Page: "swaps.md"}},
			{At: at("cards.md", 6), From: model.Ref{Page: "open.md"}},
		},
	}
	site := &model.Site{ // pages sorted by their paths
		Config: model.Config{
			Title: "Working it out together", Language: "en-GB", Version: "2.1", Updated: model.Date{Year: 2026, Month: 11, Day: 3},
			BaseURL: "https://example.org/rethink/", Partnership: model.Partnership{Name: "Saltmarsh"},
		},
		Pages: []*model.Page{deck.Page, prompts.Page, swaps.Page},
		Swaps: []*model.Swaps{swaps}, Prompts: []*model.Prompts{prompts}, Decks: []*model.Deck{deck},
	}
	return site, deck
}
