// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render } from '../../vendor/lit-html/lit-html.js';
import { Problem } from '../../api/client.js';
import { nextFires, preview } from '../../api/triggers.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../clock.js';
import { glyph } from '../glyph.js';
import { fromNow, instantsInWords, moment } from '../time.js';

const AFTER_TYPING_MILLIS = 250;
const CLOCK = 'HH:MM:SS';

/** What a schedule means: words, the next fires in its zone and in the viewer's, what clock changes do. */
class SchedulePreview extends HTMLElement {
  #schedule = '';
  /** How many fires are shown. */
  fires = 3;
  /** @type {import('../../api/types.js').Fires | null} */
  #found = null;
  /** @type {Problem | null} */
  #problem = null;
  #zone = 'UTC';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asking = new AbortController();

  /** @type {{most: number, millis: number | null} | null} */
  #jitter = null;

  /** How long starts are put off: at most, and exactly where that is known. @param {{most: number, millis: number | null} | null} jitter */
  set jitter(jitter) {
    const isNew = JSON.stringify(jitter) !== JSON.stringify(this.#jitter);
    this.#jitter = jitter;
    if (isNew && this.#found) this.#draw();
  }

  /** @type {import('../../api/types.js').Trigger | null} */
  #of = null;

  /** The trigger whose own fires are shown, while the schedule is the one that it has. @param {import('../../api/types.js').Trigger | null} trigger */
  set of(trigger) {
    const isNew = trigger?.id !== this.#of?.id || trigger?.version !== this.#of?.version || trigger?.nextFireDate !== this.#of?.nextFireDate;
    this.#of = trigger;
    if (isNew && this.#schedule) this.#soon();
  }

  /** The fields of a schedule, as JSON, so that the same is not asked for twice. @param {string} json */
  set schedule(json) {
    if (json === this.#schedule) return;
    this.#schedule = json;
    this.#soon();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), this.#found || this.#problem ? AFTER_TYPING_MILLIS : 0);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  async #ask() {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const draft = JSON.parse(this.#schedule);
    try {
      const found = await (this.#of ? nextFires(this.#of.id, { count: this.fires }, signal) : preview({ ...draft, count: this.fires }, signal));
      this.#zone = draft.timeZoneId;
      this.#found = found;
      this.#problem = null;
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof Problem)) throw failure;
      this.#problem = failure;
    }
    this.#draw();
  }

  #draw() {
    render(html`<div class="preview ${this.#problem ? 'wrong' : ''}" role="status" aria-live=${this.#of ? 'off' : 'polite'}>${this.#problem ? this.#wrong(this.#problem) : this.#right()}</div>`, this);
  }

  /** @param {Problem} problem */
  #wrong(problem) {
    const texts = problem.violations.length ? problem.violations.map((one) => one.message) : [problem.message];
    return html`<p class="is-failed state">${glyph('g-failed')}${t('preview.wrong')}</p>
      ${texts.map((text) => html`<p>${text}</p>`)}`;
  }

  #right() {
    const found = this.#found;
    if (!found) return nothing;
    if (!found.items.length) return html`<p><strong>${instantsInWords(found.scheduleDescription, this.#zone, ' ' + this.#zone)}</strong></p><p class="is-timedout">${t('preview.never')}</p>${barred(found)}`;
    return html`<p><strong>${instantsInWords(found.scheduleDescription, this.#zone, ' ' + this.#zone)}</strong></p>
      <ul>
        ${found.items.map((fire) => html`<li>${this.#fire(fire)}</li>`)}
      </ul>
      ${found.skippedCount ? html`<p class="muted">${count('preview.skipped', found.skippedCount, { first: found.skipped[0]?.replace('T', ' ') ?? '' })}</p>` : nothing}
      ${barred(found)}`;
  }

  /** @param {import('../../api/types.js').Fire} fire */
  #fire(fire) {
    const mine = this.#zone === myZone ? nothing : html` <span class="muted">· ${moment(fire.fireDate, myZone, { always: true })} ${myZone}</span>`;
    return html`<time datetime=${fire.fireDate}>${local(fire.localDateTime, this.#zone, fire.fireDate)}</time> ${this.#zone}${mine}
      <span class="muted">· ${fromNow(fire.fireDate)}</span>${this.#start(fire)}${fire.note ? html` <span class="is-timedout">${noteOf(fire, this.#zone)}</span>` : nothing}`;
  }

  /** When its run starts, where starts are put off. @param {import('../../api/types.js').Fire} fire */
  #start({ fireDate }) {
    if (!this.#jitter) return nothing;
    const { most, millis } = this.#jitter;
    const [due, last] = [0, millis ?? most].map((after) => local('', this.#zone, Date.parse(fireDate) + after));
    // The day is told where it is another one.
    const words = last.slice(0, -CLOCK.length) === due.slice(0, -CLOCK.length) ? last.slice(-CLOCK.length) : last;
    return words ? html`<span class="sub">${t(millis === null ? 'preview.startsBy' : 'preview.starts', { time: words })}</span>` : nothing;
  }
}

/** What calendars leave out before the last of the fires that are shown. @param {import('../../api/types.js').Fires} found */
export const barred = ({ barred: all }) =>
  all.length ? html`<p class="muted">${count('preview.barred', all.reduce((sum, one) => sum + one.count, 0), { first: all[0].localDateTime.slice(0, 16).replace('T', ' ') })}</p>` : nothing;

/** Why a fire is not where one would look for it. @param {import('../../api/types.js').Fire} fire @param {string} zone */
export const noteOf = ({ note, movedFrom }, zone) =>
  t('preview.' + note, { from: movedFrom ? local(movedFrom, zone, movedFrom) : '' });

/** In the zone of the schedule, also when the browser does not know it. @param {string} localDateTime @param {string} zone @param {string | number} at */
function local(localDateTime, zone, at) {
  try {
    return moment(at, zone, { always: true, seconds: true });
  } catch {
    return localDateTime.replace('T', ' ');
  }
}

customElements.define('dispatch-preview', SchedulePreview);
