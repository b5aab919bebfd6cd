// SPDX-License-Identifier: Apache-2.0
/** The groups that may view, run and edit a trigger: in its form, and in words. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { t } from '../../texts/texts.js';
import { area } from '../field.js';

/** Each right includes those before it. @type {('view'|'run'|'edit')[]} */
export const RIGHTS = ['view', 'run', 'edit'];

/** @param {import('./draft.js').Draft} draft @param {(changes: Record<string, any>) => void} change @param {(field: string) => string | undefined} error */
export const accessFields = (draft, change, error) =>
  html`<h3>${t('form.access')}</h3>
    <p class="help muted">${t('form.accessHelp')}</p>
    ${error('access') ? html`<p class="error">${error('access')}</p>` : nothing}
    <div class="two">${RIGHTS.map((right) => area({ id: 'access.' + right, label: t('form.access_' + right), value: draft['access.' + right], change: (value) => change({ ['access.' + right]: value }), error: error('access.' + right) }))}</div>`;

/** Who may do what, if the trigger names anybody. @param {import('../../api/types.js').Trigger} trigger */
export const accessWords = ({ access }) =>
  RIGHTS.some((right) => access[right].length)
    ? html`<p class="foot"><span>${RIGHTS.filter((right) => access[right].length).map((right) => html`${t('form.access_' + right)}: <bdi>${access[right].join(', ')}</bdi>. `)}</span></p>`
    : nothing;
