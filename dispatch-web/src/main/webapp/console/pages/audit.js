// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import { may } from '../api/me.js';
import { href, setQuery } from '../frame/router.js';
import { t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { diff } from '../parts/diff.js';
import { filter, search } from '../parts/field.js';
import { empty, note } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { keyPager } from '../parts/pager.js';
import { state } from '../parts/state.js';
import { fromNow, time } from '../parts/time.js';

const FILTERS = ['entity', 'entityId', 'user', 'from', 'to'];
const ENTITIES = ['trigger', 'log', 'calendar', 'group', 'node', 'alert', 'scheduler', 'dispatch'];
const DAY = 86400000;
/** @type {[string, number][]} */
const SPANS = [['day', DAY], ['week', 7 * DAY], ['month', 30 * DAY]];

/** Who did what, and who was refused what. */
class Audit extends Page {
  /** @type {import('../api/types.js').KeyPage<import('../api/types.js').AuditEntry>} */
  page = { items: [], nextCursor: null };

  get name() {
    return t('nav.audit');
  }

  get filter() {
    return Object.fromEntries(FILTERS.filter((name) => this.route.query.get(name)).map((name) => [name, this.route.query.get(name)]));
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    // Who may not read it does not ask: that would be one more refusal in it.
    if (may('admin')) this.page = await engine.audit({ ...this.filter, cursor: this.route.query.get('cursor'), pageSize: 50 }, signal);
  }

  view() {
    if (!may('admin')) return html`<div class="head"><h1>${this.name}</h1></div>${note('info', html`<strong>${t('audit.adminOnly')}</strong> ${t('audit.adminTeach')}`)}`;
    return html`<div class="head"><h1>${this.name}</h1><p class="lede">${t('audit.lede')}</p></div>
      ${this.#toolbar()}
      ${this.page.items.length
        ? html`<div class="scroll" role="region" aria-label=${this.name} tabindex="0"><table class="tbl stack-sm audit">
              <caption class="vh">${t('audit.caption')}</caption>
              <thead><tr><th scope="col">${t('audit.when', { zone: myZone })}</th><th scope="col">${t('audit.who')}</th><th scope="col">${t('audit.what')}</th><th scope="col">${t('audit.thing')}</th><th scope="col">${t('audit.difference')}</th></tr></thead>
              <tbody>${this.page.items.map(row)}</tbody>
            </table></div>
            <div class="foot">${keyPager(this.route, this.page.nextCursor)}</div>`
        : empty(t('audit.none'), t('audit.noneTeach'), Object.keys(this.filter).length ? html`<a class="btn" href="#/audit">${t('list.clear')}</a>` : nothing)}`;
  }

  #toolbar() {
    const { query } = this.route;
    const set = (/** @type {string} */ name) => (/** @type {string} */ value) => setQuery(this.route, { [name]: value, cursor: null });
    return html`<form class="toolbar" role="search" aria-label=${this.name} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${search({ id: 'q', label: t('audit.user'), value: query.get('user') ?? '', change: set('user') })}
      ${filter({ id: 'entity', label: t('audit.thing'), value: query.get('entity') ?? '', options: [['', t('audit.everyThing')], .../** @type {[string, string][]} */ ([...new Set([...ENTITIES, ...query.getAll('entity')])].map((one) => [one, t('audit.entity_' + one)]))], change: (value) => setQuery(this.route, { entity: value, entityId: null, cursor: null }) })}
      ${filter({ id: 'when', label: t('audit.time'), value: '', options: [['', query.has('from') ? t('runs.someTime') : t('runs.anyTime')], .../** @type {[string, string][]} */ (SPANS.map(([name]) => [name, t('audit.span_' + name)])), ['any', t('runs.anyTime')]], change: (name) => this.#since(name) })}
      ${Object.keys(this.filter).length ? html`<a class="btn quiet sm" href="#/audit">${t('list.clear')}</a>` : nothing}
    </form>`;
  }

  /** @param {string} name */
  #since(name) {
    const span = SPANS.find(([known]) => known === name)?.[1];
    setQuery(this.route, { from: span ? new Date(now() - span).toISOString() : null, to: null, cursor: null });
  }
}

/** @param {import('../api/types.js').AuditEntry} one */
const row = (one) =>
  html`<tr>
    <td data-l=${t('audit.whenShort')} class="nowrap">${time(one.date, myZone, { seconds: true })}<span class="sub">${fromNow(one.date)}</span></td>
    <th scope="row"><a href=${href(['audit'], { user: one.user })}><bdi>${one.user}</bdi></a></th>
    <td data-l=${t('audit.what')}>${t('audit.action_' + (one.entity === 'alert' && one.action === 'RUN' ? 'TEST' : one.action))}${one.outcome === 'REFUSED' ? html`<span class="sub">${state('FAILED', t('audit.refused'))}</span>` : nothing}</td>
    <td data-l=${t('audit.thing')} class="thingcell">${thing(one)}</td>
    <td class="diffcell">${one.detail ? html`<p><bdi>${one.detail}</bdi></p>` : nothing}${diff(one.before, one.after)}</td>
  </tr>`;

/** @param {import('../api/types.js').AuditEntry} one */
function thing(one) {
  const kind = t('audit.entity_' + one.entity);
  const known = one.entityName ?? one.entityId;
  if (known === null) return kind;
  const name = html`<bdi>${known}</bdi>`;
  const page = one.entityId && one.action !== 'DELETE' ? /** @type {Record<string, string>} */ ({ trigger: 'triggers', log: 'runs' })[one.entity] : undefined;
  return html`${page ? html`<a href=${href([page, String(one.entityId)])}>${name}</a>` : name}<span class="sub">${kind}</span>`;
}

customElements.define('dispatch-audit', Audit);
