// SPDX-License-Identifier: Apache-2.0
/** What keeps due runs from starting. */
import { html } from '../../vendor/lit-html/lit-html.js';
import { slotsOf } from '../../api/engine.js';
import { href } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { now } from '../../parts/clock.js';
import { waiting } from '../../parts/later.js';
import { duration } from '../../parts/time.js';

/** @typedef {import('./watch.js').Seen} Seen */
/** @typedef {import('./attention.js').Thing} Thing */

/** How long a run that is due may wait before somebody has to look. */
const JAM_MILLIS = 300000;
/** What is asked for and shown at about the same time. */
const ABOUT_MILLIS = 10000;

/** Where all that waits is listed, what is due first. */
export const queuedRuns = (more = {}) => href(['runs'], { status: 'QUEUED', ...more, sort: 'plannedDate:asc' });

/**
 * Where those are listed that a group or the rate of a trigger holds up.
 * @param {{triggerId: number | null, waitingFor: import('../../api/types.js').WaitingFor}} line
 */
export const heldUpRuns = ({ triggerId, waitingFor }) => queuedRuns({ triggerId, concurrencyGroup: waitingFor.group, to: new Date(now()).toISOString() });

/** The executors that no live node has, each with the names of triggers that need it. @param {Seen} seen */
export function missingTypes({ ahead, bad }) {
  /** @type {Map<string, Set<string>>} */
  const missing = new Map();
  for (const trigger of [...bad, ...ahead]) {
    if (trigger.executorAvailable) continue;
    const type = trigger.dispatchTaskExecutorType;
    missing.set(type, (missing.get(type) ?? new Set()).add(trigger.name));
  }
  return missing;
}

/** What keeps runs that no group holds up; empty for nothing. Then nobody knows when none waits any more. @param {Seen} seen */
export function heldBack(seen) {
  if (seen.overview.schedulerPaused) return t('now.queuePaused');
  const missing = [...missingTypes(seen).keys()];
  return missing.length ? t('now.queueMissing', { types: missing.join(', ') }) : '';
}

/** What has waited long before a group or a rate without room. @param {Seen} seen @returns {Thing[]} */
export const heldUp = ({ overview, at }) =>
  overview.schedulerPaused
    ? []
    : longHeldUp(overview, at).map(({ runs, oldestDate, triggerId, triggerName, waitingFor }) => ({
        kind: 'jam',
        sign: 'g-late',
        look: 'is-timedout',
        name: waitingFor.group ?? triggerName ?? String(triggerId),
        at: heldUpRuns({ triggerId, waitingFor }),
        why: html`${count('now.heldUpWhy', runs)} ${waiting({ waitingFor })}`,
        since: oldestDate,
        act: 'seeQueue',
      }));

/** @param {Seen['overview']} overview @param {number} at */
const longHeldUp = ({ heldUp }, at) => heldUp.filter(({ oldestDate }) => at - Date.parse(oldestDate) > JAM_MILLIS);

/** More is due than there is room for. What has no executor is told elsewhere. @param {Seen} seen @returns {Thing[]} */
export function jam(seen) {
  const { overview, nodes, at } = seen;
  const waited = (overview.oldestQueuedSeconds ?? 0) * 1000;
  if (waited < JAM_MILLIS || overview.schedulerPaused || missingTypes(seen).size) return [];
  // The oldest of all may be one that a group holds up, which is told by itself.
  if (longHeldUp(overview, at).some(({ oldestDate }) => at - Date.parse(oldestDate) > waited - ABOUT_MILLIS)) return [];
  return [
    {
      kind: 'jam',
      sign: 'g-late',
      look: 'is-timedout',
      name: t('now.queue'),
      at: queuedRuns(),
      why: t('now.jamWhy', { duration: duration(waited), busy: overview.inProgress, slots: slotsOf(nodes) }),
      since: null,
      act: 'seeQueue',
    },
  ];
}
