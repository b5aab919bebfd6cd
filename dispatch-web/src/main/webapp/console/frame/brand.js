// SPDX-License-Identifier: Apache-2.0
/** The mark beside the name. */
import { html } from '../vendor/lit-html/lit-html.js';

export const brand = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect class="b1" x="2" y="4" width="9" height="4"></rect>
  <rect class="b1" x="5" y="10" width="6" height="4"></rect>
  <rect class="b2" x="15" y="10" width="7" height="4"></rect>
  <rect class="b2" x="15" y="16" width="5" height="4"></rect>
  <path class="b3" d="M13 1v22"></path>
</svg>`;
