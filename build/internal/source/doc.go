// Package source reads a partnership's content: the files of content/ become a
// [model.Site], and every slip in them a problem with its file, line and column.
// It is the only package that knows Markdown (goldmark, and goldmark-meta). Package
// matter reads front matter and site.yaml for it, package prose judges the words. It
// refuses to print anything, to guess what an author meant, and to pass over in
// silence what other tools would drop without a word.
//
// # The format
//
// What authors write is described in docs/format/, for them and for whoever works on
// this package: that is its specification, `rethink help format` prints it, each
// example in it is built by a test, and a test here holds that it explains every key,
// every kind of file and every alert. What follows is left out there, since no author
// needs to know it before a problem names it.
//
// # What is forgiven
//
// Text is UTF-8, without a byte order mark; lines may end as on any system. What
// programs put in place of the keyboard's signs is read as it is meant: a space of
// any kind, or a sign without width, is a space behind the sign of a list, a number, >
// or a key, and nothing at the end of a line or alone in a cell; a soft hyphen, a zero
// width space and a byte order mark inside a word are nothing, ligatures are letters, a
// hyphen that does not break is a hyphen, and a letter and its accent are one sign.
//
// Files that editors, word processors, operating systems and version control leave
// behind are passed over: .git and its kind, .DS_Store, Thumbs.db, desktop.ini,
// .vscode, .idea, .obsidian, .editorconfig, 4913; names that start with "._", ".#",
// ".~", "~$" or "#"; names that end in "~", .swp, .swo, .swx, .tmp, .bak, .orig or
// .crswap.
//
// # What is a problem
//
// Names: one that starts with a dot, a page whose name ends in .md.txt, a .txt that
// starts with front matter. Files are looked into: a picture that is not whole is an
// error, and so is a drawing whose elements and attributes are not those of a list, but
// for what drawing programs write in spaces of their own.
//
// Front matter: a key that the kind does not know, a key given twice, and a text that
// YAML turns into something else: No, 1.10, 010, a date, what follows " #" where no
// space comes next. Numbers of points are read as they are written, so that 4.10 is not
// 4.1. Letters that a program garbled are a problem anywhere in a file; signs that
// nobody sees, and letters that only look like Latin ones, are warnings.
//
// Ids: a heading without a written one has an id made from its text. If that would come
// twice, then below level 2 it is led by the id of the level 2 heading above, so that a
// part that is added later takes no id away; what is then still there twice is numbered.
// Headings stand outside lists, quotations and alerts.
//
// Text: lines that look like a list or a table and are none ("-one", "a) one", a row below
// a blank line), a code block that is not closed, a footnote that is not used, and the
// marks of other programs ("!!!", "> **Note**") are errors. Marks that only other programs
// understand ("==x==", "[TOC]", "[1]", "{.class}", HTML that is not whole), text that joins
// the list above it, a number that becomes another, two parts of one number, and a fact of
// site.yaml that still stands open ("…", "TBC", "Write here …") are warnings. A few
// abbreviations need no explaining, such as UK and PDF; sentences in quotations are not
// judged, nor is code.
//
// # How it is read
//
// [Load] goes in phases, each in parallel over all files: list the files; read
// them, with their front matter; read the bodies, glossaries first; then check
// what lies between pages. A body is walked once. The outcome does not depend on
// the order in which files are read.
package source
