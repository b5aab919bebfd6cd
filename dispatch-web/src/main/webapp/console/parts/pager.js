// SPDX-License-Identifier: Apache-2.0
/** Pages of a list, and columns that sort it: both are links. */
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { hrefWith } from '../frame/router.js';
import { t } from '../texts/texts.js';
import { glyph } from './glyph.js';
import { number } from './time.js';

/** @typedef {import('../frame/router.js').Route} Route */

/**
 * @param {Route} route
 * @param {{page: number, pageSize: number, totalCount: number, lastPage: number}} page
 */
export const pager = (route, { page, pageSize, totalCount, lastPage }) =>
  html`<nav class="end" aria-label=${t('list.pages')}>
    <span>${t('list.range', { from: number(totalCount ? (page - 1) * pageSize + 1 : 0), to: number(Math.min(page * pageSize, totalCount)), total: number(totalCount) })}</span>
    ${step(page > 1 ? hrefWith(route, { page: page - 1 }) : '', 'g-left', t('list.previous'))}
    ${step(page < lastPage ? hrefWith(route, { page: page + 1 }) : '', 'g-right', t('list.next'))}
  </nav>`;

/**
 * @param {string} href empty: there is none
 * @param {string} sign
 * @param {string} words
 */
const step = (href, sign, words) =>
  href
    ? html`<a class="btn sm icon" href=${href}>${glyph(sign)}<span class="vh">${words}</span></a>`
    : html`<a class="btn sm icon" role="link" aria-disabled="true">${glyph(sign)}<span class="vh">${words}</span></a>`;

/**
 * Lists that go on by a key: older, and back to the newest.
 * @param {Route} route
 * @param {string | null} nextCursor
 */
export const keyPager = (route, nextCursor) =>
  html`<nav class="end" aria-label=${t('list.pages')}>
    ${route.query.has('cursor') ? html`<a class="btn sm" href=${hrefWith(route, { cursor: null })}>${glyph('g-left')}${t('list.newest')}</a>` : nothing}
    ${nextCursor ? html`<a class="btn sm" href=${hrefWith(route, { cursor: nextCursor })}>${t('list.older')}${glyph('g-right')}</a>` : html`<span>${t('list.end')}</span>`}
  </nav>`;

/**
 * The head of a column that sorts.
 * @param {Route} route
 * @param {string} field
 * @param {string} words
 * @param {string} standard what the list is sorted by if the address says nothing
 * @param {string} [kind]
 */
export function sortHead(route, field, words, standard, kind = '') {
  const [by, way] = (route.query.get('sort') ?? standard).split(':');
  const mine = by === field;
  const next = `${field}:${mine && way === 'asc' ? 'desc' : 'asc'}`;
  return html`<th scope="col" class=${kind} aria-sort=${mine ? (way === 'desc' ? 'descending' : 'ascending') : nothing}>
    <a href=${hrefWith(route, { sort: next, page: null, cursor: null })}>${words}${mine ? glyph(way === 'desc' ? 'g-down' : 'g-up') : nothing}</a>
  </th>`;
}
