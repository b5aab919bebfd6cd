// SPDX-License-Identifier: Apache-2.0
/** Calls of the admin API: the one place that fetches, and that knows whether the server is there. */
import { HEALTH, away, fetchInTime, here } from './connection.js';
import { canAsk, marks, signedInAgain } from './session.js';
import { noteServerDate } from '../parts/clock.js';

export const API = 'api/v1/';

/** What the API refused, as it said it (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status of HTTP; 0: the server did not answer
   * @param {{type?: string, title?: string, detail?: string, violations?: Violation[]}} body
   */
  constructor(status, body) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.code = (body.type ?? '').replace('urn:dispatch:problem:', '');
    this.violations = body.violations ?? [];
  }
}

/** @typedef {import('./types.js').Violation} Violation */
/**
 * @typedef {object} Call
 * @property {Record<string, any>} [query] values that are null or '' are left out, lists repeat
 * @property {any} [body] sent as JSON, a file as it is
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {boolean} [asIs] who is signed out is told, not asked to sign in again
 */

/**
 * The address of a resource, with its query.
 * @param {string} path below the API
 * @param {Record<string, any>} [query]
 */
export function address(path, query = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  return API + path + (search.size ? '?' + search : '');
}

/**
 * One call; the answer whatever its body is.
 * @param {string} method
 * @param {string} path below the API
 * @param {Call} [call]
 * @returns {Promise<Response>} with a status of success
 * @throws {Problem} when it is refused, or when the server did not answer (status 0)
 */
export async function send(method, path, { query, body, headers = {}, signal, asIs = false } = {}) {
  /** @type {Response} */
  let answer;
  // A change may take its time.
  const call = method === 'GET' ? fetchInTime : fetch;
  try {
    answer = await call(address(path, query), {
      method,
      headers: { ...marks(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
      signal,
      cache: 'no-store',
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    away();
    throw new Problem(0, {});
  }
  if (answer.ok) {
    noteServerDate(answer.headers.get('Date'));
    here();
    return answer;
  }
  if (answer.status === 401 && canAsk() && !asIs) {
    // Nothing was done: it is sent once more when somebody has signed in again.
    here();
    await signedInAgain(signal);
    return send(method, path, { query, body, headers, signal });
  }
  const told = await problemBody(answer);
  if (answer.status < 502 || answer.status > 504) {
    here();
    throw new Problem(answer.status, told);
  }
  // Who answers in the place of the server has nothing to say; the server itself says what it misses.
  const why = told.type && told.detail ? sentence(told.detail) : '';
  away(why);
  throw why ? new Problem(answer.status, { ...told, detail: why }) : new Problem(0, {});
}

/** @param {string} text */
const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');

/** @param {Response} answer @returns {Promise<{type?: string, title?: string, detail?: string, violations?: Violation[]}>} */
async function problemBody(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) return { title: answer.statusText };
  return answer.json().catch(() => ({ title: answer.statusText }));
}

/**
 * How the server says that it is, up or down.
 * @param {AbortSignal} [signal]
 * @returns {Promise<{status: string, checks: {name: string, status: string}[]}>}
 */
export async function health(signal) {
  try {
    return await (await fetchInTime(HEALTH, { signal })).json();
  } catch (failure) {
    if (signal?.aborted) throw failure;
    away();
    throw new Problem(0, {});
  }
}

/**
 * Reads JSON.
 * @param {string} path
 * @param {Record<string, any>} [query]
 * @param {AbortSignal} [signal]
 * @param {Call} [call]
 * @returns {Promise<any>}
 */
export async function get(path, query, signal, call = {}) {
  return (await send('GET', path, { query, signal, ...call })).json();
}

/**
 * Sends a change and reads what it answers; null when it answers nothing.
 * @param {string} method
 * @param {string} path
 * @param {Call} [call]
 * @returns {Promise<any>}
 */
export async function change(method, path, call) {
  const answer = await send(method, path, call);
  return answer.status === 204 ? null : answer.json();
}
