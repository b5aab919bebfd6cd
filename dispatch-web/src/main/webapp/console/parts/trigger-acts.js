// SPDX-License-Identifier: Apache-2.0
/** What can be done with a trigger from wherever it is shown. */
import { html } from '../vendor/lit-html/lit-html.js';
import * as triggers from '../api/triggers.js';
import { Problem } from '../api/client.js';
import * as runs from '../api/runs.js';
import { href } from '../frame/router.js';
import { count, rich, t } from '../texts/texts.js';
import { ask, attempt, toast } from './dialog.js';

/** @typedef {import('../api/types.js').Trigger} Trigger */

/** Runs it now, with what is stored. @param {Trigger} trigger @param {() => void} [then] */
export const runNow = (trigger, then) =>
  attempt(async () => {
    const run = await triggers.run(trigger.id);
    runs.forget(trigger.id);
    toast(t('act.asked', { name: trigger.name }), html`<a href=${href(['runs', run.id])}>${t('act.follow', { id: run.id })}</a>`);
    then?.();
  });

/** Runs it and goes to the page of that run. @param {Trigger} trigger */
export const runAndFollow = (trigger) =>
  attempt(async () => {
    const run = await triggers.run(trigger.id);
    runs.forget(trigger.id);
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

const AT_ONCE = 100;

/** Cancels all runs of a trigger that have not started, after saying how many they are. @param {Trigger} trigger @param {() => void} then */
export const cancelWaiting = (trigger, then) =>
  attempt(async () => {
    const waiting = { triggerId: trigger.id, status: 'QUEUED' };
    const { totalCount } = await runs.list({ ...waiting, count: true, pageSize: 1 });
    if (!totalCount) return toast(t('act.noneWaits'));
    await ask({
      title: count('act.cancelWaitingTitle', totalCount, { name: trigger.name }),
      content: html`<p>${t('act.cancelWaitingWhat')}</p>`,
      confirm: t('act.cancelWaitingConfirm'),
      danger: true,
      act: async () => {
        toast(count('act.canceledWaiting', await cancelAll(waiting, totalCount)));
        then();
      },
    });
  });

/** How many were canceled; what comes meanwhile is not among them. @param {Record<string, any>} waiting @param {number} most */
async function cancelAll(waiting, most) {
  let canceled = 0;
  while (canceled < most) {
    const { items } = await runs.list({ ...waiting, sort: 'plannedDate:asc', pageSize: Math.min(AT_ONCE, most - canceled) });
    const before = canceled;
    for (const run of items) canceled += Number(await cancelOne(run.id));
    if (canceled === before) break;
  }
  return canceled;
}

/** Whether it was canceled; it may have started or ended meanwhile. @param {number} id */
async function cancelOne(id) {
  try {
    await runs.cancel(id);
    return true;
  } catch (failure) {
    if (failure instanceof Problem && (failure.status === 409 || failure.status === 404)) return false;
    throw failure;
  }
}

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
