// SPDX-License-Identifier: Apache-2.0
/** What all pages have in common: they load, say what went wrong, and load again while looked at. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import { connection } from '../api/connection.js';
import { t } from '../texts/texts.js';
import { problemNote } from './note.js';
import { SKELETON_AFTER_MILLIS, skeleton } from './skeleton.js';

/** @typedef {import('../frame/router.js').Route} Route */

const TICK_MILLIS = 5000;
/** What began to be answered may stop in the middle: longer than that nobody waits. */
const STUCK_MILLIS = 20000;

/** A page; `view` is asked only once `load` has answered. */
export class Page extends HTMLElement {
  /** Seconds after which it loads again; 0: never. */
  every = 0;
  /** @type {Route} */
  route = { path: [], query: new URLSearchParams() };
  /** @type {Problem | null} */
  problem = null;
  loaded = false;
  #slow = false;
  #lastLoad = 0;
  #waits = false;
  #stop = new AbortController();
  /** @type {AbortController | null} */
  #loading = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** Ends when the page is left. */
  get signal() {
    return this.#stop.signal;
  }

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    connection.addEventListener('change', () => this.refresh(), { signal });
    document.addEventListener('visibilitychange', () => this.#tick(), { signal });
    this.#ticking = setInterval(() => this.#tick(), TICK_MILLIS);
    setTimeout(() => {
      this.#slow = true;
      if (!this.loaded) this.update();
    }, SKELETON_AFTER_MILLIS);
    this.update();
    void this.refresh();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    this.#stop.abort();
  }

  /** The same page with another query or another thing to show. @param {Route} route */
  goTo(route) {
    this.route = route;
    void this.refresh();
  }

  /** Loads, and shows what was found. */
  async refresh() {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#lastLoad = Date.now();
    this.#waits = true;
    try {
      await this.load(AbortSignal.any([loading.signal, this.signal]));
      if (loading.signal.aborted || this.signal.aborted) return;
      this.loaded = true;
      this.problem = null;
    } catch (failure) {
      if (loading.signal.aborted || this.signal.aborted) return;
      if (!(failure instanceof Problem)) throw failure;
      // The frame says that the server is away; what was shown before stays.
      this.problem = failure.status === 0 && this.loaded ? null : failure;
    } finally {
      if (this.#loading === loading) this.#waits = false;
    }
    this.update();
  }

  /** Asks for what the page shows. @param {AbortSignal} signal @returns {Promise<void>} */
  async load(signal) {
    void signal;
  }

  /** What the page shows. @returns {unknown} */
  view() {
    return nothing;
  }

  /** What the page is called, for the title of the window. */
  get name() {
    return '';
  }

  update() {
    if (!this.isConnected) return;
    document.title = (this.name ? this.name + ' · ' : '') + 'Dispatch';
    this.ariaBusy = String(!this.loaded && !this.problem);
    render(this.#now(), this);
  }

  #drawing = false;

  /** Shows what was found meanwhile, at most once a frame. */
  soon() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.update();
    });
  }

  #now() {
    if (this.problem && (!this.loaded || this.problem.status === 404)) {
      return html`<div class="head"><h1>${this.problem.status === 404 ? t('page.notThere') : this.name}</h1></div>
        ${problemNote(this.problem)}`;
    }
    if (!this.loaded) {
      return html`<div class="head"><h1>${this.name}</h1></div>
        ${this.#slow ? skeleton() : nothing}`;
    }
    return html`${this.view()}`;
  }

  #tick() {
    if (document.hidden) return;
    // What has not been answered yet is not asked for again so soon.
    const after = this.#waits ? Math.max(STUCK_MILLIS, this.every * 1000) : this.every * 1000;
    if (this.every && Date.now() - this.#lastLoad >= after) void this.refresh();
    else if (this.loaded) this.update();
  }
}
