// SPDX-License-Identifier: Apache-2.0
/** What can be done with a trigger from wherever it is shown. */
import { html } from '../vendor/lit-html/lit-html.js';
import * as triggers from '../api/triggers.js';
import { forget } from '../api/runs.js';
import { href } from '../frame/router.js';
import { rich, t } from '../texts/texts.js';
import { ask, attempt, toast } from './dialog.js';

/** @typedef {import('../api/types.js').Trigger} Trigger */

/** Runs it now, with what is stored. @param {Trigger} trigger @param {() => void} [then] */
export const runNow = (trigger, then) =>
  attempt(async () => {
    const run = await triggers.run(trigger.id);
    forget(trigger.id);
    toast(t('act.asked', { name: trigger.name }), html`<a href=${href(['runs', run.id])}>${t('act.follow', { id: run.id })}</a>`);
    then?.();
  });

/** Runs it and goes to the page of that run. @param {Trigger} trigger */
export const runAndFollow = (trigger) =>
  attempt(async () => {
    const run = await triggers.run(trigger.id);
    forget(trigger.id);
    location.hash = href(['runs', run.id]).slice(1);
  });

/** @param {Trigger} trigger @param {() => void} then */
export const pauseOrResume = (trigger, then) =>
  attempt(async () => {
    await triggers.setActive(trigger.id, !trigger.active);
    toast(t(trigger.active ? 'act.paused' : 'act.resumed', { name: trigger.name }));
    then();
  });

/** @param {Trigger} trigger @param {() => void} then */
export const remove = (trigger, then) =>
  ask({
    title: t('act.deleteTitle', { name: trigger.name }),
    content: html`<p>${t('act.deleteWhat')}</p>`,
    confirm: t('act.delete'),
    danger: true,
    act: async () => {
      await triggers.remove(trigger.id);
      toast(t('act.deleted', { name: trigger.name }));
      then();
    },
  });

/** Runs it at an instant that is asked for. @param {Trigger} trigger */
export const runAt = (trigger) =>
  ask({
    title: t('act.runAtTitle', { name: trigger.name }),
    content: html`<div class="fld">
        <label for="at">${t('act.runAtWhen')}</label>
        <input class="in" id="at" name="at" type="datetime-local" step="1" required />
        <p class="help">${t('act.runAtHelp', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
      </div>`,
    confirm: t('act.runAtConfirm'),
    act: async (form) => {
      const run = await triggers.run(trigger.id, { at: new Date(String(form.get('at'))).toISOString() });
      toast(t('act.asked', { name: trigger.name }), rich('act.followLink', { link: html`<a href=${href(['runs', run.id])}>${t('act.follow', { id: run.id })}</a>` }));
    },
  });

const READ_ONLY = /^(id|status|(next|previous)FireDate|executorAvailable|ready|notReadyReason|scheduleDescription|declaration|file|(created|modified)By|date(Created|Modified)|version)$/;

/** Has the browser keep the definition as a file. @param {Trigger} trigger */
export function download(trigger) {
  const definition = Object.fromEntries(Object.entries(trigger).filter(([name]) => !READ_ONLY.test(name)));
  save(trigger.externalReferenceCode + '.json', 'application/json', JSON.stringify({ triggers: [definition] }, null, 2) + '\n');
}

/** @param {string} name @param {string} type @param {string} text */
export function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
