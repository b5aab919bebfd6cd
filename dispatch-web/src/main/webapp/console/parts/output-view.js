// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { follow } from '../api/events.js';
import { STEP, bytesOf, downloadAddress, openAtEnd, read } from '../api/output.js';
import { count, t } from '../texts/texts.js';
import { attempt } from './dialog.js';
import { glyph } from './glyph.js';
import { OutputText } from './output-text.js';
import { hasEnded } from './state.js';
import { bytes } from './time.js';

/** @typedef {import('../api/types.js').Run} Run */

const NOTHING = { head: '', tail: '', cut: { from: 0, to: 0 }, end: 0 };

/**
 * The output of a run. Opens at its end, whatever its size; what is not loaded is said, and loaded
 * when asked for. While the run goes on it follows. Says `ended` and `progress`.
 */
class OutputView extends HTMLElement {
  /** @type {Run | null} */
  #run = null;
  #stop = new AbortController();
  #head = new OutputText();
  #tail = new OutputText();
  /** The bytes that are not loaded. */
  #cut = { from: 0, to: 0 };
  #end = 0;
  #following = true;
  #connected = false;
  #begun = false;
  #query = '';
  #at = -1;
  #wrap = false;

  /** @param {Run} run */
  set run(run) {
    const other = this.#run && this.#run.id !== run.id;
    this.#run = run;
    if (other) this.#restart();
    this.#draw();
  }

  connectedCallback() {
    this.#restart();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  #restart() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#head = new OutputText();
    this.#tail = new OutputText();
    this.#cut = { from: 0, to: 0 };
    this.#begun = false;
    if (this.isConnected) void attempt(() => this.#begin());
  }

  async #begin() {
    const run = this.#run;
    if (!run) return;
    const { signal } = this.#stop;
    const opened = run.outputBytes ? await openAtEnd(run.id, signal) : NOTHING;
    this.#head.append(opened.head);
    this.#tail.append(opened.tail);
    this.#cut = opened.cut;
    this.#end = opened.end;
    this.#begun = true;
    this.#draw();
    this.#head.show();
    this.#tail.show();
    this.#toEnd();
    if (!hasEnded(run.status)) await this.#follow(run, signal);
  }

  /** @param {Run} run @param {AbortSignal} signal */
  async #follow(run, signal) {
    await follow(
      run.id,
      this.#end,
      {
        output: (offset, text) => {
          if (offset + text.length < this.#end) return;
          this.#tail.append(text);
          this.#end = offset + bytesOf(text);
          this.#later();
        },
        progress: (progress) => this.dispatchEvent(new CustomEvent('progress', { detail: progress })),
        status: (now) => {
          const ended = hasEnded(now.status);
          this.#run = { ...run, ...now };
          this.#later();
          if (ended || now.status !== run.status) this.dispatchEvent(new CustomEvent('ended'));
        },
        connected: (connected) => {
          this.#connected = connected;
          this.#later();
        },
      },
      signal
    );
  }

  #waiting = false;

  /** Draws at most once a frame, however much arrives. */
  #later() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (this.#following) this.#tail.show();
      this.#draw();
      if (this.#following) this.#toEnd();
    });
  }

  #toEnd() {
    const box = this.querySelector('.outscroll');
    if (box) box.scrollTop = box.scrollHeight;
  }

  /** @param {boolean} on */
  #setFollowing(on) {
    this.#following = on;
    this.#later();
  }

  /** The next part of what was left out. */
  #more = () =>
    attempt(async () => {
      if (!this.#run) return;
      const part = await read(this.#run.id, this.#cut.from, Math.min(this.#cut.from + STEP, this.#cut.to), this.#stop.signal);
      this.#head.append(part.text);
      this.#cut = { from: part.to, to: this.#cut.to };
      this.#head.show();
      this.#draw();
    });

  #draw() {
    if (!this.isConnected || !this.#run) return;
    render(this.#view(this.#run), this);
    const first = this.querySelector('.first');
    const last = this.querySelector('.last');
    if (first) this.#head.into(first);
    if (last) this.#tail.into(last);
  }

  /** @param {Run} run */
  #view(run) {
    const size = this.#end || run.outputBytes;
    return html`<section class="sec" aria-labelledby="ou">
      <header>
        <h2 id="ou">${t('output.title')}</h2>
        <p class="muted">${run.outputTruncated ? t('output.truncated', { written: bytes(run.outputBytes), kept: bytes(size) }) : bytes(size)}</p>
      </header>
      ${size || !hasEnded(run.status) ? html`${this.#bar(run, size)} ${this.#text(run, size)}` : html`<div class="empty"><p>${t(run.reason === 'NODE_LOST' ? 'output.goneWith' : 'output.none')}</p></div>`}
    </section>`;
  }

  /** @param {Run} run @param {number} size */
  #bar(run, size) {
    const found = this.#query ? this.#head.found + this.#tail.found : 0;
    return html`<div class="outbar" role="group" aria-label=${t('output.title')}>
      ${hasEnded(run.status)
        ? nothing
        : html`<button class="btn sm" type="button" aria-pressed=${this.#following} @click=${() => this.#setFollowing(true)}>${glyph('g-down')}${t('output.follow')}</button>
            <button class="btn sm" type="button" aria-pressed=${!this.#following} @click=${() => this.#setFollowing(false)}>${glyph('g-pause')}${t('output.pause')}</button>`}
      <div class="search">
        ${glyph('g-search')}<label class="vh" for="oq">${t('output.search')}</label>
        <input class="in" id="oq" type="search" placeholder=${t('output.search')} autocomplete="off" @input=${this.#search} @keydown=${(/** @type {KeyboardEvent} */ key) => key.key === 'Enter' && (key.preventDefault(), this.#jump(key.shiftKey ? -1 : 1))} />
      </div>
      ${this.#query
        ? html`<span class="small" role="status"><strong>${found}</strong> ${t('output.found')}</span>
            <button class="btn sm icon" type="button" @click=${() => this.#jump(-1)}>${glyph('g-up')}<span class="vh">${t('output.previous')}</span></button>
            <button class="btn sm icon" type="button" @click=${() => this.#jump(1)}>${glyph('g-down')}<span class="vh">${t('output.next')}</span></button>`
        : nothing}
      <div class="end">
        <label class="tick"><input type="checkbox" .checked=${this.#wrap} @change=${() => { this.#wrap = !this.#wrap; this.#draw(); }} /> ${t('output.wrap')}</label>
        ${size ? html`<a class="btn sm" href=${downloadAddress(run.id)} download="run-${run.id}.txt">${t('output.download')}</a>` : nothing}
      </div>
    </div>`;
  }

  /** @param {Run} run @param {number} size */
  #text(run, size) {
    const left = this.#cut.to - this.#cut.from;
    return html`<div class="out ${this.#wrap ? 'wrap' : ''}">
      <div class="outscroll" tabindex="0" role="region" aria-label=${t('output.region')}>
        <pre class="first" ?hidden=${!this.#cut.to}></pre>
        ${left > 0
          ? html`<div class="cut"><strong>${t('output.cut', { size: bytes(left) })}</strong>
              <button class="btn sm" type="button" @click=${this.#more}>${t('output.more', { size: bytes(Math.min(STEP, left)) })}</button>
              <a href=${downloadAddress(run.id)} download="run-${run.id}.txt">${t('output.all')}</a> <span class="muted">${t('output.searchLoaded')}</span></div>`
          : nothing}
        <pre class="last"></pre>
        ${!size && this.#begun ? html`<p class="nothingyet muted">${t('output.nothingYet')} <code>context.output()</code></p>` : nothing}
      </div>
      <div class="tail">${this.#tailWords(run)}</div>
    </div>`;
  }

  /** @param {Run} run */
  #tailWords(run) {
    if (hasEnded(run.status)) return html`<span class="muted">${t('output.ended')}</span>`;
    if (!this.#begun) return html`<span class="muted">${t('page.loading')}</span>`;
    if (!this.#connected) return html`<span class="state is-timedout">${glyph('g-warn')}${t('output.lost')}</span> <span class="muted">${t('output.goesOn')}</span>`;
    if (this.#following) return html`<span class="state is-running">${glyph('g-running')}${t('output.following')}</span>`;
    const fresh = this.#tail.waiting;
    return html`<span class="state">${glyph('g-pause')}${t('output.paused')}</span>
      ${fresh ? html`<button class="btn sm primary" type="button" @click=${() => this.#setFollowing(true)}>${glyph('g-down')}${count('output.newLines', fresh)}</button>` : nothing}`;
  }

  /** @param {any} event */
  #search = (event) => {
    this.#query = event.target.value;
    this.#at = -1;
    this.#head.mark(this.#query);
    this.#tail.mark(this.#query);
    this.#draw();
    if (this.#query) this.#jump(1);
  };

  /** @param {number} way */
  #jump(way) {
    const marks = this.querySelectorAll('mark');
    if (!marks.length) return;
    marks[this.#at]?.classList.remove('here');
    this.#at = (this.#at + way + marks.length) % marks.length;
    marks[this.#at].classList.add('here');
    marks[this.#at].scrollIntoView({ block: 'center' });
  }
}

customElements.define('dispatch-output', OutputView);
