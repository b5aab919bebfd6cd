// SPDX-License-Identifier: Apache-2.0
/** Elements whose module comes after they are on the page. */

/** Gives an element what was set before it was known what it is. @param {any} element */
export function settle(element) {
  if (!Object.hasOwn(element, 'of')) return;
  const { of } = element;
  delete element.of;
  element.of = of;
}

/**
 * Fields of the form of a trigger that come later.
 *
 * @typedef {[Record<string, any>, (changes: Record<string, any>) => void, (field: string) => string | undefined]} Of
 *     the draft, what takes changes, and the error at a field
 */
export class LaterFields extends HTMLElement {
  /** @type {Of | null} */
  #of = null;

  set of(/** @type {Of} */ of) {
    this.#of = of;
    this.redraw();
  }

  connectedCallback() {
    settle(this);
  }

  redraw() {
    if (this.#of) this.draw(...this.#of);
  }

  /** @param {Of} _of */
  draw(..._of) {
    throw new Error('to be drawn by what extends it');
  }
}
