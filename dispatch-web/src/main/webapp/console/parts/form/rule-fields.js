// SPDX-License-Identifier: Apache-2.0
/** The rules of a trigger's runs: what was missed, overlap, attempts, fair shares, how long logs are kept, who may do what. */
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../../texts/texts.js';
import { choice, text, tick } from '../field.js';
import { keptFields, startFields } from '../later.js';
import { accessFields } from './access-fields.js';
import { duration, millisOf } from '../time.js';

/** @typedef {import('./draft.js').Draft} Draft */

/**
 * @param {Draft} draft
 * @param {(changes: Record<string, any>) => void} change
 * @param {(field: string) => string | undefined} error
 */
export function ruleFields(draft, change, error) {
  const plain = (/** @type {string} */ name, /** @type {unknown} */ help) =>
    text({ id: name, label: t('form.' + name), value: draft[name], change: (value) => change({ [name]: value }), error: error(name), help });
  const lasting = (/** @type {string} */ name, /** @type {string} */ empty) => {
    const found = millisOf(draft[name]);
    return plain(name, draft[name] === '' ? empty : found === null ? t('form.durationHelp') : duration(found));
  };
  const one = (/** @type {string} */ name, /** @type {string[]} */ values) =>
    choice({ id: name, label: t('form.' + name), value: draft[name], options: /** @type {[string, string][]} */ (values.map((value) => [value, t(`form.${name}_${value}`)])), change: (value) => change({ [name]: value }), error: error(name) });
  return html`<div class="two">
      ${one('misfirePolicy', ['FIRE_ONCE', 'SKIP', 'FIRE_ALL'])} ${one('dispatchTaskClusterMode', ['SINGLE_NODE', 'ALL_NODES'])}
    </div>
    ${tick({ id: 'overlapAllowed', label: t('form.overlapAllowed'), checked: draft.overlapAllowed, change: (overlapAllowed) => change({ overlapAllowed }) })}
    ${tick({ id: 'requestsRecovery', label: t('form.requestsRecovery'), checked: draft.requestsRecovery, change: (requestsRecovery) => change({ requestsRecovery }) })}
    <h3>${t('form.rulesAttempts')}</h3>
    <div class="two">${lasting('timeout', t('form.noTimeout'))} ${plain('maxAttempts', t('form.attemptsHelp'))}</div>
    <div class="two">${lasting('retryDelay', '')} ${lasting('retryMaxDelay', '')}</div>
    <div class="two">${plain('pauseAfterFailures', t('form.pauseHelp'))}</div>
    <h3>${t('form.rulesShares')}</h3>
    <div class="two">${plain('priority', t('form.priorityHelp'))}</div>
    ${startFields(draft, change, error)}
    <h3>${t('form.rulesKept')}</h3>
    ${keptFields(draft, change, error)}
    ${accessFields(draft, change, error)}`;
}
