// SPDX-License-Identifier: Apache-2.0
/** The words of the console, in the language of the person before it. */
import { bundle, locale } from './bundle.js';

export { LANGUAGES, chooseLanguage, language, locale } from './bundle.js';

const texts = await bundle;

/** @param {string} key @returns {string | string[]} */
function found(key) {
  const [group, name] = key.split('.');
  return texts[group]?.[name] ?? key;
}

/**
 * The text of a key, with values in the place of {names}.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = found(key);
  return fill(Array.isArray(text) ? text[1] : text, values).join('');
}

/**
 * The text of a key for one or for many, or for none where that has words of its own.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function count(key, n, values = {}) {
  const text = found(key);
  const all = { n: new Intl.NumberFormat(locale()).format(n), ...values };
  return fill(Array.isArray(text) ? ((n === 0 && text[2]) || text[n === 1 ? 0 : 1]) : text, all).join('');
}

/**
 * The same, where values may be templates such as links.
 * @param {string} key
 * @param {Record<string, unknown>} values
 * @returns {unknown[]}
 */
export function rich(key, values) {
  const text = found(key);
  return fill(Array.isArray(text) ? text[1] : text, values);
}

/**
 * The text of a key for one or for many, where values may be templates such as links.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, unknown>} values
 * @returns {unknown[]}
 */
export function richCount(key, n, values) {
  const text = found(key);
  return fill(Array.isArray(text) ? text[n === 1 ? 0 : 1] : text, values);
}

/** Whether there is such a text. @param {string} key */
export const has = (key) => found(key) !== key;

/**
 * @template V
 * @param {string} text
 * @param {Record<string, V>} values
 * @returns {(V | string)[]}
 */
function fill(text, values) {
  return text.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name !== undefined && name in values ? values[name] : part;
  });
}
