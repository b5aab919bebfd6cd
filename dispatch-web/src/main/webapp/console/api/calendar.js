// SPDX-License-Identifier: Apache-2.0
/**
 * What will fire between two instants. The API tells the fires of one trigger at a time, so this
 * asks for each of the first few hundred and adds up; one answer of the API could take its place.
 */
import { inTurn } from './in-turn.js';
import { recent } from './runs.js';
import { list, nextFires } from './triggers.js';

/** More triggers than this are not looked at, and the page says so. */
export const MOST_TRIGGERS = 200;

/** More fires than this in the range make a trigger a frequent one. */
const MOST_FIRES = 100;

/** @typedef {import('./types.js').Trigger} Trigger */
/** @typedef {{trigger: Trigger, at: number, local: string, note: string | null, took: number | null}} Item */
/** @typedef {{trigger: Trigger, took: number | null, between: number}} Frequent milliseconds */
/** @typedef {{items: Item[], frequent: Frequent[], looked: number, all: number, failed: number}} Calendar */

/**
 * @param {number} from
 * @param {number} to
 * @param {{active: boolean, executor?: string | null, label?: string | null}} filter
 * @param {AbortSignal} signal
 * @param {(calendar: Calendar) => void} learned is told again whenever more is known of durations
 * @returns {Promise<Calendar>}
 */
export async function calendar(from, to, filter, signal, learned) {
  const query = { active: filter.active, dispatchTaskExecutorType: filter.executor, label: filter.label, pageSize: MOST_TRIGGERS, sort: filter.active ? 'nextFireDate:asc' : 'name:asc' };
  const page = await list(query, signal);
  const triggers = page.items.filter((one) => one.cronExpression || one.interval || one.runOnceDate);
  /** @type {Calendar} */
  const found = { items: [], frequent: [], looked: triggers.length, all: page.totalCount, failed: 0 };
  const after = new Date(from - 1).toISOString();
  await Promise.all(triggers.map((trigger) => inTurn(() => add(found, trigger, after, to, signal)).catch((failure) => {
    if (signal.aborted) throw failure;
    found.failed++;
  })));
  found.items.sort((a, b) => a.at - b.at || a.trigger.id - b.trigger.id);
  void learn(found, learned);
  return found;
}

/** @param {Calendar} found @param {Trigger} trigger @param {string} after @param {number} to @param {AbortSignal} signal */
async function add(found, trigger, after, to, signal) {
  const { items } = await nextFires(trigger.id, { count: MOST_FIRES + 1, after }, signal);
  const inside = items.filter((fire) => Date.parse(fire.fireDate) < to);
  if (inside.length > MOST_FIRES) {
    const span = Date.parse(inside[MOST_FIRES].fireDate) - Date.parse(inside[0].fireDate);
    found.frequent.push({ trigger, took: null, between: span / MOST_FIRES });
    return;
  }
  for (const fire of inside) found.items.push({ trigger, at: Date.parse(fire.fireDate), local: fire.localDateTime, note: fire.note, took: null });
}

/** @param {Calendar} found @param {(calendar: Calendar) => void} learned */
async function learn(found, learned) {
  const ids = new Set([...found.items, ...found.frequent].map((one) => one.trigger.id));
  /** @type {Map<number, number | null>} */
  const usual = new Map();
  await Promise.allSettled([...ids].map((id) => recent(id).then((known) => usual.set(id, known.usual))));
  for (const one of [...found.items, ...found.frequent]) one.took = usual.get(one.trigger.id) ?? null;
  learned(found);
}
