// SPDX-License-Identifier: Apache-2.0
/** Lines of output as elements. Made by hand: thousands of lines are added, never compared. */

const MOST_LINES = 20000;
const ERROR = /\b(?:ERROR|FATAL|SEVERE)\b/;
const WARNING = /\b(?:WARN|WARNING)\b/;

/** A text that grows, as lines in an element. */
export class OutputText {
  /** @type {string[]} lines that are not shown yet */
  #pending = [];
  /** The last line, when it has not ended. */
  #open = '';
  /** @type {Element | null} */
  #place = null;
  #query = '';
  found = 0;

  /** How many lines are not shown yet. */
  get waiting() {
    return this.#pending.length;
  }

  /** @param {string} text */
  append(text) {
    const lines = (this.#open + text).split(/\r?\n/);
    this.#open = lines.pop() ?? '';
    this.#pending.push(...lines);
  }

  /** Has the lines shown in there, from now on. @param {Element} place */
  into(place) {
    if (this.#place === place) return;
    this.#place = place;
    place.replaceChildren();
    this.show();
  }

  /** Shows what is not shown yet. */
  show() {
    if (!this.#place) return;
    this.#place.querySelector('.open')?.remove();
    const lines = this.#pending.splice(0, this.#pending.length).map((text) => this.#line(text));
    if (this.#open) {
      const last = this.#line(this.#open);
      last.classList.add('open');
      lines.push(last);
    }
    this.#place.append(...lines);
    while (this.#place.childElementCount > MOST_LINES) this.#place.firstElementChild?.remove();
  }

  /** Marks a text wherever it stands. @param {string} query */
  mark(query) {
    this.#query = query.toLocaleLowerCase();
    this.found = 0;
    for (const line of this.#place?.children ?? []) this.#fill(line, line.textContent ?? '');
  }

  /** @param {string} text */
  #line(text) {
    const line = document.createElement('span');
    line.className = 'ln' + (ERROR.test(text) ? ' err' : WARNING.test(text) ? ' wrn' : '');
    this.#fill(line, text);
    return line;
  }

  /** @param {Element} line @param {string} text */
  #fill(line, text) {
    if (!this.#query) {
      line.textContent = text;
      return;
    }
    const lower = text.toLocaleLowerCase();
    /** @type {(string | Node)[]} */
    const parts = [];
    let from = 0;
    for (let at = lower.indexOf(this.#query); at >= 0; at = lower.indexOf(this.#query, from)) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(at, at + this.#query.length);
      parts.push(text.slice(from, at), mark);
      from = at + this.#query.length;
      this.found++;
    }
    parts.push(text.slice(from));
    line.replaceChildren(...parts);
  }
}
