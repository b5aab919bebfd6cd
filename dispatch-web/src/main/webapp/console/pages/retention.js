// SPDX-License-Identifier: Apache-2.0
import { html, render } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';
import { text } from '../parts/field.js';
import { duration, millisOf } from '../parts/time.js';
import { LaterFields } from '../parts/later-fields.js';

/** How long and how many runs of a trigger are kept by what they came to, in its form. */
class KeptFields extends LaterFields {
  /** @override @param {import('../parts/later-fields.js').Of} of */
  draw(...[draft, change, error]) {
    const one = (/** @type {string} */ id, /** @type {unknown} */ help) =>
      text({ id, label: t((id === 'logRetention' ? 'form.' : 'retention.') + id), value: draft[id], change: (value) => change({ [id]: value }), error: error(id), help });
    const lasting = (/** @type {string} */ id, empty = t('retention.asConfigured')) => {
      const found = millisOf(draft[id]);
      return one(id, draft[id] === '' ? empty : found === null ? t('form.durationHelp') : duration(found));
    };
    const most = (/** @type {string} */ id) => one(id, t('retention.asConfigured'));
    render(
      html`<div class="two">${lasting('logRetention', '')} ${one('logLimit', t('retention.logLimitHelp'))}</div>
        <div class="two">${lasting('failedLogRetention')} ${most('failedLogLimit')}</div>
        <div class="two">${lasting('canceledLogRetention')} ${most('canceledLogLimit')}</div>
        <div class="two">${most('successfulLogLimit')}</div>`,
      this
    );
  }
}

customElements.define('dispatch-kept-fields', KeptFields);
