// SPDX-License-Identifier: Apache-2.0
/** What is different between two states of a thing. */
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { count, t } from '../texts/texts.js';

/** More are folded. */
const MOST_OPEN = 6;

/** @typedef {Record<string, any> | null} State */
/** @typedef {{name: string, before: string | undefined, after: string | undefined}} Change */

/** @param {unknown} value */
const words = (value) => (value === null || value === undefined ? 'null' : typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The fields that differ; the settings of a task are told apart one by one.
 * @param {State} before
 * @param {State} after
 * @returns {Change[]}
 */
export function changes(before, after) {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const [old, young] = [before?.[name], after?.[name]];
    if (JSON.stringify(old) === JSON.stringify(young)) return [];
    const nested = [old, young].every((one) => one === undefined || (typeof one === 'object' && one !== null && !Array.isArray(one)));
    if (nested) return changes(old ?? null, young ?? null).map((one) => ({ ...one, name: `${name}.${one.name}` }));
    return [{ name, before: before && name in before ? words(old) : undefined, after: after && name in after ? words(young) : undefined }];
  });
}

/** @param {State} before @param {State} after */
export function diff(before, after) {
  const found = changes(before, after).filter((one) => before !== null || (one.after !== 'null' && one.after !== '[]'));
  if (!found.length) return nothing;
  const rows = html`<div class="diff" role="group" aria-label=${t('audit.difference')} tabindex="0">
    ${found.map(
      (one) =>
        html`${one.before === undefined ? nothing : html`<div class="del"><span class="vh">${t('audit.was')} </span>- ${one.name}: <bdi>${one.before}</bdi></div>`}${one.after === undefined ? nothing : html`<div class="add"><span class="vh">${t('audit.is')} </span>+ ${one.name}: <bdi>${one.after}</bdi></div>`}`
    )}
  </div>`;
  return found.length > MOST_OPEN ? html`<details class="fold"><summary>${count('audit.fields', found.length)}</summary>${rows}</details>` : rows;
}
