// SPDX-License-Identifier: Apache-2.0
/** Past instants of a trigger: the form to ask for them, and how far they are. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as backfills from '../../api/backfills.js';
import { may } from '../../api/me.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { ask, attempt, toast } from '../../parts/dialog.js';
import { moment } from '../../parts/time.js';

/** @typedef {import('../../api/backfills.js').Backfill} Backfill */

const SHOWN = 5;

/** Asks which instants, and has them run. @param {import('../../api/types.js').Trigger} trigger @param {() => void} then */
export const askForBackfill = (trigger, then) =>
  ask({
    title: t('backfill.title', { name: trigger.name }),
    content: html`<p>${t('backfill.what')}</p>
      ${field('from', html`<input class="in" id="from" name="from" type="datetime-local" step="1" required />`)}
      ${field('to', html`<input class="in" id="to" name="to" type="datetime-local" step="1" required />`)}
      <p class="help">${t('backfill.help', { zone: myZone })}</p>
      ${field('order', html`<select class="in" id="order" name="order"><option value="OLDEST_FIRST">${t('backfill.oldest')}</option><option value="NEWEST_FIRST">${t('backfill.newest')}</option></select>`)}
      ${field('parallel', html`<input class="in" id="parallel" name="parallel" type="number" min="1" max="100" value="1" required />`)}`,
    confirm: t('backfill.confirm'),
    act: async (form) => {
      const at = (/** @type {string} */ name) => new Date(String(form.get(name))).toISOString();
      const begun = await backfills.begin(trigger.id, { from: at('from'), to: at('to'), order: String(form.get('order')), parallel: Number(form.get('parallel')) });
      toast(count('backfill.begun', begun.instants));
      then();
    },
  });

/** @param {string} name @param {unknown} input */
const field = (name, input) =>
  html`<div class="fld"><label for=${name}>${t('backfill.' + name)}</label>${input}</div>`;

/** The newest ones; nothing if there are none. @param {number} trigger @param {Backfill[]} all @param {() => void} then */
export const progress = (trigger, all, then) =>
  all.length
    ? html`<section class="sec" aria-labelledby="bf">
        <header><h2 id="bf">${t('backfill.heading')}</h2></header>
        <ul class="rows">
          ${all.slice(0, SHOWN).map(
            (one) => html`<li>
              <span><strong>${t('backfill.state_' + one.state)}</strong> ${t('backfill.range', { from: moment(one.from), to: moment(one.to), zone: myZone, by: one.createdBy })}<span class="sub">${t('backfill.counts', { started: one.started, all: one.instants, successful: one.successful, unsuccessful: one.unsuccessful })}</span></span>
              ${one.state === 'RUNNING' && may('runner') ? html`<button class="btn sm" type="button" @click=${() => stop(trigger, one, then)}>${t('backfill.cancel')}</button>` : nothing}
            </li>`
          )}
        </ul>
      </section>`
    : nothing;

/** @param {number} trigger @param {Backfill} one @param {() => void} then */
const stop = (trigger, one, then) =>
  attempt(async () => {
    await backfills.cancel(trigger, one.id);
    then();
  });
