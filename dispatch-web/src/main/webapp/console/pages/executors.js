// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import { mayEdit } from '../api/me.js';
import * as triggers from '../api/triggers.js';
import { href } from '../frame/router.js';
import { count, t } from '../texts/texts.js';
import { glyph } from '../parts/glyph.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { number } from '../parts/time.js';

/** @typedef {import('../api/types.js').Executor} Executor */

const MOST_COUNTED = 30;

/** What can be run: all executors, or one of them with its settings. */
class Executors extends Page {
  every = 30;
  /** @type {Executor[]} */
  executors = [];
  /** @type {Map<string, number>} */
  used = new Map();
  /** @type {string[]} those that triggers name and no live node has */
  missing = [];

  get chosen() {
    return this.route.path[1];
  }

  get name() {
    return this.chosen ?? t('nav.executors');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    this.executors = await engine.executors();
    const types = this.chosen ? [this.chosen] : this.executors.slice(0, MOST_COUNTED).map((one) => one.type);
    await Promise.all(types.map((type) => this.#count(type, signal)));
    if (!this.chosen) this.missing = await this.#lookForMissing(signal);
  }

  /** How many triggers are of it. @param {string} type @param {AbortSignal} signal */
  async #count(type, signal) {
    const { totalCount } = await triggers.list({ dispatchTaskExecutorType: type, pageSize: 1 }, signal);
    this.used.set(type, totalCount);
    return totalCount;
  }

  /**
   * Nothing tells of executors that are not there but the triggers. Where these are more than those of the executors that
   * are known, the first trigger of each executor is looked at: in that order they stand together.
   * @param {AbortSignal} signal
   */
  async #lookForMissing(signal) {
    const known = new Set(this.executors.map((one) => one.type));
    const counted = [...known].reduce((sum, type) => sum + (this.used.get(type) ?? 0), 0);
    /** @type {string[]} */
    const missing = [];
    let { totalCount: all } = await triggers.list({ pageSize: 1 }, signal);
    if (all <= counted) return missing;
    for (let at = 0, looks = 0; at < all && looks < MOST_COUNTED; looks++) {
      const { items, totalCount } = await triggers.list({ sort: 'dispatchTaskExecutorType:asc', page: at + 1, pageSize: 1 }, signal);
      if (!items.length) break;
      all = totalCount;
      const { dispatchTaskExecutorType: type, executorAvailable } = items[0];
      const isMissing = !executorAvailable && !known.has(type);
      if (isMissing) missing.push(type);
      at += Math.max(1, isMissing ? await this.#count(type, signal) : (this.used.get(type) ?? (await this.#count(type, signal))));
    }
    return missing;
  }

  view() {
    return this.chosen ? this.#one(this.chosen) : this.#all();
  }

  #all() {
    return html`<div class="head"><h1>${this.name}</h1><p class="lede">${t('executors.lede')}</p></div>
      ${this.executors.length || this.missing.length
        ? html`<div class="scroll" role="region" aria-label=${t('nav.executors')} tabindex="0">
            <table class="tbl stack-sm">
              <caption class="vh">${t('nav.executors')}</caption>
              <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col">${t('form.description')}</th><th scope="col">${t('executors.nodes')}</th><th scope="col" class="num">${t('executors.used')}</th><th scope="col"><span class="vh">${t('list.actions')}</span></th></tr></thead>
              <tbody>${this.missing.map((type) => this.#missingRow(type))}${this.executors.map((one) => this.#row(one))}</tbody>
            </table>
          </div>`
        : empty(t('executors.none'), t('executors.noneTeach'))}`;
  }

  /** @param {string} type */
  #missingRow(type) {
    const used = this.used.get(type) ?? 0;
    return html`<tr>
      <th scope="row" class="namecell linked"><a href=${href(['executors', type])}>${type}</a></th>
      <td class="long" data-l=${t('form.description')}>${count('executors.goneTeach', used)}</td>
      <td data-l=${t('executors.nodes')}>${onNoNode()}</td>
      <td data-l=${t('executors.used')} class="num">${this.#usedLink(type)}</td>
      <td class="acts-cell"></td>
    </tr>`;
  }

  /** @param {string} type */
  #usedLink(type) {
    const used = this.used.get(type) ?? 0;
    return html`<a href=${href(['triggers'], { dispatchTaskExecutorType: type })} aria-label=${count('triggers.found', used)}>${number(used)}</a>`;
  }

  /** @param {Executor} one */
  #row(one) {
    return html`<tr class=${one.hidden ? 'off' : ''}>
      <th scope="row" class="namecell linked"><a href=${href(['executors', one.type])}>${one.name || one.type}</a><span class="sub">${one.type}${marks(one)}</span></th>
      <td class="long" data-l=${t('form.description')}>${one.description}<span class="sub">${one.deployment}</span></td>
      <td data-l=${t('executors.nodes')}>${nodes(one)}</td>
      <td data-l=${t('executors.used')} class="num">${this.#usedLink(one.type)}</td>
      <td class="acts-cell">${create(one, 'sm')}</td>
    </tr>`;
  }

  /** @param {string} type */
  #one(type) {
    const one = this.executors.find((known) => known.type === type);
    const crumb = html`<nav aria-label=${t('frame.breadcrumb')}>
      <ol class="crumb"><li><a href="#/executors">${t('nav.executors')}</a></li><li aria-current="page">${type}</li></ol>
    </nav>`;
    const used = this.used.get(type) ?? 0;
    if (!one) {
      return html`${crumb}<div class="head"><h1>${type}</h1></div>
        ${empty(t('executors.gone', { type }), count('executors.goneTeach', used), used ? html`<a class="btn" href=${href(['triggers'], { dispatchTaskExecutorType: type })}>${count('triggers.found', used)}</a>` : nothing)}`;
    }
    return html`${crumb}
      <div class="head">
        <h1>${one.name || one.type}</h1>
        <div class="acts">${create(one, '', true)}</div>
        <p class="lede">${one.description}</p>
      </div>
      <div class="cols">
        <div>${settings(one)}</div>
        <aside>
          <section class="sec" aria-labelledby="de">
            <header><h2 id="de">${t('run.details')}</h2></header>
            <dl class="kv">
              <dt>${t('executors.type')}</dt><dd class="mono">${one.type}</dd>
              <dt>${t('executors.deployment')}</dt><dd class="mono">${one.deployment}</dd>
              <dt>${t('executors.nodes')}</dt><dd>${nodes(one)}</dd>
              <dt>${t('executors.used')}</dt><dd><a href=${href(['triggers'], { dispatchTaskExecutorType: one.type })}>${count('triggers.found', used)}</a></dd>
              <dt>${t('executors.restricted')}</dt><dd>${t('executors.restricted' + (one.restricted ? 'Yes' : 'No'))}</dd>
              <dt>${t('executors.singleNode')}</dt><dd>${t('executors.single' + (one.singleNode ? 'Yes' : 'No'))}</dd>
              ${one.hidden ? html`<dt>${t('executors.hidden')}</dt><dd>${t('executors.hiddenYes')}</dd>` : nothing}
            </dl>
          </section>
        </aside>
      </div>`;
  }
}

/** @param {Executor} one */
const marks = (one) => html`${one.restricted ? html` <span class="tag">${t('executors.restricted')}</span>` : nothing}${one.hidden ? html` <span class="tag">${t('executors.hidden')}</span>` : nothing}`;

const onNoNode = () => html`<span class="state is-failed">${glyph('g-warn')}${t('trigger.noNode')}</span>`;

/** @param {Executor} one */
const nodes = (one) =>
  one.nodes.length ? one.nodes.map((node, i) => html`${i ? ', ' : ''}<a href="#/nodes"><bdi>${node}</bdi></a>${one.differingNodes.includes(node) ? html` <span class="tag">${t('executors.otherVersion')}</span>` : nothing}`) : onNoNode();

/** @param {Executor} one @param {string} size @param {boolean} [primary] */
const create = (one, size, primary = false) =>
  mayEdit(one)
    ? html`<a class="btn ${size} ${primary ? 'primary' : ''}" href=${href(['triggers', 'new'], { executor: one.type })} aria-label=${t('executors.newOf', { name: one.name })}>${glyph('g-plus')}${t('trigger.new')}</a>`
    : primary
      ? needs(one.restricted ? 'admin' : 'editor', t('role.toCreate'))
      : nothing;

/** @param {Executor} one */
function settings(one) {
  const properties = Object.entries(one.settingsSchema?.properties ?? {});
  const required = one.settingsSchema?.required ?? [];
  return html`<section class="sec" aria-labelledby="st">
    <header><h2 id="st">${t('executors.settings')}</h2></header>
    ${properties.length
      ? html`<div class="scroll" role="region" aria-labelledby="st" tabindex="0"><table class="tbl stack-sm" aria-labelledby="st">
          <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col">${t('executors.meaning')}</th><th scope="col">${t('executors.default')}</th></tr></thead>
          <tbody>
            ${properties.map(
              ([name, setting]) => html`<tr>
                <th scope="row"><code>${name}</code>${required.includes(name) ? html`<span class="sub">${t('form.required')}</span>` : nothing}${setting.writeOnly ? html`<span class="sub">${t('form.secret')}</span>` : nothing}</th>
                <td class="long" data-l=${t('executors.meaning')}>${setting.description}${setting.enum ? html`<span class="sub mono">${setting.enum.join(', ')}</span>` : nothing}</td>
                <td data-l=${t('executors.default')} class="mono">${setting.default ?? '–'}</td>
              </tr>`
            )}
          </tbody>
        </table></div>`
      : html`<div class="empty"><p>${t('executors.noSchema')}</p></div>`}
  </section>`;
}

customElements.define('dispatch-executors', Executors);
