// SPDX-License-Identifier: Apache-2.0
/** Alert rules, and what they have sent. */
import { change, get } from './client.js';

/**
 * @typedef {object} Alert
 * @property {number} id
 * @property {string} name
 * @property {string | null} description
 * @property {boolean} active
 * @property {string} condition
 * @property {number | null} failures
 * @property {string | null} duration
 * @property {number | null} timesUsual
 * @property {number[]} triggerIds
 * @property {string[]} labels
 * @property {number[]} deletedTriggerIds
 * @property {string} channel
 * @property {Record<string, string>} channelSettings
 * @property {string} groupWindow
 * @property {string | null} mutedUntil
 * @property {string | null} lastSentDate
 * @property {string | null} unsentError
 * @property {number} version
 */
/**
 * @typedef {object} Delivery
 * @property {number} id
 * @property {number} alertId
 * @property {string} alertName
 * @property {string} condition
 * @property {boolean} test
 * @property {string} status
 * @property {number} count
 * @property {{date: string, detail?: string, triggerId?: number, triggerName?: string, logId?: number, node?: string}[]} events the first of them
 * @property {string} date
 * @property {string | null} nextAttemptDate
 * @property {number} attempts
 * @property {string | null} error
 */

/** @param {AbortSignal} [signal] @returns {Promise<import('./types.js').PageOf<Alert>>} */
export const list = (signal) => get('alerts', { pageSize: 200 }, signal);

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<Alert>} */
export const one = (id, signal) => get('alerts/' + id, {}, signal);

/**
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').KeyPage<Delivery>>}
 */
export const deliveries = (query, signal) => get('alerts/deliveries', query, signal);

/**
 * Makes a rule, or replaces one if nobody changed it since that version.
 * @param {Record<string, any>} body
 * @param {Alert | null} [alert]
 * @returns {Promise<Alert>}
 */
export const save = (body, alert) =>
  alert ? change('PUT', 'alerts/' + alert.id, { body, headers: { 'If-Match': `"${alert.version}"` } }) : change('POST', 'alerts', { body });

/** @param {Alert} alert @param {Record<string, any>} fields @returns {Promise<Alert>} */
export const patch = (alert, fields) =>
  change('PATCH', 'alerts/' + alert.id, {
    body: fields,
    headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${alert.version}"` },
  });

/** @param {Alert} alert */
export const remove = (alert) => change('DELETE', 'alerts/' + alert.id, { headers: { 'If-Match': `"${alert.version}"` } });

/** @param {Alert} alert @returns {Promise<Delivery>} */
export const test = (alert) => change('POST', `alerts/${alert.id}/test`);
