// SPDX-License-Identifier: Apache-2.0
/** Fields of forms and filters: each with its label, its help and its error. */
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { live } from '../vendor/lit-html/directives/live.js';
import { t } from '../texts/texts.js';
import { glyph } from './glyph.js';

/**
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {unknown} [help]
 * @property {string} [error]
 * @property {boolean} [required]
 * @property {string} [mark] a word after the label
 */

/**
 * A field with what is put into it.
 * @param {Field} field
 * @param {unknown} control
 */
export const field = ({ id, label, help, error, required, mark }, control) =>
  html`<div class="fld">
    <label for=${id}>${label} ${required ? html`<span class="req">${t('form.required')}</span>` : nothing}${mark ? html`<span class="req">${mark}</span>` : nothing}</label>
    ${control} ${error ? html`<p class="error" id="${id}-error">${glyph('g-failed')}<span>${error}</span></p>` : nothing}
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
  </div>`;

/** What describes a field. @param {Field} field */
export const describedBy = ({ id, help, error }) =>
  [error ? id + '-error' : '', help ? id + '-help' : ''].filter(Boolean).join(' ') || nothing;

/**
 * One line of text.
 * @param {Field & {value: string, change: (value: string) => void, type?: string, list?: string, placeholder?: string, mono?: boolean}} f
 */
export const text = (f) =>
  field(
    f,
    html`<input
      class="in ${f.mono ? 'mono' : ''}"
      id=${f.id}
      name=${f.id}
      type=${f.type ?? 'text'}
      list=${f.list ?? nothing}
      placeholder=${f.placeholder ?? nothing}
      autocomplete="off"
      spellcheck="false"
      .value=${live(f.value)}
      ?required=${false}
      aria-required=${f.required ? 'true' : nothing}
      aria-invalid=${f.error ? 'true' : nothing}
      aria-describedby=${describedBy(f)}
      @input=${(/** @type {any} */ event) => f.change(event.target.value)}
    />`
  );

/**
 * Several lines of text.
 * @param {Field & {value: string, change: (value: string) => void}} f
 */
export const area = (f) =>
  field(
    f,
    html`<textarea
      class="in"
      id=${f.id}
      name=${f.id}
      .value=${live(f.value)}
      aria-invalid=${f.error ? 'true' : nothing}
      aria-describedby=${describedBy(f)}
      @input=${(/** @type {any} */ event) => f.change(event.target.value)}
    ></textarea>`
  );

/**
 * One of some.
 * @param {Field & {value: string, options: [string, string][], change: (value: string) => void}} f
 */
export const choice = (f) => field(f, select(f));

/**
 * @param {{id: string, value: string, options: [string, string][], change: (value: string) => void, help?: unknown, error?: string}} f
 */
const select = (f) =>
  html`<span class="selwrap"
    ><select
      class="sel"
      id=${f.id}
      name=${f.id}
      aria-describedby=${describedBy(/** @type {any} */ (f))}
      aria-invalid=${f.error ? 'true' : nothing}
      .value=${live(f.value)}
      @change=${(/** @type {any} */ event) => f.change(event.target.value)}
    >
      ${f.options.map(([value, words]) => html`<option value=${value} ?selected=${value === f.value}>${words}</option>`)}</select
    >${glyph('g-down')}</span
  >`;

/**
 * A choice in a toolbar: its label is for those who cannot see what the choice says.
 * @param {{id: string, label: string, value: string, options: [string, string][], change: (value: string) => void}} f
 */
export const filter = (f) => html`<span class="filter"><label class="vh" for=${f.id}>${f.label}</label>${select(f)}</span>`;

/**
 * @param {{id: string, label: unknown, checked: boolean, change: (checked: boolean) => void}} f
 */
export const tick = (f) =>
  html`<label class="tick"
    ><input
      type="checkbox"
      id=${f.id}
      .checked=${live(f.checked)}
      @change=${(/** @type {any} */ event) => f.change(event.target.checked)}
    />
    ${f.label}</label
  >`;

/**
 * A search; tells of a change a moment after the last key.
 * @param {{id: string, label: string, value: string, change: (value: string) => void}} f
 */
export function search(f) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = (/** @type {any} */ event) => {
    clearTimeout(timer);
    const { value } = event.target;
    timer = setTimeout(() => f.change(value), 300);
  };
  return html`<div class="search grow">
    ${glyph('g-search')}<label class="vh" for=${f.id}>${f.label}</label
    ><input class="in" id=${f.id} type="search" placeholder=${f.label} .value=${f.value} autocomplete="off" @input=${later} />
  </div>`;
}
