// SPDX-License-Identifier: Apache-2.0
/** What is loaded when it is needed for the first time, and where it then shows itself. */
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { alsoTexts } from '../texts/bundle.js';

/** A rare page with its texts, which are there before it. @param {string} name */
export async function loadRare(name) {
  await alsoTexts(name);
  await import(`../pages/${name}.js`);
}

/**
 * Why a run waits, if that is known.
 * @param {{waitingFor: import('../api/types.js').WaitingFor | null}} run
 * @param {boolean} [first] whether nothing stands before it
 */
export function waiting({ waitingFor }, first = false) {
  if (!waitingFor) return nothing;
  void loadRare('groups');
  return html`<dispatch-waiting .of=${{ ...waitingFor, first }}></dispatch-waiting>`;
}

/** The fields of how long and how many runs are kept by what they came to. @param {...any} of */
export function keptFields(...of) {
  void loadRare('retention');
  return html`<dispatch-kept-fields .of=${of}></dispatch-kept-fields>`;
}

/** The fields of groups, rates and jitter. @param {...any} of */
export function startFields(...of) {
  void loadRare('groups');
  return html`<dispatch-start-fields .of=${of}></dispatch-start-fields>`;
}
