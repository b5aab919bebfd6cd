// SPDX-License-Identifier: Apache-2.0
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from '../texts/texts.js';
import { Page } from '../parts/page.js';

/** Where no page is. */
class Nowhere extends Page {
  get name() {
    return t('page.notThere');
  }

  view() {
    return html`<div class="head"><h1>${this.name}</h1></div>
      <p>${t('page.noSuch')} <a href="#/now">${t('nav.now')}</a>, <a href="#/triggers">${t('nav.triggers')}</a>.</p>`;
  }
}
customElements.define('dispatch-nowhere', Nowhere);
