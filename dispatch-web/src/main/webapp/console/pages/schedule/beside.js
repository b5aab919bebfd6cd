// SPDX-License-Identifier: Apache-2.0
/** What stands around the grid: the hour that was picked, clock changes in words, frequent triggers. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href, hrefWith } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { note } from '../../parts/note.js';
import { clock, date, duration, fromNow, instantsInWords, moment, number } from '../../parts/time.js';
import { offsetText } from '../../parts/zone.js';
import { HOUR, changesIn } from './model.js';
import { collides } from './week.js';

/** The busiest of them are shown. */
const MOST_FREQUENT = 24;

/** @typedef {import('./model.js').Day} Day */
/** @typedef {import('./week.js').Look} Look */

/** @param {Day[]} days @param {Look} look */
export function pickedHour(days, look) {
  const found = days.flatMap((one) => one.cells.map((cell) => ({ one, cell }))).find(({ cell }) => cell.key === look.picked);
  if (!found) return nothing;
  const { one, cell } = found;
  const hour = String(cell.hour).padStart(2, '0');
  const title = `${date(one.date + 'T12:00:00Z', 'UTC')}, ${hour}:00 – ${String(cell.hour + 1).padStart(2, '0')}:00`;
  const busy = Math.ceil(cell.busy);
  return html`<aside class="sec panel" aria-labelledby="hh">
    <div class="sechead"><h2 id="hh">${title}</h2><a class="btn icon sm quiet end" href=${hrefWith(look.route, { hour: null })}>${glyph('g-x')}<span class="vh">${t('dialog.close')}</span></a></div>
    <p class="muted">${cell.start === null ? t('week.mode_each') : html`${look.zone === 'UTC' ? 'UTC' : `${clock(cell.start, 'UTC')} – ${clock(cell.start + HOUR, 'UTC')} UTC`}, ${fromNow(cell.start)}`}</p>
    ${collides(cell, look.slots) ? note('warn', html`<strong>${t('week.clash', { n: cell.most, slots: look.slots })}</strong> ${room(days, cell, look)}`) : nothing}
    <ol class="fires">
      ${cell.items.map((item) => fire(item, look))} ${cell.ghosts.map((item) => fire(item, look))}
      ${cell.barred.map((one) => missing(one, look, count('week.barred', one.count)))}
      ${cell.away.map((one) => missing(one, look, count('week.away', 1, { to: moment(one.to, look.mode === 'each' ? one.trigger.timeZoneId : look.zone, { always: true }) })))}
    </ol>
    <p class="foot"><strong>${count('week.fires', cell.fires)}${busy ? ', ' + t('week.minutes', { n: number(busy) }) : ''}</strong></p>
    ${look.mayCreate ? html`<p class="foot"><a class="btn" href=${href(['triggers', 'new'], { at: hour + ':00', zone: look.mode === 'each' ? null : look.zone })}>${glyph('g-plus')}${t('week.newHere')}</a></p>` : nothing}
  </aside>`;
}

/** The nearest hour of that day with nothing in it. @param {Day[]} days @param {import('./model.js').Cell} cell @param {Look} look */
function room(days, cell, look) {
  const same = days.find((one) => one.cells.includes(cell));
  const free = same?.cells
    .filter((one) => !one.fires && one.busy < 1 && (one.start === null || one.start > Date.now()))
    .sort((a, b) => Math.abs(a.hour - cell.hour) - Math.abs(b.hour - cell.hour))[0];
  void look;
  return free ? t('week.freeAt', { hour: String(free.hour).padStart(2, '0') }) : nothing;
}

/** @param {import('../../api/calendar.js').Item} item @param {Look} look */
function fire(item, look) {
  const { trigger } = item;
  const own = trigger.timeZoneId !== look.zone || look.mode === 'each';
  return html`<li class=${trigger.active ? '' : 'muted'}>
    <b><time datetime=${new Date(item.at).toISOString()}>${look.mode === 'each' ? item.local.slice(11, 16) : clock(item.at, look.zone)}</time></b>
    <a href=${href(['triggers', trigger.id])}><bdi>${trigger.name}</bdi></a>
    <span class="muted">${trigger.active ? (item.took === null ? '' : duration(item.took)) : t('week.inactive')}</span>
    ${own ? html`<span class="sub in">${look.mode === 'each' ? `${trigger.timeZoneId}, ${moment(item.at)}` : `${clock(item.at, trigger.timeZoneId)} ${trigger.timeZoneId}`}</span>` : nothing}
    ${item.note ? html`<span class="sub in is-timedout">${item.note === 'CALENDAR_MOVED' ? count('week.moved', 1) : t('preview.' + item.note)}</span>` : nothing}
  </li>`;
}

/** A fire that does not take place then. @param {{trigger: import('../../api/calendar.js').Planned, at: number, local: string}} one @param {Look} look @param {string} why */
const missing = (one, look, why) =>
  html`<li class="muted">
    <b><time datetime=${new Date(one.at).toISOString()}>${look.mode === 'each' ? one.local.slice(11, 16) : clock(one.at, look.zone)}</time></b>
    <a href=${href(['triggers', one.trigger.id])}><bdi>${one.trigger.name}</bdi></a>
    <span class="sub in is-timedout">${why}</span>
  </li>`;

/** @param {Day[]} days @param {Look} look @param {import('../../api/calendar.js').Item[]} items */
export function clockChangeNotes(days, look, items) {
  if (look.mode === 'each') return nothing;
  return changesIn(days, look.zone).map((change) => {
    const back = change.after < change.before;
    const touched = items.filter((item) => item.note && item.note !== 'CALENDAR_MOVED' && Math.abs(item.at - change.at) < 3 * HOUR);
    return note(
      'info',
      html`<strong>${t(back ? 'week.back' : 'week.forward', { date: date(change.at, look.zone), time: clock(change.at - 1, look.zone), zone: look.zone, before: offsetText(change.before), after: offsetText(change.after) })}</strong>
        ${touched.map((item) => html`<br /><a href=${href(['triggers', item.trigger.id])}><bdi>${item.trigger.name}</bdi></a>: ${t('preview.' + item.note)}`)}
        <br />${t(back ? 'week.backOthers' : 'week.forwardOthers')}`
    );
  });
}

/** @param {import('../../api/calendar.js').Calendar} calendar */
export function frequent({ frequent: list, span }) {
  if (!list.length) return nothing;
  const perDay = (list.reduce((sum, one) => sum + one.fires, 0) * 24 * HOUR) / span;
  return html`<section class="sec" aria-labelledby="fq">
    <header><h2 id="fq">${t('week.frequent')}</h2><p class="muted">${count('triggers.found', list.length)}, ${t('week.aDay', { n: number(Math.round(perDay)) })}</p></header>
    <ul class="freq">${list.slice(0, MOST_FREQUENT).map(often)}</ul>
    ${list.length > MOST_FREQUENT ? html`<p class="foot">${t('week.moreFrequent', { n: number(list.length - MOST_FREQUENT) })}</p>` : nothing}
  </section>`;
}

/** @param {import('../../api/calendar.js').Frequent} one */
function often({ id, name, words, took, share }) {
  const percent = share === null ? 0 : 100 * share;
  return html`<li>
    <div class="top"><a href=${href(['triggers', id])}><bdi>${name}</bdi></a></div>
    <p class="small muted">${instantsInWords(words.replace(/, counted from [^,]*/, ''), myZone, ' ' + myZone)}${took === null ? '' : ', ' + t('week.eachTakes', { duration: duration(took) })}</p>
    <svg class="slot" aria-hidden="true"><rect class="track" width="100%" height="6"></rect><rect class="fill" width="${Math.min(100, Math.max(percent ? 0.5 : 0, percent))}%" height="6"></rect></svg>
    <p class="small muted">${share === null ? t('run.unknown') : percent < 1 ? t('week.shareUnder') : t('week.share', { n: Math.round(percent) })}</p>
  </li>`;
}
