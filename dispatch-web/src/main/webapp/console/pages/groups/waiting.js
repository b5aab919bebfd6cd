// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render } from '../../vendor/lit-html/lit-html.js';
import { rich, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { duration, millisOf, time } from '../../parts/time.js';
import { settle } from '../../parts/later-fields.js';

/** Why a due run waits: which group is full, or when its trigger's rate lets the next one start. */
class Waiting extends HTMLElement {
  connectedCallback() {
    settle(this);
  }

  set of(/** @type {import('../../api/types.js').WaitingFor & {first: boolean}} */ { first, kind, group, inUse, maximum, window, nextPlaceDate }) {
    const values = { n: inUse, maximum, group: group ?? '', window: duration(millisOf(window ?? '') ?? 0) };
    const words = t('groups.waits_' + kind, values);
    render(
      html`${first ? words[0].toLocaleUpperCase() + words.slice(1) : words}${nextPlaceDate ? html`; ${rich('groups.nextPlace', { time: time(nextPlaceDate, myZone, { seconds: true }), zone: myZone })}` : nothing}`,
      this
    );
  }
}

customElements.define('dispatch-waiting', Waiting);
