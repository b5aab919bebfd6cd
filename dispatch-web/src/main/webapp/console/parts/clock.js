// SPDX-License-Identifier: Apache-2.0
/** The server's time, as far as it is known: the browser's, put right by what answers say. */

const NOT_WORTH_MILLIS = 2000;
let offset = 0;

/** Takes the time of an answer. @param {string | null} date the header Date, in whole seconds */
export function noteServerDate(date) {
  if (!date) return;
  const found = Date.parse(date) + 500 - Date.now();
  offset = Math.abs(found) < NOT_WORTH_MILLIS ? 0 : found;
}

/** Now, by the server. @returns {number} milliseconds */
export const now = () => Date.now() + offset;

/** The zone of the browser. */
export const myZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
