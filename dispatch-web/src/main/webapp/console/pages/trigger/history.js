// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as engine from '../../api/engine.js';
import * as triggers from '../../api/triggers.js';
import { may } from '../../api/me.js';
import { href } from '../../frame/router.js';
import { rich, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { ask, toast } from '../../parts/dialog.js';
import { diff } from '../../parts/diff.js';
import { changesOf } from '../../parts/form/draft.js';
import { empty, note } from '../../parts/note.js';
import { fromNow, moment, time } from '../../parts/time.js';
import { TriggerView } from '../../parts/view.js';

const PAGE = 50;

/** Who changed it, when, and what, and the way back. Comes from the audit. */
class TriggerHistory extends TriggerView {
  editable = false;
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
      <ol class="hist">${this.entries.map((one) => this.#entry(one))}</ol>
      ${this.#next ? html`<p class="foot"><a href=${href(['audit'], { entity: 'trigger', entityId: this.trigger.id, cursor: this.#next })}>${t('list.older')}</a></p>` : nothing}
    </section>`;
  }

  /** @param {import('../../api/types.js').AuditEntry} one */
  #entry(one) {
    return html`<li>
      <div>
        <p><strong>${t('audit.action_' + one.action)}</strong>${one.outcome === 'REFUSED' ? html` <span class="state is-failed">${t('audit.refused')}</span>` : nothing}</p>
        <p>${time(one.date, myZone, { seconds: true })} ${myZone}</p>
        <p class="muted small">${fromNow(one.date)}</p>
      </div>
      <div>
        <p>${t('audit.by')} <strong><bdi>${one.user}</bdi></strong>${one.detail ? html`: <bdi>${one.detail}</bdi>` : nothing}</p>
        ${diff(one.before, one.after)} ${this.#wayBack(one)}
      </div>
    </li>`;
  }

  /** To what a change made of it, where it is not that now. @param {import('../../api/types.js').AuditEntry} one */
  #wayBack({ date, outcome, after }) {
    // A run that somebody asked for has its settings there, and is no version.
    if (!this.editable || outcome !== 'DONE' || !after || !('name' in after)) return nothing;
    const fields = changesOf(definition(after), this.trigger);
    if (!Object.keys(fields).length) return nothing;
    const when = moment(date, myZone, { seconds: true });
    return html`<p><button class="btn sm" type="button" @click=${() => this.#restore(when, after, fields)} aria-label=${t('trigger.restoreAs', { time: when })}>${t('trigger.restore')}</button></p>`;
  }

  /** @param {string} when @param {Record<string, any>} then @param {Record<string, any>} fields */
  async #restore(when, then, fields) {
    const some = (/** @type {Record<string, any>} */ all) => Object.fromEntries(Object.keys(fields).map((name) => [name, all[name] ?? null]));
    const saved = await ask({
      title: t('trigger.restoreAs', { time: when }),
      content: html`<p>${t('trigger.restoreWhat')}</p>${diff(some(this.trigger), some(then))}`,
      confirm: t('trigger.restore'),
      act: () => triggers.patch(this.trigger, fields),
    });
    if (!saved) return;
    toast(t('form.saved', { version: saved.version }));
    this.dispatchEvent(new CustomEvent('changed'));
  }
}

/** What of a state can be sent; a file is not kept by the audit. @param {Record<string, any>} state */
const definition = ({ system, file, ...fields }) => (void [system, file], fields);

customElements.define('dispatch-trigger-history', TriggerHistory);
