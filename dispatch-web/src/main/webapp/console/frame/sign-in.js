// SPDX-License-Identifier: Apache-2.0
/** Who has not signed in sees nothing but the form; who was signed out meanwhile sees it over the page. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { askWhoIsThere, user } from '../api/me.js';
import { askBy, end, tellSignedIn } from '../api/session.js';
import { toast } from '../parts/dialog.js';
import { askedWay, languages, signInForm } from '../parts/sign-in-form.js';
import { count, chooseLanguage, t } from '../texts/texts.js';
import { brand, sprite } from './sprite.js';

/**
 * The page that asks who is there.
 * @returns {Promise<boolean>} true once somebody has signed in; false when the server does not answer
 */
export async function signInPage() {
  const by = await askedWay();
  if (!by) return false;
  document.title = t('signIn.title') + ' · Dispatch';
  render(html`${sprite}<main class="alone signinpage"><div class="card"></div></main>`, document.body);
  const place = /** @type {HTMLElement} */ (document.querySelector('main .card'));
  await new Promise((done) =>
    signInForm(place, {
      title: html`<p class="brand">${brand}Dispatch</p><h1>${t('signIn.title')}</h1>`,
      by,
      done: () => done(true),
      more: languages(chooseLanguage),
    })
  );
  return true;
}

/** Has who is signed out sign in again, over the page: what they typed stays. */
export function askAgainWhenSignedOut() {
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  askBy(async () => {
    if (dialog) return;
    const box = document.createElement('dialog');
    dialog = box;
    box.className = 'modal dialog signinagain';
    box.setAttribute('aria-labelledby', 'sign-in-title');
    // It is answered, or the page is left.
    box.addEventListener('cancel', (event) => event.preventDefault());
    document.body.append(box);
    const by = (await askedWay()) ?? { signIn: /** @type {const} */ ('form'), idleSeconds: 0 };
    const before = user();
    const done = async () => {
      await askWhoIsThere({ asIs: true });
      // What is on the page was another one's.
      if (user() !== before) return location.reload();
      removeEventListener('focus', look);
      dialog = null;
      box.close();
      box.remove();
      tellSignedIn();
    };
    // Who signed in beside it, in another tab, comes back to this one.
    const look = async () => {
      if (await askWhoIsThere({ asIs: true }).then(() => true, () => false)) void done();
    };
    addEventListener('focus', look);
    const minutes = Math.max(1, Math.round(by.idleSeconds / 60));
    signInForm(box, {
      title: html`<h2 id="sign-in-title">${t('signIn.again')}</h2>`,
      lede: html`<p>${count('signIn.ended', minutes)} ${t('signIn.kept')}</p>`,
      user: before,
      by,
      done,
    });
    box.showModal();
    /** @type {HTMLElement | null} */ (box.querySelector('#sign-in-password, a.btn'))?.focus();
  });
}

/** Signs out, or says that it could not be done. */
export async function signOut() {
  if (!(await end())) toast(t('frame.notSignedOut'), nothing, 'failed');
}
