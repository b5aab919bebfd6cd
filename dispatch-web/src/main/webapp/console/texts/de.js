// SPDX-License-Identifier: Apache-2.0
/** Alle Texte auf Deutsch, mit denselben Schlüsseln wie die englischen. */
import { engine } from './de/engine.js';
import { form } from './de/form.js';
import { frame } from './de/frame.js';
import { runs } from './de/runs.js';
import { schedule } from './de/schedule.js';
import { triggers } from './de/triggers.js';

/** @type {typeof import('./en.js').en} */
export const de = { ...frame, ...engine, ...triggers, ...form, ...runs, ...schedule };
