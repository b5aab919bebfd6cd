// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import * as runs from '../api/runs.js';
import * as triggers from '../api/triggers.js';
import { hrefWith, setQuery } from '../frame/router.js';
import { t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { filter, search } from '../parts/field.js';
import { glyph } from '../parts/glyph.js';
import { empty } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pausedNote } from '../parts/paused.js';
import { keyPager } from '../parts/pager.js';
import { STATES } from '../parts/state.js';
import { time } from '../parts/time.js';
import { runsTable } from './runs/table.js';

const FILTERS = ['search', 'triggerId', 'concurrencyGroup', 'status', 'parentLogId', 'cause', 'node', 'from', 'to'];
const CAUSES = ['SCHEDULE', 'MANUAL', 'ENQUEUED', 'RETRY', 'MISFIRE', 'RECOVERY', 'CHAIN', 'BACKFILL'];
const HOUR = 3600000;
/** @type {[string, number][]} */
const SPANS = [['hour', HOUR], ['day', 24 * HOUR], ['threeDays', 72 * HOUR], ['week', 168 * HOUR]];

/** All runs, newest first. */
class Runs extends Page {
  every = 10;
  /** @type {import('../api/types.js').KeyPage<import('../api/types.js').Run>} */
  page = { items: [], nextCursor: null };
  /** @type {import('../api/types.js').Node[]} */
  nodes = [];
  /** @type {import('../api/types.js').Trigger | null} */
  trigger = null;
  /** @type {Map<number, import('../api/runs.js').Recent>} */
  recent = new Map();

  get name() {
    return t('nav.runs');
  }

  /** @returns {Record<string, any>} */
  get filter() {
    return Object.fromEntries(FILTERS.map((name) => [name, this.route.query.getAll(name)]).filter(([, values]) => values.length));
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    const triggerId = query.get('triggerId');
    const [page, nodes, trigger] = await Promise.all([
      runs.list({ ...this.filter, sort: query.get('sort'), cursor: query.get('cursor'), pageSize: query.get('pageSize') ?? 50 }, signal),
      engine.nodes(signal),
      triggerId ? (String(this.trigger?.id) === triggerId ? this.trigger : triggers.one(triggerId, signal).catch(() => null)) : null,
    ]);
    this.page = page;
    this.nodes = nodes.items;
    this.trigger = trigger;
    const ids = new Set(page.items.map((run) => run.triggerId));
    for (const id of ids) void runs.recent(id).then((recent) => this.recent.set(id, recent)).then(() => this.soon(), () => {});
  }

  view() {
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">
          ${this.page.items.length ? html`<a class="btn" download="runs.csv" href=${runs.csvAddress({ ...this.filter, sort: this.route.query.get('sort') })}>${t('runs.csv')}</a>` : nothing}
        </div>
      </div>
      ${pausedNote()} ${this.#toolbar()} ${this.#chips()}
      ${this.page.items.length
        ? html`${runsTable(this.page.items, { route: this.route, recent: this.recent, nodes: this.nodes, withTrigger: true })}
            <div class="foot">${keyPager(this.route, this.page.nextCursor)}</div>`
        : this.#nothing()}`;
  }

  #toolbar() {
    const { query } = this.route;
    const set = (/** @type {string} */ name) => (/** @type {string} */ value) => setQuery(this.route, { [name]: value, cursor: null });
    const many = query.getAll('status').length > 1;
    return html`<form class="toolbar" role="search" aria-label=${this.name} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${search({ id: 'q', label: t('runs.search'), value: query.get('search') ?? '', change: set('search') })}
      ${filter({ id: 'status', label: t('run.status'), value: many ? '' : (query.get('status') ?? ''), options: [['', many ? query.getAll('status').map((one) => t('status.' + one)).join(', ') : t('triggers.anyStatus')], .../** @type {[string, string][]} */ (Object.keys(STATES).filter((one) => one !== 'PAUSED' && one !== 'NEVER_RAN').map((one) => [one, t('status.' + one)]))], change: set('status') })}
      ${filter({ id: 'cause', label: t('run.cause'), value: query.get('cause') ?? '', options: [['', t('runs.anyCause')], .../** @type {[string, string][]} */ (CAUSES.map((one) => [one, t('cause.' + one)]))], change: set('cause') })}
      ${filter({ id: 'node', label: t('run.node'), value: query.get('node') ?? '', options: [['', t('runs.everyNode')], .../** @type {[string, string][]} */ ([...new Set([...this.nodes.map((one) => one.name), ...query.getAll('node')])].map((one) => [one, one]))], change: set('node') })}
      ${filter({ id: 'when', label: t('run.due'), value: '', options: [['', query.has('from') || query.has('to') ? t('runs.someTime') : t('runs.anyTime')], .../** @type {[string, string][]} */ (SPANS.map(([name]) => [name, t('runs.span_' + name)])), ['any', t('runs.anyTime')]], change: (name) => this.#since(name) })}
    </form>`;
  }

  /** @param {string} name */
  #since(name) {
    const span = SPANS.find(([known]) => known === name)?.[1];
    const from = span ? new Date(Math.floor((now() - span) / 60000) * 60000).toISOString() : null;
    setQuery(this.route, { from, to: null, cursor: null });
  }

  #chips() {
    const { query } = this.route;
    const chips = FILTERS.filter((name) => query.has(name));
    if (!chips.length) return html`<div class="chips"><span class="muted small">${t('triggers.inAddress')}</span></div>`;
    return html`<div class="chips">
      ${chips.map((name) => html`<span class="chip"><span>${this.#chip(name)}</span> <a href=${hrefWith(this.route, { [name]: null, cursor: null })}>${glyph('g-x')}<span class="vh">${t('list.removeFilter')}</span></a></span>`)}
      <a class="btn quiet sm" href="#/runs">${t('list.clear')}</a>
    </div>`;
  }

  /** @param {string} name @returns {unknown} */
  #chip(name) {
    const values = this.route.query.getAll(name);
    if (name === 'search') return html`${t('runs.named')}: <bdi>${values[0]}</bdi>`;
    if (name === 'triggerId') return html`${t('run.trigger')}: <bdi>${this.trigger?.name ?? values[0]}</bdi>`;
    if (name === 'concurrencyGroup') return html`${t('filters.group')}: <bdi>${values[0]}</bdi>`;
    if (name === 'status') return t('runs.chip', { name: t('run.status'), value: values.map((one) => t('status.' + one)).join(', ') });
    if (name === 'parentLogId') return t('runs.chip', { name: t('cause.CHAIN'), value: values[0] });
    if (name === 'cause') return t('runs.chip', { name: t('run.cause'), value: t('cause.' + values[0]) });
    if (name === 'node') return t('runs.chip', { name: t('run.node'), value: values[0] });
    return html`${t(name === 'from' ? 'runs.dueSince' : 'runs.dueBefore')} ${Number.isNaN(Date.parse(values[0])) ? values[0] : html`${time(values[0])} ${myZone}`}`;
  }

  #nothing() {
    const filtered = Object.keys(this.filter).length > 0;
    return filtered
      ? empty(t('runs.noMatch'), t('runs.noMatchTeach'), html`<a class="btn" href="#/runs">${t('list.clear')}</a>`)
      : empty(t('runs.none'), t('runs.noneTeach'), html`<a class="btn" href="#/triggers">${t('nav.triggers')}</a>`);
  }
}

customElements.define('dispatch-runs', Runs);
