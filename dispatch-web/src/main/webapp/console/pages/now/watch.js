// SPDX-License-Identifier: Apache-2.0
/** What the page Now knows, and the navigation on all others: asked for again and again, what is dear less often. */
import * as engine from '../../api/engine.js';
import * as runs from '../../api/runs.js';
import * as triggers from '../../api/triggers.js';
import { now } from '../../parts/clock.js';
import { attentionTo } from './attention.js';

const MOST_TRIGGERS = 200;
const MOST_BAD = 20;
const SELDOM_MILLIS = 30000;
/** The same when a fire that was ahead is past. */
const SOON_MILLIS = 10000;
const BAD_KEPT_MILLIS = 15000;
/** For so long a fire that is past is still shown as one that comes. */
const PAST_MILLIS = 5000;
const HOUR = 3600000;

/**
 * @typedef {object} Seen
 * @property {number} at as of when, in milliseconds
 * @property {import('../../api/types.js').Overview} overview
 * @property {Awaited<ReturnType<typeof engine.scheduler>> | null} scheduler while it is paused
 * @property {import('../../api/types.js').Node[]} nodes
 * @property {import('../../api/types.js').Run[]} running those that have run for longest
 * @property {import('../../api/types.js').Run[]} retries what is tried again and waits for that
 * @property {import('../../api/types.js').Trigger[]} ahead active triggers, the next to fire first
 * @property {import('../../api/types.js').Trigger[]} bad active triggers whose newest run went wrong
 * @property {import('../../api/types.js').Trigger[]} givenUp active triggers whose newest run was canceled, for whatever reason
 * @property {import('../../api/types.js').Trigger[]} stopped inactive triggers whose newest run went wrong
 * @property {number} badCount
 * @property {Map<number, import('../../api/runs.js').Recent>} recent
 * @property {Map<number, import('../../api/types.js').Run>} newest of bad triggers, the run that went wrong
 */

/** Keeps what was found, so that less has to be asked for. */
export class Watch {
  /** @type {Seen | null} */
  seen = null;
  #seldomAt = 0;

  /** @param {AbortSignal} [signal] */
  async load(signal) {
    const old = this.seen;
    const seldom = !old || Date.now() - this.#seldomAt > (isPast(old) ? SOON_MILLIS : SELDOM_MILLIS);
    const bad = (/** @type {boolean} */ active, /** @type {string[]} */ status) =>
      seldom ? triggers.list({ active, status, sort: 'previousFireDate:desc', pageSize: MOST_BAD }, signal) : null;
    const [overview, nodes, running, retries, ahead, wrong, givenUp, stopped] = await Promise.all([
      engine.overview(signal),
      engine.nodes(signal),
      runs.list({ status: 'IN_PROGRESS', sort: 'queuedDate:asc', pageSize: 20 }, signal),
      seldom ? runs.list({ status: 'QUEUED', cause: 'RETRY', sort: 'plannedDate:asc', pageSize: MOST_BAD }, signal) : null,
      seldom ? triggers.list({ active: true, sort: 'nextFireDate:asc', pageSize: MOST_TRIGGERS }, signal) : null,
      bad(true, ['FAILED', 'TIMED_OUT', 'MISSED']),
      bad(true, ['CANCELED']),
      bad(false, ['FAILED', 'TIMED_OUT']),
    ]);
    if (seldom) this.#seldomAt = Date.now();
    this.seen = {
      at: now(),
      overview,
      scheduler: overview.schedulerPaused ? await engine.scheduler(signal) : null,
      nodes: nodes.items,
      running: running.items,
      retries: retries?.items ?? old?.retries ?? [],
      ahead: ahead?.items ?? old?.ahead ?? [],
      bad: wrong?.items ?? old?.bad ?? [],
      givenUp: givenUp?.items ?? old?.givenUp ?? [],
      // Only these are paused by themselves; whether they were, their newest runs say.
      stopped: stopped?.items.filter((one) => one.pauseAfterFailures) ?? old?.stopped ?? [],
      badCount: wrong?.totalCount ?? old?.badCount ?? 0,
      recent: old?.recent ?? new Map(),
      newest: old?.newest ?? new Map(),
    };
    return this.seen;
  }

  /**
   * Asks for usual durations and newest runs afterwards: nobody waits for them.
   *
   * @param {() => void} found is called for each
   * @param {AbortSignal} [signal]
   */
  async learn(found, signal) {
    const { seen } = this;
    if (!seen) return;
    const wrong = [...seen.bad, ...seen.givenUp, ...seen.stopped];
    const learn = async (/** @type {number} */ id, /** @type {number | undefined} */ age) => {
      seen.recent.set(id, await runs.recent(id, age));
      found();
    };
    await Promise.allSettled([
      ...[...wrong.map((one) => one.id), ...seen.retries.map((run) => run.triggerId)].map((id) => learn(id, BAD_KEPT_MILLIS)),
      ...[...seen.running.map((run) => run.triggerId), ...nextOf(seen.ahead).shown.map((one) => one.id)].map((id) => learn(id, undefined)),
    ]);
    await Promise.allSettled(wrong.map((trigger) => learnNewest(seen, trigger, found, signal)));
  }
}

/** @param {Seen} seen */
const isPast = ({ ahead }) => Boolean(ahead[0]?.nextFireDate && Date.parse(ahead[0].nextFireDate) < now());

/**
 * The next to fire. Those that fire more than once an hour would hide the others; they are counted.
 * @param {import('../../api/types.js').Trigger[]} ahead
 */
export function nextOf(ahead) {
  // What should have fired moments ago is about to be asked for again; what is late is told above.
  const fire = ahead.filter((one) => one.nextFireDate && Date.parse(one.nextFireDate) > now() - PAST_MILLIS);
  const rare = fire.filter((one) => !isFrequent(one));
  return rare.length ? { shown: rare.slice(0, 10), frequent: fire.length - rare.length } : { shown: fire.slice(0, 10), frequent: 0 };
}

/** By its last fire and its next. @param {import('../../api/types.js').Trigger} trigger */
const isFrequent = ({ previousFireDate, nextFireDate }) => Boolean(previousFireDate && nextFireDate && Date.parse(nextFireDate) - Date.parse(previousFireDate) < HOUR);

/** The run that went wrong, once. @param {Seen} seen @param {import('../../api/types.js').Trigger} trigger @param {() => void} found @param {AbortSignal} [signal] */
async function learnNewest({ recent, newest }, trigger, found, signal) {
  const run = recent.get(trigger.id)?.runs.find((one) => one.status === trigger.status);
  if (!run || newest.get(trigger.id)?.id === run.id) return;
  newest.set(trigger.id, await runs.one(run.id, signal));
  found();
}

const others = new Watch();

/** How many things need a hand, for pages that do not list them. */
export async function thingsToDo() {
  const seen = await others.load();
  await others.learn(() => {});
  return attentionTo(seen).length;
}
