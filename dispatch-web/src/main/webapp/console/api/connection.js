// SPDX-License-Identifier: Apache-2.0
/** Whether the server answers what it is asked. Goes on asking when it does not, and tells when it is back. */
import { noteServer } from '../parts/clock.js';

const RETRY_MILLIS = 3000;
/** A server that hangs takes calls and answers none. What is asked for is asked again; a change may take its time. */
export const ANSWER_MILLIS = 15000;

/** Says `change` when the server went away or came back. */
export const connection = new EventTarget();

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
    const answer = await fetch('health/ready', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MILLIS) });
    if (answer.ok) return here();
  } catch {
    // Still away, whatever it said before: it is asked again below.
    why = '';
  }
  if (awaySince) timer = setTimeout(ask, RETRY_MILLIS);
}
