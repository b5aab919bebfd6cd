// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as alerts from '../api/alerts.js';
import { may } from '../api/me.js';
import { href } from '../frame/router.js';
import { count, rich, t } from '../texts/texts.js';
import { myZone, now } from '../parts/clock.js';
import { ask, attempt, toast } from '../parts/dialog.js';
import { glyph } from '../parts/glyph.js';
import { empty, needs } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { keyPager } from '../parts/pager.js';
import { firstLine, state } from '../parts/state.js';
import { fromNow, time } from '../parts/time.js';
import './alerts/form.js';

/** @typedef {import('../api/alerts.js').Alert} Alert */

const HOUR = 3600000;
/** How many events of a message are named. */
const MOST_EVENTS = 3;

/** @type {Record<string, string>} how a delivery looks */
const LOOKS = { PENDING: 'QUEUED', SENT: 'SUCCESSFUL', FAILED: 'FAILED', MUTED: 'PAUSED' };

/** Who is told of what, and what was sent. */
class Alerts extends Page {
  every = 5;
  /** @type {Alert[]} */
  rules = [];
  /** @type {import('../api/types.js').KeyPage<import('../api/alerts.js').Delivery>} */
  sent = { items: [], nextCursor: null };

  get name() {
    return t('nav.alerts');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const { query } = this.route;
    const [rules, sent] = await Promise.all([
      alerts.list(signal),
      alerts.deliveries({ alertId: query.get('alertId'), cursor: query.get('cursor'), pageSize: 20 }, signal),
    ]);
    this.rules = rules.items;
    this.sent = sent;
  }

  view() {
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">${may('admin') ? html`<a class="btn primary" href="#/alerts/new">${glyph('g-plus')}${t('alerts.new')}</a>` : needs('admin', t('alerts.toChange'))}</div>
        <p class="lede">${t('alerts.lede')}</p>
      </div>
      ${this.rules.length ? this.#table() : empty(t('alerts.none'), t('alerts.noneTeach'))}
      ${this.#deliveries()}`;
  }

  #table() {
    return html`<div class="scroll" role="region" aria-label=${this.name} tabindex="0">
      <table class="tbl stack-sm">
        <caption class="vh">${this.name}</caption>
        <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col">${t('alerts.condition')}</th><th scope="col">${t('alerts.channel')}</th><th scope="col">${t('run.status')}</th><th scope="col"><span class="vh">${t('list.actions')}</span></th></tr></thead>
        <tbody>${this.rules.map((rule) => this.#row(rule))}</tbody>
      </table>
    </div>`;
  }

  /** @param {Alert} rule */
  #row(rule) {
    return html`<tr class=${rule.active ? '' : 'off'}>
      <th scope="row"><a href=${href(['alerts', rule.id])}><bdi>${rule.name}</bdi></a></th>
      <td data-l=${t('alerts.condition')}>${t('alerts.kind_' + rule.condition)}<span class="sub">${scope(rule)}</span></td>
      <td data-l=${t('alerts.channel')}>${t('alerts.by_' + rule.channel)}<span class="sub"><bdi>${rule.channelSettings.url ?? rule.channelSettings.to ?? rule.channelSettings.destination}</bdi></span></td>
      <td data-l=${t('run.status')}>${how(rule)}</td>
      <td class="acts-cell">${may('admin')
        ? html`<button class="btn sm" type="button" @click=${() => this.#test(rule)} aria-label=${t('alerts.testName', { name: rule.name })}>${t('alerts.test')}</button>
            <button class="btn sm" type="button" @click=${() => this.#mute(rule)} aria-label=${t(isMuted(rule) ? 'alerts.unmuteName' : 'alerts.muteName', { name: rule.name })}>${t(isMuted(rule) ? 'alerts.unmute' : 'alerts.mute')}</button>`
        : nothing}</td>
    </tr>`;
  }

  #deliveries() {
    const { items, nextCursor } = this.sent;
    const only = this.rules.find((rule) => String(rule.id) === this.route.query.get('alertId'));
    return html`<section aria-labelledby="sent">
      <header class="sechead"><h2 id="sent">${only ? t('alerts.sentOf', { name: only.name }) : t('alerts.sent')}</h2>${only ? html`<p><a href="#/alerts">${t('list.clear')}</a></p>` : nothing}</header>
      ${items.length
        ? html`<div class="scroll" role="region" aria-label=${t('alerts.sent')} tabindex="0"><table class="tbl stack-sm">
              <caption class="vh">${t('alerts.sent')}</caption>
              <thead><tr><th scope="col">${t('audit.when', { zone: myZone })}</th><th scope="col">${t('alerts.rule')}</th><th scope="col">${t('run.status')}</th><th scope="col">${t('alerts.what')}</th></tr></thead>
              <tbody>${items.map(delivery)}</tbody>
            </table></div>
            <div class="foot">${keyPager(this.route, nextCursor)}</div>`
        : html`<p class="muted">${t('alerts.sentNone')}</p>`}
    </section>`;
  }

  /** @param {Alert} rule */
  async #test(rule) {
    await attempt(async () => {
      await alerts.test(rule);
      toast(t('alerts.tested', { name: rule.name }));
    });
    await this.refresh();
  }

  /** @param {Alert} rule */
  async #mute(rule) {
    if (isMuted(rule)) await attempt(async () => void (await alerts.patch(rule, { mutedUntil: null })));
    else {
      await ask({
        title: t('alerts.muteTitle', { name: rule.name }),
        content: html`<p>${t('alerts.muteWhat')}</p>
          <div class="fld"><label for="hours">${t('alerts.hours')}</label><input class="in" id="hours" name="hours" type="number" min="1" max="720" value="1" required /></div>`,
        confirm: t('alerts.mute'),
        act: (form) => alerts.patch(rule, { mutedUntil: new Date(now() + Number(form.get('hours')) * HOUR).toISOString() }),
      });
    }
    await this.refresh();
  }
}

/** @param {Alert} rule */
const isMuted = (rule) => Boolean(rule.mutedUntil && Date.parse(rule.mutedUntil) > now());

/** @param {Alert} rule */
function scope({ triggerIds, labels }) {
  const parts = [...(triggerIds.length ? [count('alerts.triggers', triggerIds.length)] : []), ...labels];
  return parts.length ? parts.join(', ') : t('alerts.all');
}

/** @param {Alert} rule */
function how(rule) {
  if (rule.unsentError) return html`${state('FAILED', t('alerts.unsent'))}<span class="sub"><bdi>${rule.unsentError}</bdi></span>`;
  if (!rule.active) return state('PAUSED', t('alerts.inactive'));
  if (isMuted(rule)) return html`${state('PAUSED', t('alerts.muted'))}<span class="sub">${time(/** @type {string} */ (rule.mutedUntil), myZone)} ${myZone}</span>`;
  return html`${state('SUCCESSFUL', t('alerts.ready'))}${rule.lastSentDate ? html`<span class="sub">${rich('alerts.last', { time: time(rule.lastSentDate, myZone, { seconds: true }), zone: myZone, relative: fromNow(rule.lastSentDate) })}</span>` : nothing}`;
}

/** @param {import('../api/alerts.js').Delivery} one */
const delivery = (one) =>
  html`<tr>
    <td data-l=${t('audit.whenShort')} class="nowrap">${time(one.date, myZone, { seconds: true })}<span class="sub">${fromNow(one.date)}</span></td>
    <th scope="row"><a href=${href(['alerts'], { alertId: one.alertId })}><bdi>${one.alertName}</bdi></a></th>
    <td data-l=${t('run.status')}>${state(LOOKS[one.status] ?? 'QUEUED', t('alerts.status_' + one.status))}<span class="sub">${count('alerts.attempts', one.attempts)}</span></td>
    <td data-l=${t('alerts.what')} class="long">${one.test ? t('alerts.isTest') : count('alerts.events', one.count)}, ${t('alerts.kind_' + one.condition)}${one.events.slice(0, MOST_EVENTS).map(event)}${one.count > MOST_EVENTS ? html`<span class="sub">${count('alerts.moreEvents', one.count - MOST_EVENTS)}</span>` : nothing}${one.error ? html`<span class="sub"><bdi>${one.error}</bdi></span>` : nothing}</td>
  </tr>`;

/** What it is about, and where that is looked at. @param {import('../api/alerts.js').Delivery['events'][0]} one */
function event({ triggerId, triggerName, logId, node, detail }) {
  const at = logId ? ['runs', logId] : triggerId ? ['triggers', triggerId] : ['nodes'];
  const name = triggerName ?? node;
  return html`<span class="sub">${name ? html`<a href=${href(at)}><bdi>${name}</bdi></a> ` : nothing}${detail ? html`<bdi>${firstLine(detail)}</bdi>` : nothing}</span>`;
}

customElements.define('dispatch-alerts', Alerts);
