// SPDX-License-Identifier: Apache-2.0
/** Finds a trigger by part of its name, to show its runs only. */
import { html } from '../../vendor/lit-html/lit-html.js';
import * as triggers from '../../api/triggers.js';
import { t } from '../../texts/texts.js';
import { glyph } from '../../parts/glyph.js';

const MOST = 20;

/** @type {import('../../api/types.js').Trigger[]} */
let found = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {import('../../api/types.js').Trigger | null} chosen
 * @param {(id: number | null) => void} choose
 */
export const triggerFinder = (chosen, choose) =>
  html`<div class="search grow">
    ${glyph('g-search')}<label class="vh" for="q">${t('runs.trigger')}</label>
    <input
      class="in"
      id="q"
      type="search"
      list="q-found"
      placeholder=${t('runs.trigger')}
      autocomplete="off"
      .value=${chosen?.name ?? ''}
      @input=${(/** @type {any} */ event) => typed(event.target, choose)}
    />
    <datalist id="q-found"></datalist>
  </div>`;

/** @param {HTMLInputElement} input @param {(id: number | null) => void} choose */
function typed(input, choose) {
  clearTimeout(timer);
  const text = input.value;
  if (!text) return choose(null);
  const exact = found.find((one) => one.name === text);
  if (exact) return choose(exact.id);
  timer = setTimeout(async () => {
    const page = await triggers.list({ search: text, pageSize: MOST }).catch(() => null);
    if (!page || input.value !== text) return;
    found = page.items;
    const list = document.getElementById('q-found');
    list?.replaceChildren(
      ...found.map((one) => {
        const option = document.createElement('option');
        option.value = one.name;
        return option;
      })
    );
    const only = page.totalCount === 1 || found[0]?.name.toLocaleLowerCase() === text.toLocaleLowerCase() ? found[0] : null;
    if (only) choose(only.id);
  }, 300);
}
