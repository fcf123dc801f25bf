// Writes policy.docx: the procedure of a housing association on complaints about noise.
// Run it in a folder where the npm package docx is installed: node policy.mjs policy.docx
import fs from "node:fs";
import zlib from "node:zlib";
import * as d from "docx";

const { Paragraph: P, TextRun: T, HeadingLevel: H } = d;

// A picture of one colour.
function png(width, height, colour) {
  const raw = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(colour))])));
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(zlib.crc32 ? zlib.crc32(body) : crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", zlib.deflateSync(raw)), chunk("IEND", Buffer.alloc(0))]);
}
function crc(buf) {
  let c = ~0;
  for (const b of buf) {
    c ^= b;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

const h1 = (text, id) => new P({ heading: H.HEADING_1, pageBreakBefore: true, children: id ? [new d.Bookmark({ id, children: [new T(text)] })] : [new T(text)] });
const h2 = (text) => new P({ heading: H.HEADING_2, children: [new T(text)] });
const p = (...parts) => new P({ children: parts.map((x) => (typeof x === "string" ? new T(x) : x)) });
const b = (text) => new T({ text, bold: true });
const bullet = (text, level = 0) => new P({ bullet: { level }, children: [new T(text)] });
const num = (text, instance = 0, level = 0) => new P({ numbering: { reference: "steps", level, instance }, children: [new T(text)] });
const boxed = (...parts) => new P({ border: Object.fromEntries(["top", "bottom", "left", "right"].map((s) => [s, { style: "single", size: 6, color: "888888", space: 4 }])), children: parts.map((x) => (typeof x === "string" ? new T(x) : x)) });
const shaded = (...parts) => new P({ shading: { type: "clear", fill: "FFF2CC" }, children: parts.map((x) => (typeof x === "string" ? new T(x) : x)) });
const cell = (x, more = {}) => new d.TableCell({ ...more, children: (Array.isArray(x) ? x : [x]).map((c) => (typeof c === "string" ? p(c) : c)) });
const table = (head, ...rows) => new d.Table({ rows: [new d.TableRow({ tableHeader: true, children: head.map((c) => cell(p(b(c)))) }), ...rows.map((r) => new d.TableRow({ children: r.map((c) => cell(c)) }))] });
const one = (...lines) => new d.Table({ rows: [new d.TableRow({ children: [cell(lines.map((l) => (typeof l === "string" ? p(l) : l)))] })] });
const link = (text, url) => new d.ExternalHyperlink({ link: url, children: [new T({ text, style: "Hyperlink" })] });
const inner = (text, anchor) => new d.InternalHyperlink({ anchor, children: [new T({ text, style: "Hyperlink" })] });
const picture = (colour, alt) => new d.ImageRun({ type: "png", data: png(120, 60, colour), transformation: { width: 240, height: 120 }, ...(alt ? { altText: { name: "picture", title: alt, description: alt } } : {}) });
const note = (n) => new d.FootnoteReferenceRun(n);

const stage = (n, title, who, when, what, then) => [
  h2(`Stage ${n}: ${title}`),
  p(b("Who: "), who),
  p(b("Deadline: "), when),
  p(b("What happens")),
  ...what.map((w) => num(w, n)),
  p(b("If that does not help")),
  p(then),
];

const doc = new d.Document({
  title: "Neighbours and noise",
  creator: "Harbour Homes",
  styles: { default: { document: { run: { size: 24, font: "Arial" }, paragraph: { spacing: { line: 360, after: 200 } } } } },
  comments: { children: [{ id: 0, author: "Sunil Rao", date: new Date("2026-02-11T09:30:00Z"), children: [new P({ children: [new T("Is this the number of the north office?")] })] }] },
  numbering: {
    config: [
      { reference: "steps", levels: [
        { level: 0, format: "decimal", text: "%1.", alignment: "start" },
        { level: 1, format: "lowerLetter", text: "(%2)", alignment: "start" },
      ] },
      { reference: "duties", levels: [
        { level: 0, format: "decimal", text: "%1", alignment: "start" },
        { level: 1, format: "decimal", text: "%1.%2", alignment: "start" },
      ] },
    ],
  },
  footnotes: {
    1: { children: [p("A working day is Monday to Friday, but not a bank holiday.")] },
    2: { children: [p("The log is a form. See ", link("the form on our site", "https://www.harbour-homes.example.org/log"), ".")] },
    3: { children: [p("Section 79 of the Environmental Protection Act 1990.")] },
  },
  sections: [{
    headers: { default: new d.Header({ children: [p("Harbour Homes: noise procedure, version 3.2, DRAFT")] }) },
    footers: { default: new d.Footer({ children: [new P({ children: [new T({ children: ["Page ", d.PageNumber.CURRENT, " of ", d.PageNumber.TOTAL_PAGES] })] })] }) },
    children: [
      new P({ heading: H.TITLE, children: [new T("Neighbours and noise")] }),
      p("The procedure of Harbour Homes for complaints about noise. Agreed by the board on 3 March 2026."),
      new P({ heading: H.HEADING_1, children: [new T("Contents")] }),
      new d.TableOfContents("Contents", { hyperlink: true, headingStyleRange: "1-2" }),
      new P({ children: [new T({ children: [new d.PageBreak()] })] }),

      h1("Why we have this procedure", "why"),
      p("Noise is the most common reason for a complaint in our homes. Most of it can be settled between neighbours, if somebody helps them to talk. This procedure says who helps, how, and by when."),
      p("It is for ", b("tenants, leaseholders and staff"), ". It does not take the place of the police or the council. For how the six stages hang together, see ", inner("The six stages", "stages"), "."),
      boxed(b("Important")), 
      boxed("If somebody is in danger, call 999 at once. Do not wait for a stage to end."),
      p("We keep three promises:"),
      bullet("We answer every complaint within 2 working days."),
      bullet("We do not take sides:"),
      bullet("we hear both households", 1),
      bullet("we write down what each of them says", 1),
      bullet("We say what we can do, and what we cannot."),
      p("What counts as noise, and what does not, is a matter of time, place and how often. One party a year is not a nuisance. A drill at 6 in the morning, every week, is one."),
      p(b("What this procedure is not about")),
      p("Building work that we ordered, barking in the street and aircraft have procedures of their own. Write to complaints@harbour-homes.example.org if you are not sure, or look at www.harbour-homes.example.org/complaints."),
      p(picture([60, 110, 160], "The six stages as a stair, from a talk on the doorstep to the court")),

      h1("The six stages", "stages"),
      p("Each stage has somebody who is in charge of it and a day by which it ends.", note(1), " A stage may be left out where it would make somebody less safe."),
      ...stage(1, "Talk on the doorstep", "the tenant who is disturbed", "within 7 days of the noise",
        ["Choose a quiet moment.", "Say what you heard, and when.", "Ask what would be possible."],
        "Go on to stage 2, or to stage 3 where a talk would not be safe."),
      ...stage(2, "Keep a log", "the tenant, with the help of the housing officer", "14 days",
        ["Write down each time: the day, the hour and how long.", "Give the log to the housing officer."],
        "The housing officer decides within 2 working days whether stage 3 begins."),
      p("The log is short. Nobody has to write a diary of their neighbour's life.", note(2)),
      ...stage(3, "The housing officer calls", "the housing officer", "within 5 working days of the log",
        ["Visit both households, separately.", "Read the tenancy agreement together.", "Agree what each will do:"],
        "The housing officer asks for a mediator."),
      num("quiet hours", 3, 1),
      num("where the washing machine stands", 3, 1),
      ...stage(4, "Mediation", "the neighbourhood mediator", "within 20 working days",
        ["Both households meet the mediator.", "What they agree is written down.", "The housing officer rings after 4 weeks."],
        "The case goes to the tenancy panel."),
      ...stage(5, "The tenancy panel", "the head of housing", "within 10 working days of the mediator's report",
        ["The panel reads the log and the reports.", "It hears both households.", "It writes to both within 5 working days."],
        "The panel may ask the council to measure the noise."),
      ...stage(6, "The court", "the head of housing, with the solicitor", "as the court directs",
        ["We give notice.", "We ask the court for an order."],
        "There is no further stage. The ombudsman can look at how we handled the case."),
      shaded(b("Note: "), "A tenant can ask for a review at any stage."),

      h1("Who does what"),
      p("The table says what each of us has to do."),
      new P({ children: [new T("The housing officer "), new d.DeletedTextRun({ text: "should", id: 1, author: "Sunil Rao", date: "2026-02-11T09:30:00Z" }), new d.InsertedTextRun({ text: "must", id: 2, author: "Sunil Rao", date: "2026-02-11T09:30:00Z" }), new T(" tell the head of housing when a deadline is missed.")] }),
      table(["Role", "Must", "May"],
        ["Housing officer", "answer within 2 working days", "leave out stage 1"],
        ["Mediator", ["keep what is said private", "write down what was agreed"], "end a meeting"],
        ["Head of housing", "chair the panel", "ask the council | or the police for advice"]),
      new P({ numbering: { reference: "duties", level: 0 }, children: [new T("Duties of the housing officer")] }),
      new P({ numbering: { reference: "duties", level: 1 }, children: [new T("The housing officer must keep the log in the case file.")] }),
      new P({ numbering: { reference: "duties", level: 1 }, children: [new T("The housing officer must tell both households who has seen it.")] }),
      one(b("Remember") && p(b("Remember")), "Both households are our tenants.", "Neither of them is the problem. The noise is."),

      h1("How we speak with people"),
      p("Words make it easier or harder to listen. These are from our training."),
      table(["Instead of", "Try", "Because"],
        ["Why do you make so much noise?", "What is a normal evening like in your home?", "It does not accuse."],
        ["Don't you think that is too loud?", "How loud would you say it is?", "It leaves room for any answer."],
        ["Can't you just turn it down?", "What would make a quiet evening possible?", "It asks for ideas."]),
      p("Speak with one household at a time. Sit down if you can."),

      h1("Whom to ask"),
      new P({ children: [new T("Four people can help. "), new d.CommentRangeStart(0), new T("Ring them between 9 and 17."), new d.CommentRangeEnd(0), new T({ children: [new d.CommentReference(0)] })] }),
      table(["Name", "Role", "Telephone"],
        ["Amira Khan", "Housing officer, north", "020 7946 0101"],
        ["Gwen Llywelyn-Pritchard", "Housing officer, south", "020 7946 0102"],
        ["Tom Ó Briain", "Neighbourhood mediator", "020 7946 0103"],
        ["Priya Natarajan", "Head of housing", "020 7946 0104"]),
      p("Nights and weekends: call the out-of-hours desk. Their door is the one in this picture."),
      p(picture([170, 80, 60], "")),

      h1("What our words mean"),
      table(["Term", "Meaning"],
        ["log", "A list of the times at which somebody was disturbed."],
        ["mediator", "Somebody who helps two sides to talk, and decides nothing."],
        ["quiet hours", "From 23 to 7, and on Sundays until 9."]),
      p("The law calls noise that is too much a ", new T({ text: "statutory nuisance", italics: true }), ".", note(3)),

      h1("How we measure noise"),
      p("A housing officer's ear is not an instrument. Where a case turns on how loud a noise is, we lend the tenant a recorder, or ask the council to measure."),
      h2("Lending a recorder"),
      p("The recorder is lent for 14 days. The tenant presses a button when the noise begins. It keeps what was heard in the ten seconds before the button was pressed, so that nothing is lost."),
      num("Show the tenant how the recorder works.", 20),
      num("Let the tenant sign for it.", 20),
      num("Listen to what was recorded within 3 working days of its return.", 20),
      p("What is recorded may hold the voices of people who know nothing of it. So it is heard by two members of staff and nobody else, and deleted when the case is closed."),
      h2("Asking the council"),
      p("The council has its own officers and instruments. It decides by itself whether it comes. We ask it:"),
      bullet("when both households say different things after mediation"),
      bullet("when the log names noise between 23 and 7 on more than 5 nights in 14"),
      bullet("when the panel says so"),
      table(["What was measured", "What it means", "What we do"],
        ["under 35 decibels in the bedroom", "People can sleep.", "We explain it to both households."],
        ["35 to 45 decibels", "Some people wake up.", "We look for changes in the building: a door, a floor, a machine."],
        ["over 45 decibels", "Nobody can sleep.", "Stage 5 begins at once."]),
      h1("When stages may be left out"),
      p("The stages are there so that small things stay small. Some things are not small. Then the housing officer goes straight to stage 5, or calls the police."),
      new P({ children: [new T({ text: "Threats and violence", underline: {} })] }),
      p("Nobody is asked to talk to somebody who has threatened them. The housing officer rings the tenant on the same day, and agrees how they can be reached safely."),
      p(b("Children and adults who need care")),
      p("Noise can be a sign that somebody is not safe. Shouting, crying or a child who is alone are never a matter for mediation. The housing officer tells the safeguarding lead on the same day. They decide together what happens next, and write down why."),
      p(b("Illness and disability")),
      p("Some noise cannot be helped: a hoist, an oxygen machine, the voice of somebody with dementia. We look for what can be changed in the building, and we do not call it a nuisance. The occupational therapist of the council can advise on floors, doors and furniture."),
      one(p(b("Note")), "Leaving out a stage is a decision. The housing officer writes down which stage, why, and who agreed to it."),
      h1("How we look at ourselves"),
      p("Once a year the head of housing tells the board how many complaints there were, at which stage each was settled, and how long that took. The report names nobody."),
      p("We ask everybody who has been through the procedure two questions, six weeks after their case was closed:"),
      num("Is it quieter now?", 21),
      num("Would you ask us again?", 21),
      p("The board reads the answers as they were written. It decides by the end of March what is to change, and the head of housing changes this procedure within 20 working days."),
      p("Staff are trained when they begin, and every two years after that. The training is half a day. It has three parts: the law, how to listen, and a case to practise on."),

      h1("RECORDS AND YOUR DATA"),
      p("We keep the file of a case for 6 years. It is locked away, and staff see it only where they need to. See ", link("our privacy notice", "https://www.harbour-homes.example.org/privacy"), " and ", inner("why we have this procedure", "why"), "."),
      p("Signs such as * and _, < and #, 1. and | are kept as they are: [see note] & a*b*c."),
      p("1. A line that begins with a number is no list, when it stands alone."),
    ],
  }],
});

fs.writeFileSync(process.argv[2] ?? "policy.docx", await d.Packer.toBuffer(doc));
