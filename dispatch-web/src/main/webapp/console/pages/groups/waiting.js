// SPDX-License-Identifier: Apache-2.0
import { html, render } from '../../vendor/lit-html/lit-html.js';
import { t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { duration, millisOf, time } from '../../parts/time.js';
import { settle } from '../../parts/later-fields.js';

/** Why a due run waits: which group is full, or when its trigger's rate lets the next one start. */
class Waiting extends HTMLElement {
  connectedCallback() {
    settle(this);
  }

  set of(/** @type {import('../../api/types.js').WaitingFor} */ { kind, group, inUse, maximum, window, nextPlaceDate }) {
    const values = { n: inUse, maximum, group: group ?? '', window: duration(millisOf(window ?? '') ?? 0) };
    render(
      html`${t('groups.waits_' + kind, values)}${nextPlaceDate ? html`; ${t('groups.nextPlace')} ${time(nextPlaceDate, myZone, { seconds: true })}` : ''}`,
      this
    );
  }
}

customElements.define('dispatch-waiting', Waiting);
