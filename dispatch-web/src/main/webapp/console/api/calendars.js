// SPDX-License-Identifier: Apache-2.0
/** Business calendars: holidays, office hours and freezes that triggers keep to. */
import { change, get } from './client.js';

/** @typedef {{date: string, until: string | null, name: string | null}} CalendarDay */
/** @typedef {{day: string, from: string, to: string}} CalendarHours */
/** @typedef {{start: string, end: string, name: string | null}} CalendarWindow */
/**
 * One of a list, without what it holds.
 * @typedef {object} Summary
 * @property {number} id
 * @property {string} name
 * @property {string | null} description
 * @property {number} entryCount
 * @property {number} usedByCount
 * @property {string} modifiedBy
 * @property {string} dateModified
 * @property {number} version
 */
/**
 * @typedef {object} BusinessCalendar
 * @property {number} id
 * @property {string} name
 * @property {string | null} description
 * @property {CalendarDay[]} days
 * @property {CalendarHours[]} weeklyHours
 * @property {CalendarWindow[]} windows
 * @property {{id: number, name: string}[]} usedBy the first of them
 * @property {number} usedByCount
 * @property {string} modifiedBy
 * @property {string} dateModified
 * @property {number} version
 */

const MOST_PAGES = 5;

/** @param {Record<string, any>} query @param {AbortSignal} [signal] @returns {Promise<import('./types.js').PageOf<Summary>>} */
export const list = (query, signal) => get('calendars', query, signal);

/** The names of the first thousand. @returns {Promise<string[]>} */
export async function names() {
  /** @type {string[]} */
  const found = [];
  for (let page = 1, last = 1; page <= last; page++) {
    const answer = await list({ page, pageSize: 200 });
    found.push(...answer.items.map((one) => one.name));
    last = Math.min(answer.lastPage, MOST_PAGES);
  }
  return found;
}

/** @param {string | number} id @param {AbortSignal} [signal] @returns {Promise<BusinessCalendar>} */
export const one = (id, signal) => get('calendars/' + id, {}, signal);

/**
 * Makes a calendar, or replaces one if nobody changed it since that version.
 * @param {Record<string, any>} body
 * @param {BusinessCalendar | null} before
 * @returns {Promise<BusinessCalendar>}
 */
export const save = (body, before) =>
  before ? change('PUT', 'calendars/' + before.id, { body, headers: since(before) }) : change('POST', 'calendars', { body });

/**
 * The same by an iCalendar file.
 * @param {File} file
 * @param {string} name of a new one; empty for what the file says
 * @param {BusinessCalendar | null} before
 * @returns {Promise<BusinessCalendar>}
 */
export function upload(file, name, before) {
  const type = { 'Content-Type': 'text/calendar' };
  return before
    ? change('PUT', 'calendars/' + before.id, { body: file, headers: { ...type, ...since(before) } })
    : change('POST', 'calendars', { query: { name }, body: file, headers: type });
}

/** @param {BusinessCalendar} calendar */
export const remove = (calendar) => change('DELETE', 'calendars/' + calendar.id, { headers: since(calendar) });

/** @param {BusinessCalendar} calendar */
const since = ({ version }) => ({ 'If-Match': `"${version}"` });
