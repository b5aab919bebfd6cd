// SPDX-License-Identifier: Apache-2.0
/** The stored output of a run, by ranges of bytes. */
import { Problem, address, send } from './client.js';

/**
 * @typedef {object} Part
 * @property {string} text
 * @property {number} from the first byte
 * @property {number} to the byte after the last
 * @property {number} total of all the output
 */

/** Where all of it can be downloaded. @param {number} id */
export const downloadAddress = (id) => address(`logs/${id}/output`);

/**
 * Reads bytes `from` up to but not including `to`.
 * @param {number} id
 * @param {number} from
 * @param {number} to
 * @param {AbortSignal} [signal]
 * @returns {Promise<Part>}
 */
export async function read(id, from, to, signal) {
  if (to <= from) return { text: '', from, to: from, total: from };
  try {
    const answer = await send('GET', `logs/${id}/output`, {
      headers: { Range: `bytes=${from}-${to - 1}` },
      signal,
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const total = Number(answer.headers.get('Content-Range')?.split('/')[1] ?? bytes.length);
    return { text: new TextDecoder().decode(bytes), from, to: from + bytes.length, total };
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 416) return { text: '', from, to: from, total: from };
    throw failure;
  }
}
