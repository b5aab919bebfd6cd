// SPDX-License-Identifier: Apache-2.0
/** What runs now, and what fires next. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { slotsOf } from '../../api/engine.js';
import { href } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { empty } from '../../parts/note.js';
import { againstUsual } from '../../parts/strip.js';
import { duration, fromNow, moment, time } from '../../parts/time.js';
import { heldBack } from './queue.js';

/** @typedef {import('./watch.js').Seen} Seen */

/** @param {Seen} seen */
export function runningNow(seen) {
  const { running, overview, nodes, recent } = seen;
  const slots = slotsOf(nodes);
  return html`<section class="sec" aria-labelledby="rn">
    <header>
      <h2 id="rn">${t('now.running')}</h2>
      <p class="muted"><a href=${href(['runs'], { status: 'IN_PROGRESS' })}>${count('now.runs', overview.inProgress)}</a> ${t('now.onSlots', { slots })}</p>
    </header>
    ${running.length
      ? html`<table class="tbl stack-sm">
          <caption class="vh">${t('now.runningCaption')}</caption>
          <thead>
            <tr><th scope="col">${t('run.trigger')}</th><th scope="col">${t('run.node')}</th><th scope="col">${t('run.started')}, ${myZone}</th><th scope="col">${t('now.elapsed')}</th></tr>
          </thead>
          <tbody class="run-now">
            ${running.map(
              (run) => html`<tr>
                <th scope="row"><a href=${href(['runs', run.id])}><bdi>${run.triggerName}</bdi></a><span class="sub">${run.dispatchTaskExecutorType}</span></th>
                <td data-l=${t('run.node')}>${run.node ? html`<a href="#/nodes"><bdi>${run.node}</bdi></a>` : nothing}</td>
                <td data-l=${t('run.started')}>${run.startDate ? time(run.startDate, myZone, { seconds: true }) : ''}</td>
                <td data-l=${t('now.elapsed')}>${againstUsual(seen.at - Date.parse(run.startDate ?? run.queuedDate), recent.get(run.triggerId)?.usual ?? null, 'IN_PROGRESS')}</td>
              </tr>`
            )}
          </tbody>
        </table>
        ${overview.inProgress > running.length ? html`<p class="foot"><a href=${href(['runs'], { status: 'IN_PROGRESS' })}>${count('now.moreRun', overview.inProgress - running.length)}</a></p>` : nothing}`
      : empty(t('now.nothingRuns'), overview.queued ? heldBack(seen) || t('now.queuedTeach') : t('now.nothingRunsTeach'))}
  </section>`;
}

/** @param {{shown: import('../../api/types.js').Trigger[], frequent: number}} next @param {Seen} seen */
export const nextFires = ({ shown: next, frequent }, { recent }) =>
  html`<section class="sec" aria-labelledby="nf">
    <header>
      <h2 id="nf">${count('now.nextFires', next.length || 2)}</h2>
      <p class="muted">${frequent ? count('now.withoutFrequent', frequent) : nothing} <a href="#/schedule">${t('now.wholeWeek')}</a></p>
    </header>
    ${next.length
      ? html`<table class="tbl stack-sm">
          <caption class="vh">${t('now.nextCaption')}</caption>
          <thead>
            <tr><th scope="col">${myZone}</th><th scope="col">${t('run.trigger')}</th><th scope="col">${t('now.ownZone')}</th><th scope="col" class="num">${t('now.usuallyTakes')}</th></tr>
          </thead>
          <tbody>
            ${next.map((trigger) => fire(trigger, recent.get(trigger.id)?.usual ?? null))}
          </tbody>
        </table>`
      : empty(t('now.noFires'), t('now.noFiresTeach'))}
  </section>`;

/** @param {import('../../api/types.js').Trigger} trigger @param {number | null} usual */
function fire(trigger, usual) {
  const at = String(trigger.nextFireDate);
  const starts = trigger.nextStartDate;
  return html`<tr>
    <td class="nowrap" data-l=${myZone}><strong>${time(at)}</strong> <span class="rel">${fromNow(at)}</span>${starts && starts !== at ? html`<span class="sub">${t('trigger.starts')} ${time(starts, myZone, { seconds: true })}</span>` : nothing}</td>
    <th scope="row"><a href=${href(['triggers', trigger.id])}><bdi>${trigger.name}</bdi></a></th>
    <td data-l=${t('now.ownZone')}>${moment(at, trigger.timeZoneId)} ${trigger.timeZoneId}</td>
    <td data-l=${t('now.usuallyTakes')} class="num">${usual === null ? html`<span class="muted nowrap">${t('run.unknown')}</span>` : duration(usual)}</td>
  </tr>`;
}
