// SPDX-License-Identifier: Apache-2.0
/** Which page is at which address. */
import { loadRare } from '../parts/later.js';

/**
 * @typedef {object} PageRoute
 * @property {string} section what is current in the navigation
 * @property {string} tag the element
 * @property {() => Promise<unknown>} load its module
 * @property {boolean} [rare]
 */

/** @type {Record<string, PageRoute>} */
const PAGES = {
  now: page('now', 'now', () => import('../pages/now.js')),
  schedule: page('schedule', 'schedule', () => import('../pages/schedule.js')),
  triggers: page('triggers', 'triggers', () => import('../pages/triggers.js')),
  'triggers/new': page('triggers', 'new-trigger', () => import('../pages/new-trigger.js')),
  'triggers/*': page('triggers', 'trigger', () => import('../pages/trigger.js')),
  runs: page('runs', 'runs', () => import('../pages/runs.js')),
  'runs/*': page('runs', 'run', () => import('../pages/run.js')),
  executors: page('executors', 'executors', () => import('../pages/executors.js')),
  'executors/*': page('executors', 'executors', () => import('../pages/executors.js')),
  calendars: rarePage('calendars', 'calendars'),
  'calendars/*': rarePage('calendars', 'calendar'),
  alerts: rarePage('alerts', 'alerts'),
  'alerts/*': rarePage('alerts', 'alert'),
  groups: rarePage('groups', 'groups'),
  nodes: page('nodes', 'nodes', () => import('../pages/nodes.js')),
  audit: page('audit', 'audit', () => import('../pages/audit.js')),
  about: page('about', 'about', () => import('../pages/about.js')),
  more: page('more', 'more', () => import('../pages/more.js')),
};

const NOWHERE = page('', 'nowhere', () => import('../pages/nowhere.js'));

/** @param {string} section @param {string} name @param {() => Promise<unknown>} load @returns {PageRoute} */
function page(section, name, load) {
  return { section, tag: 'dispatch-' + name, load };
}

/** A page that is loaded with its texts when somebody goes there. @param {string} section @param {string} name @returns {PageRoute} */
function rarePage(section, name) {
  return { ...page(section, name, () => loadRare(section)), rare: true };
}

/** Has the modules of all pages there but the rare ones, so that nobody waits for those of the next one. */
export const loadAll = () => Promise.allSettled(Object.values(PAGES).map((one) => one.rare || one.load()));

/**
 * The page of a path.
 * @param {string[]} path
 * @returns {PageRoute}
 */
export function pageOf(path) {
  if (!path.length) return PAGES.now;
  const exact = PAGES[path.slice(0, 2).join('/')];
  if (exact) return exact;
  return (path.length > 1 ? PAGES[path[0] + '/*'] : PAGES[path[0]]) ?? NOWHERE;
}
