// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { health } from '../api/client.js';
import * as engine from '../api/engine.js';
import { role, user } from '../api/me.js';
import { LANGUAGES, chooseLanguage, language, t } from '../texts/texts.js';
import { myZone } from '../parts/clock.js';
import { choice } from '../parts/field.js';
import { glyph } from '../parts/glyph.js';
import { Page } from '../parts/page.js';
import { state } from '../parts/state.js';
import { save } from '../parts/trigger-acts.js';

/** @type {Record<string, string>} */
const NAMES = { en: 'English', de: 'Deutsch' };
const ROLES = ['viewer', 'runner', 'editor', 'admin'];

/** What this is, how it stands, who you are. */
class About extends Page {
  /** @type {Record<string, any>} */
  api = {};
  /** @type {Awaited<ReturnType<typeof health>>} */
  health = { status: '?', checks: [] };
  /** @type {import('../api/types.js').AboutNode | null} */
  about = null;
  /** @type {import('../api/types.js').Node[]} */
  nodes = [];

  get name() {
    return t('nav.about');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const [api, state, about, nodes] = await Promise.all([
      engine.openapi(signal),
      health(signal),
      engine.about(signal),
      engine.nodes(signal),
    ]);
    Object.assign(this, { api, health: state, about, nodes: nodes.items });
  }

  view() {
    const { api, health, nodes } = this;
    const about = /** @type {import('../api/types.js').AboutNode} */ (this.about);
    return html`<div class="head"><h1>${this.name}</h1><p class="lede">${t('about.lede')}</p></div>
      <div class="split">
        <section class="sec" aria-labelledby="ve">
          <header><h2 id="ve">${t('about.versions')}</h2><button class="btn quiet sm" type="button" @click=${() => this.#bundle()}>${t('about.bundle')}</button></header>
          <dl class="kv">
            <dt>Dispatch EE</dt><dd>${about.productVersion}</dd>
            <dt>${t('about.api')}</dt><dd>${api.info?.version}, <a href="api/v1/openapi">OpenAPI ${api.openapi}</a></dd>
            <dt>${t('about.schema')}</dt><dd>${about.schemaVersion}</dd>
            <dt>${t('about.database')}</dt><dd>${about.database}</dd>
            <dt>${t('about.server')}</dt><dd>${about.server}</dd>
            <dt>Java</dt><dd>${about.java}</dd>
            <dt>${t('about.serverZone')}</dt><dd>${about.timeZone}</dd>
            <dt>${t('nav.nodes')}</dt><dd>${nodes.map((node, i) => html`${i ? ', ' : nothing}<bdi>${node.name}</bdi>${node.productVersion === about.productVersion ? nothing : ` (${node.productVersion ?? '?'})`}`)}</dd>
            <dt>${t('about.licence')}</dt><dd>Apache-2.0; lit-html 3.3.2: BSD-3-Clause</dd>
          </dl>
        </section>
        <section class="sec tall" aria-labelledby="he">
          <header><h2 id="he">${t('about.health')}</h2><p>${state(health.status === 'UP' ? 'SUCCESSFUL' : 'FAILED', health.status)}</p></header>
          <ul class="rows">${health.checks.map((one) => html`<li><span>${one.name}</span>${state(one.status === 'UP' ? 'SUCCESSFUL' : 'FAILED', one.status)}</li>`)}</ul>
        </section>
        <section class="sec" aria-labelledby="yo">
          <header><h2 id="yo">${t('about.you')}</h2></header>
          <dl class="kv"><dt>${t('about.user')}</dt><dd><bdi>${user()}</bdi></dd><dt>${t('about.role')}</dt><dd><code>dispatch-${role()}</code></dd><dt>${t('form.zone')}</dt><dd>${myZone}</dd></dl>
          <ul class="rows roles">${ROLES.map((one) => html`<li class=${ROLES.indexOf(one) > ROLES.indexOf(role()) ? 'muted' : ''}><code>dispatch-${one}</code><span>${t('about.role_' + one)}</span></li>`)}</ul>
        </section>
        <section class="sec" aria-labelledby="la">
          <header><h2 id="la">${t('about.language')}</h2></header>
          <div class="form">${choice({ id: 'language', label: t('about.language'), value: language(), options: LANGUAGES.map((tag) => [tag, NAMES[tag]]), change: chooseLanguage, help: t('about.languageHelp') })}</div>
        </section>
        ${configuration(about)}
      </div>`;
  }

  /** What somebody who helps would ask for; holds no secret and no setting. */
  #bundle() {
    const { api, health, about, nodes } = this;
    save('dispatch-about.json', 'application/json', JSON.stringify({ about, api: api.info, health, nodes, browser: navigator.userAgent, zone: myZone }, null, 2) + '\n');
  }
}

/** @param {import('../api/types.js').AboutNode} about */
const configuration = (about) =>
  html`<section class="sec broad" aria-labelledby="co">
    <header><h2 id="co">${t('about.configuration')}</h2><p class="muted"><bdi>${about.node}</bdi></p></header>
    <ul class="rows config">${about.configuration.map((one) => html`<li><code>${one.key}</code><span>${value(one)}</span></li>`)}</ul>
    <p class="sub">${t('about.configurationHelp')}</p>
  </section>`;

/** @param {import('../api/types.js').ConfigurationEntry} one */
function value({ value, kind }) {
  if (kind === 'SECRET') return html`<span class="muted">${t('about.secret')}</span>`;
  if (kind === 'UNKNOWN') return html`<span class="state is-timedout">${glyph('g-warn')}${t('about.unknownKey')}</span>`;
  if (value === null) return html`<span class="muted">${t('about.notSet')}</span>`;
  return html`${kind === 'SET' ? html`<strong>${value}</strong>` : value} <span class="muted small">${t(kind === 'SET' ? 'about.set' : 'about.default')}</span>`;
}

customElements.define('dispatch-about', About);
