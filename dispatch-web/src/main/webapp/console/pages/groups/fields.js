// SPDX-License-Identifier: Apache-2.0
import { html, render } from '../../vendor/lit-html/lit-html.js';
import * as groups from '../../api/groups.js';
import { t } from '../../texts/texts.js';
import { text } from '../../parts/field.js';
import { duration, millisOf } from '../../parts/time.js';
import { LaterFields } from '../../parts/later-fields.js';

/** What keeps the due runs of a trigger from starting at once, in its form. */
class StartFields extends LaterFields {
  /** @type {string[]} */
  #names = [];

  connectedCallback() {
    super.connectedCallback();
    groups.list().then(
      (page) => {
        this.#names = page.items.map((group) => group.name);
        this.redraw();
      },
      () => {} // Names are offered; what is typed is judged by the API.
    );
  }

  /** @override @param {import('../../parts/later-fields.js').Of} of */
  draw(...[draft, change, error]) {
    const one = (/** @type {string} */ id, /** @type {unknown} */ help, more = {}) =>
      text({ id, label: t('groups.' + id), value: draft[id], change: (value) => change({ [id]: value }), error: error(id), help, ...more });
    const lasting = (/** @type {string} */ id) => {
      const found = millisOf(draft[id]);
      return one(id, draft[id] === '' ? t(`groups.${id}Help`) : found === null ? t('form.durationHelp') : duration(found));
    };
    render(
      html`<div class="two">${one('concurrencyGroup', t('groups.concurrencyGroupHelp'), { list: 'group-names' })} ${lasting('startJitter')}</div>
        <datalist id="group-names">${this.#names.map((name) => html`<option value=${name}></option>`)}</datalist>
        <div class="two">${one('rateLimit', t('groups.rateLimitHelp'))} ${lasting('rateWindow')}</div>`,
      this
    );
  }
}

customElements.define('dispatch-start-fields', StartFields);
