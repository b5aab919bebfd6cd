// SPDX-License-Identifier: Apache-2.0
/** Triggers, their schedules, and changes of many. */
import { change, get, send } from './client.js';

/** @typedef {import('./types.js').Trigger} Trigger */

/**
 * @param {Record<string, any>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').PageOf<Trigger>>}
 */
export const list = (query, signal) => get('triggers', query, signal);

/**
 * One trigger, with the version that a change of it names.
 * @param {number | string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<Trigger>}
 */
export const one = (id, signal) => get('triggers/' + id, {}, signal);

/** @param {Record<string, any>} draft @returns {Promise<Trigger>} */
export const create = (draft) => change('POST', 'triggers', { body: draft });

/**
 * Changes some fields, if nobody changed it since that version.
 * @param {Trigger} trigger
 * @param {Record<string, any>} fields
 * @returns {Promise<Trigger>}
 */
export const patch = (trigger, fields) =>
  change('PATCH', 'triggers/' + trigger.id, {
    body: fields,
    headers: {
      'Content-Type': 'application/merge-patch+json',
      'If-Match': `"${trigger.version}"`,
    },
  });

/** Gives it a file, or takes it away. @param {Trigger} trigger @param {File} [file] */
export const setFile = ({ id, version }, file) =>
  change(file ? 'PUT' : 'DELETE', `triggers/${id}/file`, {
    body: file,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': "attachment; filename*=UTF-8''" + encodeURIComponent(file?.name ?? ''),
      'If-Match': `"${version}"`,
    },
  });

/** @param {number} id */
export const remove = (id) => change('DELETE', 'triggers/' + id);

/** @param {number} id @param {boolean} active @returns {Promise<Trigger>} */
export const setActive = (id, active) =>
  change('POST', `triggers/${id}/${active ? 'resume' : 'pause'}`);

/**
 * Asks for a run.
 * @param {number} id
 * @param {{settings?: Record<string, string>, at?: string, onOverlap?: string}} [how]
 * @returns {Promise<import('./types.js').Run>}
 */
export const run = (id, { settings, at, onOverlap } = {}) =>
  change('POST', `triggers/${id}/run`, {
    query: { at, onOverlap },
    body: settings ? { dispatchTaskSettings: settings } : undefined,
    headers: { 'Idempotency-Key': crypto.getRandomValues(new Uint32Array(4)).join('-') },
  });

/**
 * @param {number | string} id
 * @param {{count?: number, after?: string}} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').Fires>}
 */
export const nextFires = (id, query, signal) => get(`triggers/${id}/next-fires`, query, signal);

/**
 * What a schedule would do that nobody has saved yet.
 * @param {Record<string, any>} draft
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').Fires>}
 */
export const preview = async (draft, signal) =>
  (await send('POST', 'schedules/preview', { body: draft, signal })).json();

/**
 * Changes all triggers that match filters, or says how many they are.
 * @param {'pause'|'resume'|'run'|'delete'} action
 * @param {Record<string, any>} filter
 * @param {boolean} dryRun
 * @returns {Promise<import('./types.js').BulkResult>}
 */
export const bulk = (action, filter, dryRun) =>
  change('POST', 'triggers/bulk/' + action, { query: { ...filter, dryRun } });
