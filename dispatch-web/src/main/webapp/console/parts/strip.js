// SPDX-License-Identifier: Apache-2.0
/** The newest runs of a trigger as bars, and one run against the usual time. */
import { html, svg, nothing } from '../vendor/lit-html/lit-html.js';
import { count, t } from '../texts/texts.js';
import { duration } from './time.js';
import { glyph } from './glyph.js';

const MOST = 30;
const FLOOR = 23;
const WORTH_A_WORD_MILLIS = 2000;

/** @type {Record<string, {bar: string, mark: string}>} */
const LOOK = {
  SUCCESSFUL: { bar: 'ok', mark: '' },
  FAILED: { bar: 'bad', mark: 'M1.5 26l4 4M5.5 26l-4 4' },
  TIMED_OUT: { bar: 'to', mark: 'M3.5 26v2.5h2' },
  CANCELED: { bar: 'can', mark: 'M1.5 30l4-4' },
  MISSED: { bar: 'mis', mark: 'M1 29q2.500-4 5 0' },
  IN_PROGRESS: { bar: 'run', mark: 'M2 26v4l3-2z' },
  QUEUED: { bar: 'can', mark: '' },
};

/** How many there are of each status, in words. @param {import('../api/runs.js').Brief[]} runs */
export function inWords(runs) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const run of runs) counts[run.status] = (counts[run.status] ?? 0) + 1;
  return Object.entries(counts)
    .map(([status, n]) => `${n} ${t('status.' + status).toLocaleLowerCase()}`)
    .join(', ');
}

/**
 * The newest runs, the newest right; half way up is the median.
 * @param {import('../api/runs.js').Brief[]} runs newest first
 * @param {number | null} usual
 */
export function strip(runs, usual) {
  const shown = runs.slice(0, MOST).reverse();
  if (!shown.length) return html`<span class="muted small">${t('run.none')}</span>`;
  const left = (MOST - shown.length) * 6;
  return html`<svg class="strip" viewBox="0 0 180 32" role="img" aria-label=${count('strip.last', shown.length) + ': ' + inWords(shown)}>
    <path class="base" d="M0 23.5h180" />
    ${shown.map((run, i) => {
      const x = left + i * 6;
      const look = LOOK[run.status] ?? LOOK.QUEUED;
      const part = usual && run.durationMillis !== null ? run.durationMillis / usual : 0.25;
      const high = Math.max(2, Math.min(22, Math.round(11 * part)));
      return svg`<rect class=${look.bar} x=${x} y=${FLOOR - high} width="4" height=${high}></rect>
        ${look.mark ? svg`<path class="gl ${look.bar}" transform="translate(${x - 1.5} 0)" d=${look.mark}></path>` : nothing}`;
    })}
  </svg>`;
}

/** The class of the bar of one run. @param {string} status */
export const lookOf = (status) => ({ SUCCESSFUL: 'done', QUEUED: 'fill', IN_PROGRESS: 'fill', CANCELED: 'can' })[/** @type {'CANCELED'} */ (status)] ?? 'bad';

/**
 * A bar of how long a run takes, with a tick at the usual time.
 * @param {number} took
 * @param {number | null} usual
 * @param {string} status
 */
export function againstUsual(took, usual, status) {
  const words = duration(took);
  if (!usual) return html`<span>${words}</span>`;
  // 1.6 of the usual time fills the bar; what takes longer pushes the tick to the left.
  const full = Math.max(usual * 1.6, took * 1.08);
  // What is over in a blink is no warning.
  const over = took > usual * 1.5 && took - usual > WORTH_A_WORD_MILLIS;
  const at = (100 * usual) / full;
  const end = (100 * took) / full;
  return html`<svg class="usual" aria-hidden="true">
      <rect class="track" x="0" y="2" width="100%" height="8"></rect>
      <rect class=${lookOf(status)} x="0" y="2" width="${over ? at : end}%" height="8"></rect>
      ${over ? svg`<rect class="over" x="${at}%" y="2" width="${end - at}%" height="8"></rect>` : nothing}
      <line class="at" x1="${at}%" x2="${at}%" y1="-1" y2="13"></line>
    </svg>
    <span class="usualtext"
      >${over ? html`<strong class="state is-timedout">${glyph('g-warn')}${words}</strong>` : html`<strong>${words}</strong>`}
      <span class="muted">${t('run.usually', { duration: duration(usual) })}</span></span
    >`;
}
