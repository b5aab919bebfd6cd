// SPDX-License-Identifier: Apache-2.0
/** When a trigger fires: the fields, and below them what they mean, while somebody types. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { t } from '../../texts/texts.js';
import { choice, text } from '../field.js';
import { duration, millisOf } from '../time.js';
import { zones } from '../zone.js';
import './calendar-fields.js';
import './schedule-preview.js';
import { changesOf, scheduleOf } from './draft.js';

/** @typedef {import('./draft.js').Draft} Draft */

/** @type {import('./draft.js').Kind[]} */
const KINDS = ['cron', 'interval', 'once', 'rrule', 'none'];
const RULES = ['RUN_ONCE', 'SKIP', 'RUN_TWICE'];
/** @type {[string, string][]} */
const EXAMPLES = [
  ['everyDay', '0 30 2 * * ?'],
  ['workdays', '0 0 7 ? * MON-FRI'],
  ['quarter', '0 */15 * * * ?'],
  ['monthEnd', '0 0 23 L * ?'],
];

/** @type {[string, string][]} */
const RRULES = [
  ['lastFriday', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['lastWorkday', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['otherWeek', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
];

/**
 * @param {Draft} draft
 * @param {(changes: Record<string, any>) => void} change
 * @param {(field: string) => string | undefined} error
 * @param {{fires?: number, saved?: import('../../api/types.js').Trigger | null}} [preview] how many fires are shown, and what the draft began with
 */
export const scheduleFields = (draft, change, error, { fires = 3, saved = null } = {}) =>
  html`<fieldset class="seg kinds">
      <legend class="vh">${t('form.kind')}</legend>
      ${KINDS.map((kind) => html`<label><input type="radio" name="kind" value=${kind} .checked=${draft.kind === kind} @change=${() => change({ kind })} />${t('form.kind_' + kind)}</label>`)}
    </fieldset>
    ${when(draft, change, error)}
    ${draft.kind === 'none' ? nothing : html`${zone(draft, change, error)}<dispatch-calendar-fields .fields=${{ draft, change, error }}></dispatch-calendar-fields>`}
    ${draft.kind === 'none' ? html`<p class="help muted">${t('form.noneHelp')}</p>` : html`<dispatch-preview .of=${saved && isAsSaved(draft, saved) ? saved : null} .schedule=${JSON.stringify({ ...scheduleOf(draft), ...phaseOf(draft, saved) })} .fires=${fires} .jitter=${jitterOf(draft)}></dispatch-preview>`}
    ${draft.kind === 'none' || draft.kind === 'once' ? nothing : bounds(draft, change, error)}`;

/** Whether it fires as it does already: then its own fires are told, since a schedule alone may not say where its phase is. @param {Draft} draft @param {import('../../api/types.js').Trigger} saved */
const isAsSaved = (draft, saved) => saved.active && !Object.keys(changesOf(scheduleOf(draft), saved)).length;

/** Where an interval without a start counts from when it is saved: the last fire. @param {Draft} draft @param {import('../../api/types.js').Trigger | null} saved */
const phaseOf = ({ kind, startDate }, saved) => (kind === 'interval' && !startDate && saved?.previousFireDate ? { startDate: saved.previousFireDate } : {});

/** @param {Draft} draft */
function jitterOf({ startJitter, putOff }) {
  const jitter = startJitter.trim();
  const most = millisOf(jitter);
  return most ? { most, millis: putOff?.jitter === jitter ? putOff.millis : null } : null;
}

/** @param {Draft} draft @param {(changes: Record<string, any>) => void} change @param {(field: string) => string | undefined} error */
function when(draft, change, error) {
  if (draft.kind === 'cron') {
    return html`${text({ id: 'cronExpression', label: t('form.cron'), value: draft.cronExpression, change: (cronExpression) => change({ cronExpression }), error: error('cronExpression'), help: t('form.cronHelp'), mono: true, required: true })}
      <p class="examples small"><span class="muted">${t('form.examples')}</span>
        ${EXAMPLES.map(([name, cronExpression]) => html`<button class="btn quiet sm" type="button" @click=${() => change({ cronExpression })}>${t('form.example_' + name)}</button>`)}</p>`;
  }
  if (draft.kind === 'rrule') {
    return html`${text({ id: 'rrule', label: t('form.rrule'), value: draft.rrule, change: (rrule) => change({ rrule }), error: error('rrule'), help: t('form.rruleHelp'), mono: true, required: true })}
      <p class="examples small"><span class="muted">${t('form.examples')}</span>
        ${RRULES.map(([name, rrule]) => html`<button class="btn quiet sm" type="button" @click=${() => change({ rrule })}>${t('form.example_' + name)}</button>`)}</p>`;
  }
  if (draft.kind === 'interval') {
    const found = millisOf(draft.interval);
    return text({ id: 'interval', label: t('form.interval'), value: draft.interval, change: (interval) => change({ interval }), error: error('interval'), help: found ? duration(found) : t('form.durationHelp'), mono: true, required: true });
  }
  if (draft.kind === 'once') {
    return text({ id: 'runOnceDate', label: t('form.runOnceDate'), type: 'datetime-local', value: draft.runOnceDate, change: (runOnceDate) => change({ runOnceDate }), error: error('runOnceDate'), required: true });
  }
  return nothing;
}

/** @param {Draft} draft @param {(changes: Record<string, any>) => void} change @param {(field: string) => string | undefined} error */
const zone = (draft, change, error) =>
  html`<div class="two">
    <div>
      ${text({ id: 'timeZoneId', label: t('form.zone'), value: draft.timeZoneId, change: (timeZoneId) => change({ timeZoneId }), error: error('timeZoneId'), list: 'zones', required: true })}
      <datalist id="zones">${zones().map((one) => html`<option value=${one}></option>`)}</datalist>
    </div>
    ${draft.kind === 'once'
      ? nothing
      : choice({ id: 'daylightSavingRule', label: t('form.clockChange'), value: draft.daylightSavingRule, options: /** @type {[string, string][]} */ (RULES.map((one) => [one, t('form.rule_' + one)])), change: (daylightSavingRule) => change({ daylightSavingRule }), help: t('form.ruleHelp_' + draft.daylightSavingRule), error: error('daylightSavingRule') })}
  </div>`;

/** @param {Draft} draft @param {(changes: Record<string, any>) => void} change @param {(field: string) => string | undefined} error */
const bounds = (draft, change, error) =>
  html`<div class="two">
    ${text({ id: 'startDate', label: t('form.from'), type: 'datetime-local', value: draft.startDate, change: (startDate) => change({ startDate }), error: error('startDate'), help: t({ interval: 'form.fromInterval', rrule: 'form.fromRrule' }[/** @type {'rrule'} */ (draft.kind)] ?? 'form.inclusive') })}
    ${text({ id: 'endDate', label: t('form.to'), type: 'datetime-local', value: draft.endDate, change: (endDate) => change({ endDate }), error: error('endDate'), help: t('form.inclusive') })}
  </div>`;
