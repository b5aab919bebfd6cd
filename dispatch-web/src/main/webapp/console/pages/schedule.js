// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { calendar } from '../api/calendar.js';
import * as engine from '../api/engine.js';
import { may } from '../api/me.js';
import * as runs from '../api/runs.js';
import * as triggers from '../api/triggers.js';
import { hrefWith, setQuery } from '../frame/router.js';
import { count, t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { filter, tick } from '../parts/field.js';
import { glyph } from '../parts/glyph.js';
import { empty, note } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pausedNote } from '../parts/paused.js';
import { format, number } from '../parts/time.js';
import { clockChangeNotes, frequent, pickedHour } from './schedule/beside.js';
import { timeline } from './schedule/day.js';
import { DAYS, HOUR, addDays, dates, today, week } from './schedule/model.js';
import { asTable, collides, grid, legend } from './schedule/week.js';
import { instantOf } from '../parts/zone.js';

/** @typedef {import('../api/calendar.js').Calendar} Calendar */
/** @typedef {import('./schedule/model.js').Mode} Mode */

/** @type {Calendar} */
const NOTHING = { items: [], barred: [], moved: [], frequent: [], hours: [], slots: 0, truncated: false, span: 1 };
/** @type {Mode[]} */
const MODES = ['mine', 'utc', 'each'];

/** Labels are offered of so many triggers. */
const LABELED = 200;

/** What will run in the next seven days, and where there is room. */
class Schedule extends Page {
  every = 300;
  active = NOTHING;
  inactive = NOTHING;
  /** @type {import('../api/types.js').Run[]} */
  past = [];
  /** @type {import('../api/types.js').Executor[]} */
  executors = [];
  /** @type {string[]} */
  labels = [];
  hasTriggers = true;
  #loadedFor = '';

  get name() {
    return t('nav.schedule');
  }

  /** @returns {Mode} */
  get mode() {
    const wanted = /** @type {Mode} */ (this.route.query.get('zone'));
    return MODES.includes(wanted) ? wanted : 'mine';
  }

  get zone() {
    return this.mode === 'utc' ? 'UTC' : myZone;
  }

  get first() {
    const wanted = this.route.query.get('from') ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(wanted) ? wanted : today(now(), this.zone);
  }

  get ghosts() {
    return this.route.query.get('inactive') !== 'no';
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    // Another hour or day of the same week is no reason to ask again.
    const key = [this.first, this.zone, query.get('executor'), query.get('label'), this.ghosts].join();
    if (key === this.#loadedFor && this.loaded) return;
    // A day more on both sides: each trigger's own clock may be that far away.
    const start = instantOf(this.first + 'T00:00', this.zone);
    const from = Math.max(now(), start - 24 * HOUR);
    const to = start + (DAYS + 1) * 24 * HOUR;
    const wanted = { executor: query.get('executor'), label: query.get('label'), zone: this.mode === 'each' ? null : this.zone };
    const isNow = this.first <= today(now(), this.zone);
    const ran = { from: new Date(start).toISOString(), to: new Date(now()).toISOString(), sort: 'plannedDate:desc', pageSize: 200 };
    const [active, inactive, wrong, past, some, executors] = await Promise.all([
      calendar(from, to, { ...wanted, active: true }, signal),
      this.ghosts ? calendar(from, to, { ...wanted, active: false }, signal) : NOTHING,
      isNow ? runs.list({ ...ran, status: ['FAILED', 'TIMED_OUT', 'MISSED'] }, signal) : { items: [] },
      isNow ? runs.list(ran, signal) : { items: [] },
      triggers.list({ pageSize: LABELED }, signal),
      engine.executors(),
    ]);
    this.active = active;
    this.inactive = inactive;
    // However many run, what went wrong is among them.
    this.past = [...new Map([...wrong.items, ...past.items].map((run) => [run.id, run])).values()];
    this.labels = some.items.flatMap((one) => one.labels);
    this.hasTriggers = some.totalCount > 0;
    this.executors = executors;
    this.#loadedFor = key;
    setTimeout(() => (this.#loadedFor = ''), this.every * 900);
  }

  view() {
    const { zone, mode } = this;
    const { slots } = this.active;
    const days = week(this.first, zone, mode, this.active, this.inactive.items, this.past);
    const chosen = days.find((one) => one.date === this.route.query.get('day')) ?? days[0];
    const look = { route: this.route, zone, mode, slots, mayCreate: may('editor'), picked: this.route.query.get('hour') };
    const table = this.route.query.get('view') === 'table';
    const hour = pickedHour(days, look);
    // By each trigger's own clock there is no one line of time.
    const line = mode === 'each' ? nothing : timeline(chosen, { items: this.active.items, ghosts: this.inactive.items, runs: this.#rare(), zone, route: this.route, picked: look.picked });
    return html`${this.#head()} ${pausedNote()} ${this.#toolbar(table)}
      <section class="sec" aria-labelledby="wk">
        <header><h2 id="wk">${this.#title()}</h2><p class="muted">${this.#words(days)}</p></header>
        ${!this.hasTriggers
          ? empty(t('week.nothing'), t('now.noTriggersTeach'), may('editor') ? html`<a class="btn primary" href="#/triggers/new">${glyph('g-plus')}${t('trigger.new')}</a>` : nothing)
          : table
            ? asTable(days, look)
            : html`<div class="scroll" role="region" aria-label=${t('week.grid')} tabindex="0">${grid(days, look)}</div>${legend(days, slots)}`}
        ${this.active.truncated ? note('info', t('week.more', { n: number(this.active.items.length) })) : nothing}
        ${clockChangeNotes(days, look, this.active.items)}
      </section>
      ${frequent(this.active)}
      ${hour === nothing ? line : html`<div class="dayrow"><div>${line}</div>${hour}</div>`}`;
  }

  /** Runs of triggers that are not frequent. */
  #rare() {
    const often = new Set(this.active.frequent.map((one) => one.id));
    return this.past.filter((run) => !often.has(run.triggerId));
  }

  #head() {
    const earlier = hrefWith(this.route, { from: addDays(this.first, -DAYS), day: null, hour: null });
    const later = hrefWith(this.route, { from: addDays(this.first, DAYS), day: null, hour: null });
    return html`<div class="head">
      <h1>${this.name}</h1>
      <div class="acts">
        <div class="zonebar">
          <a class="btn icon" href=${earlier}>${glyph('g-left')}<span class="vh">${t('week.earlier')}</span></a>
          <a class="btn" href=${hrefWith(this.route, { from: null, day: null, hour: null })}>${t('week.toToday')}</a>
          <a class="btn icon" href=${later}>${glyph('g-right')}<span class="vh">${t('week.later')}</span></a>
        </div>
        ${may('editor') ? html`<a class="btn primary" href="#/triggers/new">${glyph('g-plus')}${t('trigger.new')}</a>` : nothing}
      </div>
    </div>`;
  }

  /** @param {boolean} table */
  #toolbar(table) {
    const { query } = this.route;
    const labels = [...new Set([...this.labels, ...query.getAll('label')])].sort();
    return html`<form class="toolbar" aria-label=${this.name} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <fieldset class="seg">
        <legend class="vh">${t('week.hoursIn')}</legend>
        ${MODES.map((mode) => html`<label><input type="radio" name="zone" .checked=${mode === this.mode} @change=${() => setQuery(this.route, { zone: mode === 'mine' ? null : mode, hour: null })} />${t('week.mode_' + mode)}${mode === 'mine' ? html` <span class="small">${myZone}</span>` : nothing}</label>`)}
      </fieldset>
      ${filter({ id: 'executor', label: t('run.executor'), value: query.get('executor') ?? '', options: [['', t('triggers.everyExecutor')], .../** @type {[string, string][]} */ (this.executors.map((one) => [one.type, one.type]))], change: (executor) => setQuery(this.route, { executor, hour: null }) })}
      ${labels.length ? filter({ id: 'label', label: t('trigger.labels'), value: query.get('label') ?? '', options: [['', t('triggers.everyLabel')], .../** @type {[string, string][]} */ (labels.map((one) => [one, one]))], change: (label) => setQuery(this.route, { label, hour: null }) }) : nothing}
      ${tick({ id: 'ghosts', label: t('week.showInactive'), checked: this.ghosts, change: (on) => setQuery(this.route, { inactive: on ? null : 'no' }) })}
      <div class="end"><a class="btn quiet" href=${hrefWith(this.route, { view: table ? null : 'table' })}>${t(table ? 'week.asGrid' : 'week.asTable')}</a></div>
    </form>`;
  }

  #title() {
    const [first, last] = [dates(this.first)[0], dates(this.first)[DAYS - 1]].map((date) => Date.parse(date + 'T12:00:00Z'));
    const range = format('UTC', { day: 'numeric', month: 'long' }).formatRange(first, last);
    return t('week.title', { range, n: this.active.truncated ? count('week.fires', this.active.hours.reduce((sum, one) => sum + one.fires, 0)) : count('triggers.found', new Set(this.active.items.map((one) => one.trigger.id)).size) });
  }

  /** @param {import('./schedule/model.js').Day[]} days */
  #words(days) {
    const cells = days.flatMap((one) => one.cells);
    const clashes = cells.filter((cell) => collides(cell, this.active.slots)).length;
    const free = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => cells.every((cell) => cell.hour !== hour || (!cell.fires && cell.busy < 1)));
    return [clashes ? count('week.clashes', clashes) : t('week.noClash'), free.length ? t('week.freeHours', { hours: free.slice(0, 6).map((hour) => String(hour).padStart(2, '0') + ':00').join(', ') }) : ''].filter(Boolean).join(' ');
  }
}

customElements.define('dispatch-schedule', Schedule);
