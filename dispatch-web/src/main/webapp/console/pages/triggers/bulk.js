// SPDX-License-Identifier: Apache-2.0
/** Changes of many triggers: each button says how many, and nothing is done before that was confirmed. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { Problem } from '../../api/client.js';
import { may } from '../../api/me.js';
import * as triggers from '../../api/triggers.js';
import { count, t } from '../../texts/texts.js';
import { ask, attempt, toast } from '../../parts/dialog.js';
import { glyph } from '../../parts/glyph.js';

const AT_ONCE = 4;

/** @typedef {import('../../api/types.js').Trigger} Trigger */
/** @typedef {import('./table.js').Host & {filter: Record<string, any>}} Host */
/** @typedef {'run'|'pause'|'resume'|'delete'} Action */

/** @type {Record<Action, {sign: string, role: import('../../api/me.js').Role}>} */
const ACTIONS = {
  run: { sign: 'g-play', role: 'runner' },
  pause: { sign: 'g-pause', role: 'editor' },
  resume: { sign: 'g-play', role: 'editor' },
  delete: { sign: 'g-x', role: 'editor' },
};

/** @param {Host} host */
export function bulkBar(host) {
  const chosen = host.page.items.filter((one) => host.picked.has(one.id));
  const clear = () => {
    host.picked = new Set();
    host.update();
  };
  return html`<div class="bulk" role="region" aria-label=${t('bulk.region')}>
    <strong role="status">${count('bulk.picked', chosen.length)}</strong>
    ${/** @type {Action[]} */ (Object.keys(ACTIONS)).map((action) => button(host, action, hit(action, chosen)))}
    <button class="btn quiet sm" type="button" @click=${clear}>${t('bulk.clear')}</button>
    ${host.page.totalCount > host.page.items.length ? allOfThem(host) : nothing}
  </div>`;
}

/** Which of them an action would change. @param {Action} action @param {Trigger[]} chosen */
function hit(action, chosen) {
  if (action === 'pause') return chosen.filter((one) => one.active);
  if (action === 'resume') return chosen.filter((one) => !one.active);
  if (action === 'delete') return chosen.filter((one) => !one.system);
  return chosen;
}

/** @param {Host} host @param {Action} action @param {Trigger[]} chosen */
function button(host, action, chosen) {
  if (!chosen.length || !may(ACTIONS[action].role)) return nothing;
  return html`<button class="btn sm ${action === 'delete' ? 'danger' : ''}" type="button" @click=${() => confirmThese(host, action, chosen)}>
    ${glyph(ACTIONS[action].sign)}${count('bulk.' + action, chosen.length)}
  </button>`;
}

/** Does it to all, a few at once; what was refused. @param {Action} action @param {Trigger[]} chosen @returns {Promise<unknown[]>} */
async function refusedOf(action, chosen) {
  /** @type {unknown[]} */
  const refused = [];
  const left = [...chosen];
  const work = async () => {
    for (let one = left.shift(); one; one = left.shift()) await doIt(action, one).catch((failure) => refused.push(failure));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refused;
}

/** @param {Host} host @param {Action} action @param {Trigger[]} chosen */
async function confirmThese(host, action, chosen) {
  await ask({
    title: count('bulk.title_' + action, chosen.length),
    content: html`<p>${t('bulk.what_' + action)}</p>
      <ul class="plain">
        ${chosen.map((one) => html`<li><bdi>${one.name}</bdi></li>`)}
      </ul>`,
    confirm: count('bulk.' + action, chosen.length),
    danger: action === 'delete',
    act: async () => {
      const refused = await refusedOf(action, chosen);
      say(action, chosen.length - refused.length, refused);
    },
  });
  host.picked = new Set();
  await host.refresh();
}

/** @param {Action} action @param {Trigger} trigger @returns {Promise<unknown>} */
function doIt(action, trigger) {
  if (action === 'run') return triggers.run(trigger.id);
  if (action === 'delete') return triggers.remove(trigger.id);
  return triggers.setActive(trigger.id, action === 'resume');
}

/** @param {Action} action @param {number} done @param {any[]} refused */
function say(action, done, refused) {
  const reason = refused[0] instanceof Problem ? refused[0].message : '';
  toast(count('bulk.done_' + action, done), refused.length ? count('bulk.refused', refused.length, { reason }) : nothing, refused.length ? 'failed' : 'ok');
}

/** Everything that the filters find, on this page and the others. @param {Host} host */
function allOfThem(host) {
  if (!Object.keys(host.filter).length) return html`<span class="muted small">${t('bulk.filterFirst')}</span>`;
  return html`<details class="menu">
    <summary class="btn sm">${count('bulk.all', host.page.totalCount)}${glyph('g-down')}</summary>
    <ul>
      ${/** @type {Action[]} */ (Object.keys(ACTIONS))
        .filter((action) => may(ACTIONS[action].role))
        .map((action) => html`<li><button type="button" class=${action === 'delete' ? 'danger' : ''} @click=${() => confirmAll(host, action)}>${glyph(ACTIONS[action].sign)}${t('bulk.all_' + action)}</button></li>`)}
    </ul>
  </details>`;
}

/** Asks the server how many it would be, and then whether they shall be. @param {Host} host @param {Action} action */
const confirmAll = (host, action) =>
  attempt(async () => {
    const { filter } = host;
    const found = await triggers.bulk(action, filter, true);
    await ask({
      title: count('bulk.title_' + action, found.matched),
      content: html`<p>${t('bulk.what_' + action)}</p>
        <ul class="plain">
          ${found.items.map((one) => html`<li><bdi>${one.name}</bdi></li>`)}
          ${found.matched > found.items.length ? html`<li>${count('bulk.andMore', found.matched - found.items.length)}</li>` : nothing}
        </ul>`,
      confirm: count('bulk.' + action, found.matched),
      danger: action === 'delete',
      act: async () => {
        const result = await triggers.bulk(action, filter, false);
        toast(count('bulk.done_' + action, result.done), result.refusedCount ? count('bulk.refused', result.refusedCount, { reason: result.refused[0]?.detail ?? '' }) : nothing, result.refusedCount ? 'failed' : 'ok');
      },
    });
    host.picked = new Set();
    await host.refresh();
  });
