// SPDX-License-Identifier: Apache-2.0
/** What was typed and not saved: nobody loses it by going on to another page. */
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';
import { ask } from './dialog.js';

/** @type {{element: HTMLElement, isUnsaved: () => boolean} | null} */
let form = null;

/** Asks of an element, for as long as it is in the page, whether anything would be lost. @param {HTMLElement} element @param {() => boolean} isUnsaved */
export function guard(element, isUnsaved) {
  form = { element, isUnsaved };
}

/** Whether anything would be lost now. */
export const isUnsaved = () => Boolean(form?.element.isConnected && form.isUnsaved());

/** Whether somebody wants to leave it all the same; it is not asked for again then. */
export async function leave() {
  const sure = await ask({
    title: t('form.leaveTitle'),
    content: html`<p>${t('form.leaveWhat')}</p>`,
    confirm: t('form.leave'),
    danger: true,
    act: () => Promise.resolve(true),
  });
  if (sure) form = null;
  return Boolean(sure);
}

addEventListener('beforeunload', (event) => {
  if (isUnsaved()) event.preventDefault();
});
