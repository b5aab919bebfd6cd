// SPDX-License-Identifier: Apache-2.0
/** The states of runs and triggers: always a glyph and a word. */
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';
import { glyph } from './glyph.js';

/** @type {Record<string, {glyph: string, kind: string}>} */
export const STATES = {
  QUEUED: { glyph: 'g-queued', kind: 'is-queued' },
  IN_PROGRESS: { glyph: 'g-running', kind: 'is-running' },
  SUCCESSFUL: { glyph: 'g-ok', kind: 'is-ok' },
  FAILED: { glyph: 'g-failed', kind: 'is-failed' },
  CANCELED: { glyph: 'g-canceled', kind: 'is-canceled' },
  TIMED_OUT: { glyph: 'g-timedout', kind: 'is-timedout' },
  MISSED: { glyph: 'g-missed', kind: 'is-missed' },
  NEVER_RAN: { glyph: 'g-never', kind: 'is-never' },
  PAUSED: { glyph: 'g-paused', kind: 'is-paused' },
};

const QUIET = new Set(['SUCCESSFUL', 'CANCELED', 'NEVER_RAN', 'QUEUED']);

/** In a table or a list. @param {string} status @param {string} [words] instead of its own */
export const state = (status, words) =>
  html`<span class="state ${STATES[status]?.kind} ${QUIET.has(status) ? 'plain' : ''}"
    >${glyph(STATES[status]?.glyph)}${words ?? t('status.' + status)}</span
  >`;

/**
 * How a node is, for {@link state}.
 * @param {import('../api/types.js').Node} node
 * @param {string} [words] instead of those for its state
 * @returns {[string, string]}
 */
export function nodeState(node, words) {
  if (node.draining && node.alive) return ['PAUSED', words ?? t('now.isDraining')];
  if (node.alive) return ['SUCCESSFUL', words ?? t('nodes.alive')];
  return node.stopped ? ['PAUSED', words ?? t('nodes.stopped')] : ['FAILED', words ?? t('nodes.silent')];
}

/** Beside a heading. @param {string} status @param {string} [words] */
export const label = (status, words) =>
  html`<span class="label ${STATES[status]?.kind}"
    >${glyph(STATES[status]?.glyph)}${words ?? t('status.' + status)}</span
  >`;

/** Whether a run of that status has ended. @param {string} status */
export const hasEnded = (status) => status !== 'QUEUED' && status !== 'IN_PROGRESS';

/** Why it ended as it did, with who wanted that where it is known. @param {import('../api/types.js').Run} run */
export function reasonOf({ reason, canceledBy }) {
  const named = /** @type {Record<string, string>} */ ({ USER: 'userNamed', FORCE_CLOSED: 'forcedNamed' })[reason ?? ''];
  return named && canceledBy ? t('reason.' + named, { user: canceledBy }) : t('reason.' + reason);
}

const LONGEST_LINE = 160;

/** How a message of a run begins, where there is little room. @param {string} text */
export function firstLine(text) {
  const line = text.split('\n')[0];
  return line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) + '…' : line;
}
