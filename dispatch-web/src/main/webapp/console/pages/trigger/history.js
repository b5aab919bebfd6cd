// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as engine from '../../api/engine.js';
import { may } from '../../api/me.js';
import { href } from '../../frame/router.js';
import { rich, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { diff } from '../../parts/diff.js';
import { empty, note } from '../../parts/note.js';
import { fromNow, time } from '../../parts/time.js';
import { TriggerView } from '../../parts/view.js';

const PAGE = 50;

/** Who changed it, when, and what. Comes from the audit. */
class TriggerHistory extends TriggerView {
  /** @type {import('../../api/types.js').AuditEntry[]} */
  entries = [];
  /** @type {string | null} */
  #next = null;

  /** @param {AbortSignal} signal */
  async load(signal) {
    if (!may('admin')) return;
    const page = await engine.audit({ entity: 'trigger', entityId: this.trigger.id, pageSize: PAGE }, signal);
    this.entries = page.items;
    this.#next = page.nextCursor;
  }

  view() {
    const { createdBy, dateCreated, modifiedBy, dateModified, version } = this.trigger;
    if (!may('admin')) {
      return note(
        'info',
        html`<strong>${t('trigger.historyAdmin')}</strong>
          ${rich('trigger.changedBy', { version: String(version), user: html`<bdi>${modifiedBy}</bdi>`, time: time(dateModified), zone: myZone })}
          ${rich('trigger.createdBy', { user: html`<bdi>${createdBy}</bdi>`, time: time(dateCreated), zone: myZone })}`
      );
    }
    if (!this.entries.length) return empty(t('trigger.noHistory'), t('trigger.noHistoryTeach'));
    return html`<section class="sec" aria-labelledby="hi">
      <header><h2 id="hi">${t('trigger.changes')}</h2><p class="muted"><a href=${href(['audit'], { entity: 'trigger', entityId: this.trigger.id })}>${t('trigger.inAudit')}</a></p></header>
      <ol class="hist">${this.entries.map(entry)}</ol>
      ${this.#next ? html`<p class="foot"><a href=${href(['audit'], { entity: 'trigger', entityId: this.trigger.id, cursor: this.#next })}>${t('list.older')}</a></p>` : nothing}
    </section>`;
  }
}

/** @param {import('../../api/types.js').AuditEntry} one */
export const entry = (one) =>
  html`<li>
    <div>
      <p><strong>${t('audit.action_' + one.action)}</strong>${one.outcome === 'REFUSED' ? html` <span class="state is-failed">${t('audit.refused')}</span>` : nothing}</p>
      <p>${time(one.date, myZone, { seconds: true })} ${myZone}</p>
      <p class="muted small">${fromNow(one.date)}</p>
    </div>
    <div>
      <p>${t('audit.by')} <strong><bdi>${one.user}</bdi></strong>${one.detail ? html`: <bdi>${one.detail}</bdi>` : nothing}</p>
      ${diff(one.before, one.after)}
    </div>
  </li>`;

customElements.define('dispatch-trigger-history', TriggerHistory);
