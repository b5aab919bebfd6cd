// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { Problem } from '../../api/client.js';
import * as triggers from '../../api/triggers.js';
import { href, setQuery } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { myZone, now } from '../../parts/clock.js';
import { toast } from '../../parts/dialog.js';
import { saveOrMerge } from '../../parts/form/conflict.js';
import { changesOf, draftOf, scheduleOf } from '../../parts/form/draft.js';
import { filter } from '../../parts/field.js';
import { errorAt, errorSummary } from '../../parts/form/errors.js';
import { barred, noteOf } from '../../parts/form/schedule-preview.js';
import { scheduleFields } from '../../parts/form/schedule-fields.js';
import { glyph } from '../../parts/glyph.js';
import { empty } from '../../parts/note.js';
import { clock, date, duration, fromNow, millisOf, moment, time } from '../../parts/time.js';
import { TriggerView } from '../../parts/view.js';
import { guard } from '../../parts/unsaved.js';
import { clockChanges, offsetMinutes, offsetText, zones } from '../../parts/zone.js';
import { isScheduled, words } from '../triggers/table.js';

/** When it fires: the next fires in its zone and the viewer's, clock changes between them, its rules. */
class TriggerSchedule extends TriggerView {
  /** @type {import('../../api/types.js').Fires | null} */
  fires = null;
  editable = false;
  /** @type {import('../../frame/router.js').Route} */
  #route = { path: [], query: new URLSearchParams() };
  #count = 10;
  /** @type {import('../../parts/form/draft.js').Draft | null} while it is edited */
  #draft = null;
  /** @type {Problem | null} */
  #refused = null;

  set route(/** @type {import('../../frame/router.js').Route} */ route) {
    this.#route = route;
    if (this.loaded) this.update();
  }

  /** The zone beside that of the trigger: the viewer's, or what the address says. UTC stands beside them always. */
  get #other() {
    const chosen = this.#route.query.get('compare') ?? '';
    if (zones().includes(chosen)) return chosen;
    return this.trigger.timeZoneId === myZone ? null : myZone;
  }

  /** @param {import('../../api/types.js').Trigger | null} before @param {import('../../api/types.js').Trigger} after */
  isStale(before, after) {
    return before?.nextFireDate !== after.nextFireDate;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    this.fires = isScheduled(this.trigger) ? await triggers.nextFires(this.trigger.id, { count: this.#count }, signal) : null;
  }

  view() {
    return html`<div class="cols wideaside">
      <div>${this.#draft ? this.#edit(this.#draft) : nothing}${this.#table()}</div>
      <aside>${this.#rules()}</aside>
    </div>`;
  }

  #table() {
    const { trigger, fires } = this;
    if (!fires) return empty(t('trigger.notScheduled'), t('trigger.notScheduledTeach'));
    if (!fires.items.length) return html`${empty(t('preview.never'), t('trigger.neverTeach'))}${barred(fires)}`;
    const zone = trigger.timeZoneId;
    const others = [...new Set([this.#other ?? 'UTC', 'UTC'])].filter((one) => one !== zone);
    return html`<section class="sec" aria-labelledby="nx">
      <header><h2 id="nx">${count('now.nextFires', fires.items.length)}</h2><div class="acts">${trigger.active ? nothing : html`<span class="muted">${t('trigger.wouldFire')}</span>`}${this.#compare()}</div></header>
      <div class="scroll" role="region" aria-label=${t('trigger.firesTable')} tabindex="0">
        <table class="tbl stack-sm">
          <caption class="vh">${t('trigger.firesTable')}</caption>
          <thead><tr><th scope="col">${zone}${zone === myZone ? ', ' + t('trigger.alsoYours') : ''}</th>${others.map((other) => html`<th scope="col">${other}${other === myZone ? ', ' + t('frame.yourZone') : ''}</th>`)}<th scope="col">${t('trigger.fromNow')}</th></tr></thead>
          <tbody>
            ${fires.items.map((fire, i) => html`${this.#between(i ? Date.parse(fires.items[i - 1].fireDate) : now(), Date.parse(fire.fireDate), [zone, ...others])}${this.#row(fire, zone, others)}`)}
          </tbody>
        </table>
      </div>
      ${fires.skippedCount ? html`<p class="foot">${count('preview.skipped', fires.skippedCount, { first: fires.skipped[0]?.replace('T', ' ') ?? '' })}</p>` : nothing}
      ${barred(fires)}
      <p class="foot"><button class="btn sm" type="button" ?disabled=${this.#count >= 100} @click=${() => { this.#count = this.#count >= 50 ? 100 : 50; void this.refresh(); }}>${t('trigger.moreFires')}</button></p>
    </section>`;
  }

  /** Another zone to compare with. */
  #compare() {
    const zone = this.trigger.timeZoneId;
    const options = zones().filter((one) => one !== zone && one !== 'UTC').map((one) => /** @type {[string, string]} */ ([one, one]));
    return filter({ id: 'compare', label: t('trigger.compare'), value: this.#other ?? '', options: [['', t('trigger.compare')], ...options], change: (compare) => setQuery(this.#route, { compare: compare || null }) });
  }

  /** @param {import('../../api/types.js').Fire} fire @param {string} zone @param {string[]} others */
  #row(fire, zone, others) {
    const at = Date.parse(fire.fireDate);
    return html`<tr>
      <th scope="row" class="nowrap"><time datetime=${fire.fireDate}>${moment(at, zone, { always: true, seconds: true })}</time> <span class="muted">${offsetText(offsetMinutes(at, zone))}</span>${fire.startDate === fire.fireDate ? nothing : html`<span class="sub">${t('trigger.starts')} ${time(fire.startDate, zone, { seconds: true })}</span>`}${fire.note ? html`<span class="sub is-timedout">${noteOf(fire, zone)}</span>` : nothing}</th>
      ${others.map((other) => html`<td class="nowrap" data-l=${other}>${moment(at, other, { always: true })} <span class="muted">${offsetText(offsetMinutes(at, other))}</span></td>`)}
      <td class="muted nowrap" data-l=${t('trigger.fromNow')}>${fromNow(at)}</td>
    </tr>`;
  }

  /** Changes of the clocks of some zones between two fires. @param {number} from @param {number} to @param {string[]} of */
  #between(from, to, of) {
    const changes = of.flatMap((zone) => clockChanges(from, to, zone).map((one) => ({ zone, ...one }))).sort((a, b) => a.at - b.at);
    return changes.map(
      ({ zone, ...one }) => html`<tr class="noterow"><td colspan=${of.length + 1}>${glyph('g-back')}<strong>${date(one.at, zone)} ${clock(one.at - 60000, zone)}</strong>: ${t(one.after > one.before ? 'trigger.clocksForward' : 'trigger.clocksBack', { zone, before: offsetText(one.before), after: offsetText(one.after) })}</td></tr>`
    );
  }

  #rules() {
    const { trigger } = this;
    const expression = trigger.cronExpression ?? trigger.interval ?? trigger.runOnceDate ?? trigger.rrule;
    const rows = /** @type {[string, unknown][]} */ ([
      [t('trigger.inWords'), html`<strong>${words(trigger)}</strong>`],
      [t(trigger.interval ? 'form.interval' : trigger.runOnceDate ? 'form.runOnceDate' : trigger.rrule ? 'form.rrule' : 'form.cron'), expression ? html`<code>${expression}</code>` : '–'],
      [t('form.zone'), trigger.timeZoneId],
      [t('form.clockChange'), t('form.ruleHelp_' + trigger.daylightSavingRule)],
      ...calendarRows(trigger),
      [t('form.misfirePolicy'), t('form.misfirePolicy_' + trigger.misfirePolicy)],
      [t('trigger.overlap'), t(trigger.overlapAllowed ? 'trigger.overlapYes' : 'trigger.overlapNo')],
      [t('form.timeout'), trigger.timeout ? duration(millisOf(trigger.timeout)) : t('form.noTimeout')],
      [t('run.attempts'), trigger.maxAttempts > 1 ? t('trigger.attemptsAre', { n: trigger.maxAttempts, first: duration(millisOf(trigger.retryDelay)), most: duration(millisOf(trigger.retryMaxDelay)) }) : '1'],
      [t('trigger.fromTo'), `${trigger.startDate ? moment(trigger.startDate, trigger.timeZoneId, { always: true }) : t('trigger.noStart')}, ${trigger.endDate ? moment(trigger.endDate, trigger.timeZoneId, { always: true }) : t('trigger.noEnd')}`],
    ]);
    return html`<section class="sec" aria-labelledby="ru">
      <header><h2 id="ru">${t('form.rulesShort')}</h2>${this.editable && !this.#draft ? html`<button class="btn sm" type="button" @click=${() => this.#begin()}>${t('trigger.editSchedule')}</button>` : nothing}</header>
      <dl class="kv">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      <p class="foot"><a href=${href(['triggers', trigger.id, 'definition'])}>${t('trigger.allRules')}</a></p>
    </section>`;
  }

  /** @param {import('../../parts/form/draft.js').Draft} draft */
  #edit(draft) {
    const change = (/** @type {Record<string, any>} */ changes) => {
      this.#draft = { ...draft, ...changes };
      this.update();
    };
    return html`<section class="sec" aria-labelledby="ed">
      <header><h2 id="ed">${t('trigger.editSchedule')}</h2></header>
      ${errorSummary(this.#refused)}
      <form class="form" @submit=${this.#save}>
        ${scheduleFields(draft, change, (field) => errorAt(this.#refused, field), { fires: 5, saved: this.trigger })}
        <div class="acts savebar">
          <button class="btn primary" type="submit">${t('form.save')}</button>
          <button class="btn quiet" type="button" @click=${() => this.#close()}>${t('dialog.cancel')}</button>
        </div>
      </form>
    </section>`;
  }

  #begin() {
    this.#draft = draftOf(this.trigger);
    guard(this, () => this.#draft !== null && Object.keys(changesOf(scheduleOf(this.#draft), this.trigger)).length > 0);
    this.update();
  }

  #close() {
    this.#draft = null;
    this.#refused = null;
    this.update();
  }

  /** @param {SubmitEvent} event */
  #save = async (event) => {
    event.preventDefault();
    if (!this.#draft) return;
    try {
      const saved = await saveOrMerge(this.trigger, scheduleOf(this.#draft));
      if (!saved) return;
      toast(t('form.saved', { version: saved.version }));
      this.#close();
      this.trigger = saved;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.#refused = failure;
      this.update();
    }
  };
}

/** @param {import('../../api/types.js').Trigger} trigger @returns {[string, unknown][]} */
function calendarRows({ calendar, onlyCalendar, calendarRule }) {
  const link = (/** @type {string} */ name) => html`<a href=${href(['calendars'], { search: name })}><bdi>${name}</bdi></a>`;
  return [
    ...(calendar ? [/** @type {[string, unknown]} */ ([t('form.calendar'), link(calendar)])] : []),
    ...(onlyCalendar ? [/** @type {[string, unknown]} */ ([t('form.onlyCalendar'), link(onlyCalendar)])] : []),
    ...(calendar || onlyCalendar ? [/** @type {[string, unknown]} */ ([t('form.calendarRule'), t('form.calendarRule_' + calendarRule)])] : []),
  ];
}

customElements.define('dispatch-trigger-schedule', TriggerSchedule);
