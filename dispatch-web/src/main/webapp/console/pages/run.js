// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { may } from '../api/me.js';
import * as runs from '../api/runs.js';
import { href } from '../frame/router.js';
import { rich, t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { ask, attempt, toast } from '../parts/dialog.js';
import { glyph } from '../parts/glyph.js';
import { waiting } from '../parts/later.js';
import { needs, note } from '../parts/note.js';
import '../parts/output-view.js';
import { Page } from '../parts/page.js';
import { hasEnded, label, reasonOf } from '../parts/state.js';
import { duration, fromNow, moment } from '../parts/time.js';
import { aside } from './run/aside.js';
import { errorSection } from './run/error.js';
import { steps } from './run/steps.js';
import { whyItWaits } from './run/waits.js';

/** @typedef {import('../api/types.js').Run} Run */

/** One run: what happened when, its error, its output, what it was told. */
class RunPage extends Page {
  every = 5;
  /** @type {Run | null} */
  run = null;
  /** @type {import('../api/runs.js').Recent | null} */
  recent = null;
  /** @type {Run[]} */
  attempts = [];
  /** @type {Run[]} */
  members = [];
  /** @type {unknown} */
  waits = '';
  /** @type {{before?: Run, after?: Run}} */
  beside = {};

  get name() {
    const id = this.route.path[1];
    return this.run ? t('run.title', { id, name: this.run.triggerName }) : t('run.number', { id });
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const run = await runs.one(this.route.path[1], signal);
    const changed = this.run?.status !== run.status;
    this.run = run;
    // If that cannot be told, the run can.
    this.waits = await whyItWaits(run, signal).catch(() => '');
    if (hasEnded(run.status)) this.every = 0;
    if (run.dispatchTaskExecutorType === 'chain') this.members = (await runs.list({ parentLogId: run.id, sort: 'queuedDate:asc', pageSize: 200 }, signal)).items;
    if (changed) void this.#lookAround(run).then(() => this.update());
  }

  /** What stands beside it; if that cannot be told, the run can. @param {Run} run */
  async #lookAround(run) {
    const due = Date.parse(run.plannedDate);
    const [recent, attempts, before, after] = await Promise.allSettled([
      runs.recent(run.triggerId),
      this.#attemptsOf(run),
      runs.ofTrigger(run.triggerId, { to: run.plannedDate, sort: 'plannedDate:desc', pageSize: 1 }, this.signal),
      runs.ofTrigger(run.triggerId, { from: new Date(due + 1).toISOString(), sort: 'plannedDate:asc', pageSize: 1 }, this.signal),
    ]);
    if (recent.status === 'fulfilled') this.recent = recent.value;
    if (attempts.status === 'fulfilled') this.attempts = attempts.value;
    this.beside = {
      before: before.status === 'fulfilled' ? before.value.items[0] : undefined,
      after: after.status === 'fulfilled' ? after.value.items[0] : undefined,
    };
  }

  /** The first attempt and those that followed it. @param {Run} run */
  async #attemptsOf(run) {
    const first = run.originLogId ? await runs.one(run.originLogId, this.signal) : run;
    const later = await runs.ofTrigger(run.triggerId, { from: first.plannedDate, cause: 'RETRY', sort: 'plannedDate:asc', pageSize: 100 }, this.signal);
    return [first, ...later.items.filter((one) => one.originLogId === first.id)];
  }

  view() {
    const run = /** @type {Run} */ (this.run);
    const usual = this.recent?.usual ?? null;
    return html`<nav aria-label=${t('frame.breadcrumb')}>
        <ol class="crumb">
          <li><a href="#/triggers">${t('nav.triggers')}</a></li>
          <li><a href=${href(['triggers', run.triggerId])}><bdi>${run.triggerName}</bdi></a></li>
          <li><a href=${href(['runs'], { triggerId: run.triggerId })}>${t('nav.runs')}</a></li>
          <li aria-current="page">${run.id}</li>
        </ol>
      </nav>
      <div class="head">
        <h1>${rich('run.title', { id: run.id, name: html`<bdi>${run.triggerName}</bdi>` })}</h1>
        <span aria-live="polite">${label(run.status)}</span>
        <div class="acts">${step(this.beside.before, 'before')} ${step(this.beside.after, 'after')} ${this.#acts(run)}</div>
        <p class="lede">${this.#lede(run)}</p>
      </div>
      ${this.#warning(run, usual)} ${steps(run, usual)}
      <div class="cols">
        <div>
          ${errorSection(run)}
          ${run.status === 'MISSED'
            ? nothing
            : html`<dispatch-output .run=${run} @ended=${() => void this.refresh()} @progress=${(/** @type {CustomEvent} */ event) => this.#progress(event.detail)}></dispatch-output>`}
        </div>
        <aside>${aside(run, this.attempts, this.members, usual)}</aside>
      </div>`;
  }

  /** @param {{percent: number, message: string}} progress */
  #progress({ percent, message }) {
    if (!this.run) return;
    this.run = { ...this.run, progressPercent: percent, progressMessage: message };
    this.update();
  }

  /** @param {Run} run */
  #lede(run) {
    const utc = myZone === 'UTC' ? '' : ` (${moment(run.plannedDate, 'UTC', { always: true })} UTC)`;
    return html`${t('run.dueAt')} <strong><time datetime=${run.plannedDate}>${moment(run.plannedDate, myZone, { always: true, seconds: true })}</time> ${myZone}</strong>${utc}, ${fromNow(run.plannedDate)}.
      ${run.attempt > 1 ? t('run.attemptN', { n: run.attempt }) : nothing} ${run.reason ? reasonOf(run) + '.' : nothing} ${waiting(run, true)}
      ${run.missedCount && run.missedUntilDate ? t('run.missedUntil', { n: run.missedCount, until: moment(run.missedUntilDate), zone: myZone }) : nothing}`;
  }

  /** @param {Run} run @param {number | null} usual */
  #warning(run, usual) {
    if (this.waits) return note('warn', html`<strong>${t('run.waits')}</strong> ${this.waits}`);
    if (run.status !== 'IN_PROGRESS' || !run.startDate || !usual) return nothing;
    const took = now() - Date.parse(run.startDate);
    if (took < 1.5 * usual || took < 60000) return nothing;
    return note('warn', html`<strong>${t('run.tooLong', { took: duration(took), usual: duration(usual) })}</strong>`);
  }

  /** @param {Run} run */
  #acts(run) {
    if (!may('runner')) return needs('runner', t('role.toRun'));
    if (!hasEnded(run.status)) {
      return html`<button class="btn danger" type="button" @click=${() => this.#cancel(run)}>${t('run.cancel')}</button>
        ${run.status === 'IN_PROGRESS' && may('admin') ? html`<button class="btn danger" type="button" @click=${() => this.#forceClose(run)}>${t('run.forceClose')}</button>` : nothing}`;
    }
    return html`${may('editor') ? html`<button class="btn danger" type="button" @click=${() => this.#remove(run)}>${t('run.delete')}</button>` : nothing}
      <button class="btn primary" type="button" @click=${() => this.#again(run)}>${glyph('g-play')}${t('run.again')}</button>`;
  }

  /** @param {Run} run */
  #again = (run) =>
    attempt(async () => {
      const next = await runs.rerun(run.id);
      runs.forget(run.triggerId);
      location.hash = href(['runs', next.id]).slice(1);
    });

  /** @param {Run} run */
  async #cancel(run) {
    await ask({
      title: t('run.cancelTitle', { id: run.id, name: run.triggerName }),
      content: html`<p>${t(run.status === 'QUEUED' ? 'run.cancelQueued' : 'run.cancelWhat')}</p>`,
      confirm: t('run.cancelConfirm'),
      danger: true,
      act: () => runs.cancel(run.id),
    });
    await this.refresh();
  }

  /** @param {Run} run */
  async #forceClose(run) {
    await ask({
      title: t('run.forceTitle', { id: run.id, name: run.triggerName }),
      content: html`<p>${t('run.forceWhat', { node: run.node ?? '' })}</p>`,
      confirm: t('run.forceConfirm'),
      danger: true,
      act: () => runs.forceClose(run.id),
    });
    await this.refresh();
  }

  /** @param {Run} run */
  #remove = (run) =>
    ask({
      title: t('run.deleteTitle', { id: run.id, name: run.triggerName }),
      content: html`<p>${t('run.deleteWhat')}</p>`,
      confirm: t('run.deleteConfirm'),
      danger: true,
      act: async () => {
        await runs.remove(run.id);
        runs.forget(run.triggerId);
        toast(t('run.deleted', { id: run.id }));
        location.hash = href(['runs'], { triggerId: run.triggerId }).slice(1);
      },
    });
}

/** @param {Run | undefined} run @param {'before'|'after'} way */
const step = (run, way) => {
  const words = way === 'before' ? html`${glyph('g-left')}${t('run.previous')}` : html`${t('run.next')}${glyph('g-right')}`;
  return run ? html`<a class="btn" href=${href(['runs', run.id])}>${words}</a>` : html`<a class="btn" role="link" aria-disabled="true">${words}</a>`;
};

customElements.define('dispatch-run', RunPage);
