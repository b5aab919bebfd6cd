// SPDX-License-Identifier: Apache-2.0
/** Why a due run waits that neither a group nor a rate holds up. */
import { html } from '../../vendor/lit-html/lit-html.js';
import * as engine from '../../api/engine.js';
import { rich, t } from '../../texts/texts.js';
import { myZone, now } from '../../parts/clock.js';
import { time } from '../../parts/time.js';

/** What is due this long is no run that just starts. */
const PATIENCE_MILLIS = 2000;

/** @typedef {import('../../api/types.js').Run} Run */
/** @typedef {import('../../api/types.js').Node} Node */

/** The reason in words; empty when there is none to tell. @param {Run} run @param {AbortSignal} signal @returns {Promise<unknown>} */
export async function whyItWaits(run, signal) {
  if (!hasWaited(run)) return '';
  const [scheduler, nodes] = await Promise.all([engine.scheduler(signal), engine.nodes(signal)]);
  if (scheduler.paused && !isAskedFor(run)) {
    return rich('run.waits_paused', { time: time(scheduler.pausedDate ?? now()), zone: myZone, user: html`<bdi>${scheduler.changedBy}</bdi>`, nodes: html`<a href="#/nodes">${t('nav.nodes')}</a>` });
  }
  const found = ofNodes(run, nodes.items);
  return found ? t('run.waits_' + found.why, found.what) : '';
}

/** What keeps the nodes from it in a few words, for a list; empty when nothing does. @param {Run} run @param {Node[]} nodes */
export function whyNoNodeStarts(run, nodes) {
  const found = hasWaited(run) ? ofNodes(run, nodes) : null;
  return found ? t('run.waitsShort_' + found.why, found.what) : '';
}

/** @param {Run} run */
const hasWaited = (run) => run.status === 'QUEUED' && !run.waitingFor && now() - Date.parse(run.earliestStartDate) >= PATIENCE_MILLIS;

/** What a user asked for starts though the scheduler is paused. @param {Run} run */
const isAskedFor = ({ cause, requestedBy }) => cause === 'MANUAL' || (cause === 'CHAIN' && requestedBy !== null);

/** @param {Run} run @param {Node[]} nodes @returns {{why: string, what: Record<string, string | number>} | null} */
function ofNodes({ dispatchTaskExecutorType: type, targetNode }, nodes) {
  const alive = nodes.filter((node) => node.alive);
  if (!alive.length) return { why: 'noNode', what: {} };
  const asked = targetNode ? alive.filter((node) => node.name === targetNode) : alive;
  if (!asked.length) return { why: 'target', what: { node: targetNode ?? '' } };
  const able = asked.filter((node) => node.executorTypes.includes(type));
  if (!able.length) return { why: 'executor', what: { type } };
  const willing = able.filter((node) => !node.draining);
  if (!willing.length) return { why: 'draining', what: {} };
  const slots = willing.reduce((sum, node) => sum + node.maxConcurrentRuns, 0);
  return willing.some((node) => node.runsInProgress < node.maxConcurrentRuns) ? null : { why: 'slots', what: { slots } };
}
