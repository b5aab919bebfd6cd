// SPDX-License-Identifier: Apache-2.0
/** Glyphs: each stands beside its word, and so is hidden from those who cannot see it. */
import { html } from '../vendor/lit-html/lit-html.js';

/** @param {string} name of a symbol in the sprite @param {string} [kind] more classes */
export const glyph = (name, kind = '') =>
  html`<svg class="g ${kind}" aria-hidden="true" focusable="false"><use href="#${name}"></use></svg>`;
