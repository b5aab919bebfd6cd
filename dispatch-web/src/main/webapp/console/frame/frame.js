// SPDX-License-Identifier: Apache-2.0
/** The frame of all pages: masthead, navigation, the line that says the server is away. */
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { Problem } from '../api/client.js';
import { connection, missingSince, missingWhy } from '../api/connection.js';
import { canSignOut, role, user } from '../api/me.js';
import { t } from '../texts/texts.js';
import { clockTime, myZone } from '../parts/clock.js';
import { glyph } from '../parts/glyph.js';
import { clock } from '../parts/time.js';
import { isUnsaved, leave } from '../parts/unsaved.js';
import { current, go, href } from './router.js';
import { loadAll, pageOf } from './routes.js';
import { signOut } from './sign-in.js';
import { brand, sprite } from './sprite.js';
import { nextTheme, switchTheme } from './theme.js';

const NAVIGATION = [
  ['now', 'schedule', 'triggers', 'runs'],
  ['calendars', 'groups', 'alerts', 'executors', 'nodes'],
  ['audit', 'about'],
];

/** How long after the first page those that may be gone to are loaded: it has asked for its own things by then. */
const OTHERS_AFTER_MILLIS = 1000;
const ATTENTION_MILLIS = 30000;

/** @type {Element | null} */
let page = null;
let section = '';
let shown = '';
let attention = 0;

/** Shows the frame, and in it the page that the address names. */
export function start() {
  addEventListener('hashchange', (event) => void arrive(event));
  addEventListener('keydown', slash);
  connection.addEventListener('change', draw);
  setInterval(draw, 1000);
  setInterval(watch, ATTENTION_MILLIS);
  void show();
}

/** How many things need attention, for the navigation. @param {number} things */
export function setAttention(things) {
  if (things === attention) return;
  attention = things;
  draw();
}

/** Goes on counting on the other pages; the page Now does it itself. */
async function watch() {
  if (document.hidden || section === 'now' || missingSince()) return;
  const { thingsToDo } = await import('../pages/now/watch.js');
  try {
    setAttention(await thingsToDo());
  } catch (failure) {
    // The frame says by itself that the server is away.
    if (!(failure instanceof Problem)) throw failure;
  }
}

/** The address says something else; what would be lost by that is asked about first. @param {HashChangeEvent} event */
async function arrive(event) {
  const wanted = location.hash;
  if (!isUnsaved() || current().path.join('/') === shown) return show();
  history.replaceState(null, '', event.oldURL);
  if (await leave()) location.hash = wanted;
}

async function show() {
  const route = current();
  shown = route.path.join('/');
  const found = pageOf(route.path);
  section = found.section;
  draw();
  const main = document.getElementById('main');
  if (!main) return;
  await found.load();
  // Meanwhile somebody may have gone on.
  if (JSON.stringify(current().path) !== JSON.stringify(route.path)) return;
  const key = found.tag + route.path.slice(0, 2).join('/');
  if (page && main.dataset.key === key && page.isConnected) {
    /** @type {any} */ (page).goTo(current());
    return;
  }
  const isFirst = !main.dataset.key;
  main.dataset.key = key;
  page = document.createElement(found.tag);
  /** @type {any} */ (page).route = current();
  main.replaceChildren(page);
  scrollTo(0, 0);
  if (isFirst) {
    setTimeout(loadAll, OTHERS_AFTER_MILLIS);
    setTimeout(watch, OTHERS_AFTER_MILLIS);
  } else main.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function slash(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key !== '/' || event.ctrlKey || event.metaKey || /INPUT|TEXTAREA|SELECT/.test(target.tagName)) return;
  const find = document.getElementById('find');
  if (!find?.offsetParent) return;
  event.preventDefault();
  find.focus();
}

/** @param {SubmitEvent} event */
function search(event) {
  event.preventDefault();
  const input = /** @type {HTMLInputElement} */ (document.getElementById('find'));
  const text = input.value.trim();
  input.value = '';
  if (/^\d+$/.test(text)) go(href(['runs', text]));
  else go(href(['triggers'], { search: text }));
}

function draw() {
  render(frame(), document.body);
}

const frame = () => html`${sprite}
  <button class="skip" type="button" @click=${() => document.getElementById('main')?.focus()}>${t('frame.skip')}</button>
  <header class="mast">
    <a class="brand" href="#/now"
      >${brand}Dispatch</a
    >
    <form class="find search" role="search" @submit=${search}>
      ${glyph('g-search')}<label class="vh" for="find">${t('frame.find')}</label
      ><input class="in" id="find" type="search" placeholder=${t('frame.find')} autocomplete="off" /><kbd aria-hidden="true">/</kbd>
    </form>
    <div class="clock" role="group" aria-label=${t('frame.clocks')}>
      <div><b>${clock(clockTime())}</b> <span>${myZone}<span class="zn">, ${t('frame.yourZone')}</span></span></div>
      ${myZone === 'UTC' ? nothing : html`<div><b>${clock(clockTime(), 'UTC')}</b> <span>UTC</span></div>`}
    </div>
    <div class="who">
      <button class="btn quiet sm" type="button" @click=${() => { switchTheme(); draw(); }} aria-label=${t('frame.use_' + nextTheme())}>${t('frame.' + nextTheme())}</button>
      <span class="nm muted nowrap">${t('frame.who', { user: user(), role: t('role.' + role()) })}</span>
      ${canSignOut() ? html`<button class="btn quiet sm leave" type="button" @click=${signOut}>${t('frame.signOut')}</button>` : nothing}
    </div>
  </header>
  <nav class="nav" aria-label=${t('frame.navigation')}>
    ${NAVIGATION.map((names, group) => html`<ul>${names.map((name) => entry(name, group > 0))}${group === 0 ? html`<li class="more">${link('more', 'n-more')}</li>` : nothing}</ul>`)}
  </nav>
  <main id="main" tabindex="-1"></main>
  <div class="awayline" role="status">${awayNote()}</div>
  <div id="toasts" class="toasts" role="status" aria-live="polite"></div>`;

/** @param {string} name @param {boolean} rare */
const entry = (name, rare) => html`<li class=${rare ? 'rare' : ''}>${link(name, name === 'about' ? 'g-info' : 'n-' + name)}</li>`;

/** @param {string} name @param {string} sign */
const link = (name, sign) =>
  html`<a href="#/${name}" aria-current=${section === name ? 'page' : nothing}
    >${glyph(sign)}<span>${t('nav.' + name)}</span>${name === 'now' && attention
      ? html`<span class="count">${glyph('g-failed')}${attention}<span class="vh"> ${t('frame.needAttention')}</span></span>`
      : nothing}</a
  >`;

const awayNote = () => {
  const since = missingSince();
  if (!since) return nothing;
  const when = { time: clock(since.getTime(), myZone, { seconds: true }), zone: myZone };
  const why = missingWhy();
  return html`${glyph('g-warn')}<span><strong>${why || t('frame.away', when)}</strong> ${why ? t('frame.awaySince', when) + ' ' : nothing}${t('frame.awayMore')}</span>`;
};
