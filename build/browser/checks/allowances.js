// A table of what a tool cannot decide, with the reason why each is right. What
// is not in the table fails; so does an entry that explains nothing any more, or
// it would hide what comes next.

/**
 * @typedef {object} Finding
 * @property {string} rule    the tool's name of the rule
 * @property {string} target  selector of the element
 * @property {string} html    its first letters
 *
 * @typedef {object} Allowed
 * @property {string} rule
 * @property {RegExp} element  matches the selector and the first letters of the element
 * @property {string} reason
 */

export class Allowances {
  /** @type {Set<Allowed>} */
  #used = new Set();

  /** @param {Allowed[]} table */
  constructor(table) {
    this.table = table;
  }

  /** @param {Finding} finding */
  allows(finding) {
    const entry = this.table.find(
      (a) => a.rule === finding.rule && a.element.test(`${finding.target} ${finding.html}`),
    );
    if (entry) this.#used.add(entry);
    return entry !== undefined;
  }

  /** Entries that explained nothing, as sentences. */
  unused() {
    return this.table
      .filter((entry) => !this.#used.has(entry))
      .map((entry) => `explains nothing: ${entry.rule} ${entry.element} (${entry.reason})`);
  }
}
