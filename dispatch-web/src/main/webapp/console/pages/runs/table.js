// SPDX-License-Identifier: Apache-2.0
/** The table of runs. */
import { neverStarted } from '../../api/runs.js';
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href } from '../../frame/router.js';
import { t } from '../../texts/texts.js';
import { myZone, now } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { waiting } from '../../parts/later.js';
import { sortHead } from '../../parts/pager.js';
import { firstLine, reasonOf, state } from '../../parts/state.js';
import { againstUsual } from '../../parts/strip.js';
import { duration, fromNow, time } from '../../parts/time.js';
import { whyNoNodeStarts } from '../run/waits.js';

const LATE_MILLIS = 60000;

/** @typedef {import('../../api/types.js').Run} Run */

/**
 * @param {Run[]} items
 * @param {{route: import('../../parts/page.js').Route, recent: Map<number, import('../../api/runs.js').Recent>, nodes: import('../../api/types.js').Node[], withTrigger: boolean}} how
 */
export const runsTable = (items, { route, recent, nodes, withTrigger }) =>
  html`<div class="scroll" role="region" aria-label=${t('runs.tableOf')} tabindex="0">
    <table class="tbl stack-sm">
      <caption class="vh">${t('runs.caption', { zone: myZone })}</caption>
      <thead>
        <tr>
          <th scope="col">${t('runs.statusAndReason')}</th>
          <th scope="col">${withTrigger ? t('run.trigger') : t('run.run')}</th>
          <th scope="col">${t('run.cause')}</th>
          ${sortHead(route, 'plannedDate', t('runs.dueIn', { zone: myZone }), 'queuedDate:desc')}
          <th scope="col">${t('runs.late')}</th>
          <th scope="col">${t('runs.took')}</th>
          <th scope="col">${t('run.node')}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (run) => html`<tr>
            <td data-l=${t('run.status')}>${state(run.status)}${why(run, nodes)}</td>
            <th scope="row" class="namecell ${withTrigger ? '' : 'under'}"><a href=${href(['runs', run.id])}>${withTrigger ? html`<bdi>${run.triggerName}</bdi>` : t('run.number', { id: run.id })}</a><span class="sub">${withTrigger ? t('run.number', { id: run.id }) : nothing}${run.attempt > 1 ? (withTrigger ? ' · ' : '') + t('run.attempt', { n: run.attempt }) : nothing}</span></th>
            <td data-l=${t('run.cause')}>${t('cause.' + run.cause)}${run.requestedBy ? html`<span class="sub"><bdi>${run.requestedBy}</bdi></span>` : nothing}</td>
            <td data-l=${t('run.due')} class="nowrap">${time(run.plannedDate, myZone, { seconds: true })}<span class="sub">${fromNow(run.plannedDate)}${putOff(run)}</span></td>
            <td data-l=${t('runs.lateShort')} class="nowrap">${late(run)}</td>
            <td data-l=${t('runs.tookShort')} class="took">${took(run, recent.get(run.triggerId)?.usual ?? null)}</td>
            <td data-l=${t('run.node')}>${run.node ? html`<a href="#/nodes"><bdi>${run.node}</bdi></a>` : nothing}</td>
          </tr>`
        )}
      </tbody>
    </table>
  </div>`;

/** What is to be said of its state, if anything. @param {Run} run @param {import('../../api/types.js').Node[]} nodes */
function why(run, nodes) {
  if (!run.reason && run.error) return html`<span class="sub errline"><bdi>${firstLine(run.error)}</bdi></span>`;
  const words = run.reason ? reasonOf(run) : run.waitingFor ? waiting(run, true) : whyNoNodeStarts(run, nodes);
  return words ? html`<span class="sub there">${words}</span>` : nothing;
}

/** What its trigger put its start off by. @param {Run} run */
function putOff(run) {
  const by = Date.parse(run.earliestStartDate) - Date.parse(run.plannedDate);
  return by > 0 ? ', ' + t('runs.putOff', { duration: duration(by) }) : nothing;
}

/** @param {Run} run */
function late(run) {
  // A past instant that is caught up on is not late.
  if (neverStarted(run) || run.status === 'MISSED' || run.cause === 'BACKFILL') return nothing;
  const until = run.startDate ? Date.parse(run.startDate) : run.endDate ? NaN : now();
  const apart = until - Date.parse(run.earliestStartDate);
  if (!(apart >= 0)) return nothing;
  const words = run.startDate ? duration(apart) : t('runs.waiting', { duration: duration(apart) });
  return apart >= LATE_MILLIS ? html`<strong class="state is-timedout">${glyph('g-late')}${words}</strong>` : words;
}

/** @param {Run} run @param {number | null} usual */
function took(run, usual) {
  if (run.status === 'IN_PROGRESS' && run.startDate) return againstUsual(now() - Date.parse(run.startDate), usual, run.status);
  return run.durationMillis === null || neverStarted(run) ? nothing : againstUsual(run.durationMillis, usual, run.status);
}
