// SPDX-License-Identifier: Apache-2.0
/**
 * Loads the texts of one language: the one that was chosen, or that the browser prefers. The page asks for this module
 * before all others, so that the texts are on their way while the rest is loaded.
 */
const KEY = 'dispatch.language';
const PARTS = ['frame', 'engine', 'triggers', 'form', 'runs', 'schedule'];
export const LANGUAGES = ['en', 'de'];

const chosen =
  [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))].find(
    (tag) => tag && LANGUAGES.includes(tag)
  ) ?? 'en';

export const language = () => chosen;

/** How dates and numbers are written. */
export const locale = () => (chosen === 'de' ? 'de-DE' : 'en-GB');

/** @param {string} tag */
export function chooseLanguage(tag) {
  localStorage.setItem(KEY, tag);
  location.reload();
}

/** @param {string} part */
const textsOf = async (part) => (await import(`./${chosen}/${part}.js`))[part];

/** Adds those of a rare page. @param {string} part */
export const alsoTexts = async (part) => void Object.assign(await bundle, await textsOf(part));

/**
 * All texts, by group and name; of two forms the first is for one, a third is for none.
 * @type {Promise<Record<string, Record<string, string | string[]>>>}
 */
export const bundle = Promise.all(PARTS.map(textsOf)).then((parts) => Object.assign({}, ...parts));
