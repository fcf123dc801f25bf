// Package docx reads a Word file into a typed value.
//
// [Read] takes the bytes of a .docx and returns a [Document]: paragraphs and tables in
// their order, with what a reader of the file sees (headings, lists with the numbers
// that Word shows, links, notes, pictures, boxes), and beside them what somebody who
// turns the file into something else must not lose in silence:
//
//   - [Document.Comments]: each comment with its author, its day, the words that it is
//     about, its [Place], the bookmarks around it, and the comment that it answers.
//   - [Document.Changes]: tracked changes. What was inserted is in the text, and what
//     was deleted is not.
//   - [Document.Left]: what has no place in a text (shapes, embedded objects,
//     equations, merged cells, hidden text, …), each with its kind, words and place.
//
// A paragraph knows the bookmarks that begin in it ([Paragraph.Marks]), and links
// within the document lead to one of them: "#name". So whoever wrote the file with
// bookmarks of its own finds them again, also around a comment.
//
// What belongs to the program and not to the text is passed over: tables of contents,
// page numbers, proofing marks, smart tags, field codes, headers and footers (their
// words are told once, as Left).
//
// The package refuses files that hold macros, that are protected with a password, or
// that are no Word files, and says so in words for whoever has Word. It never follows
// what leads out of the file. Its memory is bounded: see [Limits].
package docx
