// SPDX-License-Identifier: Apache-2.0
/** What the API found wrong with a form: a summary above with links, and each at its field. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { count, has, t } from '../../texts/texts.js';
import { inWords, note } from '../note.js';

/** @typedef {import('../../api/client.js').Problem} Problem */

/** Codes that name no field, and the field that they mean. @type {Record<string, string>} */
const FIELD_OF = { 'duplicate-name': 'name', 'invalid-cron': 'cronExpression', 'invalid-rrule': 'rrule', 'never-fires': 'cronExpression', 'unknown-executor-type': 'dispatchTaskExecutorType' };

/** The message at a field. @param {Problem | null} problem @param {string} field */
export function errorAt(problem, field) {
  if (!problem) return undefined;
  const found = problem.violations.find((one) => one.field === field);
  if (found) return found.message;
  return !problem.violations.length && FIELD_OF[problem.code] === field ? problem.message : undefined;
}

/** @param {Problem | null} problem */
export function errorSummary(problem) {
  if (!problem) return nothing;
  if (!problem.violations.length) return note('err', html`<strong>${t('form.notSaved')}</strong> ${inWords(problem)}`);
  return note(
    'err',
    html`<strong>${count('form.notSavedFields', problem.violations.length)}</strong>
      ${problem.violations.map((one, i) => html`${i ? ', ' : ''}<button class="linklike" type="button" @click=${() => focus(one.field)}>${label(one.field)}</button>`)}
      ${problem.violations.filter((one) => !idOf(one.field)).map((one) => html`<br />${one.message}`)}`
  );
}

/** @param {string} field */
const label = (field) => {
  const key = ['form.', 'retention.', 'groups.'].map((page) => page + field).find(has);
  return key ? t(key) : field.replace('dispatchTaskSettings.', '');
};

/** @param {string} field */
const idOf = (field) => document.getElementById(field.replace('dispatchTaskSettings.', 's-'));

/** @param {string} field */
function focus(field) {
  const found = idOf(field);
  const folded = found?.closest('details');
  if (folded) folded.open = true;
  found?.focus();
}
