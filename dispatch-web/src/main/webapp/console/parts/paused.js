// SPDX-License-Identifier: Apache-2.0
/** A calm line on pages that tell when something fires, while the scheduler is paused. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import { schedulerKept } from '../api/engine.js';
import { rich, t } from '../texts/texts.js';
import { myZone } from './clock.js';
import { note } from './note.js';
import { fromNow, time } from './time.js';

/** @typedef {import('../api/engine.js').Scheduler} Scheduler */

/** That it is paused, since when and by whom. @param {Scheduler} scheduler */
export const pausedWords = ({ pausedDate, changedBy }) =>
  html`<strong>${t('nodes.paused')}</strong> ${pausedDate ? rich('nodes.pausedSince', { time: time(pausedDate), zone: myZone, relative: fromNow(pausedDate), user: html`<bdi>${changedBy}</bdi>` }) : nothing}`;

class Paused extends HTMLElement {
  /** Set whenever its page is drawn, which is when it may have changed. */
  set drawnAt(/** @type {number} */ _millis) {
    void this.#look();
  }

  async #look() {
    try {
      const scheduler = await schedulerKept();
      render(scheduler.paused ? note('info', pausedWords(scheduler), html`<a class="btn sm" href="#/nodes">${t('now.act_seeNode')}</a>`) : nothing, this);
    } catch (failure) {
      // The page says what went wrong.
      if (!(failure instanceof Problem)) throw failure;
    }
  }
}

export const pausedNote = () => html`<dispatch-paused .drawnAt=${Date.now()}></dispatch-paused>`;

customElements.define('dispatch-paused', Paused);
