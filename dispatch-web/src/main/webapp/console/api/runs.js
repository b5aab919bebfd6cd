// SPDX-License-Identifier: Apache-2.0
/** Runs, and what the newest runs of a trigger tell of the next. */
import { change, get } from './client.js';
import { inTurn } from './in-turn.js';

/** @typedef {import('./types.js').Run} Run */

const KEPT_MILLIS = 60000;
const NEWEST = 30;

/**
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').KeyPage<Run>>}
 */
export const list = (query, signal) => get('logs', query, signal);

/**
 * @param {number | string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<Run>}
 */
export const one = (id, signal) => get('logs/' + id, {}, signal);

/**
 * @param {number | string} triggerId
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').KeyPage<Run>>}
 */
export const ofTrigger = (triggerId, query, signal) =>
  get(`triggers/${triggerId}/logs`, query, signal);

/** @param {number} id @returns {Promise<Run>} */
export const cancel = (id) => change('POST', `logs/${id}/cancel`);

/** @param {number} id @returns {Promise<Run>} */
export const forceClose = (id) => change('POST', `logs/${id}/force-close`);

/** @param {number} id @returns {Promise<Run>} */
export const rerun = (id) => change('POST', `logs/${id}/rerun`);

/** @param {number} id */
export const remove = (id) => change('DELETE', 'logs/' + id);

/**
 * @typedef {object} Recent
 * @property {Run[]} runs the newest, newest first
 * @property {number | null} usual the median of the successful ones, in milliseconds
 * @property {number} inARow how many of the newest failed one after the other
 */

/** @type {Map<number, {at: number, recent: Promise<Recent>}>} */
const kept = new Map();

/**
 * What the newest runs of a trigger tell; asked once a minute at most, a few triggers at a time.
 * @param {number} triggerId
 * @returns {Promise<Recent>}
 */
export function recent(triggerId) {
  const known = kept.get(triggerId);
  if (known && Date.now() - known.at < KEPT_MILLIS) return known.recent;
  const asked = inTurn(() => ofTrigger(triggerId, { pageSize: NEWEST })).then((page) =>
    summary(page.items)
  );
  kept.set(triggerId, { at: Date.now(), recent: asked });
  asked.catch(() => kept.delete(triggerId));
  return asked;
}

/** Has the runs of a trigger asked for again. @param {number} triggerId */
export const forget = (triggerId) => kept.delete(triggerId);

/** @param {Run[]} runs @returns {Recent} */
export function summary(runs) {
  const took = runs
    .filter((run) => run.status === 'SUCCESSFUL' && run.durationMillis !== null)
    .map((run) => Number(run.durationMillis));
  const ended = runs.filter((run) => run.status !== 'QUEUED' && run.status !== 'IN_PROGRESS');
  const firstGood = ended.findIndex((run) => run.status !== 'FAILED' && run.status !== 'TIMED_OUT');
  return { runs, usual: quantile(took, 0.5), inARow: firstGood < 0 ? ended.length : firstGood };
}

/** @param {number[]} values @param {number} part 0 to 1 @returns {number | null} */
export function quantile(values, part) {
  if (!values.length) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
