// SPDX-License-Identifier: Apache-2.0
/** Has many calls wait for their turn, so that a page never asks for more than a few at once. */

const AT_ONCE = 4;
let running = 0;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * @template T
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
export async function inTurn(call) {
  if (running >= AT_ONCE) await new Promise((/** @type {(v?: any) => void} */ go) => waiting.push(go));
  running++;
  try {
    return await call();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
