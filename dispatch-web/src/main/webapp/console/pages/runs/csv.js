// SPDX-License-Identifier: Apache-2.0
/** Runs as a table for other programs. */
import { save } from '../../parts/trigger-acts.js';

/** @type {(keyof import('../../api/types.js').Run)[]} */
const COLUMNS = ['id', 'triggerId', 'triggerName', 'status', 'reason', 'cause', 'plannedDate', 'queuedDate', 'startDate', 'endDate', 'durationMillis', 'node', 'attempt', 'requestedBy', 'error'];

/** Has the browser keep those runs as a file. @param {import('../../api/types.js').Run[]} items */
export function csv(items) {
  const lines = [COLUMNS.join(','), ...items.map((run) => COLUMNS.map((name) => cell(run[name])).join(','))];
  save('runs.csv', 'text/csv;charset=utf-8', lines.join('\r\n') + '\r\n');
}

/**
 * A value in quotes. What a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {unknown} value
 */
export function cell(value) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}
