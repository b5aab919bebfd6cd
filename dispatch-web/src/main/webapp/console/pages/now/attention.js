// SPDX-License-Identifier: Apache-2.0
/** What needs a hand, the worst first. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { href } from '../../frame/router.js';
import { count, rich, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { firstLine, reasonOf } from '../../parts/state.js';
import { duration, moment } from '../../parts/time.js';
import { heldUp, jam, missingTypes } from './queue.js';

/** @typedef {import('./watch.js').Seen} Seen */
/**
 * @typedef {object} Thing
 * @property {string} kind key of its words
 * @property {string} sign
 * @property {string} look
 * @property {string} name
 * @property {string} at where it is looked at
 * @property {unknown} why
 * @property {string | null} since
 * @property {string} act
 */

const LATE_MILLIS = 60000;
/** Reasons for which a run is canceled that nobody wanted. */
const LOST = ['EXECUTOR_MISSING', 'NODE_LOST'];

/** @param {Seen} seen @returns {Thing[]} */
export function attentionTo(seen) {
  return [...paused(seen), ...lostNodes(seen), ...missingExecutors(seen), ...unsent(seen), ...gone(seen), ...triedAgain(seen), ...pausedItself(seen), ...jam(seen), ...heldUp(seen), ...overdue(seen), ...tooLong(seen), ...draining(seen)];
}

/** @param {Seen} seen @returns {Thing[]} */
const paused = ({ scheduler }) =>
  scheduler
    ? [{ kind: 'paused', sign: 'g-paused', look: 'is-failed', name: t('now.scheduler'), at: href(['nodes']), why: t('now.pausedWhy', { user: scheduler.changedBy ?? '' }), since: scheduler.pausedDate, act: 'seeNode' }]
    : [];

/** @param {Seen} seen @returns {Thing[]} */
const unsent = ({ overview }) =>
  overview.alertsUnsent
    ? [{ kind: 'unsent', sign: 'g-warn', look: 'is-failed', name: t('nav.alerts'), at: '#/alerts', why: t('now.unsentWhy', { n: overview.alertsUnsent }), since: null, act: 'seeAlerts' }]
    : [];

/** @param {Seen} seen @returns {Thing[]} */
const lostNodes = ({ nodes }) =>
  nodes
    .filter((node) => !node.alive && !node.stopped)
    .map((node) => ({
      kind: 'silent',
      sign: 'g-warn',
      look: 'is-failed',
      name: node.name,
      at: href(['nodes']),
      why: t('now.silentWhy', { time: moment(node.heartbeatDate, myZone, { seconds: true }), zone: myZone }),
      since: node.heartbeatDate,
      act: 'seeNode',
    }));

/** @param {Seen} seen @returns {Thing[]} */
const missingExecutors = (seen) =>
  [...missingTypes(seen)].map(([type, names]) => ({
    kind: 'missing',
    sign: 'g-warn',
    look: 'is-failed',
    name: type,
    at: href(['executors', type]),
    why: count('now.missingWhy', names.size, { name: [...names][0] }),
    since: null,
    act: 'seeExecutor',
  }));

/** @param {Seen} seen @returns {Thing[]} */
function gone(seen) {
  // What a calendar left out, or a run that was still in progress, is as it should be.
  const reason = (/** @type {import('../../api/types.js').Trigger} */ trigger) => seen.newest.get(trigger.id)?.reason ?? '';
  const givenUp = seen.givenUp.filter((trigger) => LOST.includes(reason(trigger)));
  return [...seen.bad.filter((trigger) => reason(trigger) !== 'CALENDAR'), ...givenUp].map((trigger) => {
    const known = seen.recent.get(trigger.id);
    const newest = seen.newest.get(trigger.id);
    const kind = { FAILED: 'failing', TIMED_OUT: 'timedOut', MISSED: 'missed', CANCELED: 'givenUp' }[/** @type {'FAILED'} */ (trigger.status)] ?? 'failing';
    const inARow = count('now.inARow', known?.inARow || 1);
    const why =
      trigger.status === 'MISSED'
        ? count('now.missedWhy', newest?.missedCount ?? 1)
        : html`${trigger.status === 'CANCELED' ? nothing : inARow} ${newest?.error ? html`<code>${firstLine(newest.error)}</code>` : newest?.reason ? reasonOf(newest) : nothing}`;
    return {
      kind,
      sign: kind === 'missed' ? 'g-missed' : kind === 'timedOut' ? 'g-timedout' : 'g-failed',
      look: kind === 'missed' ? 'is-missed' : kind === 'timedOut' ? 'is-timedout' : 'is-failed',
      name: trigger.name,
      at: newest ? href(['runs', newest.id]) : href(['triggers', trigger.id]),
      why,
      since: (known && known.inARow > 1 ? known.failingSince : null) ?? newest?.endDate ?? trigger.previousFireDate,
      act: newest ? 'readRun' : 'seeTrigger',
    };
  });
}

/** What failed and waits for its next attempt: it is no better for that. @param {Seen} seen @returns {Thing[]} */
function triedAgain({ retries, recent, bad }) {
  const told = new Set(bad.map((trigger) => trigger.id));
  return retries.flatMap((run) => {
    if (told.has(run.triggerId)) return [];
    told.add(run.triggerId);
    const known = recent.get(run.triggerId);
    return [
      {
        kind: 'failing',
        sign: 'g-failed',
        look: 'is-failed',
        name: run.triggerName,
        at: href(['runs', run.id]),
        why: html`${count('now.inARow', known?.inARow || 1)} ${t('now.triedAgain', { n: run.attempt, time: moment(run.earliestStartDate, myZone, { seconds: true }), zone: myZone })}`,
        since: known?.failingSince ?? run.queuedDate,
        act: 'readRun',
      },
    ];
  });
}

/** Triggers that failed so often that they were paused, until somebody resumes them. @param {Seen} seen @returns {Thing[]} */
const pausedItself = ({ stopped, recent, newest }) =>
  stopped.flatMap((trigger) => {
    const inARow = recent.get(trigger.id)?.inARow ?? 0;
    if (inARow < Number(trigger.pauseAfterFailures)) return [];
    const last = newest.get(trigger.id);
    return [
      {
        kind: 'pausedItself',
        sign: 'g-paused',
        look: 'is-failed',
        name: trigger.name,
        at: href(['triggers', trigger.id]),
        why: html`${count('now.inARow', inARow)} ${t('now.pausedItselfWhy')} ${last?.error ? html`<code>${firstLine(last.error)}</code>` : nothing}`,
        since: last?.endDate ?? trigger.previousFireDate,
        act: 'seeTrigger',
      },
    ];
  });

/** @param {Seen} seen @returns {Thing[]} */
const overdue = ({ ahead, overview, at }) =>
  overview.schedulerPaused
    ? []
    : ahead
        .filter((trigger) => trigger.nextStartDate && at - Date.parse(trigger.nextStartDate) > LATE_MILLIS)
        .map((trigger) => ({
          kind: 'overdue',
          sign: 'g-late',
          look: 'is-timedout',
          name: trigger.name,
          at: href(['triggers', trigger.id]),
          why: t('now.overdueWhy'),
          since: trigger.nextStartDate,
          act: 'seeTrigger',
        }));

/** @param {Seen} seen @returns {Thing[]} */
const tooLong = ({ running, recent, at }) =>
  running.flatMap((run) => {
    const usual = recent.get(run.triggerId)?.usual;
    const took = run.startDate ? at - Date.parse(run.startDate) : 0;
    if (!usual || took < 1.5 * usual || took < LATE_MILLIS) return [];
    return [
      {
        kind: 'tooLong',
        sign: 'g-running',
        look: 'is-timedout',
        name: run.triggerName,
        at: href(['runs', run.id]),
        why: t('now.tooLongWhy', { took: duration(took), usual: duration(usual) }),
        since: run.startDate,
        act: 'watch',
      },
    ];
  });

/** @param {Seen} seen @returns {Thing[]} */
const draining = ({ nodes }) =>
  nodes
    .filter((node) => node.alive && node.draining)
    .map((node) => ({
      kind: 'draining',
      sign: 'g-paused',
      look: 'is-timedout',
      name: node.name,
      at: href(['nodes']),
      why: html`${node.drainedBy ? rich('now.drainedBy', { user: html`<bdi>${node.drainedBy}</bdi>` }) : nothing} ${count('now.drainingWhy', node.runsInProgress)}`,
      since: node.drainedDate ?? null,
      act: 'seeNode',
    }));
