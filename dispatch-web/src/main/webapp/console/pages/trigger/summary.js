// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as runs from '../../api/runs.js';
import { href } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { accessWords } from '../../parts/form/access-fields.js';
import { durationChart } from '../../parts/duration-chart.js';
import { heatMap } from '../../parts/heat-map.js';
import { empty, note } from '../../parts/note.js';
import { firstLine, reasonOf, state } from '../../parts/state.js';
import { duration, time } from '../../parts/time.js';
import { TriggerView } from '../../parts/view.js';

/** The newest runs, for the durations. */
const NEWEST = 200;

/** @typedef {import('../../api/types.js').Run} Run */

/** How it did: what is wrong, the days, the durations, the newest runs. */
class TriggerSummary extends TriggerView {
  /** @type {Run[]} newest first */
  runs = [];
  /** @type {import('../../api/types.js').TriggerStatistics | null} */
  statistics = null;
  /** @type {import('../../api/runs.js').Recent | null} */
  recent = null;

  /** @param {import('../../api/types.js').Trigger | null} before @param {import('../../api/types.js').Trigger} after */
  isStale(before, after) {
    return before?.status !== after.status || before.previousFireDate !== after.previousFireDate;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const [page, statistics] = await Promise.all([
      runs.ofTrigger(this.trigger.id, { pageSize: NEWEST }, signal),
      runs.statistics(this.trigger.id, signal),
    ]);
    this.runs = page.items;
    this.statistics = statistics;
  }

  update() {
    super.update();
    for (const chart of this.querySelectorAll('.tail-end')) {
      if (this.#scrolled.has(chart)) continue;
      // Where it does not fit, its newest end is looked at first.
      chart.scrollLeft = chart.scrollWidth;
      this.#scrolled.add(chart);
    }
  }

  /** @type {WeakSet<Element>} */
  #scrolled = new WeakSet();

  view() {
    const { trigger } = this;
    if (!this.runs.length) return empty(t('run.none'), t('trigger.noRunsTeach'));
    return html`${this.#wrong()}
      ${trigger.description ? html`<p class="foot description"><bdi>${trigger.description}</bdi></p>` : nothing}
      ${accessWords(trigger)}
      ${this.statistics ? heatMap(this.statistics, trigger.id) : nothing}
      <div class="cols wideaside">
        <div>${durationChart(this.runs, trigger.timeZoneId)}</div>
        <div>${this.#newest()}</div>
      </div>`;
  }

  #wrong() {
    const newest = this.runs.find((run) => run.endDate !== null);
    if (!newest || (newest.status !== 'FAILED' && newest.status !== 'TIMED_OUT')) return nothing;
    const inARow = runs.failedInARow(this.runs);
    const first = this.runs.filter((run) => run.endDate !== null)[Math.max(0, inARow - 1)];
    return note(
      'err',
      html`<strong>${count('trigger.failing', inARow)} ${time(first.endDate ?? first.plannedDate)} ${myZone}.</strong>
        ${newest.error ? html`<code class="oneline"><bdi>${firstLine(newest.error)}</bdi></code>` : newest.reason ? reasonOf(newest) : nothing}`,
      html`<a class="btn sm" href=${href(['runs', newest.id])}>${t('trigger.readLast')}</a>`
    );
  }

  #newest() {
    const { trigger } = this;
    return html`<section class="sec" aria-labelledby="nr">
      <header><h2 id="nr">${t('trigger.newestRuns')}</h2><p class="muted"><a href=${href(['triggers', trigger.id, 'runs'])}>${t('trigger.allRuns')}</a></p></header>
      <table class="tbl">
        <caption class="vh">${t('trigger.newestRuns')}</caption>
        <thead><tr><th scope="col">${t('run.status')}</th><th scope="col">${t('runs.dueIn', { zone: myZone })}</th><th scope="col" class="num">${t('runs.tookShort')}</th></tr></thead>
        <tbody>
          ${this.runs.slice(0, 8).map(
            (run) => html`<tr>
              <td>${state(run.status)}</td>
              <th scope="row" class="plainth"><a href=${href(['runs', run.id])}>${time(run.plannedDate, myZone, { seconds: true })}</a>${run.attempt > 1 ? html`<span class="sub">${t('run.attempt', { n: run.attempt })}</span>` : nothing}</th>
              <td class="num nowrap">${duration(run.durationMillis)}</td>
            </tr>`
          )}
        </tbody>
      </table>
    </section>`;
  }
}

customElements.define('dispatch-trigger-summary', TriggerSummary);
