// SPDX-License-Identifier: Apache-2.0
/** Questions before something is done, and short words after it. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import { t } from '../texts/texts.js';
import { glyph } from './glyph.js';
import { inWords, note } from './note.js';

/**
 * Asks; answers what `act` answered once it is confirmed, undefined when it is not. A refusal is
 * said in the dialog, which stays.
 * @template T
 * @param {{title: string, content: unknown, confirm: string, danger?: boolean, act: (form: FormData) => Promise<T>}} question
 * @returns {Promise<T | undefined>}
 */
export function ask({ title, content, confirm, danger = false, act }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'modal dialog';
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  return new Promise((answer) => {
    /** @type {T | undefined} */
    let result;
    /** @type {Problem | null} */
    let problem = null;
    let busy = false;
    const show = () =>
      render(
        html`<form @submit=${submit}>
          <h2 id="dialog-title">${title}</h2>
          ${content} ${problem ? note('err', inWords(problem)) : nothing}
          <div class="acts">
            <button class="btn ${danger ? 'danger solid' : 'primary'}" type="submit" ?disabled=${busy}>${confirm}</button>
            <button class="btn" type="button" @click=${() => dialog.close()}>${t(danger ? 'dialog.keep' : 'dialog.cancel')}</button>
          </div>
        </form>`,
        dialog
      );
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
      busy = true;
      show();
      try {
        result = await act(form);
        dialog.close();
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        problem = failure;
      } finally {
        busy = false;
        show();
      }
    };
    // It asks about the page below it.
    const leave = () => dialog.close();
    addEventListener('hashchange', leave, { once: true });
    dialog.addEventListener('close', () => {
      removeEventListener('hashchange', leave);
      dialog.remove();
      answer(result);
    });
    show();
    dialog.showModal();
  });
}

const TOAST_MILLIS = 8000;

/**
 * Says that something was done. The page itself shows it too: a toast goes away.
 * @param {string} text
 * @param {unknown} [more]
 * @param {'ok'|'failed'} [kind]
 */
export function toast(text, more = nothing, kind = 'ok') {
  const place = document.getElementById('toasts');
  if (!place) return;
  const box = document.createElement('div');
  box.className = 'toast';
  const close = () => box.remove();
  render(
    html`${glyph('g-' + kind, 'is-' + kind)}
      <div><strong>${text}</strong> ${more}</div>
      <button class="btn icon sm quiet" type="button" @click=${close}>
        ${glyph('g-x')}<span class="vh">${t('dialog.close')}</span>
      </button>`,
    box
  );
  place.append(box);
  setTimeout(close, TOAST_MILLIS);
}

/**
 * Does something that may be refused; the refusal is said in a toast.
 * @param {() => Promise<void>} act
 */
export async function attempt(act) {
  try {
    await act();
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    toast(inWords(failure), nothing, 'failed');
  }
}
