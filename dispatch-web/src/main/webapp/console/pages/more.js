// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { canSignOut } from '../api/me.js';
import { signOut } from '../frame/sign-in.js';
import { t } from '../texts/texts.js';
import { glyph } from '../parts/glyph.js';
import { Page } from '../parts/page.js';

const REST = ['calendars', 'groups', 'alerts', 'executors', 'nodes', 'audit', 'about'];

/** On small screens: the pages that the bar at the bottom has no room for. */
class More extends Page {
  get name() {
    return t('nav.more');
  }

  view() {
    return html`<div class="head"><h1>${this.name}</h1></div>
      <ul class="rows biglinks">
        ${REST.map((name) => html`<li><a href="#/${name}">${glyph(name === 'about' ? 'g-info' : 'n-' + name)}${t('nav.' + name)}</a></li>`)}
      </ul>
      ${canSignOut() ? html`<p><button class="btn" type="button" @click=${signOut}>${t('frame.signOut')}</button></p>` : nothing}`;
  }
}
customElements.define('dispatch-more', More);
