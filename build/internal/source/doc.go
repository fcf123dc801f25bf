// Package source reads a partnership's content: the files of content/ become a
// [model.Site], and every slip in them a problem with its file, line and column.
// It is the only package that knows Markdown (goldmark, and goldmark-meta). Package
// matter reads front matter and site.yaml for it, package prose judges the words. It
// refuses to print anything, to guess what an author meant, and to pass over in
// silence what other tools would drop without a word.
//
// What follows is the format that authors write, and the specification of this
// package.
//
// # Files
//
// Everything stands in content/. A file content/guidance/about.md is the page
// guidance/about.html, one to one. The home page is index.md; an index.md in a
// folder is that folder's first page. A page 404.md is shown at a wrong address, and
// listed nowhere. site.yaml holds what the whole site shares. Pictures end in .svg, .png, .jpg, .jpeg or .webp; what readers may
// download in .pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .rtf, .csv, .txt, .zip,
// .ics, .epub, .mp3, .mp4 or .vtt. What `rethink release` wrote stands in
// releases/ and ends in .yaml; package release reads it. Any other file is a problem, and so is a page
// whose name ends in .md.txt, or a .txt that starts with front matter. A picture's
// name says what it is; one of more than 1 MB is a warning.
//
// Files are looked into. A picture that is not whole is a problem, and so is a drawing
// that could run or fetch something: its elements and attributes are those of a list,
// but for what drawing programs write in spaces of their own. A file to download that
// is empty, breaks off or is something else is a warning, and so is one that nothing
// links to, and a page that nothing leads to. A file in which Git parts two versions is
// not read.
//
// Text is UTF-8, without a byte order mark; lines may end as on any system.
// Names of files and folders have small letters a to z, digits, hyphens,
// underscores and dots, at most 200 letters, no dot at the end, and none that Windows
// keeps for itself. Two names must differ in more than capitals. A name that
// starts with a dot is a problem, and so is a symbolic link that leads out of
// content/ or to a folder. Files that editors, word processors, operating systems
// and version control leave behind are passed over: .git and its kind, .DS_Store,
// Thumbs.db, desktop.ini, .vscode, .idea, .obsidian, .editorconfig, 4913; names
// that start with "._", ".#", ".~", "~$" or "#"; names that end in "~", .swp, .swo,
// .swx, .tmp, .bak, .orig or .crswap.
//
// # Front matter
//
// A page may start with YAML between two lines of three hyphens, the first of
// them on the first line of the file. All keys may be left out:
//
//	title          the page's title, unless the page has a # heading; where it has both, they must agree
//	kind           what the page is; "page" if absent, "home" for content/index.md
//	description    one sentence, shown below the title and in lists
//	order          place among its neighbours, from 1; pages without one come last
//	last_reviewed  a day, 2026-11-03
//	review_in      how long the review holds: 12, 12 months, 2 years; a warning is reported once it has passed
//	owner          who looks after the text
//	draft          true leaves the page out; a link to it is then a problem
//	source         the points of the source that the page carries: 4, S.1, 5.10 (a list, or commas between)
//	old_addresses  where the page used to be: old/name.html, old/folder/; one such as old/name.aspx, at which
//	               no page can stand, becomes a line of the file _redirects for the host; and what a part
//	               of it used to be called, with what took its place behind a colon: old-id: new-id,
//	               old-id: top (the page itself), old-id: other.md#part
//	search_words   words that people may search for and the page does not use: escalate, conflict; shown nowhere
//
// A kind may add keys of its own; any other key is a problem. So is a key given
// twice, and a text that YAML turns into something else: No, 1.10, 010, a date,
// what follows " #" where no space comes next. Numbers of points are read as they
// are written, so that 4.10 is not 4.1. A title and a description are plain words,
// without Markdown. Letters that a program garbled are a problem anywhere in a file;
// signs that nobody sees, and letters that only look like Latin ones, are warnings.
//
// What programs put in place of the keyboard's signs is read as it is meant: a space of
// any kind, or a sign without width, is a space behind the sign of a list, a number, >
// or a key, and nothing at the end of a line or alone in a cell; a soft hyphen, a zero
// width space and a byte order mark inside a word are nothing, ligatures are letters, a
// hyphen that does not break is a hyphen, and a letter and its accent are one sign.
//
// # Text
//
// Pages are CommonMark with tables, footnotes, definition lists, and ids of
// headings ({#id}). There is no raw HTML, no shortcode and no condition. On top of
// CommonMark these hold:
//
//   - One heading of level 1 is the title, and no level is skipped below it.
//     Headings stand outside lists, quotations and alerts.
//   - A written id has small letters a to z, digits and hyphens and starts with a
//     letter; it is given once on a page. Any other heading has an id made from its
//     text. If that would come twice, then below level 2 it is led by the id of the
//     level 2 heading above, so that a part that is added later takes no id away;
//     what is then still there twice is numbered.
//   - An alert is a quotation whose first line is [!NOTE], [!TIP], [!IMPORTANT],
//     [!WARNING], [!CAUTION], or [!ADDED], which marks what the source of the
//     guidance does not hold.
//   - A link to a page names its Markdown file, from the page's own folder or, with
//     a slash before it, from content/; an anchor may follow. A link to what the
//     build makes names its address in the same way: print/index.html. Links out
//     of the site start with https:, http:, mailto:, tel: or sms:. An e-mail
//     address has an @ in it, a number has no letters and no spaces.
//   - A picture is a file of content/, and says in words what it shows. Its size is
//     read from the file.
//   - A paragraph that is nothing but a link to a section of a page of kind prompts
//     or swaps shows the questions of that section. In a list it stays a link.
//   - A table has a heading over each column and at least one row. No row has more
//     cells; one that has fewer is a warning, where its kind does not read it so.
//   - A line of hyphens right below a paragraph, text indented by four spaces, a
//     code block that is not closed, a footnote that is not used, and marks that
//     mark nothing ("**", "](", "##Title", "*word", a lone "`") are problems: in
//     CommonMark each means something that authors did not. So are lines that look
//     like a list or a table and are none (bullets of a word processor, "-one",
//     "a) one", a row below a blank line), and the marks of other programs ("[[",
//     "{{", "~~", ":::", "!!!", boxes to tick, "> **Note**").
//
// Warnings: marks that only other programs understand ("==x==", "[TOC]", "[1]",
// "{.class}", HTML that is not whole); lines of facts, or of an address, that run on in
// one another; text that joins the list above it; a number that becomes another; a part
// without text; two parts of one number; a link to the reader's own computer, to one
// network, to an example or through the filter of somebody's mail. A link that shows one
// number and calls another is an error. In site.yaml, a fact that still stands open is a
// warning ("…", "TBC", "Write here …"), and so is an interface whose words are in
// English where `language` is another.
//
// What the parser needs too long for is a problem: lists and quotations more than 30
// deep, 1,000 marks in one paragraph, 500 footnotes on a page, 100 columns of a table.
//
// # Plain English
//
// Errors: text in capitals (three words side by side, or one of six letters and
// more), bold text as a heading, a link whose text says nothing or is a bare
// address, an address of the web, of e-mail or of a page in the text that is no
// link, a picture without alternative text. Warnings: a sentence of more than 25 words, and an abbreviation (a word of
// two or more capitals) that is explained neither in the glossary nor where the
// page uses it first, as "safeguarding hub (MASH)" or "MASH (safeguarding hub)".
// Sentences in quotations are not judged, nor is code. A few abbreviations need
// no explaining, such as UK and PDF.
//
// # Kinds
//
//   - page, home, print: text.
//   - glossary: definition lists. Each term is an anchor, made from its words. A
//     term of capitals is an abbreviation, and the first sentence of its
//     explanation is what it stands for.
//   - source: tables of the points of the source. The first column is a point's
//     number, the second what it says. A point that no page carries is a warning;
//     "source: 4" on a page carries 4 and all of 4.1, 4.2.1 and so on.
//   - flow: each heading of level 2 is a step; a definition list right below it is
//     the step's facts ("By when", and on the next line ": within 2 working days"),
//     which are shown wherever the step is; see readFlow. swaps: a table under each heading of level 2 has the columns
//     "instead of", "try", and where the author wants them "because" (why the
//     alternative is better) and what the question to avoid does, in this order,
//     whatever the headings say; see readSwaps. prompts, guide: see readPrompts and
//     readGuide. cards: see readDeck. session, scenario: see readSession and
//     readScenario.
//
// # site.yaml
//
// Keys marked * must be there.
//
//	title*, description, language* (en-GB), version, updated (a day), base_url,
//	copying (who may copy the guidance, in a sentence),
//	agreed (no: a draft that the partnership has not agreed to yet, and every page says so);
//	a release takes the place of version, updated and agreed
//	partnership: name*, short, url, owner
//	contacts:    a list of name*, role, phone, hours
//	urgent:      text*, phone (which stands in text), after
//	protocol:    name*, url*, last_checked (a day)
//	menu:        a list of page* (from content/), label (the page's title if absent)
//	statement*:  email or contact (text*, url*)*, phone, reply, enforcement*, complaints (text*, url*), prepared* (a day), reviewed (a day), limits (a list)
//	privacy*:    controller*, email or contact (text*, url*)*, complaints (text*, url*), host*
//	strings:     words of the layouts that the site says in its own way
//	stock:       a list of name*, paper, width*, height*, columns*, rows*, left, top, pitch_x*, pitch_y* (millimetres)
//	print:       a list of what is to be printed: cards, papers, posters, training; the
//	             folder of a deck; or one file without its ending, such as a4-10up, avery-c32011,
//	             carry or print/board-a4. none prints nothing. Without the key everything is printed.
//
// # How it is read
//
// [Load] goes in phases, each in parallel over all files: list the files; read
// them, with their front matter; read the bodies, glossaries first; then check
// what lies between pages. A body is walked once. The outcome does not depend on
// the order in which files are read.
package source
