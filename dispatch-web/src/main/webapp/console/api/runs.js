// SPDX-License-Identifier: Apache-2.0
/** Runs, and what the newest runs of a trigger tell of the next. */
import { address, change, get } from './client.js';

/** @typedef {import('./types.js').Run} Run */

const KEPT_MILLIS = 60000;
const MOST_TRIGGERS = 100;

/**
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').KeyPage<Run>>}
 */
export const list = (query, signal) => get('logs', query, signal);

/** Where the runs of a list can be had as CSV, up to 10,000 of them. @param {Record<string, any>} query */
export const csvAddress = (query) => address('logs', { ...query, format: 'csv' });

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
 * A run in few words.
 * @typedef {{id: number, status: string, plannedDate: string, startDate: string | null, durationMillis: number | null}} Brief
 */
/**
 * @typedef {object} Recent
 * @property {Brief[]} runs the newest, newest first
 * @property {number | null} usual the median of the latest successful ones, in milliseconds
 * @property {number} inARow how many of the newest failed one after the other
 * @property {string | null} failingSince when the first of those was due
 */

/** @type {Map<number, {at: number, recent: Promise<Recent>}>} */
const kept = new Map();

/** @type {Map<number, (recent: Promise<Recent>) => void>} */
let asked = new Map();

/**
 * What the newest runs of a trigger tell; asked once a minute at most, of all triggers of a page at once.
 * @param {number} triggerId
 * @param {number} [age] in milliseconds, how old it may be
 * @returns {Promise<Recent>}
 */
export function recent(triggerId, age = KEPT_MILLIS) {
  const known = kept.get(triggerId);
  if (known && Date.now() - known.at < age) return known.recent;
  const found = new Promise((/** @type {(recent: Promise<Recent>) => void} */ tell) => {
    if (!asked.size) queueMicrotask(askForAll);
    asked.set(triggerId, tell);
  });
  kept.set(triggerId, { at: Date.now(), recent: found });
  found.catch(() => kept.delete(triggerId));
  return found;
}

/** Asks for what was wished for since the last time. */
function askForAll() {
  const wished = [...asked];
  asked = new Map();
  for (let i = 0; i < wished.length; i += MOST_TRIGGERS) {
    const some = wished.slice(i, i + MOST_TRIGGERS);
    const answer = get('triggers/statistics', { ids: some.map(([id]) => id).join() });
    for (const [id, tell] of some) tell(answer.then((page) => recentOf(page.items.find((/** @type {any} */ one) => one.triggerId === id))));
  }
}

/** @param {any} found one of the answer; undefined if the trigger is gone @returns {Recent} */
function recentOf(found) {
  /** @type {Brief[]} */
  const runs = (found?.runs ?? []).map((/** @type {any} */ { logId, ...run }) => ({ id: logId, ...run }));
  const inARow = failedInARow(runs);
  return { runs, usual: found?.usualDurationMillis ?? null, inARow, failingSince: inARow ? ended(runs)[inARow - 1].plannedDate : null };
}

/** Has the runs of a trigger asked for again. @param {number} triggerId */
export const forget = (triggerId) => kept.delete(triggerId);

/** Ended without a node: missed, or canceled while it waited. A chain that has begun has none, but lasted. @param {Run} run */
export const neverStarted = (run) => run.endDate !== null && !run.node && !(run.dispatchTaskExecutorType === 'chain' && run.startDate && run.startDate !== run.endDate);

/** How many of the newest failed one after the other. @param {{status: string}[]} runs newest first */
export function failedInARow(runs) {
  const all = ended(runs);
  const firstGood = all.findIndex((run) => run.status !== 'FAILED' && run.status !== 'TIMED_OUT');
  return firstGood < 0 ? all.length : firstGood;
}

/** @template {{status: string}} R @param {R[]} runs @returns {R[]} */
const ended = (runs) => runs.filter((run) => run.status !== 'QUEUED' && run.status !== 'IN_PROGRESS');

/**
 * What the runs of a trigger came to, day by day.
 * @param {number} triggerId
 * @param {AbortSignal} signal
 * @returns {Promise<import('./types.js').TriggerStatistics>}
 */
export const statistics = (triggerId, signal) => get(`triggers/${triggerId}/statistics`, {}, signal);

/** @param {number[]} values @param {number} part 0 to 1 @returns {number | null} */
export function quantile(values, part) {
  if (!values.length) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
