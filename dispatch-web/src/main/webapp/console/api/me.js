// SPDX-License-Identifier: Apache-2.0
/** Who is signed in, and what they may do. The API decides; this only offers nothing in vain. */
import { get } from './client.js';

const ORDER = ['dispatch-viewer', 'dispatch-runner', 'dispatch-editor', 'dispatch-admin'];

/** @typedef {'viewer'|'runner'|'editor'|'admin'} Role */

/** @type {import('./types.js').Me} */
let me = { user: '', roles: [], signIn: '' };

/**
 * Asks who is signed in.
 * @param {{asIs?: boolean}} [how] as is: who is signed out is not asked to sign in
 */
export async function askWhoIsThere({ asIs = false } = {}) {
  me = await get('me', {}, undefined, { asIs });
}

/** Whether there is a session that its user can end. */
export const canSignOut = () => me.signIn === 'FORM';

/** The name of the user. */
export const user = () => me.user;

/** The highest role, as `viewer`, `runner`, `editor` or `admin`. @returns {Role} */
export function role() {
  const highest = ORDER.findLast((known) => me.roles.includes(known)) ?? ORDER[0];
  return /** @type {Role} */ (highest.replace('dispatch-', ''));
}

/** Whether the user has that role or a higher one. @param {Role} wanted */
export const may = (wanted) => ORDER.indexOf('dispatch-' + role()) >= ORDER.indexOf('dispatch-' + wanted);

/**
 * Whether the user may change triggers of that executor.
 * @param {import('./types.js').Executor | undefined} executor
 */
export const mayEdit = (executor) => may(executor?.restricted ? 'admin' : 'editor');
