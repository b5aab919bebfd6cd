// SPDX-License-Identifier: Apache-2.0
/** The stored output of a run, by ranges of bytes. */
import { Problem, address, send } from './client.js';

const HEAD = 16 * 1024;
const TAIL = 240 * 1024;

/** How many bytes are read when more is asked for. */
export const STEP = 256 * 1024;

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

/** How many bytes a text has. @param {string} text */
export const bytesOf = (text) => new TextEncoder().encode(text).length;

/**
 * Opens an output at its end, whatever its size: all of it, or its first and last part.
 * @param {number} id
 * @param {AbortSignal} signal
 * @returns {Promise<{head: string, tail: string, cut: {from: number, to: number}, end: number}>} the
 *     bytes from `from` to `to` are left out
 */
export async function openAtEnd(id, signal) {
  // How much is kept is known from the first part: a run may have written more.
  const first = await read(id, 0, HEAD, signal);
  const size = first.total;
  if (size <= HEAD + TAIL) {
    const all = size > HEAD ? await read(id, 0, size, signal) : first;
    return { head: '', tail: all.text, cut: { from: 0, to: 0 }, end: all.to };
  }
  const last = await read(id, size - TAIL, size, signal);
  const end = first.text.lastIndexOf('\n') + 1;
  const tail = last.text.slice(last.text.indexOf('\n') + 1);
  return {
    head: first.text.slice(0, end),
    tail,
    cut: { from: first.to - bytesOf(first.text.slice(end)), to: last.to - bytesOf(tail) },
    end: last.to,
  };
}
