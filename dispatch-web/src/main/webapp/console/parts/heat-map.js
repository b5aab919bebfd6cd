// SPDX-License-Identifier: Apache-2.0
/** The days of a trigger: how long its runs took, and which days went wrong. */
import { html, nothing, svg } from '../vendor/lit-html/lit-html.js';
import { quantile } from '../api/runs.js';
import { href } from '../frame/router.js';
import { count, locale, richCount, t } from '../texts/texts.js';
import { now } from './clock.js';
import { date, day, duration, number } from './time.js';

const WEEKS = 53;
const CELL = 20;
const LEFT = 40;
const TOP = 20;
const DAY = 86400000;

/** @typedef {{ok: number, failed: number, missed: number, took: number | null}} Day */

/** @param {import('../api/types.js').TriggerStatistics} statistics @param {number} triggerId */
export function heatMap(statistics, triggerId) {
  const days = byDate(statistics.days);
  const medians = [...days.values()].flatMap((one) => (one.took === null ? [] : [one.took]));
  const steps = stepsOf(medians);
  const today = Date.parse(day(now(), 'UTC') + 'T12:00:00Z');
  const weekday = (new Date(today).getUTCDay() + 6) % 7;
  const first = today - ((WEEKS - 1) * 7 + weekday) * DAY;
  const failed = [...days.values()].filter((one) => one.failed).length;
  const missed = [...days.values()].filter((one) => one.missed).length;
  const good = [...days.values()].filter((one) => one.ok && !one.failed && !one.missed).length;
  const from = new Date(first).toISOString().slice(0, 10) + 'T00:00:00Z';
  const runsOf = (/** @type {number} */ n, /** @type {string[]} */ status) => (n ? html`<a href=${href(['runs'], { triggerId, status, from })}>${number(n)}</a>` : '0');
  return html`<section class="sec" aria-labelledby="hm">
    <header>
      <h2 id="hm">${t('heat.title')}</h2>
      <div class="legend">${steps.length ? legend(steps) : nothing}
        <span><b class="sw lgbad"></b>${t('heat.failed')}</span><span><b class="sw lgwait"></b>${t('heat.missed')}</span></div>
    </header>
    <div class="scroll tail-end" tabindex="0" role="group" aria-label=${t('heat.title')}>
      <svg class="chart heat" viewBox="0 0 ${LEFT + WEEKS * (CELL + 1) + 2} ${TOP + 7 * CELL + 2}" role="img" aria-label=${count('heat.words', good, { failed: number(failed), missed: number(missed) })}>
        ${[0, 2, 4, 6].map((row) => svg`<text x="0" y=${TOP + row * CELL + 14}>${weekdayName(first + row * DAY)}</text>`)}
        ${Array.from({ length: WEEKS }, (_, week) => column(week, first + week * 7 * DAY, today, days, steps))}
      </svg>
    </div>
    <p class="small muted linked">${richCount('heat.words', good, { n: runsOf(good, ['SUCCESSFUL']), failed: runsOf(failed, ['FAILED', 'TIMED_OUT']), missed: runsOf(missed, ['MISSED']) })} ${t('heat.zone', { zone: 'UTC' })}
      ${statistics.complete ? nothing : t('heat.incomplete')}</p>
  </section>`;
}

/** @param {import('../api/types.js').StatisticsDay[]} days @returns {Map<string, Day>} */
const byDate = (days) =>
  new Map(days.map((one) => [one.date, { ok: one.successful, failed: one.failed + one.timedOut, missed: one.missed, took: one.durationP50Millis }]));

/** @param {number} at */
const weekdayName = (at) => new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(at);

/**
 * Where one shade ends and the next begins: no two that read alike, and none that no day is over.
 * @param {number[]} medians
 */
function stepsOf(medians) {
  const longest = Math.max(...medians);
  const quarters = [0.25, 0.5, 0.75].map((part) => quantile(medians, part) ?? 0).filter((step) => duration(step) !== duration(longest));
  return [...new Map(quarters.map((step) => [duration(step), step])).values()];
}

/** @param {number} week @param {number} monday @param {number} today @param {Map<string, Day>} days @param {number[]} steps */
function column(week, monday, today, days, steps) {
  const x = LEFT + week * (CELL + 1);
  const month = new Date(monday + 6 * DAY);
  const begins = month.getUTCDate() <= 7;
  return svg`${begins && week < WEEKS - 1 ? svg`<text x=${x} y="12">${new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(month)}</text>` : nothing}
    ${[0, 1, 2, 3, 4, 5, 6].map((row) => {
      const at = monday + row * DAY;
      return at > today ? nothing : cell(x, TOP + row * CELL, days.get(new Date(at).toISOString().slice(0, 10)), steps, at === today, at);
    })}`;
}

/** @param {number} x @param {number} y @param {Day | undefined} one @param {number[]} steps @param {boolean} isToday @param {number} at */
function cell(x, y, one, steps, isToday, at) {
  const size = CELL - 2;
  const median = one?.took ?? null;
  const level = median === null ? 0 : 1 + steps.filter((step) => median > step).length;
  const look = one?.failed ? 'cbad' : one?.missed && !one.ok ? 'cmis' : 'c' + level;
  const words = one ? `${date(at, 'UTC')}: ${[one.ok ? count('heat.ok', one.ok) : '', one.failed ? count('heat.bad', one.failed) : '', one.missed ? count('heat.mis', one.missed) : '', median === null ? '' : duration(median)].filter(Boolean).join(', ')}` : '';
  return svg`<rect class=${look} x=${x} y=${y} width=${size} height=${size}>${words ? svg`<title>${words}</title>` : nothing}</rect>
    ${one?.failed ? svg`<path class="cx" d="M${x + 6} ${y + 6}l6 6M${x + 12} ${y + 6}l-6 6"></path>` : nothing}
    ${isToday ? svg`<rect class="ctoday" x=${x - 1.5} y=${y - 1.5} width=${size + 3} height=${size + 3}></rect>` : nothing}`;
}

/** @param {number[]} steps */
const legend = (steps) =>
  html`<span>${t('heat.median')}</span> <span><b class="sw lg1"></b>${t('heat.upTo', { duration: duration(steps[0]) })}</span>
    ${steps.map((step, i) => html`<span><b class="sw lg${i + 2}"></b>${t('heat.over', { duration: duration(step) })}</span>`)}`;
