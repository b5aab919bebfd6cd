// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as alerts from '../../api/alerts.js';
import { Problem } from '../../api/client.js';
import { may } from '../../api/me.js';
import { t } from '../../texts/texts.js';
import { ask, toast } from '../../parts/dialog.js';
import { area, choice, text, tick } from '../../parts/field.js';
import { errorAt } from '../../parts/form/errors.js';
import { needs, problemNote } from '../../parts/note.js';
import { Page } from '../../parts/page.js';
import { guard } from '../../parts/unsaved.js';
import { idsOf, namesOf } from './triggers.js';

const KINDS = ['FAILED', 'FAILED_IN_A_ROW', 'MISSED', 'LATE', 'RUNNING_LONG', 'NOT_SUCCEEDED', 'EXECUTOR_MISSING', 'NODE_LOST', 'RECOVERED'];
/** @type {Record<string, string[]>} what is asked for by itself, of each channel; the rest is written line by line */
const FIRST = { WEBHOOK: ['url', 'signingSecret'], MAIL: ['to'], JMS: ['destination'] };
const WITH_DURATION = ['LATE', 'RUNNING_LONG', 'NOT_SUCCEEDED'];

/** A rule: new, or to be changed. */
class AlertForm extends Page {
  /** @type {import('../../api/alerts.js').Alert | null} */
  rule = null;
  /** @type {Record<string, any>} */
  draft = { name: '', description: '', active: true, condition: 'FAILED', failures: '3', duration: '', timesUsual: '', triggers: '', labels: '', channel: 'WEBHOOK', groupWindow: 'PT1M', mutedUntil: null, settings: {}, others: '' };
  /** @type {Problem | null} */
  refused = null;
  #before = JSON.stringify(this.draft);

  get name() {
    return this.rule?.name ?? t('alerts.new');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const id = this.route.path[1];
    if (id === 'new' || this.rule) return;
    this.rule = await alerts.one(id, signal);
    this.draft = { ...draftOf(this.rule), triggers: await namesOf(this.rule.triggerIds, signal) };
    this.#before = JSON.stringify(this.draft);
  }

  #change = (/** @type {Record<string, any>} */ changes) => {
    guard(this, () => JSON.stringify(this.draft) !== this.#before);
    this.draft = { ...this.draft, ...changes };
    this.update();
  };

  view() {
    return html`<nav aria-label=${t('frame.breadcrumb')}>
        <ol class="crumb"><li><a href="#/alerts">${t('nav.alerts')}</a></li><li aria-current="page">${this.name}</li></ol>
      </nav>
      <div class="head"><h1>${this.name}</h1>${this.rule && may('admin') ? html`<div class="acts"><button class="btn danger" type="button" @click=${() => this.#remove()}>${t('alerts.delete')}</button></div>` : nothing}</div>
      ${may('admin') ? nothing : needs('admin', t('alerts.toChange'))} ${problemNote(this.refused)}
      <form class="cols even" @submit=${this.#save} novalidate>
        <div class="form">${this.#what()}</div>
        <div class="form">${this.#where()}
          <div class="acts savebar">
            <button class="btn primary" type="submit" ?disabled=${!may('admin')}>${t('alerts.save')}</button>
            <a class="btn quiet" href="#/alerts">${t('dialog.cancel')}</a>
          </div>
        </div>
      </form>`;
  }

  /** @param {string} id @param {Record<string, any>} [more] */
  #text(id, more = {}) {
    return text({ id, label: t('alerts.' + id), value: this.draft[id], change: (value) => this.#change({ [id]: value }), error: errorAt(this.refused, id), ...more });
  }

  #what() {
    const { draft } = this;
    const { condition } = draft;
    return html`<h2>${t('form.what')}</h2>
      ${this.#text('name', { label: t('trigger.name'), required: true })}
      ${choice({ id: 'condition', label: t('alerts.condition'), value: condition, options: options(KINDS, 'alerts.kind_'), change: (value) => this.#change({ condition: value }), error: errorAt(this.refused, 'condition'), help: t('alerts.teach_' + condition) })}
      ${condition === 'FAILED_IN_A_ROW' ? this.#text('failures', { type: 'number' }) : nothing}
      ${WITH_DURATION.includes(condition) ? this.#text('duration', { help: t('alerts.durationHelp') }) : nothing}
      ${condition === 'RUNNING_LONG' ? this.#text('timesUsual', { type: 'number', help: t('alerts.timesHelp') }) : nothing}
      ${condition === 'NODE_LOST' ? nothing : html`${this.#text('labels', { help: t('alerts.labelsHelp') })} <dispatch-trigger-names .of=${[draft, this.#change, (/** @type {string} */ field) => errorAt(this.refused, field)]}></dispatch-trigger-names>
        ${this.rule?.deletedTriggerIds.length ? html`<p class="help">${t('alerts.gone', { ids: this.rule.deletedTriggerIds.join(', ') })}</p>` : nothing}`}
      ${area({ id: 'description', label: t('form.description'), value: draft.description, change: (description) => this.#change({ description }), error: errorAt(this.refused, 'description') })}
      ${tick({ id: 'active', label: t('alerts.active'), checked: draft.active, change: (active) => this.#change({ active }) })}`;
  }

  #where() {
    const { channel, settings, others } = this.draft;
    return html`<h2>${t('alerts.channel')}</h2>
      ${choice({ id: 'channel', label: t('alerts.channel'), value: channel, options: options(Object.keys(FIRST), 'alerts.by_'), change: (value) => this.#change({ channel: value }), error: errorAt(this.refused, 'channel') })}
      ${FIRST[channel].map((key) =>
        (key === 'to' ? area : text)({ id: 's-' + key, label: t('alerts.set_' + key), value: settings[key] ?? '', change: (value) => this.#change({ settings: { ...settings, [key]: value } }), error: errorAt(this.refused, 'channelSettings.' + key), help: t('alerts.help_' + key) })
      )}
      ${area({ id: 'others', label: t('alerts.others'), value: others, change: (value) => this.#change({ others: value }), help: t('alerts.othersHelp') })}
      ${this.#text('groupWindow', { help: t('alerts.windowHelp') })}`;
  }

  /** @param {SubmitEvent} event */
  #save = async (event) => {
    event.preventDefault();
    try {
      const saved = await alerts.save(await bodyOf(this.draft), this.rule);
      this.#before = JSON.stringify(this.draft);
      toast(t('alerts.saved', { name: saved.name }));
      location.hash = '#/alerts';
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.refused = failure;
      this.update();
      scrollTo(0, 0);
    }
  };

  async #remove() {
    const rule = /** @type {import('../../api/alerts.js').Alert} */ (this.rule);
    const gone = await ask({
      title: t('alerts.deleteTitle', { name: rule.name }),
      content: html`<p>${t('alerts.deleteWhat')}</p>`,
      confirm: t('alerts.delete'),
      danger: true,
      act: async () => {
        await alerts.remove(rule);
        this.#before = JSON.stringify(this.draft);
        return true;
      },
    });
    if (gone) location.hash = '#/alerts';
  }
}

/** @param {string[]} values @param {string} prefix @returns {[string, string][]} */
const options = (values, prefix) => values.map((value) => [value, t(prefix + value)]);

/** @param {import('../../api/alerts.js').Alert} rule */
function draftOf(rule) {
  const first = FIRST[rule.channel];
  const rest = Object.entries(rule.channelSettings).filter(([key]) => !first.includes(key));
  return {
    ...rule,
    description: rule.description ?? '',
    failures: String(rule.failures ?? 3),
    duration: rule.duration ?? '',
    timesUsual: String(rule.timesUsual ?? ''),
    labels: rule.labels.join(', '),
    settings: Object.fromEntries(first.map((key) => [key, rule.channelSettings[key] ?? ''])),
    others: rest.map(([key, value]) => `${key}=${value.replaceAll('\n', '\\n')}`).join('\n'),
  };
}

/** @param {Record<string, any>} draft */
async function bodyOf(draft) {
  const { condition } = draft;
  const list = (/** @type {string} */ written) => written.split(',').map((one) => one.trim()).filter(Boolean);
  /** @type {Record<string, string>} */
  const channelSettings = {};
  for (const key of FIRST[draft.channel]) if (draft.settings[key]) channelSettings[key] = draft.settings[key].trim();
  for (const line of draft.others.split('\n').filter(Boolean)) {
    const at = line.indexOf('=');
    channelSettings[at < 0 ? line : line.slice(0, at).trim()] = at < 0 ? '' : line.slice(at + 1).replaceAll('\\n', '\n');
  }
  const ofTriggers = condition !== 'NODE_LOST';
  return {
    name: draft.name,
    description: draft.description || null,
    active: draft.active,
    condition,
    failures: condition === 'FAILED_IN_A_ROW' ? Number(draft.failures) : null,
    duration: (WITH_DURATION.includes(condition) && draft.duration) || null,
    timesUsual: condition === 'RUNNING_LONG' && draft.timesUsual ? Number(draft.timesUsual) : null,
    triggerIds: ofTriggers ? await idsOf(draft.triggers) : [],
    labels: ofTriggers ? list(draft.labels) : [],
    channel: draft.channel,
    channelSettings,
    groupWindow: draft.groupWindow || null,
    mutedUntil: draft.mutedUntil,
  };
}

customElements.define('dispatch-alert', AlertForm);
