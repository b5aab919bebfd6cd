// SPDX-License-Identifier: Apache-2.0
/** Notes in the page: what went wrong, and what to know. */
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';
import { glyph } from './glyph.js';

/** @typedef {import('../api/client.js').Problem} Problem */

/**
 * @param {'info'|'warn'|'err'} kind
 * @param {unknown} content
 * @param {unknown} [action]
 */
export const note = (kind, content, action = nothing) =>
  html`<div class="note ${kind}" role=${kind === 'err' ? 'alert' : nothing}>
    ${glyph({ info: 'g-info', warn: 'g-warn', err: 'g-failed' }[kind])}
    <div>${content}</div>
    ${action}
  </div>`;

/** What the API refused. @param {Problem | null} problem */
export const problemNote = (problem) =>
  problem ? note('err', html`<strong>${inWords(problem)}</strong>${violations(problem)}`) : nothing;

/** One sentence of a refusal. @param {Problem} problem */
export function inWords(problem) {
  if (problem.status === 0) return t('problem.away');
  if (problem.status === 404) return t('problem.notFound');
  if (problem.status === 403) return t('problem.forbidden', { detail: problem.message });
  return problem.message;
}

/** @param {Problem} problem */
const violations = (problem) =>
  problem.violations.length > 1
    ? html`<ul>
        ${problem.violations.map((one) => html`<li><code>${one.field}</code>: ${one.message}</li>`)}
      </ul>`
    : nothing;

/**
 * Nothing to show, and what to do about it.
 * @param {string} title
 * @param {unknown} teach
 * @param {unknown} [acts]
 */
export const empty = (title, teach, acts = nothing) =>
  html`<div class="empty">
    <h3>${title}</h3>
    <p>${teach}</p>
    ${acts === nothing ? nothing : html`<div class="acts">${acts}</div>`}
  </div>`;

/** Why something is not offered. @param {string} role @param {string} what */
export const needs = (role, what) =>
  html`<span class="muted small needs">${t('role.needs', { what, role: 'dispatch-' + role })}</span>`;
