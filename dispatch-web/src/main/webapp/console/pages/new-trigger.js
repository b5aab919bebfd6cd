// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import * as engine from '../api/engine.js';
import { may, mayEdit } from '../api/me.js';
import * as triggers from '../api/triggers.js';
import { href, setQuery } from '../frame/router.js';
import { t } from '../texts/texts.js';
import { myZone } from '../parts/clock.js';
import { toast } from '../parts/dialog.js';
import { area, choice, text, tick } from '../parts/field.js';
import { DEFAULTS, bodyOf, draftOf } from '../parts/form/draft.js';
import { errorAt, errorSummary } from '../parts/form/errors.js';
import { ruleFields } from '../parts/form/rule-fields.js';
import { scheduleFields } from '../parts/form/schedule-fields.js';
import { settingsFields } from '../parts/form/settings-fields.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { guard } from '../parts/unsaved.js';

/** A new trigger: what, when, and then the rest. May begin with an executor, an hour or another trigger. */
class NewTrigger extends Page {
  /** @type {import('../api/types.js').Executor[]} */
  executors = [];
  draft = draftOf({ ...DEFAULTS, timeZoneId: myZone });
  /** @type {Problem | null} */
  refused = null;
  #busy = false;
  #created = false;
  #begun = false;
  #before = '';

  get name() {
    return t('trigger.new');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    this.executors = (await engine.executors()).filter((one) => mayEdit(one) && (!one.hidden || one.type === query.get('executor')));
    if (this.#begun) return;
    this.#begun = true;
    const copy = query.get('copy');
    if (copy) {
      const other = await triggers.one(copy, signal);
      this.draft = draftOf({ ...other, name: t('trigger.copyOf', { name: other.name }).slice(0, 75), active: false });
      setQuery(this.route, { copy: null, executor: other.dispatchTaskExecutorType });
    }
    const at = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(query.get('at') ?? '');
    if (at) this.draft = { ...this.draft, cronExpression: `0 ${Number(at[2])} ${Number(at[1])} * * ?`, timeZoneId: query.get('zone') ?? myZone };
  }

  get executor() {
    const wanted = this.route.query.get('executor');
    // Nobody begins with a chain: it needs triggers that it can run.
    return this.executors.find((one) => one.type === wanted) ?? this.executors.find((one) => one.type !== 'chain') ?? this.executors[0];
  }

  #change = (/** @type {Record<string, any>} */ changes) => {
    this.#before ||= JSON.stringify(this.draft);
    guard(this, () => !this.#created && JSON.stringify(this.draft) !== this.#before);
    this.draft = { ...this.draft, ...changes };
    this.update();
  };

  /** @param {SubmitEvent} event */
  #create = async (event) => {
    event.preventDefault();
    this.#busy = true;
    this.update();
    try {
      const created = await triggers.create({ ...bodyOf(this.draft), dispatchTaskExecutorType: this.executor.type });
      this.#created = true;
      toast(t('trigger.created', { name: created.name }));
      location.hash = href(['triggers', created.id]).slice(1);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.refused = failure;
      this.#busy = false;
      this.update();
      scrollTo(0, 0);
    }
  };

  view() {
    const head = html`<nav aria-label=${t('frame.breadcrumb')}>
        <ol class="crumb"><li><a href="#/triggers">${t('nav.triggers')}</a></li><li aria-current="page">${this.name}</li></ol>
      </nav>
      <div class="head"><h1>${this.name}</h1></div>`;
    if (!may('editor')) return html`${head}${needs('editor', t('role.toCreate'))}`;
    if (!this.executors.length) return html`${head}${empty(t('executors.none'), t('executors.noneTeach'), html`<a class="btn" href="#/executors">${t('nav.executors')}</a>`)}`;
    return html`${head}${errorSummary(this.refused)}${this.#form()}`;
  }

  #form() {
    const { draft } = this;
    const change = this.#change;
    const error = (/** @type {string} */ field) => errorAt(this.refused, field);
    const { executor } = this;
    return html`<form class="split" @submit=${this.#create}>
      <div class="form">
        <h2>${t('form.what')}</h2>
        ${text({ id: 'name', label: t('trigger.name'), value: draft.name, change: (name) => change({ name }), error: error('name'), required: true, help: t('form.nameHelp') })}
        ${choice({ id: 'dispatchTaskExecutorType', label: t('run.executor'), value: executor.type, options: /** @type {[string, string][]} */ (this.executors.map((one) => [one.type, `${one.name} (${one.type})`])), change: (type) => setQuery(this.route, { executor: type }), help: executor.description, error: error('dispatchTaskExecutorType') })}
        ${settingsFields(executor, { values: draft.dispatchTaskSettings, change: (dispatchTaskSettings) => change({ dispatchTaskSettings }), error, plain: false })}
        ${area({ id: 'description', label: t('form.description'), value: draft.description, change: (description) => change({ description }), error: error('description') })}
        ${text({ id: 'labels', label: t('form.labels'), value: draft.labels, change: (labels) => change({ labels }), error: error('labels'), help: t('form.labelsHelp') })}
      </div>
      <div class="form">
        <h2>${t('form.when')}</h2>
        ${scheduleFields(draft, change, error, { fires: 5 })}
        ${tick({ id: 'active', label: t('form.active'), checked: draft.active, change: (active) => change({ active }) })}
        <details class="fold" ?open=${Boolean(this.refused)}>
          <summary>${t('form.rules')}</summary>
          <div class="form">${ruleFields(draft, change, error)}</div>
        </details>
        <div class="acts savebar">
          <button class="btn primary" type="submit" ?disabled=${this.#busy}>${t('trigger.create')}</button>
          <a class="btn quiet" href="#/triggers">${t('dialog.cancel')}</a>
        </div>
        ${draft.active ? nothing : html`<p class="help muted">${t('form.inactiveHelp')}</p>`}
      </div>
    </form>`;
  }
}

customElements.define('dispatch-new-trigger', NewTrigger);
