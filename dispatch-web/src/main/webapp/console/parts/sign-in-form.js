// SPDX-License-Identifier: Apache-2.0
/** The form to sign in: on a page of its own, or over the page on which a session ended. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { begin, way } from '../api/session.js';
import { language, t } from '../texts/texts.js';
import { glyph } from './glyph.js';

const HASH = 'dispatch.address';

/** @typedef {import('../api/session.js').Way} Way */

/** The address that was asked for before the server's own way of signing in led elsewhere. */
export function returnToAddress() {
  const hash = sessionStorage.getItem(HASH);
  sessionStorage.removeItem(HASH);
  if (hash && !location.hash) location.replace(hash);
}

/** How one signs in; null when the server does not answer. @returns {Promise<Way | null>} */
export async function askedWay() {
  try {
    return await way();
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}

/**
 * Shows the form in a place.
 * @param {HTMLElement} place
 * @param {{title: unknown, lede?: unknown, user?: string, by: Way, done: () => void, more?: unknown}} form
 */
export function signInForm(place, { title, lede = nothing, user = '', by, done, more = nothing }) {
  let refused = '';
  let busy = false;
  const show = () =>
    render(html`${title}${lede}${by.signIn === 'form' ? fields() : elsewhere()}${more}`, place);

  const fields = () => html`<form class="form signin" method="post" action="session" @submit=${submit}>
    <p class="refused" id="sign-in-refused" role="alert">${refused ? html`${glyph('g-failed')}<span>${t('signIn.' + refused)}</span>` : nothing}</p>
    <div class="fld">
      <label for="sign-in-user">${t('signIn.user')}</label>
      <input class="in" id="sign-in-user" name="user" type="text" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="255" required .defaultValue=${user} aria-describedby="sign-in-refused" aria-invalid=${refused === 'wrong' ? 'true' : nothing} />
    </div>
    <div class="fld">
      <label for="sign-in-password">${t('signIn.password')}</label>
      <input class="in" id="sign-in-password" name="password" type="password" autocomplete="current-password" maxlength="1024" required aria-describedby="sign-in-refused" aria-invalid=${refused === 'wrong' ? 'true' : nothing} />
    </div>
    <button class="btn primary" type="submit" aria-disabled=${busy ? 'true' : nothing}>${t('signIn.signIn')}</button>
  </form>`;

  const elsewhere = () => html`<p class="refused" id="sign-in-refused" role="alert"></p>
    <p><a class="btn primary" href="sign-in" target=${user ? '_blank' : nothing} @click=${() => sessionStorage.setItem(HASH, location.hash)}>${t('signIn.signIn')}</a></p>`;

  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(/** @type {HTMLFormElement} */ (event.target));
    busy = true;
    // Emptied first: a text that stays the same is not read out again.
    refused = '';
    show();
    const outcome = await begin(String(values.get('user')), String(values.get('password')));
    busy = false;
    if (outcome === 'ok') return done();
    refused = outcome;
    show();
    const password = /** @type {HTMLInputElement} */ (place.querySelector('#sign-in-password'));
    password.focus();
    password.select();
  };

  show();
  const empty = user ? '#sign-in-password' : '#sign-in-user';
  /** @type {HTMLElement | null} */ (place.querySelector(empty))?.focus();
}

/** Words on a page of which nothing else is known yet. @param {(tag: string) => void} choose */
export const languages = (choose) => html`<p class="langs">
  ${[['en', 'English'], ['de', 'Deutsch']].map(([tag, name]) => html`<button class="btn quiet sm" type="button" lang=${tag} aria-pressed=${tag === language() ? 'true' : 'false'} @click=${() => choose(tag)}>${name}</button>`)}
</p>`;
