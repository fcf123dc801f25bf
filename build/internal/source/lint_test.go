package source

import (
	"strings"
	"testing"
)

func TestHeadings(t *testing.T) {
	check(t, []problemCase{
		{"a skipped level", page("## Two\n\n#### Four"),
			"a.md:7:1: heading of level 4 follows level 2: a level is skipped -> Write ### here."},
		{"a skipped level below the title", page("### Three"),
			"a.md:5:1: heading of level 3 follows level 1: a level is skipped -> Write ## here."},
		{"a second title", "# A\n\n## B\n\n# C\n",
			"a.md:5:1: page has a second heading of level 1; the first is on line 1 -> Write ## here. A page has one title."},
		{"a line of hyphens below a paragraph", page("Words stand here\nand here.\n---\nMore."),
			"a.md:7:1: line of hyphens makes the text above it a heading: “Words stand here and here.” -> For a line across the text, leave a blank line above it. For a heading, write ## and a space before the text."},
		{"a line across the text", page("Words.\n\n---\n\nMore."), ""},
		{"no space", page("##Two"),
			"a.md:5:1: heading needs a space after ## -> Write `## Two`"},
		{"a number sign", page("#1 of two."), ""},
		{"no text", page("##"),
			"a.md:5:1: heading has no text -> Write its text after ## and a space, or take the line out."},
		{"the same id twice", page("## One {#x}\n\n## Two {#x}"),
			"a.md:7:1: id {#x} is given twice: first on line 5 -> Give one of the headings another id."},
		{"an id with capitals", page("## One {#One}"),
			"a.md:5:1: id of the heading is “One” -> Write small letters, digits and hyphens, starting with a letter, such as {#one}"},
		{"an id with a space", page("## One {#one two}"),
			"a.md:5:1: id of the heading is not written as one: {#one two} -> Write small letters, digits and hyphens, such as {#one-two}"},
		{"an id without its sign", page("## One {one}"),
			"a.md:5:1: id of the heading is not written as one: {one} -> Write small letters, digits and hyphens, such as {#one}"},
		{"another attribute", page("## One {.big}"),
			"a.md:5:1: heading has {class …} after it, and only {#id} is known -> Take it out."},
		{"inside a list", page("- ## Two"),
			"a.md:5:3: heading is inside a list, quotation or alert -> Move it out, or make it a sentence."},
		{"bold for a heading", page("Words.\n\n**What to do**\n\nWords."),
			"a.md:7:1: bold text is used as a heading: “What to do” -> Write it as a heading, with ## and a space before it. A sentence ends with a full stop."},
		{"a bold sentence", page("**Do it now.**"), ""},
		{"bold in a list", page("- **Do it now**"), ""},
		{"capitals", page("## KEY PRINCIPLES"),
			"a.md:5:4: warning: abbreviation KEY is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (KEY). Write a word that is not an abbreviation in small letters.\n" +
				"a.md:5:8: word is in capitals: PRINCIPLES -> Write small letters: capitals are hard to read. For emphasis, write **bold**."},
	})
}

func TestLinks(t *testing.T) {
	check(t, []problemCase{
		{"good ones", page("[Part one](b.md), [first](b.md#first), [plan](files/a.pdf), [from the top](/b.md), [made](next/x.html), [web](https://example.org/a?b#c), [mail](mailto:a@example.org), [phone](tel:999), <a@example.org>."), ""},
		{"a page that is not there", page("See [the other](bb.md)."),
			"a.md:5:5: link to page bb.md leads nowhere -> Did you mean `b.md`?"},
		{"a page in another folder", page("See [the other](../x/b.md)."),
			"a.md:5:5: link to ../x/b.md leads out of the content folder -> Count the ../ again: each goes up one folder."},
		{"a page of the wrong folder", page("See [the other](x/b.md)."),
			"a.md:5:5: link to page x/b.md leads nowhere -> Did you mean `b.md`?"},
		{"another case", page("See [the other](B.md)."),
			"a.md:5:5: link to page B.md leads nowhere -> Did you mean `b.md`?"},
		{"a heading that is not there", page("See [the other](b.md#frist)."),
			"a.md:5:5: link to b.md#frist leads nowhere: no heading of that page has that id -> Did you mean `#first`?"},
		{"a heading of this page", page("## One\n\nSee [that](#onne)."),
			"a.md:7:5: link to #onne leads nowhere: no heading of this page has that id -> Did you mean `#one`?"},
		{"no heading named", page("See [that](b.md#)."),
			"a.md:5:5: link to b.md# names no heading after its # -> Write the heading's id after the #, or leave the # out."},
		{"no address", page("See [that]()."),
			"a.md:5:5: link has no address -> Write the address between the round brackets: [text](address)"},
		{"no text", page("See [](b.md)."),
			"a.md:5:5: link has no text -> Write what the reader finds there between the square brackets: [text](address)"},
		{"an address that the build makes from a page", page("See [that](b.html#first)."),
			"a.md:5:5: link to b.html does not name the page's file -> Write `b.md#first`: the build turns it into the page's address."},
		{"a page without its ending", page("See [that](b)."),
			"a.md:5:5: link to b does not name the page's file -> Write `b.md`: the build turns it into the page's address."},
		{"a folder", page("See [that](files/)."),
			"a.md:5:5: link to files/ leads nowhere -> Links lead to files: a page's name ends in .md"},
		{"a web address without its start", page("See [that](www.example.org)."),
			"a.md:5:5: link to www.example.org looks like a file of this site -> Write https://www.example.org"},
		{"backslashes", page(`See [that](img\tree.svg).`),
			`a.md:5:5: link to img\tree.svg has backslashes in it -> Write img/tree.svg`},
		{"a file of one's own computer", page("See [that](C:/plans/a.pdf)."),
			"a.md:5:5: link to C:/plans/a.pdf leads to a file on your own computer or network -> Copy the file into the content folder and link to it there."},
		{"a script", page("See [that](javascript:alert(1))."),
			"a.md:5:5: link to javascript:alert(1) starts with javascript:, which is not used here -> Links start with https:, mailto: or tel:, or lead to a file of the content folder."},
		{"text that says nothing", page("For more, [click here](b.md).\n\n[Read more…](b.md)"),
			"a.md:5:11: text of the link says nothing about where it leads: “click here” -> Write what the reader finds there, such as the title of the page.\n" +
				"a.md:7:1: text of the link says nothing about where it leads: “Read more…” -> Write what the reader finds there, such as the title of the page."},
		{"an address for text", page("See <https://example.org/x>, [https://example.org](https://example.org) and https://example.org/y."),
			"a.md:5:5: link shows its bare address: https://example.org/x -> Write what the reader finds there: [what is there](https://example.org/x)\n" +
				"a.md:5:30: link shows its bare address: https://example.org -> Write what the reader finds there: [what is there](https://example.org)\n" +
				"a.md:5:77: address is in the text and is not a link: https://example.org/y -> Write [what is there](https://example.org/y)"},
		{"a link that failed", page("See [the plan](my plan.pdf) or [that][other], but not \\[this](x) and `[that](x y)`."),
			"a.md:5:14: link is not written as one -> Write [text](address). An address with a space or bracket in it needs < before it and > after it.\n" +
				"a.md:5:37: link names an address that is not given -> Write [text](address)."},
		{"a link by its name", page("See [the other][b].\n\n[b]: b.md#frst"),
			"a.md:5:5: link to b.md#frst leads nowhere: no heading of that page has that id -> Did you mean `#first`?"},
		{"a link in a table, a list and a quotation", page("| One | Two |\n| --- | --- |\n| é | [x y](q.md) |\n\n- é\n  - *[x y](q.md)*\n\n> ü [x y](q.md)"),
			"a.md:7:7: link to page q.md leads nowhere -> Did you mean `a.md`?\n" +
				"a.md:10:6: link to page q.md leads nowhere -> Did you mean `a.md`?\n" +
				"a.md:12:5: link to page q.md leads nowhere -> Did you mean `a.md`?"},
	})
}

func TestPictures(t *testing.T) {
	check(t, []problemCase{
		{"good ones", page("![A tree](img/tree.svg)\n\n![A tree](/img/tree.svg \"Tree\")"), ""},
		{"no alternative text", page("Words ![](img/tree.svg)."),
			"a.md:5:7: picture has no alternative text -> Write between the square brackets what it shows, for people who cannot see it: ![what it shows](file)"},
		{"alternative text that says nothing", page("![tree.svg](img/tree.svg)"),
			"a.md:5:1: alternative text does not say what the picture shows: “tree.svg” -> Describe what it shows, for people who cannot see it."},
		{"not there", page("![A tree](img/three.svg)"),
			"a.md:5:1: picture img/three.svg is not there -> Did you mean `img/tree.svg`?"},
		{"in another folder", page("![A tree](tree.svg)"),
			"a.md:5:1: picture tree.svg is not there -> Did you mean `img/tree.svg`?"},
		{"elsewhere", page("![A tree](https://example.org/tree.svg)"),
			"a.md:5:1: picture https://example.org/tree.svg is on another website -> Copy it into the content folder: pages load nothing from elsewhere."},
		{"no picture", page("![A tree](files/a.pdf)"),
			"a.md:5:1: picture files/a.pdf is not a picture -> Pictures end in .svg, .png, .jpg or .webp"},
		{"no address", page("![A tree]()"),
			"a.md:5:1: picture has no address -> Write the name of its file between the round brackets: ![what it shows](file)"},
	})
}

func TestBlocksThatFail(t *testing.T) {
	check(t, []problemCase{
		{"an unknown alert", page("> [!IMPRTANT]\n> Words."),
			"a.md:5:3: alert [!IMPRTANT] is not known -> Did you mean [!IMPORTANT]?"},
		{"an alert far from any", page("> [!DANGER]\n> Words."),
			"a.md:5:3: alert [!DANGER] is not known -> The alerts are NOTE, TIP, IMPORTANT, WARNING, CAUTION, ADDED."},
		{"an alert in small letters", page("> [!note]\n> Words."), ""},
		{"text behind the alert", page("> [!NOTE] Words."),
			"a.md:5:3: text is on the same line as [!NOTE] -> Start the text on the next line, after > and a space."},
		{"an alert without its sign", page("[!NOTE]\nWords."),
			"a.md:5:1: alert [!NOTE] needs > and a space before each of its lines -> Write `> [!NOTE]`, and `> ` before the text below it."},
		{"HTML", page("<div>Words</div>\n\nWords <b>here</b>.\n\n<!-- a note -->"),
			"a.md:5:1: HTML is not used here: <div> -> Take the tags out: the text needs none, only an empty line between paragraphs.\n" +
				"a.md:7:7: HTML is not used here: <b> -> Write **text** for weight.\n" +
				"a.md:9:1: comment in HTML is not used here -> Keep notes for yourself outside the page. A page that is not ready has `draft: true` at its top."},
		{"indented text", page("Words.\n\n    More words."),
			"a.md:7:5: text is indented by four spaces or a tab, which makes it code -> Take the spaces at the start of the line out. For code, write ``` on the lines above and below."},
		{"code that stays open", page("```\nWords.\n\n## More"),
			"a.md:5:1: code block is opened here and never closed -> Write ``` on a line of its own below the code. Until then, all that follows is code."},
		{"code", page("```yaml\na: b\n```\n\n> ~~~\n> x\n> ~~~\n\nWords."), ""},
		{"a table without headings", page("|  |  |\n| --- | --- |\n| a | b |"),
			"a.md:5:1: table has no headings -> Write in the first line of the table what each column holds."},
		{"a column without a heading", page("| a |  |\n| --- | --- |\n| a | b |"),
			"a.md:5:1: table has no heading for column 2 -> Write in the first line of the table what each column holds."},
		{"a row that is too long", page("| a | b |\n| --- | --- |\n| a | b | c |\n| a \\| b | c |"),
			"a.md:7:1: row has 3 cells, but the table has headings for 2: the rest would be lost -> A bar inside a cell is written \\|"},
		{"a table whose lines do not match", page("| a | b |\n| --- |\n| a | b |"),
			"a.md:5:1: lines look like a table and are not one -> The headings have 2 cells and the line of hyphens below them 1 cell. Make them the same."},
		{"a table without its line of hyphens", page("| a | b |\n| a | b |"),
			"a.md:5:1: lines look like a table and are not one -> Write a line such as `| --- | --- |` below the headings, with as many cells."},
		{"an empty entry", page("- a\n-\n- b"),
			"a.md:6:1: entry of the list is empty -> Write its text after the hyphen or number, or take the line out."},
		{"stars that mark nothing", page("This is ** not bold**, and \\** is meant."),
			"a.md:5:9: stars are in the text and make nothing bold -> Write **text** without a space after the first two stars or before the last two. A single star is written \\*"},
		{"a footnote that is not there", page("Words[^1]."),
			"a.md:5:6: footnote has no text -> Write its text on a line of its own, such as: [^1]: The text."},
		{"a footnote that nobody needs", page("Words[^1].\n\n[^1]: One.\n[^2]: Two."),
			"a.md:8:1: footnote 2 is here, but the text never refers to it -> Write [^2] where it belongs, or take the footnote out."},
	})
}

// wordy repeats a word until a sentence has n words.
func wordy(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }

func TestPlainEnglish(t *testing.T) {
	check(t, []problemCase{
		{"25 words", page("The " + wordy(24) + ". The " + wordy(24) + "? Another " + wordy(24) + "."), ""},
		{"26 words", page("Short one. The " + wordy(25) + "."),
			"a.md:5:12: warning: sentence has 26 words: “The word word word word word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"over two lines", page("Short\none. The " + wordy(20) + "\n" + wordy(5) + "."),
			"a.md:6:6: warning: sentence has 26 words: “The word word word word word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"short forms, numbers and initials do not end a sentence", page("The " + wordy(12) + " e.g. this one, Mrs. Brown and A. Smith on p. 4.5 of 3,000 " + wordy(3) + "."),
			"a.md:5:1: warning: sentence has 29 words: “The word word word word word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"no is a sentence, and a number with a digit", page("They said no. The " + wordy(22) + ". See no. 4 of " + wordy(20) + "."), ""},
		{"quotations end with their mark", page("She said, “" + wordy(20) + ".” Then " + wordy(10) + ". (The " + wordy(20) + ".) Then " + wordy(10) + "."), ""},
		{"a question inside a sentence", page("Ask “why haven't you…?” in " + wordy(20) + " again and again."),
			"a.md:5:1: warning: sentence has 28 words: “Ask “why haven't you…?” in word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"each entry of a list by itself", page("You can\n\n- " + wordy(15) + "\n- " + wordy(15)), ""},
		{"each cell by itself", page("| One | Two |\n| --- | --- |\n| " + wordy(15) + " | " + wordy(15) + " |"), ""},
		{"the words of others", page("> The " + wordy(30) + "."), ""},
		{"the words of an alert", page("> [!NOTE]\n> The " + wordy(25) + "."),
			"a.md:6:3: warning: sentence has 26 words: “The word word word word word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"bold and links count", page("The **" + wordy(12) + "** and [" + wordy(12) + "](b.md)."),
			"a.md:5:1: warning: sentence has 26 words: “The word word word word word …” -> Aim for 25 words or fewer. Make it two sentences, or a list."},
		{"dashes are no words", page("The " + wordy(11) + " – and – " + wordy(12) + "."), ""},
		{"an abbreviation, once a page", page("é **MASH** and MASH, GPs' and the LP's."),
			"a.md:5:5: warning: abbreviation MASH is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (MASH). Write a word that is not an abbreviation in small letters.\n" +
				"a.md:5:22: warning: abbreviation GP is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (GP). Write a word that is not an abbreviation in small letters.\n" +
				"a.md:5:35: warning: abbreviation LP is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (LP). Write a word that is not an abbreviation in small letters."},
		{"an abbreviation with what it stands for", page("The multi-agency safeguarding hub (MASH) and the LP (lead professional). Later MASH and LP."), ""},
		{"abbreviations that everybody knows, and numbers", page("The UK, a PDF, A4, part II and `MASH`."), ""},
		{"shouting", page("Please DO NOT DELAY. WHAT A DAY it is."),
			"a.md:5:8: words are in capitals: “DO NOT DELAY” -> Write small letters: capitals are hard to read. For emphasis, write **bold**.\n" +
				"a.md:5:22: warning: abbreviation WHAT is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (WHAT). Write a word that is not an abbreviation in small letters.\n" +
				"a.md:5:29: warning: abbreviation DAY is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (DAY). Write a word that is not an abbreviation in small letters."},
		{"one long word", page("This is &amp; stays IMPORTANT."),
			"a.md:5:21: word is in capitals: IMPORTANT -> Write small letters: capitals are hard to read. For emphasis, write **bold**."},
	})
}

func TestAbbreviationsOfTheGlossaryAreKnown(t *testing.T) {
	_, problems := loadFiles(files{
		"a.md": page("The MASH, the CAFCASS and the LP."),
		"glossary.md": "---\ntitle: Words\nkind: glossary\n---\n\nMASH\n: Multi-agency safeguarding hub. (Added.)\n\nCAFCASS\n: An advisory service.\n\n" +
			"lead professional\n: Who leads.\n",
	})
	want := "a.md:5:31: warning: abbreviation LP is explained neither here nor in the glossary -> Add it to the glossary, or write what it stands for and then (LP). Write a word that is not an abbreviation in small letters.\n"
	if got := listed(problems); got != want {
		t.Errorf("told:\n%s\nwant:\n%s", got, want)
	}
}

// What people bring from word processors and other programs, and what would run on
// as plain text.
func TestMarksThatFail(t *testing.T) {
	list := "lines look like a list and are not one -> "
	check(t, []problemCase{
		{"bullets of a word processor", page("Words:\n• one\n• two"), "a.md:6:1: " + list + "Start each entry with a hyphen and a space, and leave an empty line above the first."},
		{"dashes", page("– one\n– two"), "a.md:6:1: " + list + "Start each entry with a hyphen and a space, and leave an empty line above the first."},
		{"one dash", page("– Words of somebody."), ""},
		{"hyphens without a space", page("- one\n-two"), "a.md:6:1: " + list + "Put a space after each hyphen."},
		{"numbers without a space", page("1.One\n2.Two"), "a.md:6:1: " + list + "Put a space after each number and its full stop."},
		{"numbers that go on", page("Words:\n2. one\n3. two"), "a.md:7:1: " + list + "Leave an empty line above the first entry."},
		{"letters", page("a) one\nb) two"), "a.md:6:1: " + list + "Number the entries 1. 2. 3.: letters and brackets make no list."},
		{"a number that begins a line", page("It began in\n2019. It lasted until\n12. November came."), ""},
		{"boxes to tick", page("- [ ] one"), "a.md:5:3: boxes to tick are not used here: [ ] -> Write the words alone."},
		{"an alert without its sign", page("> [Note]\n> Words."), "a.md:5:3: alert is not written as one: [Note] -> Write [!NOTE] alone on the line."},
		{"an alert with a space", page("> [! TIP]\n> Words."), "a.md:5:3: alert is not written as one: [! TIP] -> Write [!TIP] alone on the line."},
		{"an alert of old", page("> **Warning**\n> Words."), "a.md:5:3: alert is not written as one: **Warning** -> Write [!WARNING] alone on the line."},
		{"a quotation", page("> *Note* the words."), ""},
		{"a box of another program", page("::: note\nWords.\n:::"), "a.md:5:1: ::: begins a box in other programs, and none here -> Write `> [!NOTE]`, and `> ` before the text below it."},
		{"a link of a wiki", page("See [[the page]]."), "a.md:5:5: double brackets make no link -> Write [text](address)."},
		{"a code of another program", page("See {{ page }}."), "a.md:5:5: {{ is a mark of another program, and is shown as it is typed -> Take it out: a page is Markdown alone. Braces that are meant are written \\{\\{"},
		{"struck out", page("Some ~~old~~ words."), "a.md:5:6: ~~ is in the text and strikes nothing out -> Take the old words out. Signs that are meant are written \\~\\~"},
		{"one backtick", page("Some `words."), "a.md:5:6: ` is in the text and marks nothing -> Write one before and one after the characters that are to be shown as they are. A single one is written \\`"},
		{"one star", page("Some *words here."), "a.md:5:6: * is before a word and has no partner: *words -> Write **word** for emphasis. To show the sign itself, write \\*"},
		{"two lines", page("Some __words here."), "a.md:5:6: __ is before a word and has no partner: __words -> Write **word** for emphasis. To show the sign itself, write \\_"},
		{"signs that are meant", page("A \\*star, a \\`tick, 3 * 4, `*code`, a_b, ____."), ""},
		{"a space between the brackets", page("See [the part] (b.md)."), "a.md:5:16: name of a page's file is in the text and is not a link: b.md -> Write [what is there](b.md), without a space between the brackets."},
		{"brackets the wrong way round", page("See (the part)[b.md]."), "a.md:5:10: name of a page's file is in the text and is not a link: b.md -> Write [what is there](b.md), without a space between the brackets."},
		{"a link that is not closed", page("See [the part](b.md now."), "a.md:5:14: link is not written as one -> Write a round bracket after the address: [text](address)."},
		{"a number with spaces", page("Call [the office](tel:023 9200 0000)."), "a.md:5:17: link is not written as one -> Write the number without spaces: (tel:02392000000)."},
		{"an email address", page("Write to ann@example.org, or [to ann@example.org](mailto:ann@example.org)."), "a.md:5:10: email address is in the text and is not a link: ann@example.org -> Write <ann@example.org>"},
		{"an address without its beginning", page("See www.example.org and example.org/x, his/her.and e.g. and/or 3.5/4."),
			"a.md:5:5: address is in the text and is not a link: www.example.org -> Write [what is there](https://www.example.org)\n" +
				"a.md:5:25: address is in the text and is not a link: example.org/x -> Write [what is there](https://example.org/x)"},
		{"a row apart from its table", page("| A | B |\n| --- | --- |\n| a | b |\n\n| c | d |"), "a.md:9:1: row is cut off from its table -> Take the blank line above it out."},
		{"all rows apart from their table", page("| A | B |\n| --- | --- |\n\n| c | d |"), "a.md:8:1: row is cut off from its table -> Take the blank line above it out."},
		{"a table without rows", page("| A | B |\n| --- | --- |"), "a.md:5:1: table has headings and no rows -> Write its rows right below the line of hyphens, or take it out."},
		{"a row that lacks a cell", page("| A | B |\n| --- | --- |\n| c |\n| d | |"), "a.md:7:1: warning: row has 1 cell, but the table has headings for 2 -> Put a | between the cells. A cell that is to stay empty is written | |"},
		{"a bold line above its text", page("**What to do**\\\nWords."), "a.md:5:1: bold text is used as a heading: “What to do” -> Write it as a heading, with ## and a space before it. A sentence ends with a full stop."},
		{"seven signs", page("####### One"), "a.md:5:1: heading has 7 # signs, and may have 6 -> Write one # sign more than in the heading that it belongs to."},
		{"an id that starts with a digit", page("## One {#1a}"), "a.md:5:1: id of the heading is “1a” -> Write small letters, digits and hyphens, starting with a letter, such as {#part-1a}"},
		{"a break in HTML", page("One<br>two."), "a.md:5:4: HTML is not used here: <br> -> Leave an empty line for a new paragraph, or write a list. In a table, write one row for each line."},
	})
}

func TestLinksAreToldAsTheyAreWritten(t *testing.T) {
	check(t, []problemCase{
		{"from the top", page("See [that](/x/c.md#one)."),
			"a.md:5:5: link to page /x/c.md leads nowhere -> Write where the page's file is, seen from this page's folder: ../ goes up one folder."},
		{"a heading of another page", page("See [that](#first)."),
			"a.md:5:5: link to #first leads nowhere: no heading of this page has that id -> Did you mean `b.md#first`?"},
		{"a file that is not there", page("See [that](files/form.docx)."),
			"a.md:5:5: link to file files/form.docx leads nowhere -> Copy the file into the content folder, and link to it there."},
		{"an email address without its beginning", page("See [that](ann@example.org)."),
			"a.md:5:5: link to ann@example.org leads nowhere: it looks like a file of this site -> Write mailto:ann@example.org"},
		{"an address without its beginning", page("See [that](example.org/x) and [then](gov.uk)."),
			"a.md:5:5: link to example.org/x leads nowhere: it looks like a file of this site -> Write https://example.org/x\n" +
				"a.md:5:31: link to gov.uk leads nowhere: it looks like a file of this site -> Write https://gov.uk"},
		{"a number without its beginning", page("Call [that](023-9200-0000)."),
			"a.md:5:6: link to 023-9200-0000 leads nowhere: it looks like a file of this site -> Write tel:023-9200-0000"},
		{"no email address", page("See [that](mailto:example.org) and [then](mailto://ann@example.org)."),
			"a.md:5:5: link to mailto:example.org is not an email address -> Write it after the colon, such as mailto:name@example.org\n" +
				"a.md:5:36: link to mailto://ann@example.org is not an email address -> Write it after the colon, such as mailto:name@example.org"},
		{"no number", page("Call [that](tel:the-office) and [then](tel:+44-23-9200-0000)."),
			"a.md:5:6: link to tel:the-office is not a number -> Write its digits after the colon, such as tel:02392000000"},
		{"a drive", page(`See [that](C:\plans\a.md).`),
			`a.md:5:5: link to C:\plans\a.md leads to a file on your own computer or network -> Copy the file into the content folder and link to it there.`},
		{"a mail with a subject", page("See [that](mailto:ann@example.org?subject=Plan)."), ""},
	})
}

// A link in brackets is a link, whatever stands before it.
func TestALinkInBracketsIsNoBareAddress(t *testing.T) {
	if _, problems := loadFiles(files{"a.md": page("Look ([example.org/help](https://example.org/help)) or (<desk@example.org>).\n")}); len(problems) > 0 {
		t.Errorf("told:\n%s", listed(problems))
	}
	if _, problems := loadFiles(files{"a.md": page("Look (example.org/help) or (desk@example.org).\n")}); len(problems) != 2 {
		t.Errorf("two addresses that are no links are told as:\n%s", listed(problems))
	}
}
