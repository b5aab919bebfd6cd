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
export const clockTime = () => Date.now() + offset;

/** @type {number | null} */
let stoodStillAt = null;

/** Whether the server is there. What pages show is as of the time when it went away. @param {boolean} here */
export function noteServer(here) {
  stoodStillAt = here ? null : clockTime();
}

/** The time as of which pages are shown: now, while the server answers. @returns {number} milliseconds */
export const now = () => stoodStillAt ?? clockTime();

/** The zone of the browser. */
export const myZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
