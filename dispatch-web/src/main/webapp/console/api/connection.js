// SPDX-License-Identifier: Apache-2.0
/** Whether the server answers. Goes on asking when it does not, and tells when it is back. */
import { noteServer } from '../parts/clock.js';

const RETRY_MILLIS = 3000;

/** Says `change` when the server went away or came back. */
export const connection = new EventTarget();

/** @type {Date | null} */
let awaySince = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Since when the server does not answer; null when it does. */
export function missingSince() {
  return awaySince;
}

/** A call was not answered. */
export function away() {
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
    const answer = await fetch('health/ready', { cache: 'no-store' });
    if (answer.ok) return here();
  } catch {
    // Still away: it is asked again below.
  }
  if (awaySince) timer = setTimeout(ask, RETRY_MILLIS);
}
