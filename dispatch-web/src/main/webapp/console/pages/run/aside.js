// SPDX-License-Identifier: Apache-2.0
/** Beside a run: progress, attempts, settings, details. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href } from '../../frame/router.js';
import { t } from '../../texts/texts.js';
import { myZone, now } from '../../parts/clock.js';
import { hasEnded, reasonOf, state } from '../../parts/state.js';
import { againstUsual } from '../../parts/strip.js';
import { duration, time } from '../../parts/time.js';

/** @typedef {import('../../api/types.js').Run} Run */

/** @param {Run} run @param {Run[]} attempts @param {Run[]} members @param {number | null} usual */
export const aside = (run, attempts, members, usual) => html`${progress(run, usual)} ${result(run)} ${list(run, 'attempts', attempts.length > 1 ? attempts : [])} ${list(run, 'members', members)} ${settings(run)} ${details(run)}`;

/** @param {Run} run @param {number | null} usual */
function progress(run, usual) {
  if (run.status !== 'IN_PROGRESS' || !run.startDate) return nothing;
  return html`<section class="sec" aria-labelledby="pr">
    <header><h2 id="pr">${t('run.progress')}</h2></header>
    <div class="lead">
      ${run.progressPercent === null ? nothing : html`<p><strong>${run.progressPercent} %</strong>${run.progressMessage ? html`, <bdi>${run.progressMessage}</bdi>` : nothing}</p>`}
      <p class="small muted">${t('now.elapsed')}</p>
      <div>${againstUsual(now() - Date.parse(run.startDate), usual, run.status)}</div>
    </div>
  </section>`;
}

/** @param {Run} run */
const result = (run) =>
  run.result === null
    ? nothing
    : html`<section class="sec" aria-labelledby="rs">
        <header><h2 id="rs">${t('run.result')}</h2></header>
        <div class="lead mono lines"><bdi>${run.result}</bdi></div>
      </section>`;

/** @param {Run} run @param {string} what @param {Run[]} runs */
const list = (run, what, runs) =>
  runs.length
    ? html`<section class="sec" aria-labelledby=${what}>
        <header><h2 id=${what}>${t('run.' + what)}</h2>${what === 'members' ? html`<a class="btn quiet sm" href=${href(['runs'], { parentLogId: run.id })}>${t('nav.runs')}</a>` : nothing}</header>
        <ul class="rows">
          ${runs.map((one) => {
            const name = what === 'members' ? html`<bdi>${one.triggerName}</bdi>` : t('run.nth', { n: one.attempt });
            return html`<li>
              ${state(one.status)}
              <span>${one.id === run.id ? html`<strong aria-current="true">${name}</strong>` : html`<a href=${href(['runs', one.id])}>${name}</a>`}
                <span class="muted">${one.startDate ? time(one.startDate, myZone, { seconds: true }) : nothing}${one.durationMillis === null ? nothing : ', ' + duration(one.durationMillis)}</span></span>
            </li>`;
          })}
        </ul>
      </section>`
    : nothing;

/** @param {Run} run */
function settings(run) {
  const entries = Object.entries(run.dispatchTaskSettings ?? {});
  return html`<section class="sec" aria-labelledby="se">
    <header><h2 id="se">${t('run.settings')}</h2><a class="btn quiet sm" href=${href(['triggers', run.triggerId, 'definition'])}>${t('run.definition')}</a></header>
    ${entries.length
      ? html`<dl class="kv">
          ${entries.map(([name, value]) => html`<dt><bdi>${name}</bdi></dt><dd class="mono lines"><bdi>${value}</bdi></dd>`)}
        </dl>`
      : html`<p class="foot">${t('run.noSettings')}</p>`}
  </section>`;
}

/** @param {Run} run */
function details(run) {
  const rows = /** @type {[string, unknown][]} */ ([
    [t('run.executor'), html`<a href=${href(['executors', run.dispatchTaskExecutorType])}>${run.dispatchTaskExecutorType}</a>`],
    [t('run.cause'), html`${t('cause.' + run.cause)}${run.originLogId ? html`, <a href=${href(['runs', run.originLogId])}>${t('run.firstAttempt')}</a>` : nothing}${run.parentLogId ? html`, <a href=${href(['runs', run.parentLogId])}>${run.parentLogId}</a>` : nothing}`],
    [t('run.askedBy'), run.requestedBy ? html`<bdi>${run.requestedBy}</bdi>` : t('run.theSchedule')],
    [t('run.reason'), run.reason ? reasonOf(run) : hasEnded(run.status) ? t('run.noReason') : html`<span class="muted">${t('run.notEnded')}</span>`],
    [t('trigger.priority'), run.priority],
  ]);
  if (run.targetNode) rows.push([t('run.targetNode'), html`<bdi>${run.targetNode}</bdi>`]);
  return html`<section class="sec" aria-labelledby="de">
    <header><h2 id="de">${t('run.details')}</h2></header>
    <dl class="kv">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
  </section>`;
}
