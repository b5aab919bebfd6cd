// SPDX-License-Identifier: Apache-2.0
/** The hours of a week by the clocks of a zone, and what falls into each. */
import { day } from '../../parts/time.js';
import { clockChanges, instantOf, offsetMinutes } from '../../parts/zone.js';

export const HOUR = 3600000;
export const DAYS = 7;

/** @typedef {import('../../api/calendar.js').Item} Item */
/** @typedef {import('../../api/types.js').Run} Run */
/**
 * @typedef {object} Cell one hour; of an hour that comes twice there are two
 * @property {string} key as 2026-10-21T22, and 2026-10-25T02b for the second of two
 * @property {number} hour
 * @property {number | null} start null: that hour does not exist, or is no one instant
 * @property {Item[]} items
 * @property {Item[]} ghosts what inactive triggers would do
 * @property {import('../../api/calendar.js').Barred[]} barred what calendars leave out
 * @property {import('../../api/calendar.js').Moved[]} away what calendars move to another day
 * @property {Run[]} bad runs of it that went wrong
 * @property {number} fires of active triggers
 * @property {number} busy expected minutes
 * @property {number} most at once
 */
/** @typedef {{date: string, cells: Cell[], start: number, end: number}} Day */
/** @typedef {'mine'|'utc'|'each'} Mode */

/** The days that are shown, as dates. @param {string} first */
export const dates = (first) => Array.from({ length: DAYS }, (_, i) => addDays(first, i));

/** @param {string} date @param {number} days */
export const addDays = (date, days) => new Date(Date.parse(date + 'T12:00:00Z') + days * 24 * HOUR).toISOString().slice(0, 10);

/**
 * @param {string} first
 * @param {string} zone
 * @param {Mode} mode
 * @param {import('../../api/calendar.js').Calendar} calendar
 * @param {Item[]} ghosts
 * @param {Run[]} runs
 * @returns {Day[]}
 */
export function week(first, zone, mode, { items, barred, moved, hours, truncated }, ghosts, runs) {
  const days = dates(first).map((date) => emptyDay(date, zone, mode));
  /** @type {Map<string, Cell>} */
  const cells = new Map(days.flatMap((one) => one.cells.map((cell) => [cell.key, cell])));
  const keyOf = (/** @type {number} */ at, /** @type {string} */ local) => (mode === 'each' ? local.slice(0, 13) : key(at, zone, cells));
  for (const item of items) cells.get(keyOf(item.at, item.local))?.items.push(item);
  for (const item of ghosts) cells.get(keyOf(item.at, item.local))?.ghosts.push(item);
  for (const one of barred) cells.get(keyOf(one.at, one.local))?.barred.push(one);
  for (const one of moved) cells.get(keyOf(one.at, one.local))?.away.push(one);
  for (const run of runs) {
    // What a calendar leaves out is as it should be.
    if (run.reason === 'CALENDAR') continue;
    if (run.status === 'FAILED' || run.status === 'TIMED_OUT' || run.status === 'MISSED') cells.get(key(Date.parse(run.plannedDate), zone, cells))?.bad.push(run);
  }
  measure(items, cells, keyOf);
  if (truncated) for (const hour of hours) addHour(hour, cells.get(hour.start === null ? hour.local.slice(0, 13) : key(hour.start, zone, cells)));
  return days;
}

/**
 * What an hour holds when there are too many fires to tell them one by one.
 * @param {import('../../api/calendar.js').Hour} hour
 * @param {Cell | undefined} cell
 */
function addHour(hour, cell) {
  if (!cell) return;
  cell.fires = Math.max(cell.fires, hour.fires);
  cell.busy = Math.max(cell.busy, hour.busySeconds / 60);
  cell.most = Math.max(cell.most, hour.most);
}

/** @param {string} date @param {string} zone @param {Mode} mode @returns {Day} */
function emptyDay(date, zone, mode) {
  const start = instantOf(date + 'T00:00', zone);
  const end = instantOf(addDays(date, 1) + 'T00:00', zone);
  /** @type {Cell[]} */
  const cells = [];
  if (mode === 'each') {
    for (let hour = 0; hour < 24; hour++) cells.push(emptyCell(`${date}T${two(hour)}`, hour, null));
    return { date, cells, start, end };
  }
  const seen = new Set();
  for (let at = start; at < end; at += HOUR) {
    const hour = new Date(at + offsetMinutes(at, zone) * 60000).getUTCHours();
    cells.push(emptyCell(`${date}T${two(hour)}${seen.has(hour) ? 'b' : ''}`, hour, at));
    seen.add(hour);
  }
  for (let hour = 0; hour < 24; hour++) {
    if (!seen.has(hour)) cells.splice(hour, 0, emptyCell(`${date}T${two(hour)}-`, hour, null));
  }
  return { date, cells, start, end };
}

/** @param {string} key @param {number} hour @param {number | null} start @returns {Cell} */
const emptyCell = (key, hour, start) => ({ key, hour, start, items: [], ghosts: [], barred: [], away: [], bad: [], fires: 0, busy: 0, most: 0 });

/** @param {number} n */
const two = (n) => String(n).padStart(2, '0');

/** @param {number} at @param {string} zone @param {Map<string, Cell>} cells */
function key(at, zone, cells) {
  const plain = new Date(at + offsetMinutes(at, zone) * 60000).toISOString().slice(0, 13);
  const second = cells.get(plain + 'b');
  return second && second.start !== null && at >= second.start ? plain + 'b' : plain;
}

/**
 * How busy each hour is, and how much goes on at once: a run that began before still counts.
 * @param {Item[]} items sorted by time
 * @param {Map<string, Cell>} cells
 * @param {(at: number, local: string) => string} keyOf
 */
function measure(items, cells, keyOf) {
  /** @type {number[]} */
  let ends = [];
  for (const item of items) {
    const took = item.took ?? 0;
    ends = ends.filter((end) => end > item.at);
    ends.push(item.at + Math.max(took, 1));
    const cell = cells.get(keyOf(item.at, item.local));
    if (cell) {
      cell.fires++;
      cell.most = Math.max(cell.most, ends.length);
    }
    // What lasts beyond the hour makes the next ones busy too.
    for (let at = item.at; at < item.at + took; ) {
      const next = Math.min(item.at + took, Math.floor(at / HOUR) * HOUR + HOUR);
      const local = at === item.at ? item.local : new Date(Date.parse(item.local.slice(0, 19) + 'Z') + at - item.at).toISOString();
      const into = cells.get(keyOf(at, local));
      if (into) into.busy += (next - at) / 60000;
      at = next;
    }
  }
}

/** Changes of the clocks in the week. @param {Day[]} days @param {string} zone */
export const changesIn = (days, zone) => clockChanges(days[0].start, days[days.length - 1].end, zone);

/** Today in a zone. @param {number} at @param {string} zone */
export const today = (at, zone) => day(at, zone);
