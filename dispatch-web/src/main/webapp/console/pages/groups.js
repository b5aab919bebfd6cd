// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as groups from '../api/groups.js';
import { may } from '../api/me.js';
import { href } from '../frame/router.js';
import { count, t } from '../texts/texts.js';
import { now } from '../parts/clock.js';
import { ask, toast } from '../parts/dialog.js';
import { glyph } from '../parts/glyph.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import './groups/fields.js';
import './groups/waiting.js';

/** @typedef {import('../api/groups.js').Group} Group */

/** How many runs of several triggers may be in progress at a time, and how many are. */
class Groups extends Page {
  every = 5;
  /** @type {Group[]} */
  items = [];

  get name() {
    return t('groups.title');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    this.items = (await groups.list(signal)).items;
  }

  view() {
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">${may('editor') ? html`<button class="btn primary" type="button" @click=${() => this.#edit(null)}>${glyph('g-plus')}${t('groups.new')}</button>` : needs('editor', t('groups.toChange'))}</div>
        <p class="lede">${t('groups.lede')}</p>
      </div>
      ${this.items.length ? this.#table() : empty(t('groups.none'), t('groups.noneTeach'))}`;
  }

  #table() {
    return html`<div class="scroll" role="region" aria-label=${this.name} tabindex="0">
      <table class="tbl stack-sm">
        <caption class="vh">${this.name}</caption>
        <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col">${t('groups.inUse')}</th><th scope="col" class="num">${t('groups.waiting')}</th><th scope="col" class="num">${t('nav.triggers')}</th><th scope="col"><span class="vh">${t('list.actions')}</span></th></tr></thead>
        <tbody>${this.items.map((group) => this.#row(group))}</tbody>
      </table>
    </div>`;
  }

  /** @param {Group} group */
  #row(group) {
    return html`<tr>
      <th scope="row"><bdi>${group.name}</bdi>${group.description ? html`<span class="sub"><bdi>${group.description}</bdi></span>` : nothing}</th>
      <td data-l=${t('groups.inUse')}>
        ${linked(group.inUse, ['runs'], { status: 'IN_PROGRESS', concurrencyGroup: group.name }, t('groups.of', { n: group.inUse, maximum: group.maximum }))}
        <svg class="slot" aria-hidden="true"><rect class="track" width="100%" height="6"></rect><rect class="fill" width="${Math.min(100, (100 * group.inUse) / group.maximum)}%" height="6"></rect></svg>
      </td>
      <td data-l=${t('groups.waiting')} class="num">${linked(group.waiting, ['runs'], { status: 'QUEUED', concurrencyGroup: group.name, to: new Date(now()).toISOString(), sort: 'plannedDate:asc' })}</td>
      <td data-l=${t('nav.triggers')} class="num">${linked(group.triggers, ['triggers'], { concurrencyGroup: group.name })}</td>
      <td class="acts-cell">${may('editor')
        ? html`<button class="btn sm" type="button" @click=${() => this.#edit(group)} aria-label=${t('groups.editName', { name: group.name })}>${t('groups.edit')}</button>
            <button class="btn sm" type="button" @click=${() => this.#remove(group)} aria-label=${t('groups.deleteName', { name: group.name })}>${t('groups.delete')}</button>`
        : nothing}</td>
    </tr>`;
  }

  /** @param {Group | null} group */
  async #edit(group) {
    await ask({
      title: group ? t('groups.editName', { name: group.name }) : t('groups.new'),
      content: html`${group
          ? nothing
          : html`<div class="fld"><label for="group-name">${t('trigger.name')}</label><input class="in" id="group-name" name="name" maxlength="75" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" aria-describedby="group-name-help" autocomplete="off" required /><p class="help" id="group-name-help">${t('groups.nameHelp')}</p></div>`}
        <div class="fld"><label for="group-maximum">${t('groups.maximum')}</label><input class="in" id="group-maximum" name="maximum" type="number" min="1" max="10000" value=${group?.maximum ?? 1} aria-describedby="group-maximum-help" required /><p class="help" id="group-maximum-help">${t('groups.maximumHelp')}</p></div>
        <div class="fld"><label for="group-description">${t('form.description')}</label><input class="in" id="group-description" name="description" maxlength="4000" value=${group?.description ?? ''} autocomplete="off" /></div>`,
      confirm: t('groups.save'),
      act: async (form) => {
        const name = group?.name ?? String(form.get('name')).trim();
        const saved = await groups.save(name, { maximum: Number(form.get('maximum')), description: String(form.get('description')) || null }, group);
        toast(t('groups.saved', { name: saved.name }));
      },
    });
    await this.refresh();
  }

  /** @param {Group} group */
  async #remove(group) {
    await ask({
      title: t('groups.deleteName', { name: group.name }),
      content: html`<p>${group.triggers ? count('groups.used', group.triggers) : t('groups.deleteWhat')}</p>`,
      confirm: t('groups.delete'),
      danger: true,
      act: () => groups.remove(group),
    });
    await this.refresh();
  }
}

/**
 * A number that leads to what it counts, unless that is nothing.
 * @param {number} n @param {string[]} path @param {Record<string, string>} query @param {string | number} words
 */
const linked = (n, path, query, words = n) => (n ? html`<a href=${href(path, query)}>${words}</a>` : words);

customElements.define('dispatch-groups', Groups);
