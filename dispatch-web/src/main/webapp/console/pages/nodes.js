// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import * as engine from '../api/engine.js';
import { may } from '../api/me.js';
import { href } from '../frame/router.js';
import { count, rich, t } from '../texts/texts.js';
import { myZone } from '../parts/clock.js';
import { ask, attempt, toast } from '../parts/dialog.js';
import { glyph } from '../parts/glyph.js';
import { needs, note } from '../parts/note.js';
import { Page } from '../parts/page.js';
import { pausedWords } from '../parts/paused.js';
import { nodeState, state } from '../parts/state.js';
import { duration, fromNow, time } from '../parts/time.js';

/** @typedef {import('../api/types.js').Node} Node */

/** Below its state: since when it drains and by whom, where that is known. @param {Node} node */
const drainedSince = (node) =>
  node.alive && node.drainedDate
    ? html`<span class="sub">${rich('nodes.drainedSince', { time: time(node.drainedDate), relative: fromNow(node.drainedDate), user: html`<bdi>${node.drainedBy}</bdi>` })}</span>`
    : nothing;

/** When it last had no database. @param {Node} node */
const hadNoDatabase = (node) =>
  node.databaseAwayDate && node.databaseBackDate
    ? html`<span class="sub there">${rich('nodes.hadNoDatabase', { duration: duration(Date.parse(node.databaseBackDate) - Date.parse(node.databaseAwayDate)), time: time(node.databaseBackDate, myZone, { seconds: true }), relative: fromNow(node.databaseBackDate) })}</span>`
    : nothing;

/** The servers that run what is due, and the switch of the whole scheduler. */
class Nodes extends Page {
  every = 5;
  /** @type {Node[]} */
  nodes = [];
  /** @type {Awaited<ReturnType<typeof engine.scheduler>> | null} */
  scheduler = null;
  /** @type {import('../api/types.js').Executor[]} */
  executors = [];

  get name() {
    return t('nav.nodes');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const [nodes, scheduler, executors] = await Promise.all([engine.nodes(signal), engine.scheduler(signal), engine.executors()]);
    this.nodes = nodes.items;
    this.scheduler = scheduler;
    this.executors = executors;
  }

  view() {
    const alive = this.nodes.filter((node) => node.alive);
    const paused = this.scheduler?.paused;
    return html`<div class="head">
        <h1>${this.name}</h1>
        <div class="acts">
          ${may('admin')
            ? html`<button class="btn ${paused ? 'primary' : ''}" type="button" @click=${() => this.#switch()}>${glyph(paused ? 'g-play' : 'g-pause')}${t(paused ? 'nodes.resumeScheduler' : 'nodes.pauseScheduler')}</button>`
            : needs('admin', t('role.toDrain'))}
        </div>
        <p class="lede">${t('nodes.lede', { alive: alive.length, all: this.nodes.length, busy: alive.reduce((sum, node) => sum + node.runsInProgress, 0), slots: engine.slotsOf(alive) })}</p>
      </div>
      ${paused && this.scheduler ? note('warn', html`${pausedWords(this.scheduler)} ${t('nodes.pausedTeach')}`) : nothing}
      <div class="scroll" role="region" aria-label=${this.name} tabindex="0">
        <table class="tbl stack-sm">
          <caption class="vh">${this.name}</caption>
          <thead><tr><th scope="col">${t('trigger.name')}</th><th scope="col">${t('run.status')}</th><th scope="col">${t('nodes.slots')}</th><th scope="col">${t('nodes.heartbeat', { zone: myZone })}</th><th scope="col">${t('nodes.started', { zone: myZone })}</th><th scope="col">${t('nav.executors')}</th><th scope="col"><span class="vh">${t('list.actions')}</span></th></tr></thead>
          <tbody>${this.nodes.map((node) => this.#row(node))}</tbody>
        </table>
      </div>`;
  }

  /** @param {Node} node */
  #row(node) {
    const missing = node.alive ? this.executors.filter((one) => !node.executorTypes.includes(one.type) && one.nodes.length) : [];
    return html`<tr class=${node.alive ? '' : 'off'}>
      <th scope="row"><bdi>${node.name}</bdi>${node.productVersion ? html`<span class="sub">${t('nodes.version', { version: node.productVersion })}</span>` : nothing}</th>
      <td data-l=${t('run.status')}>${state(...nodeState(node))}${drainedSince(node)}${hadNoDatabase(node)}</td>
      <td data-l=${t('nodes.slots')}>
        <a href=${href(['runs'], { node: node.name, status: 'IN_PROGRESS' })}>${t('now.slots', { busy: node.runsInProgress, all: node.maxConcurrentRuns })}</a>
        <svg class="slot" aria-hidden="true"><rect class="track" width="100%" height="6"></rect><rect class="fill" width="${node.maxConcurrentRuns ? (100 * node.runsInProgress) / node.maxConcurrentRuns : 0}%" height="6"></rect></svg>
      </td>
      <td data-l=${t('nodes.heartbeatShort')} class="nowrap">${time(node.heartbeatDate, myZone, { seconds: true })}<span class="sub">${fromNow(node.heartbeatDate)}</span></td>
      <td data-l=${t('nodes.startedShort')} class="nowrap">${time(node.startedDate, myZone)}<span class="sub">${fromNow(node.startedDate)}</span></td>
      <td class="long" data-l=${t('nav.executors')}>${node.executorTypes.map((type, i) => html`${i ? ', ' : ''}<a href=${href(['executors', type])}>${type}</a>`)}${missing.length ? html`<span class="sub is-failed">${glyph('g-warn')}${t('nodes.lacks', { names: missing.map((one) => one.type).join(', ') })}</span>` : nothing}</td>
      <td class="acts-cell">${may('admin') && node.alive ? html`<button class="btn sm" type="button" @click=${() => this.#drain(node)} aria-label=${t(node.draining ? 'nodes.resumeName' : 'nodes.drainName', { name: node.name })}>${t(node.draining ? 'nodes.resume' : 'nodes.drain')}</button>` : nothing}</td>
    </tr>`;
  }

  /** @param {Node} node */
  async #drain(node) {
    if (node.draining) {
      await attempt(async () => {
        await engine.setDraining(node.name, false);
        toast(t('nodes.resumed', { name: node.name }));
      });
    } else {
      await ask({
        title: t('nodes.drainTitle', { name: node.name }),
        content: html`<p>${count('nodes.drainWhat', node.runsInProgress)}</p>`,
        confirm: t('nodes.drain'),
        act: () => engine.setDraining(node.name, true),
      });
    }
    await this.refresh();
  }

  async #switch() {
    if (this.scheduler?.paused) await attempt(() => engine.setPaused(false));
    else {
      const overview = await engine.overview().catch(() => null);
      await ask({
        title: t('nodes.pauseTitle'),
        content: html`<p>${count('nodes.pauseWhat', overview?.activeTriggers ?? 0)}</p>`,
        confirm: t('nodes.pauseConfirm'),
        danger: true,
        act: () => engine.setPaused(true),
      });
    }
    await this.refresh();
  }
}

customElements.define('dispatch-nodes', Nodes);
