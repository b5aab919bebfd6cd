// SPDX-License-Identifier: Apache-2.0
/** The settings of a task: a field for each in the executor's schema, or names and values as they are. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { rich, t } from '../../texts/texts.js';
import { area, choice, text } from '../field.js';
import { glyph } from '../glyph.js';

/** @typedef {import('../../api/types.js').Setting} Setting */
/** @typedef {import('../../api/types.js').Executor} Executor */
/**
 * @typedef {object} Settings
 * @property {Record<string, string>} values
 * @property {(values: Record<string, string>) => void} change
 * @property {(field: string) => string | undefined} error
 * @property {boolean} plain as names and values
 */

/** @param {Executor | undefined} executor @param {Settings} settings */
export function settingsFields(executor, settings) {
  const properties = executor?.settingsSchema?.properties;
  if (settings.plain || !properties) return plainFields(settings);
  const known = Object.entries(properties);
  const others = Object.keys(settings.values).filter((name) => !(name in properties));
  if (!known.length && !others.length) return html`<p class="muted">${t('form.noSettings')}</p>`;
  const required = executor.settingsSchema?.required ?? [];
  return html`${known.map(([name, setting]) => one(name, setting, required.includes(name), settings))}
  ${others.length ? html`<p class="note-inline is-timedout">${glyph('g-warn')}${t('form.unknownSettings', { names: others.join(', ') })}</p>` : nothing}`;
}

/** @param {string} name @param {Setting} setting @param {boolean} required @param {Settings} settings */
function one(name, setting, required, settings) {
  const value = settings.values[name] ?? '';
  const change = (/** @type {string} */ now) => settings.change({ ...settings.values, [name]: now });
  const field = {
    id: 's-' + name,
    label: setting.title ?? name,
    help: help(setting),
    error: settings.error('dispatchTaskSettings.' + name),
    required,
    mark: setting.writeOnly ? t('form.secret') : undefined,
    value,
    change,
  };
  if (setting.enum) {
    const empty = setting.default === undefined ? (required ? [] : [['', t('form.none')]]) : [['', t('form.defaultIs', { value: setting.default })]];
    return choice({ ...field, options: /** @type {[string, string][]} */ ([...empty, ...setting.enum.map((option) => [option, option])]) });
  }
  if (isFlag(setting)) {
    return choice({ ...field, options: [['', t('form.defaultIs', { value: setting.default ?? 'false' })], ['true', t('form.yes')], ['false', t('form.no')]] });
  }
  if (name === 'body' || name === 'headers' || /lines?\b/i.test(setting.description ?? '') || value.includes('\n')) return area(field);
  return text({ ...field, placeholder: setting.default ?? (setting.writeOnly ? '${secret:alias}' : undefined), mono: setting.writeOnly || setting.format === 'uri' });
}

/** @param {Setting} setting */
const isFlag = (setting) => setting.type === 'boolean' || (Array.isArray(setting.type) && setting.type.includes('boolean'));

/** @param {Setting} setting */
function help(setting) {
  const range = rangeOf(/** @type {any} */ (setting));
  return html`${setting.description ?? nothing} ${range ?? nothing}
  ${setting.writeOnly ? rich('form.secretHelp', { example: html`<code>\${secret:alias}</code>`, key: html`<code>dispatch.secret.alias</code>` }) : nothing}`;
}

/** @param {Record<string, string | undefined>} setting */
function rangeOf(setting) {
  const [low, high] = [setting['x-minimum'], setting['x-maximum']];
  if (low === undefined && high === undefined) return null;
  if (low === undefined) return t('form.atMost', { high: String(high) });
  return high === undefined ? t('form.atLeast', { low }) : t('form.between', { low, high });
}

/** @param {Settings} settings */
function plainFields({ values, change, error }) {
  const entries = Object.entries(values);
  const set = (/** @type {number} */ at, /** @type {string} */ name, /** @type {string} */ value) =>
    change(Object.fromEntries(entries.map((entry, i) => (i === at ? [name, value] : entry))));
  const found = error('dispatchTaskSettings');
  return html`<div class="pairs">
    ${entries.map(
      ([name, value], i) => html`<div class="pair">
        <label class="vh" for="n-${i}">${t('form.settingName')}</label>
        <input class="in mono" id="n-${i}" .value=${name} placeholder=${t('form.settingName')} autocomplete="off" @change=${(/** @type {any} */ event) => set(i, event.target.value, value)} />
        <label class="vh" for="v-${i}">${t('form.valueOf', { name })}</label>
        <input class="in mono" id="v-${i}" .value=${value} placeholder=${t('form.settingValue')} autocomplete="off" aria-invalid=${error('dispatchTaskSettings.' + name) ? 'true' : nothing} @input=${(/** @type {any} */ event) => set(i, name, event.target.value)} />
        <button class="btn icon quiet" type="button" @click=${() => change(Object.fromEntries(entries.filter((_, at) => at !== i)))}>${glyph('g-x')}<span class="vh">${t('form.removeSetting', { name })}</span></button>
        ${error('dispatchTaskSettings.' + name) ? html`<p class="error">${glyph('g-failed')}<span>${error('dispatchTaskSettings.' + name)}</span></p>` : nothing}
      </div>`
    )}
    ${found ? html`<p class="error">${glyph('g-failed')}<span>${found}</span></p>` : nothing}
    <button class="btn sm" type="button" ?disabled=${'' in values} @click=${() => change({ ...values, '': '' })}>${glyph('g-plus')}${t('form.addSetting')}</button>
  </div>`;
}
