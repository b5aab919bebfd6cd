// SPDX-License-Identifier: Apache-2.0
import { html, render } from '../../vendor/lit-html/lit-html.js';
import * as triggers from '../../api/triggers.js';
import { Problem } from '../../api/client.js';
import { t } from '../../texts/texts.js';
import { area, text } from '../../parts/field.js';
import { LaterFields } from '../../parts/later-fields.js';

const MOST_FOUND = 20;
const PAGE = 200;
/** After the last key. */
const PAUSE_MILLIS = 300;

/** The names of triggers, one a line; of those that are gone their numbers. @param {number[]} ids @param {AbortSignal} [signal] */
export async function namesOf(ids, signal) {
  const names = await Promise.all(ids.map((id) => nameOf(id, signal)));
  return names.join('\n');
}

/** @param {number} id @param {AbortSignal} [signal] */
async function nameOf(id, signal) {
  try {
    return (await triggers.one(id, signal)).name;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return String(id);
    throw failure;
  }
}

/**
 * The numbers of triggers that are named, or numbered, one a line.
 * @param {string} written
 * @returns {Promise<number[]>}
 * @throws {Problem} when there is none of that name
 */
export const idsOf = (written) => Promise.all(linesOf(written).map(idOf));

/** @param {string} name */
async function idOf(name) {
  // Others may have it in their names, however many.
  for (let page = 1, last = 1; page <= last; page++) {
    const { items, lastPage } = await triggers.list({ search: name, sort: 'name:asc', page, pageSize: PAGE });
    const found = items.find((one) => one.name === name);
    if (found) return found.id;
    last = lastPage;
  }
  if (/^\d{1,18}$/.test(name)) return Number(name);
  throw new Problem(422, { detail: t('alerts.unknownTrigger', { name }), violations: [{ field: 'triggerIds', code: 'validation-failed', message: t('alerts.unknownTrigger', { name }) }] });
}

/** @param {string} written */
const linesOf = (written) => [...new Set(written.split('\n').map((line) => line.trim()).filter(Boolean))];

/** Of which triggers a rule is: they are found by a part of their names. */
class TriggerNames extends LaterFields {
  #search = '';
  /** @type {string[]} */
  #found = [];
  #written = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @override @param {import('../../parts/later-fields.js').Of} of */
  draw(...[draft, change, error]) {
    this.#written = draft.triggers;
    render(
      html`${area({ id: 'triggerIds', label: t('nav.triggers'), value: draft.triggers, change: (triggers) => change({ triggers }), error: error('triggerIds'), help: t('alerts.triggersHelp') })}
        ${text({ id: 'add-trigger', label: t('alerts.add'), value: this.#search, change: (value) => this.#look(value, change), list: 'found-triggers', help: t('alerts.addHelp') })}
        <datalist id="found-triggers">${this.#found.map((name) => html`<option value=${name}></option>`)}</datalist>`,
      this
    );
  }

  /** @param {string} value @param {(changes: Record<string, any>) => void} change */
  #look(value, change) {
    clearTimeout(this.#timer);
    const add = () => {
      this.#search = '';
      this.#found = [];
      change({ triggers: linesOf(this.#written + '\n' + value).join('\n') });
    };
    if (this.#found.includes(value)) return add();
    this.#search = value;
    this.#timer = setTimeout(async () => {
      // Names are offered; what is written is judged when it is saved.
      const items = await triggers.list({ search: value, sort: 'name:asc', pageSize: MOST_FOUND }).then((page) => page.items, () => []);
      // What was typed meanwhile is looked for by itself.
      if (value !== this.#search) return;
      this.#found = items.map((one) => one.name);
      if (this.#found.length === 1 && this.#found[0] === value) add();
      else this.redraw();
    }, PAUSE_MILLIS);
  }
}

customElements.define('dispatch-trigger-names', TriggerNames);
