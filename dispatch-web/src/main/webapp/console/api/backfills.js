// SPDX-License-Identifier: Apache-2.0
/** Past instants of triggers that users have run. */
import { change, get } from './client.js';

/**
 * @typedef {object} Backfill
 * @property {number} id
 * @property {'RUNNING'|'CANCELING'|'CANCELED'|'ENDED'} state
 * @property {string} from
 * @property {string} to
 * @property {number} parallel
 * @property {number} instants
 * @property {number} started
 * @property {number} successful
 * @property {number} unsuccessful
 * @property {string} createdBy
 * @property {string} dateCreated
 */

/** Those of a trigger, the newest first. @param {number} trigger @param {AbortSignal} [signal] @returns {Promise<{items: Backfill[]}>} */
export const list = (trigger, signal) => get(`triggers/${trigger}/backfills`, {}, signal);

/** @param {number} trigger @param {{from: string, to: string, order: string, parallel: number}} body @returns {Promise<Backfill>} */
export const begin = (trigger, body) => change('POST', `triggers/${trigger}/backfills`, { body });

/** @param {number} trigger @param {number} id @returns {Promise<Backfill>} */
export const cancel = (trigger, id) => change('POST', `triggers/${trigger}/backfills/${id}/cancel`);
