// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import { may, mayEdit } from '../api/me.js';
import * as runs from '../api/runs.js';
import * as triggers from '../api/triggers.js';
import { href } from '../frame/router.js';
import { rich, t } from '../texts/texts.js';
import { myZone } from '../parts/clock.js';
import { glyph } from '../parts/glyph.js';
import { menu } from '../parts/menu.js';
import { needs, note } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pausedNote } from '../parts/paused.js';
import { label } from '../parts/state.js';
import { fromNow, moment, time } from '../parts/time.js';
import { cancelWaiting, download, pauseOrResume, remove, runAndFollow, runAt } from '../parts/trigger-acts.js';
import { askForBackfill } from './trigger/backfills.js';
import './trigger/definition.js';
import './trigger/history.js';
import './trigger/its-runs.js';
import './trigger/schedule.js';
import './trigger/summary.js';
import { isScheduled, words } from './triggers/table.js';

/** @typedef {import('../api/types.js').Trigger} Trigger */

const TABS = ['summary', 'definition', 'schedule', 'runs', 'history'];

/** One trigger: its head, and below it one of five views, each with its own address. */
class TriggerPage extends Page {
  every = 10;
  /** @type {Trigger | null} */
  trigger = null;
  /** @type {import('../api/types.js').Executor | undefined} */
  executor = undefined;
  /** @type {import('../api/runs.js').Recent | null} */
  recent = null;

  get tab() {
    return TABS.includes(this.route.path[2]) ? this.route.path[2] : 'summary';
  }

  get name() {
    return this.trigger?.name ?? t('trigger.number', { id: this.route.path[1] });
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const [trigger, executors] = await Promise.all([triggers.one(this.route.path[1], signal), engine.executors()]);
    if (this.trigger && this.trigger.status !== trigger.status) runs.forget(trigger.id);
    this.trigger = trigger;
    this.executor = executors.find((one) => one.type === trigger.dispatchTaskExecutorType);
    void runs
      .recent(trigger.id)
      .then((recent) => {
        this.recent = recent;
        this.update();
      })
      .catch(() => {});
  }

  /** Whether the user may change it. */
  get editable() {
    return Boolean(this.trigger?.may.includes('edit'));
  }

  view() {
    const trigger = /** @type {Trigger} */ (this.trigger);
    const origin = trigger.declaration;
    return html`<nav aria-label=${t('frame.breadcrumb')}>
        <ol class="crumb">
          <li><a href="#/triggers">${t('nav.triggers')}</a></li>
          <li aria-current="page"><bdi>${trigger.name}</bdi></li>
        </ol>
      </nav>
      <div class="head">
        <h1><bdi>${trigger.name}</bdi></h1>
        ${trigger.active || !isScheduled(trigger) ? label(trigger.status, this.#failing(trigger)) : label('PAUSED')}
        <div class="acts">${this.#acts(trigger)}</div>
        <p class="lede">${this.#lede(trigger)}</p>
      </div>
      ${trigger.active ? pausedNote() : nothing}
      ${trigger.executorAvailable ? nothing : note('warn', html`<strong>${t('trigger.noNodeHas', { type: trigger.dispatchTaskExecutorType })}</strong> ${t('trigger.noNodeTeach')}`)}
      ${trigger.ready === false ? note('warn', html`<strong>${t('trigger.notReady')}</strong> ${trigger.notReadyReason}`) : nothing}
      ${origin ? note('info', t('trigger.' + (origin.withdrawn ? 'undeclared' : 'declared'), { name: origin.deployment, fields: origin.differing.join(', ') || '–' })) : nothing}
      <nav class="tabs" aria-label=${trigger.name}>
        ${TABS.map((tab) => html`<a href=${href(['triggers', trigger.id, tab])} aria-current=${tab === this.tab ? 'page' : nothing}>${t('trigger.tab_' + tab)}</a>`)}
      </nav>
      ${this.#body(trigger)}`;
  }

  /** @param {Trigger} trigger */
  #failing(trigger) {
    const inARow = this.recent?.inARow ?? 0;
    return trigger.status === 'FAILED' && inARow > 1 ? t('trigger.failedInARow', { n: inARow >= 30 ? '30+' : inARow }) : undefined;
  }

  /** @param {Trigger} trigger */
  #lede(trigger) {
    const executor = html`<a href=${href(['executors', trigger.dispatchTaskExecutorType])}>${trigger.dispatchTaskExecutorType}</a>`;
    const next = trigger.nextFireDate;
    // The zone is that of the schedule, not of what its starts are put off by.
    const [said, putOff = ''] = words(trigger).split(/(?=; )/);
    return html`${rich('trigger.lede', { executor, words: said, zone: trigger.timeZoneId + putOff })}
    ${next
      ? rich('trigger.next', {
          time: html`<strong>${time(next, trigger.timeZoneId)} ${trigger.timeZoneId}</strong>`,
          relative: fromNow(next),
          mine: trigger.timeZoneId === myZone ? '' : ` (${moment(next)} ${myZone})`,
        })
      : t(!isScheduled(trigger) ? 'trigger.isAsked' : trigger.active ? 'trigger.noNext' : 'trigger.isPaused')}`;
  }

  /** @param {Trigger} trigger */
  #acts(trigger) {
    if (!may('runner')) return needs('runner', t('role.toRun'));
    if (!trigger.may.includes('run')) return html`<span class="muted small">${t('role.noGroup')}</span>`;
    const editing = this.tab === 'definition';
    const again = () => void this.refresh();
    const items = [
      ...(may('editor') && mayEdit(this.executor) ? [html`<a href=${href(['triggers', trigger.id, 'definition'], { settings: 'once' })}>${glyph('g-play')}${t('act.runChanged')}</a>`] : []),
      html`<button type="button" @click=${() => runAt(trigger)}>${glyph('g-late')}${t('act.runAt')}</button>`,
      ...(isScheduled(trigger) ? [html`<button type="button" @click=${() => askForBackfill(trigger, () => (location.hash = href(['triggers', trigger.id, 'runs']).slice(1)))}>${glyph('g-late')}${t('backfill.act')}</button>`] : []),
      html`<button type="button" @click=${() => cancelWaiting(trigger, again)}>${glyph('g-x')}${t('act.cancelWaiting')}</button>`,
      html`<a href=${href(['runs'], { triggerId: trigger.id })}>${glyph('n-runs')}${t('act.itsRuns')}</a>`,
      html`<button type="button" @click=${() => download(trigger)}>${glyph('g-down')}${t('act.export')}</button>`,
      ...(may('editor') ? [html`<a href=${href(['triggers', 'new'], { copy: trigger.id })}>${glyph('g-plus')}${t('act.duplicate')}</a>`] : []),
      ...(this.editable && !trigger.system
        ? [html`<button type="button" class="danger" @click=${() => remove(trigger, () => (location.hash = '#/triggers'))}>${glyph('g-x')}${t('act.deleteMore')}</button>`]
        : []),
    ];
    return html`${this.editable
        ? html`<button class="btn" type="button" @click=${() => pauseOrResume(trigger, again)}>${glyph(trigger.active ? 'g-pause' : 'g-play')}${t(trigger.active ? 'act.pause' : 'act.resume')}</button>`
        : may('editor') && mayEdit(this.executor) && !trigger.system
          ? html`<span class="muted small">${t('role.noGroup')}</span>`
          : needs(this.executor?.restricted || trigger.system ? 'admin' : 'editor', t('role.toChange'))}
      <button class="btn ${editing ? '' : 'primary'}" type="button" @click=${() => runAndFollow(trigger)}>${glyph('g-play')}${t('act.runNow')}</button>
      ${menu(t('act.more', { name: trigger.name }), items)}`;
  }

  /** @param {Trigger} trigger */
  #body(trigger) {
    const changed = () => void this.refresh();
    switch (this.tab) {
      case 'definition':
        return html`<dispatch-trigger-definition .trigger=${trigger} .executor=${this.executor} .editable=${this.editable} .once=${this.route.query.get('settings') === 'once'} @changed=${changed}></dispatch-trigger-definition>`;
      case 'schedule':
        return html`<dispatch-trigger-schedule .trigger=${trigger} .editable=${this.editable} .route=${this.route}></dispatch-trigger-schedule>`;
      case 'runs':
        return html`<dispatch-trigger-runs .trigger=${trigger} .route=${this.route} .recent=${this.recent}></dispatch-trigger-runs>`;
      case 'history':
        return html`<dispatch-trigger-history .editable=${this.editable} .trigger=${trigger} @changed=${changed}></dispatch-trigger-history>`;
      default:
        return html`<dispatch-trigger-summary .trigger=${trigger} .recent=${this.recent}></dispatch-trigger-summary>`;
    }
  }
}

customElements.define('dispatch-trigger', TriggerPage);
