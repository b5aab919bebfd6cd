// SPDX-License-Identifier: Apache-2.0
import { html, nothing, render } from '../../vendor/lit-html/lit-html.js';
import { Problem } from '../../api/client.js';
import { href } from '../../frame/router.js';
import * as triggers from '../../api/triggers.js';
import { count, t } from '../../texts/texts.js';
import { ask, toast } from '../../parts/dialog.js';
import { area, text, tick } from '../../parts/field.js';
import { bodyOf, changesOf, draftOf } from '../../parts/form/draft.js';
import { saveOrMerge } from '../../parts/form/conflict.js';
import { errorAt, errorSummary } from '../../parts/form/errors.js';
import { ruleFields } from '../../parts/form/rule-fields.js';
import { scheduleFields } from '../../parts/form/schedule-fields.js';
import { settingsFields } from '../../parts/form/settings-fields.js';
import { glyph } from '../../parts/glyph.js';
import { note } from '../../parts/note.js';
import { bytes } from '../../parts/time.js';
import { guard } from '../../parts/unsaved.js';

/** @typedef {import('../../api/types.js').Trigger} Trigger */

/** The whole definition, as a form. What is typed stays when others change the trigger meanwhile. */
class TriggerDefinition extends HTMLElement {
  /** @type {Trigger | null} what the form began with */
  #base = null;
  /** @type {Trigger | null} the newest that is known */
  #newest = null;
  /** @type {import('../../parts/form/draft.js').Draft} */
  draft = draftOf({});
  /** @type {import('../../api/types.js').Executor | undefined} */
  executor = undefined;
  editable = false;
  /** Whether it was opened to run once with other settings. */
  once = false;
  #plain = false;
  /** Whether what was typed has been used for a run, which is looked at next. */
  #used = false;
  #busy = false;
  /** @type {Problem | null} */
  #problem = null;

  set trigger(/** @type {Trigger} */ trigger) {
    this.#newest = trigger;
    if (!this.#base || this.#base.id !== trigger.id || !this.#isChanged()) this.#begin(trigger);
    // The other properties come right after this one.
    queueMicrotask(() => this.#draw());
  }

  connectedCallback() {
    guard(this, () => this.editable && !this.#used && this.#isChanged());
    this.#draw();
  }

  /** @param {Trigger} trigger */
  #begin(trigger) {
    if (this.#base?.id === trigger.id && this.#base.version === trigger.version) return;
    this.#base = trigger;
    this.draft = draftOf(trigger);
    this.#problem = null;
  }

  #isChanged() {
    return this.#base !== null && Object.keys(changesOf(bodyOf(this.draft), this.#base)).length > 0;
  }

  #change = (/** @type {Record<string, any>} */ changes) => {
    this.draft = { ...this.draft, ...changes };
    this.#used = false;
    this.#draw();
  };

  #discard = () => {
    this.#base = null;
    if (this.#newest) this.#begin(this.#newest);
    this.#draw();
  };

  /** @param {() => Promise<void>} act */
  async #try(act) {
    this.#busy = true;
    this.#draw();
    try {
      await act();
      this.#problem = null;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#problem = failure;
    } finally {
      this.#busy = false;
      this.#draw();
      if (this.#problem) this.querySelector('.note')?.scrollIntoView({ block: 'nearest' });
    }
  }

  /** @param {SubmitEvent} event */
  #save = (event) => {
    event.preventDefault();
    void this.#try(async () => {
      const saved = await saveOrMerge(/** @type {Trigger} */ (this.#base), bodyOf(this.draft));
      if (!saved) return;
      this.#base = null;
      this.#newest = saved;
      this.#begin(saved);
      toast(t('form.saved', { version: saved.version }));
      this.dispatchEvent(new CustomEvent('changed'));
    });
  };

  #runOnce = () =>
    this.#try(async () => {
      const run = await triggers.run(/** @type {Trigger} */ (this.#base).id, { settings: bodyOf(this.draft).dispatchTaskSettings });
      this.#used = true;
      location.hash = href(['runs', run.id]).slice(1);
    });

  #draw() {
    if (this.isConnected && this.#base) render(this.#view(this.#base), this);
  }

  /** @param {Trigger} base */
  #view(base) {
    const error = (/** @type {string} */ field) => errorAt(this.#problem, field);
    const { draft } = this;
    const change = this.#change;
    const newer = this.#newest && this.#newest.version !== base.version;
    return html`${errorSummary(this.#problem)}
      ${newer ? note('warn', html`<strong>${t('form.changedMeanwhile', { version: this.#newest?.version ?? '' })}</strong> ${t('form.changedTeach')}`) : nothing}
      ${this.once ? note('info', t('form.onceTeach')) : nothing}
      <form class="split" @submit=${this.#save}>
        <fieldset class="form plainset" ?disabled=${!this.editable}>
          <h2>${t('form.settingsOf', { type: base.dispatchTaskExecutorType })}</h2>
          ${settingsFields(this.executor, { values: draft.dispatchTaskSettings, change: (dispatchTaskSettings) => change({ dispatchTaskSettings }), error, plain: this.#plain })}
          ${this.executor?.settingsSchema ? html`<p class="help muted">${t('form.fromSchema')} <button class="linklike" type="button" @click=${() => { this.#plain = !this.#plain; this.#draw(); }}>${t(this.#plain ? 'form.asForm' : 'form.asPlain')}</button></p>` : nothing}
          <h2>${t('form.about')}</h2>
          ${text({ id: 'name', label: t('trigger.name'), value: draft.name, change: (name) => change({ name }), error: error('name'), required: true })}
          ${area({ id: 'description', label: t('form.description'), value: draft.description, change: (description) => change({ description }), error: error('description') })}
          ${text({ id: 'labels', label: t('form.labels'), value: draft.labels, change: (labels) => change({ labels }), error: error('labels'), help: t('form.labelsHelp') })}
        </fieldset>
        <fieldset class="form plainset" ?disabled=${!this.editable}>
          <h2>${t('form.when')}</h2>
          ${scheduleFields(draft, change, error, { saved: newer ? null : (this.#newest ?? base) })}
          ${tick({ id: 'active', label: t('form.active'), checked: draft.active, change: (active) => change({ active }) })}
          <details class="fold" ?open=${Boolean(this.#problem)}>
            <summary>${t('form.rules')}</summary>
            <div class="form">${ruleFields(draft, change, error)}</div>
          </details>
          ${this.#buttons(base)}
        </fieldset>
      </form>
      ${this.#file(this.#newest ?? base)}`;
  }

  /** @param {Trigger} trigger */
  #file(trigger) {
    const { id, file } = trigger;
    const set = async (/** @type {File | undefined} */ chosen) => {
      await triggers.setFile(trigger, chosen);
      this.dispatchEvent(new CustomEvent('changed'));
    };
    const removal = t('form.removeSetting', { name: file?.name ?? '' });
    return html`<section class="form" aria-labelledby="fi">
      <h2 id="fi">${t('form.file')}</h2>
      <div class="lead">${file ? html`<p><bdi>${file.name}</bdi>, ${bytes(file.size)}</p><p class="help">SHA-256 <code>${file.checksum}</code></p>` : html`<p class="help">${t('form.noFile')}</p>`}</div>
      ${this.editable
        ? html`<div class="acts filebar">
            ${file
              ? html`<a class="btn" href="api/v1/triggers/${id}/file" download>${glyph('g-down')}${t('output.download')}</a>
                  <button class="btn danger" type="button" @click=${() => ask({ title: removal, content: nothing, confirm: removal, danger: true, act: () => set(undefined) })}>${removal}</button>`
              : nothing}
            <input class="in" type="file" aria-label=${t('form.file')} ?disabled=${this.#busy} @change=${(/** @type {any} */ { target: { files } }) => files[0] && this.#try(() => set(files[0]))} />
          </div>`
        : nothing}
    </section>`;
  }

  /** @param {Trigger} base */
  #buttons(base) {
    if (!this.editable) return html`<p class="muted">${t('role.noEdit')}</p>`;
    const changed = Object.keys(changesOf(bodyOf(this.draft), base)).length;
    return html`<div class="acts savebar">
        <button class="btn primary" type="submit" ?disabled=${this.#busy || !changed}>${this.#busy ? html`<svg class="g spin" aria-hidden="true"><use href="#g-spin"></use></svg>` : nothing}${t('form.save')}</button>
        <button class="btn" type="button" ?disabled=${this.#busy} @click=${this.#runOnce}>${glyph('g-play')}${t('form.runOnce')}</button>
        ${changed ? html`<button class="btn quiet" type="button" @click=${this.#discard}>${t('form.discard')}</button>` : nothing}
      </div>
      <p class="help muted">${changed ? count('form.unsaved', changed) + ' ' : ''}${t('form.version', { version: base.version })}</p>`;
  }
}

customElements.define('dispatch-trigger-definition', TriggerDefinition);
