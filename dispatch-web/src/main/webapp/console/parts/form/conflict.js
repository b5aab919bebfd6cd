// SPDX-License-Identifier: Apache-2.0
/** Somebody else saved first: both versions are shown, and nothing of either is lost unseen. */
import { html } from '../../vendor/lit-html/lit-html.js';
import { Problem } from '../../api/client.js';
import * as triggers from '../../api/triggers.js';
import { rich, t } from '../../texts/texts.js';
import { myZone } from '../clock.js';
import { ask } from '../dialog.js';
import { time } from '../time.js';
import { changesOf } from './draft.js';

/** @typedef {import('../../api/types.js').Trigger} Trigger */
/** @typedef {{name: string, base: unknown, mine: unknown, theirs: unknown, iChanged: boolean, theyChanged: boolean}} Row */

/**
 * Saves; when somebody else saved meanwhile, asks what to keep, and saves that.
 * @param {Trigger} base what was read
 * @param {Record<string, any>} body what is to be saved
 * @returns {Promise<Trigger | undefined>} undefined: went back to the form
 */
export async function saveOrMerge(base, body) {
  const patch = changesOf(body, base);
  if (!Object.keys(patch).length) return base;
  try {
    return await triggers.patch(base, patch);
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.status !== 412) throw failure;
  }
  const theirs = await triggers.one(base.id);
  const rows = rowsOf(base, body, theirs);
  return ask({
    title: t('conflict.title'),
    content: html`<p>${rich('conflict.who', { user: html`<bdi>${theirs.modifiedBy}</bdi>`, version: theirs.version, time: time(theirs.dateModified), zone: myZone, mine: base.version })}</p>
      <div class="scroll"><table class="tbl">
        <caption class="vh">${t('conflict.caption')}</caption>
        <thead><tr><th scope="col">${t('conflict.field')}</th><th scope="col">${t('conflict.was')}</th><th scope="col">${t('conflict.yours')}</th><th scope="col">${t('conflict.theirs')}</th></tr></thead>
        <tbody>${rows.map(row)}</tbody>
      </table></div>`,
    confirm: t('conflict.save'),
    act: (form) => triggers.patch(theirs, changesOf(merged(theirs, rows, form), theirs)),
  });
}

/** @param {Trigger} base @param {Record<string, any>} body @param {Trigger} theirs @returns {Row[]} */
function rowsOf(base, body, theirs) {
  const flat = (/** @type {any} */ source) => {
    /** @type {Record<string, any>} */
    const values = {};
    for (const name of Object.keys(body)) {
      if (name !== 'dispatchTaskSettings') values[name] = source[name] ?? null;
    }
    for (const [name, value] of Object.entries(source.dispatchTaskSettings ?? {})) values['dispatchTaskSettings.' + name] = value;
    return values;
  };
  const [old, mine, young] = [flat(base), flat(body), flat(theirs)];
  const names = new Set([...Object.keys(old), ...Object.keys(mine), ...Object.keys(young)]);
  const differ = (/** @type {any} */ a, /** @type {any} */ b) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
  const iTouched = new Set(Object.keys(changesOf(body, base)));
  return [...names]
    .map((name) => ({
      name,
      base: old[name],
      mine: mine[name],
      theirs: young[name],
      iChanged: iTouched.has(name.split('.')[0]) && differ(old[name], mine[name]),
      theyChanged: differ(old[name], young[name]),
    }))
    .filter((one) => (one.iChanged || one.theyChanged) && !(one.iChanged && one.theyChanged && !differ(one.mine, one.theirs)));
}

/** @param {unknown} value */
const words = (value) => (value === null || value === undefined || value === '' ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** @param {Row} one */
function row(one) {
  const radio = (/** @type {'mine'|'theirs'} */ side, /** @type {unknown} */ value, /** @type {boolean} */ changed) =>
    html`<label class="tick"><input type="radio" name=${one.name} value=${side} .checked=${side === 'mine' ? one.iChanged : !one.iChanged} /><span class=${changed ? 'strong' : 'muted'}><bdi>${words(value)}</bdi></span></label>`;
  return html`<tr>
    <th scope="row">${one.name.replace('dispatchTaskSettings.', '')}</th>
    <td class="muted"><bdi>${words(one.base)}</bdi></td>
    <td>${radio('mine', one.mine, one.iChanged)}</td>
    <td>${radio('theirs', one.theirs, one.theyChanged)}</td>
  </tr>`;
}

/** @param {Trigger} theirs @param {Row[]} rows @param {FormData} form @returns {Record<string, any>} */
function merged(theirs, rows, form) {
  /** @type {Record<string, any>} */
  const body = { dispatchTaskSettings: { ...theirs.dispatchTaskSettings } };
  for (const one of rows) {
    if (form.get(one.name) !== 'mine') continue;
    const setting = one.name.startsWith('dispatchTaskSettings.') ? one.name.slice('dispatchTaskSettings.'.length) : null;
    if (setting === null) body[one.name] = one.mine ?? null;
    else if (one.mine === undefined) delete body.dispatchTaskSettings[setting];
    else body.dispatchTaskSettings[setting] = one.mine;
  }
  return body;
}
