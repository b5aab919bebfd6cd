// SPDX-License-Identifier: Apache-2.0
/** The table of triggers. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { live } from '../../vendor/lit-html/directives/live.js';
import { may } from '../../api/me.js';
import { href } from '../../frame/router.js';
import { t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { menu } from '../../parts/menu.js';
import { sortHead } from '../../parts/pager.js';
import { state } from '../../parts/state.js';
import { strip } from '../../parts/strip.js';
import { duration, fromNow, instantsInWords, moment, time } from '../../parts/time.js';
import { pauseOrResume, remove, runNow } from '../../parts/trigger-acts.js';

/** @typedef {import('../../api/types.js').Trigger} Trigger */
/**
 * @typedef {object} Host
 * @property {import('../../parts/page.js').Route} route
 * @property {import('../../api/types.js').PageOf<Trigger>} page
 * @property {import('../../api/types.js').Executor[]} executors
 * @property {Map<number, import('../../api/runs.js').Recent>} recent
 * @property {Set<number>} picked
 * @property {() => void} update
 * @property {() => Promise<void>} refresh
 */

/** @param {Host} host */
export function table(host) {
  const { items } = host.page;
  const all = items.every((one) => host.picked.has(one.id));
  const pickAll = () => {
    host.picked = all ? new Set() : new Set(items.map((one) => one.id));
    host.update();
  };
  const standard = 'name:asc';
  return html`<div class="scroll" role="region" aria-label=${t('triggers.tableOf')} tabindex="0">
    <table class="tbl tight ${may('runner') ? 'pick' : ''} stack-sm">
      <caption class="vh">${t('triggers.caption', { zone: myZone })}</caption>
      <thead>
        <tr>
          ${may('runner') ? html`<th scope="col"><label class="tick only"><input type="checkbox" .checked=${live(all)} @change=${pickAll} /><span class="vh">${t('triggers.pickAll')}</span></label></th>` : nothing}
          ${sortHead(host.route, 'name', t('trigger.name'), standard)}
          <th scope="col">${t('triggers.schedule')}</th>
          ${sortHead(host.route, 'nextFireDate', t('triggers.next', { zone: myZone }), standard)}
          ${sortHead(host.route, 'previousFireDate', t('triggers.last', { zone: myZone }), standard)}
          ${sortHead(host.route, 'status', t('run.status'), standard)}
          <th scope="col">${t('triggers.last30')}</th>
          <th scope="col" class="num">${t('triggers.median')}</th>
          <th scope="col"><span class="vh">${t('list.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${items.map((trigger) => row(host, trigger))}
      </tbody>
    </table>
  </div>`;
}

/** @param {Host} host @param {Trigger} trigger */
function row(host, trigger) {
  const picked = host.picked.has(trigger.id);
  const recent = host.recent.get(trigger.id);
  const pick = () => {
    if (picked) host.picked.delete(trigger.id);
    else host.picked.add(trigger.id);
    host.update();
  };
  return html`<tr class="${picked ? 'sel-row' : ''} ${trigger.active ? '' : 'off'}">
    ${may('runner') ? html`<td><label class="tick only"><input type="checkbox" .checked=${live(picked)} @change=${pick} /><span class="vh">${t('triggers.pick', { name: trigger.name })}</span></label></td>` : nothing}
    <th scope="row" class="namecell">
      <a href=${href(['triggers', trigger.id])}><bdi>${trigger.name}</bdi></a>
      <span class="sub">${trigger.dispatchTaskExecutorType} ${trigger.system ? html`<span class="tag">${t('trigger.system')}</span>` : nothing}${trigger.labels.map((one) => html` <span class="tag"><bdi>${one}</bdi></span>`)}</span>
      ${trigger.executorAvailable ? nothing : html`<span class="sub is-failed">${glyph('g-warn')}${t('trigger.noNode')}</span>`}
    </th>
    <td data-l=${t('nav.schedule')} class="wordscell"><span>${words(trigger)}</span><span class="sub">${trigger.timeZoneId}</span></td>
    <td data-l=${t('triggers.nextShort')} class="nowrap">${trigger.nextFireDate ? html`${time(trigger.nextFireDate)} <span class="sub">${fromNow(trigger.nextFireDate)}</span>${elsewhere(trigger, trigger.nextFireDate)}` : html`<span class="muted">${!isScheduled(trigger) ? t('triggers.noneAsked') : trigger.active ? t('triggers.neverAgain') : t('triggers.nonePaused')}</span>`}</td>
    <td data-l=${t('triggers.lastShort')} class="nowrap wide">${trigger.previousFireDate ? html`${time(trigger.previousFireDate)} <span class="sub">${fromNow(trigger.previousFireDate)}</span>` : nothing}</td>
    <td data-l=${t('run.status')}>${trigger.active || !isScheduled(trigger) ? state(trigger.status) : state('PAUSED')}${trigger.active || !isScheduled(trigger) || trigger.status === 'NEVER_RAN' ? nothing : html`<span class="sub">${t('triggers.before', { status: t('status.' + trigger.status).toLocaleLowerCase() })}</span>`}</td>
    <td data-l=${t('triggers.last30Short')}>${recent ? strip(recent.runs, recent.usual) : html`<span class="sk strip"></span>`}</td>
    <td class="num wide">${recent?.usual === null || recent?.usual === undefined ? nothing : duration(recent.usual)}</td>
    <td class="acts-cell">${acts(host, trigger)}</td>
  </tr>`;
}

/** The schedule in words, without the zone that stands below. @param {Trigger} trigger */
export const words = ({ scheduleDescription, runOnceDate, timeZoneId }) =>
  runOnceDate
    ? t('trigger.once', { time: moment(runOnceDate, timeZoneId, { always: true }) }) + (/, (not|only) in '.*$/.exec(scheduleDescription ?? '')?.[0] ?? '')
    : scheduleDescription
      ? instantsInWords(scheduleDescription.replace(`, ${timeZoneId}`, '').replace(/, counted from [^,]*/, ''), timeZoneId)
      : t('trigger.notScheduled');

/** The same time by the trigger's own clock, when that differs. @param {Trigger} trigger @param {string} at */
const elsewhere = ({ timeZoneId }, at) =>
  moment(at, timeZoneId) === moment(at) || timeZoneId === 'UTC' ? nothing : html`<span class="sub there">${moment(at, timeZoneId)} <span>${timeZoneId}</span></span>`;

/** @param {Host} host @param {Trigger} trigger */
function acts(host, trigger) {
  if (!may('runner')) return nothing;
  const again = () => void host.refresh();
  const editable = trigger.may.includes('edit');
  return html`${trigger.may.includes('run') ? html`<button class="btn sm" type="button" @click=${() => runNow(trigger, again)} aria-label=${t('act.runName', { name: trigger.name })}>${glyph('g-play')}${t('act.run')}</button>` : nothing}
    ${menu(
      t('act.more', { name: trigger.name }),
      [
        html`<a href=${href(['runs'], { triggerId: trigger.id })}>${glyph('n-runs')}${t('act.itsRuns')}</a>`,
        ...(editable
          ? [
              html`<button type="button" @click=${() => pauseOrResume(trigger, again)}>${glyph(trigger.active ? 'g-pause' : 'g-play')}${t(trigger.active ? 'act.pause' : 'act.resume')}</button>`,
              html`<a href=${href(['triggers', trigger.id, 'definition'])}>${glyph('n-audit')}${t('act.edit')}</a>`,
              html`<a href=${href(['triggers', 'new'], { copy: trigger.id })}>${glyph('g-plus')}${t('act.duplicate')}</a>`,
              ...(trigger.system ? [] : [html`<button type="button" class="danger" @click=${() => remove(trigger, again)}>${glyph('g-x')}${t('act.deleteMore')}</button>`]),
            ]
          : [html`<span class="menuword muted small">${t('role.noEdit')}</span>`]),
      ],
      'sm quiet'
    )}`;
}

/** Whether it has a schedule; without one it can neither fire nor be paused. @param {Trigger} trigger */
export const isScheduled = ({ cronExpression, interval, runOnceDate, rrule }) => Boolean(cronExpression || interval || runOnceDate || rrule);

/** What the bars mean. */
export const legend = () =>
  html`<div class="legend">
    <span>${t('strip.legend')}</span>
    <span class="is-ok"><b class="sw lgok"></b>${t('status.SUCCESSFUL')}</span>
    ${['FAILED', 'TIMED_OUT', 'CANCELED', 'MISSED', 'IN_PROGRESS'].map((one) => state(one))}
  </div>`;
