// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render } from '../../vendor/lit-html/lit-html.js';
import { names } from '../../api/calendars.js';
import { Problem } from '../../api/client.js';
import { t } from '../../texts/texts.js';
import { choice } from '../field.js';

/** @typedef {{draft: import('./draft.js').Draft, change: (changes: Record<string, any>) => void, error: (field: string) => string | undefined}} Fields */

const RULES = ['SKIP', 'NEXT_DAY', 'PREVIOUS_DAY'];

/** Which calendars a schedule keeps to; nothing where there are none. */
class CalendarFields extends HTMLElement {
  /** @type {Fields | null} */
  #fields = null;
  /** @type {string[]} */
  #names = [];

  set fields(/** @type {Fields} */ fields) {
    this.#fields = fields;
    this.#draw();
  }

  connectedCallback() {
    void this.#load();
  }

  async #load() {
    try {
      this.#names = await names();
    } catch (failure) {
      // Who cannot be asked for calendars now keeps those that are named.
      if (!(failure instanceof Problem)) throw failure;
    }
    this.#draw();
  }

  #draw() {
    if (!this.#fields) return;
    const { draft, change, error } = this.#fields;
    const named = [draft.calendar, draft.onlyCalendar].filter(Boolean);
    if (!this.#names.length && !named.length) return render(nothing, this);
    const all = [...new Set([...this.#names, ...named])].sort();
    const one = (/** @type {string} */ id) =>
      choice({ id, label: t('form.' + id), value: draft[id], options: [['', t('form.noCalendar')], .../** @type {[string, string][]} */ (all.map((name) => [name, name]))], change: (value) => change({ [id]: value }), error: error(id) });
    render(
      html`<div class="two">${one('calendar')} ${one('onlyCalendar')}</div>
        ${named.length ? choice({ id: 'calendarRule', label: t('form.calendarRule'), value: draft.calendarRule || 'SKIP', options: /** @type {[string, string][]} */ (RULES.map((rule) => [rule, t('form.calendarRule_' + rule)])), change: (calendarRule) => change({ calendarRule }), error: error('calendarRule') }) : nothing}`,
      this
    );
  }
}

customElements.define('dispatch-calendar-fields', CalendarFields);
