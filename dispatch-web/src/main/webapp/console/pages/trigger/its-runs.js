// SPDX-License-Identifier: Apache-2.0
import { html } from '../../vendor/lit-html/lit-html.js';
import * as backfills from '../../api/backfills.js';
import * as engine from '../../api/engine.js';
import * as runs from '../../api/runs.js';
import { href } from '../../frame/router.js';
import { t } from '../../texts/texts.js';
import { empty } from '../../parts/note.js';
import { keyPager } from '../../parts/pager.js';
import { TriggerView } from '../../parts/view.js';
import { runsTable } from '../runs/table.js';
import { progress } from './backfills.js';

/** The runs of one trigger. */
class TriggerRuns extends TriggerView {
  /** @type {import('../../api/types.js').KeyPage<import('../../api/types.js').Run>} */
  page = { items: [], nextCursor: null };
  /** @type {import('../../api/runs.js').Recent | null} */
  recent = null;
  /** @type {import('../../api/backfills.js').Backfill[]} */
  backfills = [];
  /** @type {import('../../api/types.js').Node[]} */
  nodes = [];
  #query = '';
  /** @type {import('../../frame/router.js').Route} */
  #route = { path: [], query: new URLSearchParams() };

  get route() {
    return this.#route;
  }

  set route(route) {
    this.#route = route;
    const query = String(route.query);
    const other = query !== this.#query;
    this.#query = query;
    if (this.isConnected && other) void this.refresh();
  }

  /** @param {import('../../api/types.js').Trigger | null} before @param {import('../../api/types.js').Trigger} after */
  isStale(before, after) {
    return before?.status !== after.status || before.previousFireDate !== after.previousFireDate;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    const [page, past] = await Promise.all([
      runs.ofTrigger(this.trigger.id, { sort: query.get('sort'), cursor: query.get('cursor'), pageSize: 50 }, signal),
      backfills.list(this.trigger.id, signal),
    ]);
    // Only what waits is explained by them.
    this.nodes = page.items.some((run) => run.status === 'QUEUED') ? (await engine.nodes(signal)).items : [];
    this.page = page;
    this.backfills = past.items;
  }

  view() {
    const past = progress(this.trigger.id, this.backfills, () => void this.refresh());
    if (!this.page.items.length) return html`${past}${empty(t('run.none'), t('trigger.noRunsTeach'))}`;
    const recent = new Map(this.recent ? [[this.trigger.id, this.recent]] : []);
    return html`${past}<section class="sec" aria-label=${t('nav.runs')}>
      ${runsTable(this.page.items, { route: this.route, recent, nodes: this.nodes, withTrigger: false })}
      <div class="foot"><a href=${href(['runs'], { triggerId: this.trigger.id })}>${t('trigger.filterRuns')}</a>${keyPager(this.route, this.page.nextCursor)}</div>
    </section>`;
  }
}

customElements.define('dispatch-trigger-runs', TriggerRuns);
