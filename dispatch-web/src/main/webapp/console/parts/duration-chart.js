// SPDX-License-Identifier: Apache-2.0
/** How long runs took: p50 and p95 along the way, failures marked. */
import { html, nothing, svg } from '../vendor/lit-html/lit-html.js';
import { quantile } from '../api/runs.js';
import { t } from '../texts/texts.js';
import { date, duration, moment } from './time.js';

const HEIGHT = 200;
const LEFT = 64;
const RIGHT = 100;
const GROUPS = 60;
/** As wide as the words on it can still be read. */
const width = () => (matchMedia('(max-width: 760px)').matches ? 380 : 760);

/** @typedef {import('../api/types.js').Run} Run */
/** @typedef {{at: string, p50: number, p95: number}} Point */

/** @param {Run[]} runs newest first @param {string} zone */
export function durationChart(runs, zone) {
  const ended = runs.filter((run) => run.durationMillis !== null && run.endDate).reverse();
  const good = ended.filter((run) => run.status === 'SUCCESSFUL');
  if (good.length < 2) {
    return html`<section class="sec" aria-labelledby="du"><header><h2 id="du">${t('chart.title')}</h2></header><div class="empty"><p>${t('chart.tooFew')}</p></div></section>`;
  }
  const wide = width();
  const points = grouped(good);
  const bad = ended.filter((run) => run.status === 'FAILED' || run.status === 'TIMED_OUT');
  const top = nice(Math.max(...points.map((one) => one.p95)));
  const from = Date.parse(ended[0].plannedDate);
  const to = Math.max(Date.parse(ended[ended.length - 1].plannedDate), from + 1);
  const x = (/** @type {string} */ at) => LEFT + ((wide - LEFT - RIGHT) * (Date.parse(at) - from)) / (to - from);
  const y = (/** @type {number} */ took) => HEIGHT - 28 - ((HEIGHT - 44) * Math.min(took, top)) / top;
  const line = (/** @type {'p50'|'p95'} */ name) => 'M' + points.map((one) => `${x(one.at).toFixed(1)} ${y(one[name]).toFixed(1)}`).join('L');
  const last = points[points.length - 1];
  const apart = Math.max(0, 14 - (y(last.p50) - y(last.p95)));
  const edge = (/** @type {string} */ at) => (to - from < 172800000 ? moment(at, zone) : date(at, zone));
  const words = t('chart.words', { n: good.length, p50: duration(last.p50), p95: duration(last.p95), bad: bad.length });
  return html`<section class="sec" aria-labelledby="du">
    <header><h2 id="du">${t('chart.title')}</h2><p class="muted">${t('chart.of', { n: ended.length, zone })}</p></header>
    <div class="scroll tail-end" tabindex="0" role="group" aria-label=${t('chart.title')}>
      <svg class="chart durations" viewBox="0 0 ${wide} ${HEIGHT}" role="img" aria-label=${words}>
        ${[0, 0.5, 1].map((part) => svg`<line class="grid" x1=${LEFT} x2=${wide - RIGHT} y1=${y(top * part)} y2=${y(top * part)}></line><text x=${LEFT - 8} y=${y(top * part) + 4} text-anchor="end">${duration(top * part)}</text>`)}
        <path class="p95" d=${line('p95')}></path>
        <path class="p50" d=${line('p50')}></path>
        ${bad.map((run) => svg`<path class="x" d="M${x(run.plannedDate) - 4} ${y(Number(run.durationMillis)) - 4}l8 8m0 -8l-8 8"></path>`)}
        <text class="lab" x=${wide - RIGHT + 8} y=${y(last.p95) + 4 - apart / 2}>p95 ${duration(last.p95)}</text>
        <text class="lab a" x=${wide - RIGHT + 8} y=${y(last.p50) + 4 + apart / 2}>p50 ${duration(last.p50)}</text>
        <text x=${LEFT} y=${HEIGHT - 6}>${edge(ended[0].plannedDate)}</text>
        <text x=${wide - RIGHT} y=${HEIGHT - 6} text-anchor="end">${edge(ended[ended.length - 1].plannedDate)}</text>
      </svg>
    </div>
    ${bad.length ? html`<p class="small muted">${t('chart.crosses')}</p>` : nothing}
  </section>`;
}

/** A few points of many runs: each is the middle of a group. @param {Run[]} runs oldest first @returns {Point[]} */
function grouped(runs) {
  const size = Math.max(1, Math.ceil(runs.length / GROUPS));
  const points = [];
  for (let i = 0; i < runs.length; i += size) {
    const group = runs.slice(i, i + size);
    const took = runs.slice(Math.max(0, i - 9), i + size).map((run) => Number(run.durationMillis));
    points.push({ at: group[group.length - 1].plannedDate, p50: Number(quantile(took, 0.5)), p95: Number(quantile(took, 0.95)) });
  }
  return points;
}

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 30000, 60000, 120000, 300000, 600000, 1200000, 1800000, 3600000, 7200000, 14400000, 28800000, 86400000];

/** The next round number above. @param {number} millis */
const nice = (millis) => NICE.find((one) => one >= millis) ?? Math.ceil(millis / 86400000) * 86400000;
