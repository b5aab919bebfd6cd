// SPDX-License-Identifier: Apache-2.0
/** The engine: overview, nodes, executors, the scheduler, the audit. */
import { language } from '../texts/bundle.js';
import { change, get } from './client.js';

const MOST = 200;
const KEPT_MILLIS = 30000;

/** @param {AbortSignal} [signal] @returns {Promise<import('./types.js').Overview>} */
export const overview = (signal) => get('overview', {}, signal);

/** @param {AbortSignal} [signal] @returns {Promise<import('./types.js').PageOf<import('./types.js').Node>>} */
export const nodes = (signal) => get('nodes', { pageSize: MOST }, signal);

/** @param {string} name @param {boolean} drain */
export const setDraining = (name, drain) =>
  change('POST', `nodes/${encodeURIComponent(name)}/${drain ? 'drain' : 'resume'}`);

/** How many runs the nodes that live can have at a time. @param {import('./types.js').Node[]} nodes */
export const slotsOf = (nodes) => nodes.reduce((sum, node) => sum + (node.alive ? node.maxConcurrentRuns : 0), 0);

/** @typedef {{paused: boolean, pausedDate: string | null, resumedDate: string | null, changedBy: string | null}} Scheduler */

/** @param {AbortSignal} [signal] @returns {Promise<Scheduler>} */
export const scheduler = (signal) => get('scheduler', {}, signal);

const SCHEDULER_KEPT_MILLIS = 15000;

/** @type {{at: number, answer: Promise<Scheduler>} | undefined} */
let keptScheduler;

/** The same for pages that only mention it, as it was some seconds ago at most. */
export function schedulerKept() {
  if (keptScheduler && Date.now() - keptScheduler.at < SCHEDULER_KEPT_MILLIS) return keptScheduler.answer;
  const answer = scheduler();
  keptScheduler = { at: Date.now(), answer };
  answer.catch(() => (keptScheduler = undefined));
  return answer;
}

/** @param {boolean} paused */
export function setPaused(paused) {
  keptScheduler = undefined;
  return change('POST', 'scheduler/' + (paused ? 'pause' : 'resume'));
}

/** @type {{at: number, items: Promise<import('./types.js').Executor[]>} | undefined} */
let kept;

/**
 * All executors, in the language of the console; asked for at most twice a minute.
 * @returns {Promise<import('./types.js').Executor[]>}
 */
export function executors() {
  if (kept && Date.now() - kept.at < KEPT_MILLIS) return kept.items;
  const asked = get('executors', { pageSize: MOST }, undefined, { headers: { 'Accept-Language': language() } }).then((page) => page.items);
  kept = { at: Date.now(), items: asked };
  asked.catch(() => (kept = undefined));
  return asked;
}

/**
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').KeyPage<import('./types.js').AuditEntry>>}
 */
export const audit = (query, signal) => get('audit', query, signal);

/** What the node that answers runs. @param {AbortSignal} [signal] @returns {Promise<import('./types.js').AboutNode>} */
export const about = (signal) => get('about', {}, signal);

/** What is described of the API, for the version of it. @param {AbortSignal} [signal] */
export const openapi = (signal) => get('openapi', {}, signal);
