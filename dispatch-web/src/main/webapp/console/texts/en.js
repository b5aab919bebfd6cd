// SPDX-License-Identifier: Apache-2.0
/** All texts in English; every other language has the same keys. */
import { engine } from './en/engine.js';
import { form } from './en/form.js';
import { frame } from './en/frame.js';
import { runs } from './en/runs.js';
import { schedule } from './en/schedule.js';
import { triggers } from './en/triggers.js';

export const en = { ...frame, ...engine, ...triggers, ...form, ...runs, ...schedule };
