// SPDX-License-Identifier: Apache-2.0
/** What somebody writes about a trigger, before it is saved: values as the fields of a form hold them. */
import { RIGHTS } from './access-fields.js';
import { inDays, millisOf } from '../time.js';
import { instantOf, offsetMinutes } from '../zone.js';

/** @typedef {import('../../api/types.js').Trigger} Trigger */
/** @typedef {'cron'|'interval'|'once'|'rrule'|'none'} Kind */
/** @typedef {Record<string, any> & {kind: Kind, dispatchTaskSettings: Record<string, string>}} Draft */

const NUMBERS = ['priority', 'maxAttempts', 'pauseAfterFailures', 'logLimit', 'successfulLogLimit', 'failedLogLimit', 'canceledLogLimit', 'rateLimit'];
/** What may be left empty, and is null then. */
const OPTIONAL = ['misfirePolicy', 'dispatchTaskClusterMode', 'retryDelay', 'retryMaxDelay', 'logRetention', 'failedLogRetention', 'canceledLogRetention', 'timeout', 'concurrencyGroup', 'rateWindow', 'startJitter'];
/** Of these, and of the rest, what is a duration. */
const DURATIONS = ['interval', 'retryDelay', 'retryMaxDelay', 'logRetention', 'failedLogRetention', 'canceledLogRetention', 'timeout', 'rateWindow', 'startJitter'];
const DATES = ['startDate', 'endDate', 'runOnceDate'];
const TEXTS = ['name', 'description', 'timeZoneId', 'daylightSavingRule', 'cronExpression', 'interval', 'rrule', 'calendar', 'onlyCalendar', 'calendarRule', ...OPTIONAL];
const FLAGS = ['active', 'overlapAllowed', 'requestsRecovery'];

/** What is said when nothing is said, where that is not empty; the same as the API's. @type {Partial<Trigger>} */
export const DEFAULTS = {
  active: true,
  cronExpression: '0 0 2 * * ?',
  timeZoneId: 'UTC',
  daylightSavingRule: 'RUN_ONCE',
  calendarRule: 'SKIP',
  misfirePolicy: 'FIRE_ONCE',
  dispatchTaskClusterMode: 'SINGLE_NODE',
  priority: 4,
  maxAttempts: 1,
  retryDelay: 'PT10S',
  retryMaxDelay: 'PT1H',
  logRetention: 'P30D',
};

/** @param {Partial<Trigger>} trigger @returns {Draft} */
export function draftOf(trigger) {
  const zone = trigger.timeZoneId ?? 'UTC';
  /** @type {any} */
  const source = trigger;
  /** @type {Draft} */
  const draft = { kind: kindOf(trigger), dispatchTaskSettings: { ...trigger.dispatchTaskSettings } };
  for (const name of [...TEXTS, ...NUMBERS]) draft[name] = source[name] === null || source[name] === undefined ? '' : String(source[name]);
  for (const name of DURATIONS) draft[name] = inDays(draft[name]);
  for (const name of DATES) draft[name] = source[name] ? localOf(source[name], zone) : '';
  for (const name of FLAGS) draft[name] = Boolean(source[name]);
  draft.labels = (trigger.labels ?? []).join(', ');
  draft.putOff = putOffOf(trigger);
  for (const right of RIGHTS) draft['access.' + right] = (trigger.access?.[right] ?? []).join('\n');
  return draft;
}

/** By how much its starts are put off, where that is known: it follows from its id and its jitter. @param {Partial<Trigger>} trigger */
const putOffOf = ({ startJitter, nextFireDate, nextStartDate }) =>
  startJitter && nextFireDate && nextStartDate ? { jitter: startJitter, millis: Date.parse(nextStartDate) - Date.parse(nextFireDate) } : null;

/** @param {Partial<Trigger>} trigger @returns {Kind} */
const kindOf = ({ cronExpression, interval, runOnceDate, rrule }) => (cronExpression ? 'cron' : interval ? 'interval' : runOnceDate ? 'once' : rrule ? 'rrule' : 'none');

/** A local time such as 2026-10-25T02:30:00. @param {string} instant @param {string} zone */
export function localOf(instant, zone) {
  const at = Date.parse(instant);
  return new Date(at + offsetMinutes(at, zone) * 60000).toISOString().slice(0, 19);
}

/** What is sent of the schedule. @param {Draft} draft @returns {Record<string, any>} */
export function scheduleOf(draft) {
  const zone = draft.timeZoneId || 'UTC';
  const at = (/** @type {string} */ local) => (local ? instantText(local, zone) : null);
  return {
    cronExpression: draft.kind === 'cron' ? draft.cronExpression.trim() : null,
    interval: draft.kind === 'interval' ? draft.interval.trim() : null,
    runOnceDate: draft.kind === 'once' ? at(draft.runOnceDate) : null,
    rrule: draft.kind === 'rrule' ? draft.rrule.trim() : null,
    timeZoneId: zone,
    daylightSavingRule: draft.daylightSavingRule,
    startDate: at(draft.startDate),
    endDate: at(draft.endDate),
    calendar: draft.calendar || null,
    onlyCalendar: draft.onlyCalendar || null,
    calendarRule: draft.calendarRule || 'SKIP',
  };
}

/** @param {string} local @param {string} zone */
function instantText(local, zone) {
  try {
    return new Date(instantOf(local, zone)).toISOString();
  } catch {
    // No zone of the browser's: the API says what is wrong with it.
    return local + 'Z';
  }
}

/** All that is sent. @param {Draft} draft @returns {Record<string, any>} */
export function bodyOf(draft) {
  /** @type {Record<string, any>} */
  const body = {
    ...scheduleOf(draft),
    name: draft.name,
    description: draft.description.trim() ? draft.description : null,
    dispatchTaskSettings: Object.fromEntries(Object.entries(draft.dispatchTaskSettings).filter(([name, value]) => name && value !== '')),
    labels: draft.labels.split(',').map((/** @type {string} */ one) => one.trim()).filter(Boolean),
    access: Object.fromEntries(RIGHTS.map((right) => [right, lines(draft['access.' + right])])),
  };
  for (const name of FLAGS) body[name] = draft[name];
  for (const name of NUMBERS) body[name] = draft[name] === '' ? null : numberOr(draft[name]);
  for (const name of OPTIONAL) body[name] = draft[name].trim() || null;
  return body;
}

/** @param {string} text */
const lines = (text) => text.split('\n').map((one) => one.trim()).filter(Boolean);

/** A number; what is none goes as it is, and the API says so. @param {string} text */
const numberOr = (text) => (/^-?\d+$/.test(text.trim()) ? Number(text) : text);

/**
 * The fields in which a body differs from a trigger, as a merge patch.
 * @param {Record<string, any>} body
 * @param {Record<string, any>} trigger
 * @returns {Record<string, any>}
 */
export function changesOf(body, trigger) {
  /** @type {Record<string, any>} */
  const patch = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'dispatchTaskSettings') {
      const before = trigger[name] ?? {};
      const gone = Object.keys(before).filter((one) => !(one in value));
      const other = Object.entries(value).filter(([one, text]) => before[one] !== text);
      if (gone.length || other.length) patch[name] = { ...Object.fromEntries(gone.map((one) => [one, null])), ...Object.fromEntries(other) };
    } else if (JSON.stringify(same(name, value)) !== JSON.stringify(same(name, trigger[name]))) {
      patch[name] = value;
    }
  }
  return patch;
}

/** Dates and durations that mean the same are written the same. @param {string} name @param {any} value */
function same(name, value) {
  if (DATES.includes(name) && value && !Number.isNaN(Date.parse(value))) return Math.floor(Date.parse(value) / 1000);
  return (DURATIONS.includes(name) && value && millisOf(value)) || (value ?? null);
}
