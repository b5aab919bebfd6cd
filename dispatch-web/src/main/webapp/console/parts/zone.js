// SPDX-License-Identifier: Apache-2.0
/** Zones, and where their clocks change. */

/** The zones that the browser knows. @returns {string[]} */
export const zones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** Minutes that a zone is ahead of UTC then. @param {number} at @param {string} zone */
export function offsetMinutes(at, zone) {
  let known = formats.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, known);
  }
  const name = known.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

/** As +02:00. @param {number} minutes */
export function offsetText(minutes) {
  const size = Math.abs(minutes);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return (minutes < 0 ? '-' : '+') + two(Math.floor(size / 60)) + ':' + two(size % 60);
}

/**
 * The changes of a zone's clocks between two instants.
 * @param {number} from
 * @param {number} to
 * @param {string} zone
 * @returns {{at: number, before: number, after: number}[]} minutes ahead of UTC
 */
export function clockChanges(from, to, zone) {
  const step = 12 * 3600000;
  const changes = [];
  for (let at = from; at < to; at += step) {
    const end = Math.min(at + step, to);
    const before = offsetMinutes(at, zone);
    const after = offsetMinutes(end, zone);
    if (before === after) continue;
    let low = at;
    let high = end;
    while (high - low > 60000) {
      const middle = Math.floor((low + high) / 120000) * 60000;
      if (middle <= low) break;
      if (offsetMinutes(middle, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high, before, after });
  }
  return changes;
}

/**
 * The instant of a local time such as 2026-10-25T02:30 in a zone; of two the first, in a gap the
 * one after it.
 * @param {string} local
 * @param {string} zone
 * @returns {number}
 */
export function instantOf(local, zone) {
  const asUtc = Date.parse(local + (local.length === 16 ? ':00Z' : 'Z'));
  const first = asUtc - offsetMinutes(asUtc - 86400000, zone) * 60000;
  if (first + offsetMinutes(first, zone) * 60000 === asUtc) return first;
  return asUtc - offsetMinutes(first, zone) * 60000;
}
