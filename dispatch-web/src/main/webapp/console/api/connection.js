// SPDX-License-Identifier: Apache-2.0
/** Whether the server answers what it is asked. Goes on asking when it does not, and tells when it is back. */
import { noteServer } from '../parts/clock.js';

export const HEALTH = 'health/ready';

const RETRY_MILLIS = 3000;
/** A server that hangs takes calls and answers none. What is asked for is asked again; a change may take its time. */
const ANSWER_MILLIS = 15000;

/** Says `change` when the server went away or came back. */
export const connection = new EventTarget();

/**
 * Fetches, but waits for no answer for ever. Its body may take its time.
 * @param {string} address
 * @param {RequestInit} [init]
 * @throws {TypeError} when none came, or not in time
 */
export async function fetchInTime(address, { signal, ...init } = {}) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_MILLIS);
  try {
    return await fetch(address, { ...init, cache: 'no-store', signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal });
  } catch (failure) {
    if (late.signal.aborted && !signal?.aborted) throw new TypeError('no answer in time');
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}

/** @type {Date | null} */
let awaySince = null;
let why = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Since when the server does not answer what it is asked; null when it does. */
export function missingSince() {
  return awaySince;
}

/** What the server says that it misses; empty when it does not answer at all. */
export const missingWhy = () => why;

/** A call was not answered, or not with what was asked for. @param {string} [words] why, as the server says */
export function away(words = '') {
  why = words;
  if (awaySince) return;
  awaySince = new Date();
  noteServer(false);
  connection.dispatchEvent(new CustomEvent('change', { detail: { away: true } }));
  timer = setTimeout(ask, RETRY_MILLIS);
}

/** A call was answered. */
export function here() {
  if (!awaySince) return;
  awaySince = null;
  noteServer(true);
  clearTimeout(timer);
  connection.dispatchEvent(new CustomEvent('change', { detail: { away: false } }));
}

async function ask() {
  try {
    const answer = await fetchInTime(HEALTH);
    if (answer.ok) return here();
  } catch {
    // Still away, whatever it said before: it is asked again below.
    why = '';
  }
  if (awaySince) timer = setTimeout(ask, RETRY_MILLIS);
}
