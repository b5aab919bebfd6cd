// SPDX-License-Identifier: Apache-2.0
/** Begins: asks who is signed in, then shows the page that the address names. */
import { html, nothing, render } from './vendor/lit-html/lit-html.js';
import { Problem } from './api/client.js';
import { connection } from './api/connection.js';
import { askWhoIsThere } from './api/me.js';
import { start } from './frame/frame.js';
import { askAgainWhenSignedOut, signInPage } from './frame/sign-in.js';
import { rememberTheme } from './frame/theme.js';
import { returnToAddress } from './parts/sign-in-form.js';
import { language, t } from './texts/texts.js';

rememberTheme();
document.documentElement.lang = language();
await begin();

async function begin() {
  try {
    await askWhoIsThere();
    returnToAddress();
    render(nothing, document.body);
    start();
    askAgainWhenSignedOut();
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.status === 401 && (await signInPage())) return begin();
    const words = failure.status === 0 || failure.status === 500 ? t('problem.away') : failure.message;
    render(html`<main class="alone"><h1>Dispatch</h1><p role="alert">${words}</p></main>`, document.body);
    connection.addEventListener('change', () => location.reload(), { once: true });
  }
}
