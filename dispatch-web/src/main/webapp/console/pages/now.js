// SPDX-License-Identifier: Apache-2.0
import { html } from '../vendor/lit-html/lit-html.js';
import { missingSince } from '../api/connection.js';
import { setAttention } from '../frame/frame.js';
import { t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { Page } from '../parts/page.js';
import { clock } from '../parts/time.js';
import { aside } from './now/aside.js';
import { attentionTo } from './now/attention.js';
import { attentionList } from './now/attention-list.js';
import { nextFires, runningNow } from './now/tables.js';
import { Watch, nextOf } from './now/watch.js';

/** From when on what is shown is told to be old. */
const OLD_MILLIS = 12000;

/** What happens now, what comes next, and first of all what needs a hand. */
class Now extends Page {
  every = 5;
  #watch = new Watch();

  get name() {
    return t('nav.now');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    await this.#watch.load(signal);
    void this.#watch.learn(() => this.soon(), this.signal);
  }

  view() {
    const seen = /** @type {import('./now/watch.js').Seen} */ (this.#watch.seen);
    const things = attentionTo(seen);
    setAttention(things.length);
    const old = missingSince() || now() - seen.at > OLD_MILLIS;
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts"><p class="muted small">${t(old ? 'now.asOf' : 'now.live', { time: clock(old ? seen.at : now(), myZone, { seconds: true }), zone: myZone })}</p></div>
      </div>
      <div class="cols">
        <div>${attentionList(things, seen)} ${runningNow(seen)} ${nextFires(nextOf(seen.ahead), seen)}</div>
        <div>${aside(seen)}</div>
      </div>`;
  }
}

customElements.define('dispatch-now', Now);
