// SPDX-License-Identifier: Apache-2.0
/** A menu of further actions: a disclosure that closes with Escape or a click elsewhere. */
import { html } from '../vendor/lit-html/lit-html.js';
import { glyph } from './glyph.js';

/**
 * @param {string} label
 * @param {unknown[]} items buttons and links
 * @param {string} [size]
 */
export const menu = (label, items, size = '') =>
  html`<details class="menu" @toggle=${watch} @click=${closeAfterwards}>
    <summary class="btn icon ${size}">${glyph('g-dots')}<span class="vh">${label}</span></summary>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </details>`;

/** @param {any} event */
function closeAfterwards(event) {
  if (event.target.closest('ul')) event.currentTarget.open = false;
}

/** @param {any} event */
function watch(event) {
  const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (!details.open) return;
  const stop = new AbortController();
  const close = (/** @type {boolean} */ back) => {
    details.open = false;
    stop.abort();
    if (back) details.querySelector('summary')?.focus();
  };
  details.addEventListener('keydown', (key) => key.key === 'Escape' && close(true), { signal: stop.signal });
  document.addEventListener(
    'pointerdown',
    (pointer) => !details.contains(/** @type {any} */ (pointer.target)) && close(false),
    { signal: stop.signal }
  );
}
