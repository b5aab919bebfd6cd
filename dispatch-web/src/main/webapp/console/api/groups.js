// SPDX-License-Identifier: Apache-2.0
/** Concurrency groups: how many runs of their triggers may be in progress at a time. */
import { change, get } from './client.js';

/**
 * @typedef {object} Group
 * @property {string} name
 * @property {string | null} description
 * @property {number} maximum
 * @property {number} inUse
 * @property {number} waiting
 * @property {number} triggers
 * @property {number} version
 */

/** @param {AbortSignal} [signal] @returns {Promise<import('./types.js').PageOf<Group>>} */
export const list = (signal) => get('groups', { pageSize: 200 }, signal);

/**
 * Makes a group, or replaces one if nobody changed it since that version.
 * @param {string} name
 * @param {Record<string, any>} body
 * @param {Group | null} group
 * @returns {Promise<Group>}
 */
export const save = (name, body, group) =>
  change('PUT', 'groups/' + encodeURIComponent(name), { body, headers: group ? { 'If-Match': `"${group.version}"` } : {} });

/** @param {Group} group */
export const remove = (group) => change('DELETE', 'groups/' + encodeURIComponent(group.name), { headers: { 'If-Match': `"${group.version}"` } });
