// SPDX-License-Identifier: Apache-2.0
/** Server-sent events of a run. Read by fetch: unlike EventSource it can begin in the middle. */
import { API } from './client.js';
import { away, fetchInTime, here } from './connection.js';
import { marks, signedInAgain } from './session.js';

const AGAIN_MILLIS = 2000;

/**
 * @typedef {object} Listener
 * @property {(offset: number, text: string) => void} output
 * @property {(progress: {percent: number, message: string}) => void} progress
 * @property {(run: import('./types.js').Run) => void} status
 * @property {(connected: boolean) => void} connected
 */

/**
 * Follows a run until it has ended or the signal says stop; goes on where it was when the
 * connection broke.
 * @param {number} id of the run
 * @param {number} from the byte of the output to begin with
 * @param {Listener} listener
 * @param {AbortSignal} signal
 */
export async function follow(id, from, listener, signal) {
  let next = String(from);
  let ended = false;
  while (!ended && !signal.aborted) {
    try {
      const answer = await fetchInTime(`${API}logs/${id}/events`, {
        headers: { ...marks(), Accept: 'text/event-stream', 'Last-Event-ID': next },
        signal,
      });
      if (answer.status === 401) {
        listener.connected(false);
        await signedInAgain(signal);
        continue;
      }
      if (answer.status === 404 || answer.status === 403) return;
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      here();
      listener.connected(true);
      for await (const event of events(answer.body)) {
        if (event.id) next = event.id;
        const data = JSON.parse(event.data);
        if (event.name === 'output') listener.output(data.offset, data.text);
        if (event.name === 'progress') listener.progress(data);
        if (event.name === 'status') {
          listener.status(data);
          ended = data.endDate !== null;
        }
      }
    } catch (failure) {
      if (signal.aborted) return;
      if (failure instanceof TypeError) away();
    }
    if (!ended && !signal.aborted) {
      listener.connected(false);
      await new Promise((go) => setTimeout(go, AGAIN_MILLIS));
    }
  }
}

/**
 * The events of a stream, one after the other.
 * @param {ReadableStream<Uint8Array>} body
 */
async function* events(body) {
  const reader = body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = { id: '', name: 'message', data: '' };
      for (const line of block.split(/\r?\n/)) {
        const colon = line.indexOf(':');
        if (colon <= 0) continue;
        const value = line.slice(colon + 1).replace(/^ /, '');
        const field = line.slice(0, colon);
        if (field === 'id') event.id = value;
        if (field === 'event') event.name = value;
        if (field === 'data') event.data += (event.data ? '\n' : '') + value;
      }
      if (event.data) yield event;
    }
  }
}
