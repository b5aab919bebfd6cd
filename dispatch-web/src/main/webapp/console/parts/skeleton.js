// SPDX-License-Identifier: Apache-2.0
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';

/** What comes sooner needs no skeleton. */
export const SKELETON_AFTER_MILLIS = 300;

/** Rows that are still to come. */
export const skeleton = () =>
  html`<p class="vh" role="status">${t('page.loading')}</p>
    <ul class="rows" aria-hidden="true">
      ${[1, 2, 3, 4].map(() => html`<li><span class="sk w1"></span><span class="sk w2"></span><span class="sk w3"></span></li>`)}
    </ul>`;
