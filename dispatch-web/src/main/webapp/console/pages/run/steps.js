// SPDX-License-Identifier: Apache-2.0
/** What happened when: due, queued, started, ended, with the time in each gap. */
import { html, nothing, svg } from '../../vendor/lit-html/lit-html.js';
import { neverStarted } from '../../api/runs.js';
import { t } from '../../texts/texts.js';
import { myZone, now } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { STATES, hasEnded } from '../../parts/state.js';
import { lookOf } from '../../parts/strip.js';
import { clock, duration, time } from '../../parts/time.js';

/** @typedef {import('../../api/types.js').Run} Run */
/** @typedef {{name: unknown, sign: string, look: string, at: number | null, sub: unknown, gap: number | null, gapWords: string, slow: boolean}} Step */

const SLOW_START_MILLIS = 10000;

/** @param {Run} run @param {number | null} usual */
export function steps(run, usual) {
  const due = Date.parse(run.plannedDate);
  const planned = Date.parse(run.earliestStartDate);
  const queued = Date.parse(run.queuedDate);
  const start = run.startDate && !neverStarted(run) ? Date.parse(run.startDate) : null;
  const end = run.endDate ? Date.parse(run.endDate) : null;
  const first = queued < due ? [queuedStep(run, queued, due), dueStep(run, due, start ?? end)] : [dueStep(run, due, queued), queuedStep(run, queued, start ?? end)];
  const list = [...first, startStep(run, start, end, usual), endStep(run, end)];
  const late = start === null || isPast(run) ? null : start - planned;
  return html`<section class="sec" aria-labelledby="tl">
    <header>
      <h2 id="tl">${t('run.whatHappened')}</h2>
      <p class="muted">${myZone}${late !== null && late >= 0 ? ', ' + t(planned > due ? 'run.lateByPutOff' : 'run.lateBy', { duration: duration(late) }) : nothing}</p>
    </header>
    <ol class="steps four">
      ${list.map(
        (step) => html`<li class=${step.slow ? 'slow' : ''}>
          <span class="dot ${step.look}">${glyph(step.sign)}</span>
          ${step.gap === null ? nothing : html`<span class="gap">${step.gapWords || duration(step.gap)}</span>`}
          <h3>${step.name}</h3>
          ${step.at === null ? nothing : time(step.at, myZone, { millis: true })}
          <span class="sub">${step.sub}</span>
        </li>`
      )}
    </ol>
    ${toScale(planned, start, end ?? now(), run)}
  </section>`;
}

/** Whether a past instant is caught up on, which is not late. @param {Run} run */
const isPast = (run) => run.cause === 'BACKFILL';

/** @param {Run} run @param {number} due @param {number | null} until @returns {Step} */
function dueStep(run, due, until) {
  const putOff = Date.parse(run.earliestStartDate) - due;
  const waits = Math.max(0, (until ?? now()) - due);
  const soFar = until === null && now() > due ? t('run.soFar', { duration: duration(waits) }) : '';
  return {
    name: t('run.due'),
    sign: 'g-late',
    look: 'muted',
    at: due,
    sub: myZone === 'UTC' ? nothing : `${clock(due, 'UTC', { seconds: true })} UTC`,
    gap: waits,
    gapWords: putOff > 0 ? t('runs.putOff', { duration: duration(putOff) }) : soFar,
    slow: !isPast(run) && waits - putOff > SLOW_START_MILLIS,
  };
}

/** @param {Run} run @param {number} queued @param {number | null} until @returns {Step} */
const queuedStep = (run, queued, until) => ({
  name: t('run.queued'),
  sign: 'g-queued',
  look: 'is-queued',
  at: queued,
  sub: t('run.causeIs', { cause: t('cause.' + run.cause) }) + (run.requestedBy ? ', ' + run.requestedBy : ''),
  gap: (until ?? now()) - queued,
  gapWords: until === null ? t('run.soFar', { duration: duration(now() - queued) }) : '',
  // Before its due time nobody expects it to start.
  slow: queued >= Date.parse(run.plannedDate) && (until ?? now()) - queued > SLOW_START_MILLIS,
});

/** @param {Run} run @param {number | null} start @param {number | null} end @param {number | null} usual @returns {Step} */
function startStep(run, start, end, usual) {
  if (start === null) {
    return { name: html`<span class="muted">${t(end === null ? 'run.notStarted' : 'run.neverStarted')}</span>`, sign: 'g-never', look: 'is-queued', at: null, sub: nothing, gap: null, gapWords: '', slow: false };
  }
  const took = (end ?? now()) - start;
  const compared = usual ? ', ' + t('run.usually', { duration: duration(usual) }) : '';
  return {
    name: run.node ? html`${t('run.startedOn')} <a href="#/nodes"><bdi>${run.node}</bdi></a>` : t('run.started'),
    sign: 'g-running',
    look: 'is-running',
    at: start,
    sub: nothing,
    gap: took,
    gapWords: (end === null ? t('run.soFar', { duration: duration(took) }) : duration(took)) + compared,
    slow: Boolean(usual && took > 1.5 * usual && took > 1000),
  };
}

/** @param {Run} run @param {number | null} end @returns {Step} */
function endStep(run, end) {
  const ended = hasEnded(run.status);
  return {
    name: ended ? t('run.endedAs', { status: t('status.' + run.status) }) : html`<span class="muted">${t('run.notEnded')}</span>`,
    sign: ended ? STATES[run.status].glyph : 'g-never',
    look: ended ? STATES[run.status].kind : 'is-queued',
    at: end,
    sub: run.canceledBy ? html`${t('run.by')} <bdi>${run.canceledBy}</bdi>` : nothing,
    gap: null,
    gapWords: '',
    slow: false,
  };
}

/** The same to scale, from the due time on. @param {number} due @param {number | null} start @param {number} end @param {Run} run */
function toScale(due, start, end, run) {
  const from = due;
  const all = end - from;
  if (all <= 0 || run.status === 'MISSED') return nothing;
  const x = (/** @type {number} */ at) => (100 * (at - from)) / all;
  const begin = start ?? end;
  const look = lookOf(run.status);
  return html`<svg class="usual scale" aria-hidden="true">
      <rect class="track" x="0" y="0" width="100%" height="12"></rect>
      <rect class=${!isPast(run) && begin - due > SLOW_START_MILLIS ? 'over' : 'waits'} x="0" y="0" width="${Math.max(0, x(begin))}%" height="12"></rect>
      ${start === null ? nothing : svg`<rect class=${look} x="${x(begin)}%" y="0" width="${100 - x(begin)}%" height="12"></rect>`}
    </svg>
    <p class="axisline muted small"><span>${t('run.toScale')}</span><span>${t('run.waitAndRun', { wait: duration(Math.max(0, begin - due)), run: duration(start === null ? 0 : end - start) })}</span></p>`;
}
