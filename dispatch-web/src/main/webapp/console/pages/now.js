// SPDX-License-Identifier: Apache-2.0
import { html } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import * as runs from '../api/runs.js';
import * as triggers from '../api/triggers.js';
import { setAttention } from '../frame/frame.js';
import { t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { Page } from '../parts/page.js';
import { clock } from '../parts/time.js';
import { aside } from './now/aside.js';
import { attentionList, attentionTo } from './now/attention.js';
import { nextFires, runningNow } from './now/tables.js';

const MOST_TRIGGERS = 200;
const SELDOM_MILLIS = 30000;

/**
 * @typedef {object} Seen
 * @property {import('../api/types.js').Overview} overview
 * @property {Awaited<ReturnType<typeof engine.scheduler>> | null} scheduler while it is paused
 * @property {import('../api/types.js').Node[]} nodes
 * @property {import('../api/types.js').Run[]} running
 * @property {import('../api/types.js').Trigger[]} ahead active triggers, the next to fire first
 * @property {import('../api/types.js').Trigger[]} bad active triggers whose newest run went wrong
 * @property {number} badCount
 * @property {Map<number, import('../api/runs.js').Recent>} recent
 * @property {Map<number, import('../api/types.js').Run>} newest of bad triggers, the run that went wrong
 */

/** What happens now, what comes next, and first of all what needs a hand. */
class Now extends Page {
  every = 5;
  /** @type {Seen | null} */
  seen = null;
  #seldomAt = 0;

  get name() {
    return t('nav.now');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const old = this.seen;
    const seldom = !old || Date.now() - this.#seldomAt > SELDOM_MILLIS;
    const [overview, nodes, running, ahead, bad] = await Promise.all([
      engine.overview(signal),
      engine.nodes(signal),
      runs.list({ status: 'IN_PROGRESS', pageSize: 20 }, signal),
      seldom ? triggers.list({ active: true, sort: 'nextFireDate:asc', pageSize: MOST_TRIGGERS }, signal) : null,
      seldom
        ? triggers.list({ active: true, status: ['FAILED', 'TIMED_OUT', 'MISSED'], sort: 'previousFireDate:desc', pageSize: 20 }, signal)
        : null,
    ]);
    if (seldom) this.#seldomAt = Date.now();
    this.seen = {
      overview,
      scheduler: overview.schedulerPaused ? await engine.scheduler(signal) : null,
      nodes: nodes.items,
      running: running.items,
      ahead: ahead?.items ?? old?.ahead ?? [],
      bad: bad?.items ?? old?.bad ?? [],
      badCount: bad?.totalCount ?? old?.badCount ?? 0,
      recent: old?.recent ?? new Map(),
      newest: old?.newest ?? new Map(),
    };
    void this.#learnUsual(this.seen);
  }

  /** Asks for the usual durations afterwards: nobody waits for them. @param {Seen} seen */
  async #learnUsual(seen) {
    const ids = new Set([...seen.running.map((run) => run.triggerId), ...seen.bad.map((one) => one.id), ...nextOf(seen.ahead).map((one) => one.id)]);
    await Promise.allSettled([...ids].map((id) => runs.recent(id).then((recent) => { seen.recent.set(id, recent); this.soon(); })));
    await Promise.allSettled(seen.bad.map((trigger) => this.#learnNewest(seen, trigger)));
  }

  /** The run that went wrong, once. @param {Seen} seen @param {import('../api/types.js').Trigger} trigger */
  async #learnNewest({ recent, newest }, trigger) {
    const run = recent.get(trigger.id)?.runs.find((one) => one.status === trigger.status);
    if (!run || newest.get(trigger.id)?.id === run.id) return;
    newest.set(trigger.id, await runs.one(run.id, this.signal));
    this.soon();
  }

  view() {
    const seen = /** @type {Seen} */ (this.seen);
    const things = attentionTo(seen);
    setAttention(things.length);
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts"><p class="muted small">${t('now.live', { time: clock(now(), myZone, { seconds: true }), zone: myZone })}</p></div>
      </div>
      <div class="cols">
        <div>${attentionList(things, seen)} ${runningNow(seen)} ${nextFires(nextOf(seen.ahead), seen)}</div>
        <div>${aside(seen)}</div>
      </div>`;
  }
}

/** @param {import('../api/types.js').Trigger[]} ahead */
const nextOf = (ahead) => ahead.filter((one) => one.nextFireDate).slice(0, 10);

customElements.define('dispatch-now', Now);
