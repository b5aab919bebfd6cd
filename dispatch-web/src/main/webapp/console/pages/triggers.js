// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import { may } from '../api/me.js';
import * as runs from '../api/runs.js';
import * as triggers from '../api/triggers.js';
import { href, setQuery } from '../frame/router.js';
import { count, t } from '../texts/texts.js';
import { attempt, toast } from '../parts/dialog.js';
import { filter, search } from '../parts/field.js';
import { glyph } from '../parts/glyph.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pausedNote } from '../parts/paused.js';
import { pager } from '../parts/pager.js';
import { STATES } from '../parts/state.js';
import { bulkBar } from './triggers/bulk.js';
import { legend, table } from './triggers/table.js';

const FILTERS = ['search', 'status', 'dispatchTaskExecutorType', 'label', 'concurrencyGroup', 'active'];

/** All triggers: find, sort, filter, run, pause, delete, also many at once. */
class Triggers extends Page {
  every = 15;
  /** @type {import('../api/types.js').PageOf<import('../api/types.js').Trigger>} */
  page = { items: [], page: 1, pageSize: 20, totalCount: 0, lastPage: 1 };
  /** @type {import('../api/types.js').Executor[]} */
  executors = [];
  /** @type {Map<number, import('../api/runs.js').Recent>} */
  recent = new Map();
  /** @type {Set<number>} */
  picked = new Set();

  get name() {
    return t('nav.triggers');
  }

  /** What the address filters by. @returns {Record<string, any>} */
  get filter() {
    return Object.fromEntries(FILTERS.map((name) => [name, this.route.query.getAll(name)]).filter(([, values]) => values.length));
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    const [page, executors] = await Promise.all([
      triggers.list({ ...this.filter, sort: query.get('sort') ?? 'name:asc', page: query.get('page'), pageSize: query.get('pageSize') ?? 20 }, signal),
      engine.executors(),
    ]);
    this.page = page;
    this.executors = executors;
    const shown = new Set(page.items.map((one) => one.id));
    this.picked = new Set([...this.picked].filter((id) => shown.has(id)));
    void this.#learn(page.items);
  }

  /** @param {import('../api/types.js').Trigger[]} items */
  async #learn(items) {
    const found = items.map((one) =>
      runs.recent(one.id).then((recent) => {
        this.recent.set(one.id, recent);
        this.soon();
      })
    );
    await Promise.allSettled(found);
  }

  view() {
    const filtered = Object.keys(this.filter).length > 0;
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">
          ${may('editor') ? html`<a class="btn primary" href="#/triggers/new">${glyph('g-plus')}${t('trigger.new')}</a>` : needs('editor', t('role.toCreate'))}
        </div>
      </div>
      ${pausedNote()} ${this.#toolbar()}
      <div class="chips">
        <span class="muted" role="status">${count('triggers.found', this.page.totalCount)}</span>
        <span class="muted small">${t('triggers.inAddress')}</span>
        <button class="btn quiet sm" type="button" @click=${copyAddress}>${t('triggers.copy')}</button>
        ${filtered ? html`<a class="btn quiet sm" href="#/triggers">${t('list.clear')}</a>` : nothing}
      </div>
      ${this.picked.size ? bulkBar(this) : nothing}
      ${this.page.items.length
        ? html`${table(this)}
            <div class="foot">${legend()} ${pager(this.route, this.page)}</div>`
        : this.#nothing(filtered)}`;
  }

  #toolbar() {
    const { query } = this.route;
    const set = (/** @type {string} */ name) => (/** @type {string} */ value) => setQuery(this.route, { [name]: value, page: null });
    const statuses = Object.keys(STATES).filter((one) => one !== 'PAUSED');
    const labels = [...new Set([...this.page.items.flatMap((one) => one.labels), ...query.getAll('label')])].sort();
    const groups = [...new Set([...this.page.items.flatMap((one) => one.concurrencyGroup ?? []), ...query.getAll('concurrencyGroup')])].sort();
    return html`<form class="toolbar" role="search" aria-label=${this.name} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${search({ id: 'q', label: t('triggers.search'), value: query.get('search') ?? '', change: set('search') })}
      ${filter({ id: 'status', label: t('run.status'), value: query.getAll('status').length > 1 ? '' : (query.get('status') ?? ''), options: [['', query.getAll('status').length > 1 ? query.getAll('status').map((one) => t('status.' + one)).join(', ') : t('triggers.anyStatus')], .../** @type {[string, string][]} */ (statuses.map((one) => [one, t('status.' + one)]))], change: set('status') })}
      ${filter({ id: 'executor', label: t('run.executor'), value: query.get('dispatchTaskExecutorType') ?? '', options: [['', t('triggers.everyExecutor')], .../** @type {[string, string][]} */ (this.executors.map((one) => [one.type, one.type]))], change: set('dispatchTaskExecutorType') })}
      ${labels.length ? filter({ id: 'label', label: t('trigger.labels'), value: query.get('label') ?? '', options: [['', t('triggers.everyLabel')], .../** @type {[string, string][]} */ (labels.map((one) => [one, one]))], change: set('label') }) : nothing}
      ${groups.length ? filter({ id: 'group', label: t('filters.group'), value: query.get('concurrencyGroup') ?? '', options: [['', t('filters.everyGroup')], .../** @type {[string, string][]} */ (groups.map((one) => [one, one]))], change: set('concurrencyGroup') }) : nothing}
      ${filter({ id: 'active', label: t('triggers.activity'), value: query.get('active') ?? '', options: [['', t('triggers.activeAndPaused')], ['true', t('triggers.active')], ['false', t('triggers.paused')]], change: set('active') })}
    </form>`;
  }

  /** @param {boolean} filtered */
  #nothing(filtered) {
    if (filtered) return empty(t('triggers.noMatch'), t('triggers.noMatchTeach'), html`<a class="btn" href="#/triggers">${t('list.clear')}</a>`);
    return empty(
      t('now.noTriggers'),
      t('triggers.noneTeach', { names: this.executors.map((one) => one.type).join(', ') }),
      may('editor') ? html`<a class="btn primary" href=${href(['triggers', 'new'])}>${glyph('g-plus')}${t('trigger.new')}</a>` : needs('editor', t('role.toCreate'))
    );
  }
}

const copyAddress = () =>
  attempt(async () => {
    await navigator.clipboard.writeText(location.href).catch(() => {});
    toast(t('triggers.copied'));
  });

customElements.define('dispatch-triggers', Triggers);
