// SPDX-License-Identifier: Apache-2.0
/** The week grid: seven days across twenty-four hours, shade and number are expected busy minutes. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href, hrefWith } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { now } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { duration, format, moment, number } from '../../parts/time.js';
import { offsetMinutes } from '../../parts/zone.js';
import { HOUR, today } from './model.js';

const STEPS = [15, 40, 80, 150];

/** @typedef {import('./model.js').Day} Day */
/** @typedef {import('./model.js').Cell} Cell */
/**
 * @typedef {object} Look
 * @property {import('../../parts/page.js').Route} route
 * @property {string} zone
 * @property {import('./model.js').Mode} mode
 * @property {number} slots
 * @property {boolean} mayCreate
 * @property {string | null} picked the key of an hour
 */

/** Whether more is due at once than can run. @param {Cell} cell @param {number} slots */
export const collides = (cell, slots) => slots > 0 && cell.most > slots;

/** How many fires calendars leave out of an hour. @param {Cell} cell */
const leftOut = (cell) => cell.barred.reduce((sum, one) => sum + one.count, 0);

/** How many fires calendars move into an hour. @param {Cell} cell */
const moved = (cell) => cell.items.filter((item) => item.note === 'CALENDAR_MOVED').length;

/** Where calendars move the fires of an hour to, in words. @param {Cell} cell @param {Look} look */
const movedAway = ({ away }, look) =>
  away.length ? count('week.away', away.length, { to: moment(away[0].to, look.mode === 'each' ? away[0].trigger.timeZoneId : look.zone, { always: true }) }) : '';

/** What calendars do in an hour, in words. @param {Cell} cell @param {Look} look */
const byCalendars = (cell, look) => [leftOut(cell) ? count('week.barred', leftOut(cell)) : '', movedAway(cell, look), moved(cell) ? count('week.moved', moved(cell)) : ''];

/** The sign of what calendars do in an hour. @param {Cell} cell */
const calendarSign = (cell) => (cell.barred.length ? glyph('g-canceled') : cell.away.length ? glyph('g-away') : moved(cell) ? glyph('g-right') : nothing);

/** The shade of an hour, 0 to 5. @param {Cell} cell */
const level = (cell) => (cell.fires || cell.busy >= 1 ? 1 + STEPS.filter((step) => cell.busy >= step).length : 0);

/** @param {Day[]} days @param {Look} look */
export function grid(days, look) {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return html`<table class="week" role="table">
    <caption class="vh">${t('week.caption', { zone: look.mode === 'each' ? t('week.mode_each') : look.zone })}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th class="day" scope="col" role="columnheader">${look.mode === 'each' ? t('week.mode_each') : look.zone}</th>
        ${hours.map((hour) => html`<th scope="col" role="columnheader" class="h ${hour % 3 ? 'minor' : ''}">${two(hour)}</th>`)}
        <th class="sum h minor" scope="col" role="columnheader">${t('week.busy')}</th>
      </tr>
      ${look.mode === 'mine' && look.zone !== 'UTC' ? utcRow(days[0], look.zone, hours) : nothing}
    </thead>
    <tbody role="rowgroup">
      ${days.map((one) => row(one, look))}
    </tbody>
  </table>`;
}

/** @param {Day} first @param {string} zone @param {number[]} hours */
function utcRow(first, zone, hours) {
  const offset = offsetMinutes(first.start, zone);
  return html`<tr class="utc" aria-hidden="true">
    <th class="day">UTC</th>
    ${hours.map((hour) => html`<th class="h">${two((((hour * 60 - offset) / 60) % 24 + 24) % 24 | 0)}</th>`)}
    <th></th>
  </tr>`;
}

/** @param {Day} one @param {Look} look */
function row(one, look) {
  const noon = Date.parse(one.date + 'T12:00:00Z');
  const isToday = look.mode !== 'each' && one.date === today(now(), look.zone);
  const long = (one.end - one.start) / HOUR;
  const fires = one.cells.reduce((sum, cell) => sum + cell.fires, 0);
  const busy = one.cells.reduce((sum, cell) => sum + cell.busy, 0);
  const words = look.mode !== 'each' && long !== 24 ? t('week.hours', { n: long }) : isToday ? t('week.today') : count('week.fires', fires);
  const dayHref = hrefWith(look.route, { day: one.date, hour: null });
  return html`<tr role="row" class=${isToday ? 'today' : ''}>
    <th class="day" scope="row" role="rowheader">
      <a href=${dayHref}><b>${format('UTC', { weekday: 'short' }).format(noon)} <span class="d">${format('UTC', { day: 'numeric' }).format(noon)}</span></b></a><span class="dl">${words}</span>
    </th>
    ${Array.from({ length: 24 }, (_, hour) => hourCell(one, one.cells.filter((cell) => cell.hour === hour), look))}
    <td class="sum" role="cell">${busy ? duration(busy * 60000) : html`<span class="muted">–</span>`}</td>
  </tr>`;
}

/** @param {Day} one @param {Cell[]} cells @param {Look} look */
function hourCell(one, cells, look) {
  if (cells.length > 1) return html`<td role="cell"><div class="twice">${cells.map((cell) => link(one, cell, look, 'half'))}</div></td>`;
  if (look.mode !== 'each' && cells[0].start === null) return html`<td role="cell"><span class="cell gone">${t('week.noHour', { hour: two(cells[0].hour) })}</span></td>`;
  return html`<td role="cell">${link(one, cells[0], look, '')}</td>`;
}

/** @param {Day} one @param {Cell} cell @param {Look} look @param {string} kind */
function link(one, cell, look, kind) {
  const past = cell.start !== null && cell.start + HOUR <= now();
  const picked = look.picked === cell.key ? 'picked' : '';
  const when = `${one.date} ${two(cell.hour)}:00`;
  if (past) {
    const runsHref = href(['runs'], { from: new Date(Number(cell.start)).toISOString(), to: new Date(Number(cell.start) + HOUR).toISOString() });
    const bad = cell.bad.length;
    return html`<a class="past ${kind}" href=${runsHref} aria-label=${bad ? count('week.pastBad', bad, { when }) : t('week.past', { when })}>${bad ? html`<span class="is-failed">${glyph('g-failed')}${bad}</span>` : nothing}</a>`;
  }
  const shade = level(cell);
  const clash = collides(cell, look.slots);
  const ghost = cell.ghosts.length ? 'ghost' : '';
  const words = [when, count('week.fires', cell.fires), cell.busy ? t('week.minutes', { n: number(Math.ceil(cell.busy)) }) : '', clash ? t('week.clash', { n: cell.most, slots: look.slots }) : '', cell.ghosts.length ? count('week.ghosts', cell.ghosts.length) : '', ...byCalendars(cell, look)].filter(Boolean).join(', ');
  const empty = !cell.fires && !cell.ghosts.length && !cell.barred.length && !cell.away.length && shade === 0;
  const target = empty && look.mayCreate ? href(['triggers', 'new'], { at: two(cell.hour) + ':00', zone: look.mode === 'each' ? null : look.zone }) : hrefWith(look.route, { hour: cell.key, day: one.date });
  const isNow = cell.start !== null && cell.start <= now() ? 'nowcell' : '';
  return html`<a class="l${shade} ${kind} ${clash ? 'clash' : ''} ${ghost} ${picked} ${isNow}" href=${target} aria-label=${empty && look.mayCreate ? t('week.room', { when }) : words} title=${words}
    >${shade ? Math.max(1, Math.ceil(cell.busy)) : nothing}${calendarSign(cell)}${clash ? html`<svg class="tri" viewBox="0 0 18 18" aria-hidden="true"><path d="M0 0h18v18z"></path><path class="e" d="M12.500 4v4M12.500 10.500v.2"></path></svg>` : nothing}${isNow && cell.start !== null ? nowMark((100 * (now() - cell.start)) / HOUR) : nothing}</a
  >`;
}

/** Where in the hour it is now: a line across, or on small screens along. @param {number} part */
const nowMark = (part) =>
  html`<svg class="nowmark" aria-hidden="true"><line class="v" x1="${part}%" x2="${part}%" y1="0" y2="100%"></line><svg x="${part}%" y="0" overflow="visible"><path class="v" d="M-5-3h10l-5 7z"></path></svg><line class="hz" x1="45%" x2="100%" y1="${part}%" y2="${part}%"></line></svg>`;

/** @param {number} n */
const two = (n) => String(n).padStart(2, '0');

/** @param {Day[]} days @param {number} slots */
export const legend = (days, slots) =>
  html`<div class="legend">
    <span>${t('week.legend')}</span>
    <span><b class="sw lg0"></b>${t('week.none')}</span><span><b class="sw lg1"></b>${t('week.under', { n: STEPS[0] })}</span>
    ${STEPS.map((step, i) => html`<span><b class="sw lg${i + 2}"></b>${i === STEPS.length - 1 ? t('week.orMore', { n: step }) : step}</span>`)}
    <span><b class="sw lgclash"><svg viewBox="0 0 18 18" aria-hidden="true"><path d="M0 0h18v18z"></path></svg></b>${t('week.lgClash', { slots })}</span>
    <span><b class="sw lgghost"></b>${t('week.lgGhost')}</span>
    <span><b class="sw lgtwice"></b>${t('week.lgTwice')}</span>
    ${days.some((one) => one.cells.some((cell) => cell.barred.length)) ? html`<span>${glyph('g-canceled')} ${t('week.lgBarred')}</span>` : nothing}
    ${days.some((one) => one.cells.some((cell) => cell.away.length)) ? html`<span>${glyph('g-away')} ${t('week.lgAway')}</span>` : nothing}
    ${days.some((one) => one.cells.some(moved)) ? html`<span>${glyph('g-right')} ${t('week.lgMoved')}</span>` : nothing}
  </div>`;

/** The same hours as a table. @param {Day[]} days @param {Look} look */
export function asTable(days, look) {
  const rows = days.flatMap((one) => one.cells.filter((cell) => cell.fires || cell.barred.length || cell.away.length).map((cell) => ({ one, cell })));
  return html`<table class="tbl stack-sm">
    <caption class="vh">${t('week.caption', { zone: look.zone })}</caption>
    <thead><tr><th scope="col">${look.mode === 'each' ? t('week.mode_each') : look.zone}</th><th scope="col" class="num">${t('week.firesHead')}</th><th scope="col" class="num">${t('week.busyHead')}</th><th scope="col" class="num">${t('week.mostHead')}</th><th scope="col">${t('nav.triggers')}</th></tr></thead>
    <tbody>
      ${rows.map(
        ({ one, cell }) => html`<tr>
          <th scope="row" class="nowrap"><a href=${hrefWith(look.route, { hour: cell.key, day: one.date, view: null })}>${cell.start === null ? `${one.date} ${two(cell.hour)}:00` : moment(cell.start, look.zone, { always: true })}</a></th>
          <td class="num" data-l=${t('week.firesHead')}>${cell.fires}</td>
          <td class="num" data-l=${t('week.busyHead')}>${Math.ceil(cell.busy)}</td>
          <td class="num" data-l=${t('week.mostHead')}>${collides(cell, look.slots) ? html`<strong class="state is-timedout">${glyph('g-warn')}${cell.most}</strong>` : cell.most}</td>
          <td data-l=${t('nav.triggers')}>${[...new Map(cell.items.map((item) => [item.trigger.id, item.trigger.name]))].slice(0, 6).map(([id, name], i) => html`${i ? ', ' : nothing}<a href=${href(['triggers', id])}><bdi>${name}</bdi></a>`)}${byCalendars(cell, look).filter(Boolean).map((words) => html`<span class="sub is-timedout">${words}</span>`)}</td>
        </tr>`
      )}
    </tbody>
  </table>`;
}
