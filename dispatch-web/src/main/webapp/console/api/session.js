// SPDX-License-Identifier: Apache-2.0
/** The session of who sits here: signing in and out, and what every request says of it. */
import { fetchInTime } from './connection.js';

const SESSION = 'session';
const UNATTENDED_AFTER_MILLIS = 60_000;

/** Says `signedIn` when somebody signed in. */
export const session = new EventTarget();

/** @typedef {{signIn: 'form' | 'server', idleSeconds: number}} Way */

let lastInput = Date.now();
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
  addEventListener(kind, () => (lastInput = Date.now()), { capture: true, passive: true });
}

/** @type {(() => void) | null} */
let form = null;

/**
 * The headers of each request. With the first the server does not have the browser ask for a
 * password; the second says that nobody did anything, so that an open page does not keep a session.
 * @returns {Record<string, string>}
 */
export function marks() {
  const unattended = Date.now() - lastInput > UNATTENDED_AFTER_MILLIS;
  return { 'X-Requested-With': 'XMLHttpRequest', ...(unattended ? { 'Dispatch-Unattended': 'true' } : {}) };
}

/** From now on whoever is signed out is asked by this to sign in again. @param {() => void} show */
export function askBy(show) {
  form = show;
}

/** Whether somebody who is signed out is asked to sign in again where they are. */
export const canAsk = () => form !== null;

/**
 * Waits until somebody has signed in again.
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function signedInAgain(signal) {
  return new Promise((go, stop) => {
    session.addEventListener('signedIn', () => go(), { once: true, signal });
    signal?.addEventListener('abort', () => stop(signal.reason), { once: true });
    form?.();
  });
}

/** How one signs in here. @returns {Promise<Way>} */
export async function way() {
  const answer = await fetchInTime(SESSION, { headers: marks() });
  if (!answer.ok) throw new TypeError('no answer: ' + answer.status);
  return answer.json();
}

/**
 * Signs in.
 * @param {string} user
 * @param {string} password
 * @returns {Promise<'ok' | 'wrong' | 'noRole' | 'refused' | 'away'>}
 */
export async function begin(user, password) {
  try {
    const answer = await fetchInTime(SESSION, {
      method: 'POST',
      headers: { ...marks(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ user, password }),
    });
    if (answer.ok) return 'ok';
    if (answer.status === 401) return 'wrong';
    if (answer.status >= 500) return 'away';
    return (await answer.text()).includes('urn:dispatch:problem:forbidden') ? 'noRole' : 'refused';
  } catch (failure) {
    if (failure instanceof TypeError) return 'away';
    throw failure;
  }
}

/** Tells those who wait that somebody has signed in. */
export const tellSignedIn = () => session.dispatchEvent(new Event('signedIn'));

/** Ends the session on the server, and begins anew; false when it could not be ended. */
export async function end() {
  try {
    const answer = await fetchInTime(SESSION, { method: 'DELETE', headers: marks() });
    if (!answer.ok) return false;
  } catch (failure) {
    if (failure instanceof TypeError) return false;
    throw failure;
  }
  history.replaceState(null, '', location.pathname);
  location.reload();
  return true;
}
