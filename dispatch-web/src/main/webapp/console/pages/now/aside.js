// SPDX-License-Identifier: Apache-2.0
/** Beside: the queue, the last day, the nodes. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href } from '../../frame/router.js';
import { count, locale, t } from '../../texts/texts.js';
import { now } from '../../parts/clock.js';
import { waiting } from '../../parts/later.js';
import { nodeState, state } from '../../parts/state.js';
import { duration, fromNow, number, time } from '../../parts/time.js';
import { hoursChart } from './hours.js';
import { heldBack, heldUpRuns, queuedRuns } from './queue.js';

/** @typedef {import('./watch.js').Seen} Seen */

const HOUR = 3600000;

/** @param {Seen} seen */
export const aside = (seen) => html`${queue(seen)} ${lastDay(seen)} ${nodes(seen)}`;

/** @param {Seen} seen */
function queue(seen) {
  const { overview } = seen;
  const why = heldBack(seen);
  return html`<section aria-labelledby="qu">
    <header class="sechead"><h2 id="qu">${t('now.queue')}</h2></header>
    <div class="lead">
      <p><a class="big" href=${queuedRuns()}>${count('now.queued', overview.queued)}</a></p>
      <p>${overview.heldUp.length && !overview.oldestQueuedSeconds ? nothing : overview.oldestQueuedSeconds ? t('now.oldestWaits', { duration: duration(overview.oldestQueuedSeconds * 1000) }) : t('now.noneWaits')} ${why && overview.oldestQueuedSeconds ? html`<strong>${why}</strong>` : emptyIn(overview)}</p>
      ${heldUp(overview)}
    </div>
  </section>`;
}

/** What has no room for runs that are due. @param {import('../../api/types.js').Overview} overview */
const heldUp = ({ heldUp: all }) =>
  all.length
    ? html`<ul class="rows why">
        ${all.map(
          ({ runs, triggerId, triggerName, waitingFor }) => html`<li>
            <a href=${heldUpRuns({ triggerId, waitingFor })}>${count('now.runs', runs)}</a>
            <span>${triggerId ? html`<a href=${href(['triggers', triggerId])}><bdi>${triggerName ?? triggerId}</bdi></a> ` : nothing}${waiting({ waitingFor })}</span>
          </li>`
        )}
      </ul>`
    : nothing;

/** At the pace of the last hour. @param {import('../../api/types.js').Overview} overview */
function emptyIn({ secondsUntilEmpty, heldUp }) {
  // Nobody knows how long groups and rates hold runs back.
  return secondsUntilEmpty === null || heldUp.length ? nothing : html`<strong>${t('now.emptyIn', { duration: duration(secondsUntilEmpty * 1000) })}</strong>`;
}

/** The last hour while the day is not added up yet. @param {Seen} seen */
function lastDay({ overview }) {
  const day = overview.last24Hours;
  const hour = day ?? overview.lastHour;
  const from = new Date(day ? Math.floor(now() / HOUR - 24) * HOUR : Math.floor((now() - HOUR) / 60000) * 60000).toISOString();
  const ended = hour.successful + hour.failed + hour.timedOut + hour.missed + hour.canceled;
  const rows = /** @type {[string, number][]} */ ([
    ['SUCCESSFUL', hour.successful],
    ['FAILED', hour.failed],
    ['TIMED_OUT', hour.timedOut],
    ['MISSED', hour.missed],
    ['CANCELED', hour.canceled],
  ]);
  const part = new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format((100 * hour.successful) / Math.max(1, ended));
  return html`<section class="sec" aria-labelledby="su">
    <header><h2 id="su">${t(day ? 'now.lastDay' : 'now.lastHour')}</h2></header>
    <div class="lead">
      <p><a class="big" href=${href(['runs'], { from })}>${ended ? t('now.successful', { part }) : t('now.nothingEnded')}</a></p>
      ${day ? hoursChart(overview.hours, Date.parse(from)) : nothing}
      <ul class="rows">
        ${rows.map(([status, n]) => html`<li>${n ? state(status) : html`<span class="muted">${state(status)}</span>`}<a href=${href(['runs'], { status, from })} aria-label=${`${number(n)} ${t('status.' + status)}`}>${number(n)}</a></li>`)}
      </ul>
    </div>
  </section>`;
}

/** @param {Seen} seen */
const nodes = ({ nodes }) =>
  html`<section class="sec" aria-labelledby="no">
    <header>
      <h2 id="no">${t('nav.nodes')}</h2>
      <p class="muted"><a href="#/nodes">${t('now.alive', { alive: nodes.filter((node) => node.alive).length, all: nodes.length })}</a></p>
    </header>
    <ul class="rows nodes">
      ${nodes.map(
        (node) => html`<li>
          <span class="nodename">${state(...nodeState(node, node.name))}</span>
          <span
            >${node.alive
              ? html`<a href=${href(['runs'], { node: node.name, status: 'IN_PROGRESS' })}>${t('now.slots', { busy: node.runsInProgress, all: node.maxConcurrentRuns })}</a>
                  <span class="muted">${node.draining ? t('now.isDraining') : t('now.heartbeat', { relative: fromNow(node.heartbeatDate) })}</span>`
              : html`${t(node.stopped ? 'now.stoppedSince' : 'now.silentSince')} ${time(node.heartbeatDate)} <span class="muted">${fromNow(node.heartbeatDate)}</span>`}</span
          >
        </li>`
      )}
    </ul>
  </section>`;
