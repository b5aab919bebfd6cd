// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as calendars from '../api/calendars.js';
import { may } from '../api/me.js';
import { href, setQuery } from '../frame/router.js';
import { count, t } from '../texts/texts.js';
import { myZone } from '../parts/clock.js';
import { search } from '../parts/field.js';
import { glyph } from '../parts/glyph.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pager } from '../parts/pager.js';
import { number, time } from '../parts/time.js';
import './calendars/form.js';

/** Holidays, office hours and freezes that triggers keep to. */
class Calendars extends Page {
  every = 30;
  /** @type {import('../api/types.js').PageOf<import('../api/calendars.js').Summary>} */
  found = { items: [], page: 1, pageSize: 50, totalCount: 0, lastPage: 1 };

  get name() {
    return t('nav.calendars');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    this.found = await calendars.list({ search: query.get('search'), page: query.get('page'), pageSize: 50 }, signal);
  }

  view() {
    const wanted = this.route.query.get('search') ?? '';
    const { items, totalCount } = this.found;
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">${may('editor') ? html`<a class="btn primary" href="#/calendars/new">${glyph('g-plus')}${t('calendars.new')}</a>` : needs('editor', t('calendars.toChange'))}</div>
        <p class="lede">${t('calendars.lede')}</p>
      </div>
      ${totalCount || wanted
        ? html`<form class="toolbar" aria-label=${this.name} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
            ${search({ id: 'search', label: t('calendars.find'), value: wanted, change: (value) => setQuery(this.route, { search: value, page: null }) })}
          </form>`
        : nothing}
      ${items.length ? this.#table() : wanted ? empty(t('calendars.noneFound'), '') : empty(t('calendars.none'), t('calendars.noneTeach'))}`;
  }

  #table() {
    const { items } = this.found;
    return html`<div class="scroll" role="region" aria-label=${this.name} tabindex="0">
        <table class="tbl stack-sm">
          <caption class="vh">${this.name}</caption>
          <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col" class="num">${t('calendars.entries')}</th><th scope="col" class="num">${t('calendars.usedBy')}</th><th scope="col">${t('calendars.changed')}</th></tr></thead>
          <tbody>${items.map(row)}</tbody>
        </table>
      </div>
      <div class="foot">${pager(this.route, this.found)}</div>`;
  }
}

/** @param {import('../api/calendars.js').Summary} one */
const row = (one) =>
  html`<tr>
    <th scope="row"><a href=${href(['calendars', one.id])}><bdi>${one.name}</bdi></a>${one.description ? html`<span class="sub"><bdi>${one.description}</bdi></span>` : nothing}</th>
    <td class="num" data-l=${t('calendars.entries')}>${number(one.entryCount)}</td>
    <td class="num" data-l=${t('calendars.usedBy')}>${count('calendars.triggers', one.usedByCount)}</td>
    <td data-l=${t('calendars.changed')}>${time(one.dateModified, myZone)} ${myZone}<span class="sub"><bdi>${one.modifiedBy}</bdi></span></td>
  </tr>`;

customElements.define('dispatch-calendars', Calendars);
