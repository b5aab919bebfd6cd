// SPDX-License-Identifier: Apache-2.0
/** What will fire between two instants, of all triggers. */
import { get } from './client.js';

/**
 * What a calendar knows of a trigger.
 * @typedef {object} Planned
 * @property {number} id
 * @property {string} name
 * @property {boolean} active
 * @property {string} timeZoneId its own zone
 */
/** @typedef {{trigger: Planned, at: number, local: string, note: string | null, took: number | null}} Item */
/** @typedef {{trigger: Planned, at: number, local: string, count: number}} Barred fires that a business calendar leaves out, of one day */
/** @typedef {{trigger: Planned, at: number, local: string, to: number}} Moved a fire that a business calendar moves to another day */
/** @typedef {{id: number, name: string, words: string, fires: number, took: number | null, share: number | null}} Frequent */
/** @typedef {{start: number | null, local: string, fires: number, busySeconds: number, most: number}} Hour */
/**
 * @typedef {object} Calendar
 * @property {Item[]} items the fires of triggers that fire seldom, by time
 * @property {Frequent[]} frequent
 * @property {Barred[]} barred
 * @property {Moved[]} moved
 * @property {Hour[]} hours with those of frequent triggers
 * @property {number} slots
 * @property {boolean} truncated whether some of the items are left out; hours count them all the same
 * @property {number} span milliseconds
 */

/**
 * @param {number} from
 * @param {number} to
 * @param {{active: boolean, zone: string | null, executor?: string | null, label?: string | null}} wanted
 *     zone: by whose clock hours are told; null: by each trigger's own
 * @param {AbortSignal} signal
 * @returns {Promise<Calendar>}
 */
export async function calendar(from, to, { active, zone, executor, label }, signal) {
  const zones = zone === null ? { ownTimeZones: true } : { timeZoneId: zone };
  const found = await get(
    'calendar',
    { from: new Date(from).toISOString(), to: new Date(to).toISOString(), active, dispatchTaskExecutorType: executor, label, ...zones },
    signal
  );
  return {
    items: found.items.map(item),
    frequent: found.frequent.map(frequent),
    barred: found.barred.map(barred),
    moved: found.moved.map(moved),
    hours: found.hours.map(hour),
    slots: found.slots,
    truncated: found.truncated,
    span: to - from,
  };
}

/** @param {Record<string, any>} one @returns {Item} */
const item = (one) => ({
  trigger: trigger(one),
  at: Date.parse(one.startDate),
  local: one.localDateTime,
  note: one.note,
  took: one.expectedDurationMillis,
});

/** @param {Record<string, any>} one @returns {Barred} */
const barred = (one) => ({ trigger: trigger(one), at: Date.parse(one.first), local: one.localDateTime, count: one.count });

/** @param {Record<string, any>} one @returns {Moved} */
const moved = (one) => ({ trigger: trigger(one), at: Date.parse(one.movedFrom), local: one.localDateTime, to: Date.parse(one.fireDate) });

/** @param {Record<string, any>} one @returns {Planned} */
const trigger = (one) => ({ id: one.triggerId, name: one.triggerName, active: one.active, timeZoneId: one.timeZoneId });

/** @param {Record<string, any>} one @returns {Frequent} */
const frequent = (one) => ({
  id: one.triggerId,
  name: one.triggerName,
  words: one.scheduleDescription,
  fires: one.fires,
  took: one.expectedDurationMillis,
  share: one.slotShare,
});

/** @param {Record<string, any>} one @returns {Hour} */
const hour = (one) => ({
  start: one.start === null ? null : Date.parse(one.start),
  local: one.localHour,
  fires: one.fires,
  busySeconds: one.expectedBusySeconds,
  most: one.mostAtOnce,
});
