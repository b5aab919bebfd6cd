// SPDX-License-Identifier: Apache-2.0
/** A part of a page that shows a trigger and asks for more about it. */
import { nothing, render } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import { problemNote } from './note.js';
import { SKELETON_AFTER_MILLIS, skeleton } from './skeleton.js';

/** @typedef {import('../api/types.js').Trigger} Trigger */

/** Loads when it is put into the page, and again when it gets another trigger or version. */
export class TriggerView extends HTMLElement {
  /** @type {Trigger | null} */
  #trigger = null;
  #stop = new AbortController();
  /** @type {Problem | null} */
  problem = null;
  loaded = false;
  #slow = false;

  get trigger() {
    return /** @type {Trigger} */ (this.#trigger);
  }

  set trigger(trigger) {
    const other = this.#trigger?.id !== trigger.id || this.#trigger.version !== trigger.version || this.isStale(this.#trigger, trigger);
    this.#trigger = trigger;
    if (this.isConnected && other) void this.refresh();
    else this.update();
  }

  get signal() {
    return this.#stop.signal;
  }

  connectedCallback() {
    this.#stop = new AbortController();
    setTimeout(() => {
      this.#slow = true;
      if (!this.loaded) this.update();
    }, SKELETON_AFTER_MILLIS);
    this.update();
    void this.refresh();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  /** Whether something changed that it shows. @param {Trigger | null} before @param {Trigger} after */
  isStale(before, after) {
    void [before, after];
    return false;
  }

  async refresh() {
    const { signal } = this;
    try {
      await this.load(signal);
      this.problem = null;
      this.loaded = true;
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof Problem)) throw failure;
      this.problem = failure;
    }
    this.update();
  }

  /** @param {AbortSignal} signal @returns {Promise<void>} */
  async load(signal) {
    void signal;
  }

  /** @returns {unknown} */
  view() {
    return nothing;
  }

  update() {
    if (!this.isConnected || !this.#trigger) return;
    this.ariaBusy = String(!this.loaded && !this.problem);
    render(this.#now(), this);
  }

  #now() {
    if (this.loaded) return this.view();
    if (this.problem) return problemNote(this.problem);
    return this.#slow ? skeleton() : nothing;
  }
}
