// SPDX-License-Identifier: Apache-2.0
/** The day timeline: one lane for each trigger that fires, what ran left of now, what will run right of it. */
import { html, nothing, svg } from '../../vendor/lit-html/lit-html.js';
import { href, hrefWith } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { now } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { hasEnded } from '../../parts/state.js';
import { clock, format } from '../../parts/time.js';
import { HOUR } from './model.js';

const MOST_LANES = 40;
const NARROWEST = 0.25;

/** @typedef {import('../../api/calendar.js').Item} Item */
/** @typedef {import('../../api/types.js').Run} Run */
/** @typedef {{id: number, name: string, off: boolean, zone: string, items: Item[], runs: Run[], first: number}} Lane */

/**
 * @param {import('./model.js').Day} day
 * @param {{items: Item[], ghosts: Item[], runs: Run[], zone: string, route: import('../../parts/page.js').Route, picked: string | null}} what
 */
export function timeline(day, { items, ghosts, runs, zone, route, picked }) {
  const lanes = lanesOf(day, items, ghosts, runs);
  const shown = route.query.has('lanes') ? lanes : lanes.slice(0, MOST_LANES);
  const x = (/** @type {number} */ at) => (100 * (at - day.start)) / (day.end - day.start);
  const here = now();
  const nowX = here > day.start && here < day.end ? x(here) : null;
  const hour = day.cells.find((cell) => cell.key === picked);
  const band = hour?.start === null || hour === undefined ? null : /** @type {[number, number]} */ ([x(Number(hour.start)), x(Number(hour.start) + HOUR)]);
  return html`<section class="sec" aria-labelledby="dy">
    <header>
      <h2 id="dy">${format('UTC', { weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(day.date + 'T12:00:00Z'))}</h2>
      <div class="legend">
        <span><b class="sw lgok"></b>${t('week.ran')}</span><span><b class="sw lgbad">${glyph('g-x')}</b>${t('week.failed')}</span><span><b class="sw lgwait"></b>${t('week.missed')}</span><span><b class="sw lgplan"></b>${t('week.expected')}</span>
      </div>
    </header>
    ${lanes.length
      ? html`<ol class="lanes">
            <li class="axis"><div class="small muted"><strong>${zone}</strong>${zone === 'UTC' ? nothing : html`<br />UTC`}</div>${axis(day, zone, nowX, x)}</li>
            ${shown.map((lane) => row(lane, day, zone, x, nowX, band))}
          </ol>
          ${lanes.length > shown.length ? html`<p class="foot"><a href=${hrefWith(route, { lanes: 'all' })}>${count('week.allLanes', lanes.length)}</a></p>` : nothing}`
      : html`<div class="empty"><p>${t('week.emptyDay')}</p></div>`}
  </section>`;
}

/** @param {import('./model.js').Day} day @param {Item[]} items @param {Item[]} ghosts @param {Run[]} runs @returns {Lane[]} */
function lanesOf(day, items, ghosts, runs) {
  /** @type {Map<number, Lane>} */
  const lanes = new Map();
  const lane = (/** @type {number} */ id, /** @type {string} */ name, /** @type {boolean} */ off, /** @type {string} */ zone) => {
    const known = lanes.get(id) ?? { id, name, off, zone, items: [], runs: [], first: Infinity };
    lanes.set(id, known);
    return known;
  };
  const inside = (/** @type {number} */ at) => at >= day.start && at < day.end;
  for (const item of [...items, ...ghosts]) {
    if (!inside(item.at)) continue;
    const one = lane(item.trigger.id, item.trigger.name, !item.trigger.active, item.trigger.timeZoneId);
    one.items.push(item);
    one.first = Math.min(one.first, item.at);
  }
  for (const run of runs) {
    const at = Date.parse(run.plannedDate);
    if (!inside(at)) continue;
    const one = lane(run.triggerId, run.triggerName, false, '');
    one.runs.push(run);
    one.first = Math.min(one.first, at);
  }
  return [...lanes.values()].sort((a, b) => Number(a.off) - Number(b.off) || a.first - b.first || a.id - b.id);
}

/** @param {import('./model.js').Day} day @param {string} zone @param {number | null} nowX @param {(at: number) => number} x */
function axis(day, zone, nowX, x) {
  const marks = day.cells.filter((cell) => cell.start !== null && cell.hour % 3 === 0 && !cell.key.endsWith('b'));
  return html`<svg class="lane ax" aria-hidden="true">
    ${marks.map((cell) => {
      const at = Number(cell.start);
      const left = x(at);
      if (nowX !== null && Math.abs(left - nowX) < 4) return nothing;
      const odd = (cell.hour % 6 ? 'odd' : '') + (nowX !== null && Math.abs(left - nowX) < 14 ? ' near' : '');
      const anchor = left < 1 ? 'start' : 'middle';
      return svg`<text class="z1 ${odd}" x="${left}%" y="18" text-anchor=${anchor}>${String(cell.hour).padStart(2, '0')}</text>${zone === 'UTC' ? nothing : svg`<text class=${odd} x="${left}%" y="34" text-anchor=${anchor}>${clock(at, 'UTC').slice(0, 2)}</text>`}`;
    })}
    ${nowX === null ? nothing : svg`<text class="nowt" x="${Math.min(96, Math.max(4, nowX))}%" y="18" text-anchor="middle">▾ ${clock(now(), zone)}</text>`}
  </svg>`;
}

/** @param {Lane} lane @param {import('./model.js').Day} day @param {string} zone @param {(at: number) => number} x @param {number | null} nowX @param {[number, number] | null} band */
function row(lane, day, zone, x, nowX, band) {
  const past = now() >= day.end ? 100 : (nowX ?? 0);
  const next = lane.items.find((item) => item.at > now());
  const words = `${lane.name}: ${count('week.lane', lane.items.length + lane.runs.length)}${next ? ', ' + t('week.next', { time: clock(next.at) }) : ''}`;
  return html`<li class=${lane.off ? 'off' : ''}>
    <div class="who"><a href=${href(['triggers', lane.id])}><bdi>${lane.name}</bdi></a>${!lane.off && lane.zone && lane.zone !== zone ? html`<span class="tag" title=${lane.zone}>${city(lane.zone)}</span>` : nothing}${lane.off ? html`<span class="tag">${t('week.inactive')}</span>` : nothing}</div>
    <svg class="lane" role="img" aria-label=${words}>
      ${past ? svg`<rect class="pastband" x="0" y="0" width="${past}%" height="100%"></rect>` : nothing}
      ${band ? svg`<rect class="band" x="${band[0]}%" y="0" width="${band[1] - band[0]}%" height="100%"></rect>` : nothing}
      ${day.cells.filter((cell) => cell.start !== null && cell.hour % 3 === 0 && cell.hour && !cell.key.endsWith('b')).map((cell) => svg`<line class="grid" x1="${x(Number(cell.start))}%" x2="${x(Number(cell.start))}%" y1="0" y2="100%"></line>`)}
      ${lane.runs.map((run) => ran(run, x))} ${lane.items.map((item) => planned(item, lane.off, x))}
      ${nowX === null ? nothing : svg`<line class="now" x1="${nowX}%" x2="${nowX}%" y1="0" y2="100%"></line>`}
    </svg>
  </li>`;
}

/** The short name of a zone. @param {string} zone */
const city = (zone) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** @param {Run} run @param {(at: number) => number} x */
function ran(run, x) {
  const from = Date.parse(run.startDate ?? run.plannedDate);
  const to = run.endDate ? Date.parse(run.endDate) : hasEnded(run.status) ? from : now();
  const look = { SUCCESSFUL: 'ok', FAILED: 'bad', TIMED_OUT: 'over', MISSED: 'mis', IN_PROGRESS: 'run' }[/** @type {'FAILED'} */ (run.status)] ?? 'can';
  const left = x(from);
  const wide = Math.min(100 - left, Math.max(NARROWEST, x(to) - left));
  return svg`<rect class=${look} x="${left}%" y="6" width="${wide}%" height="14"></rect>${look === 'bad' ? svg`<svg x="${left + wide}%" y="9" width="10" height="8" viewBox="-2 0 10 8"><path class="glyph bad" d="M1.500 1.500l5 5M6.500 1.500l-5 5"></path></svg>` : nothing}`;
}

/** @param {Item} item @param {boolean} off @param {(at: number) => number} x */
function planned(item, off, x) {
  const left = x(item.at);
  const wide = Math.min(100 - left, Math.max(0.6, x(item.at + (item.took ?? 0)) - left));
  return svg`<rect class=${off ? 'ghostbar' : 'plan'} x="${left}%" y="6.500" width="${wide}%" height="13"></rect>`;
}
