// SPDX-License-Identifier: Apache-2.0
/** What somebody writes about a calendar, before it is saved: values as the fields of a form hold them. */
import { myZone } from '../../parts/clock.js';
import { localOf } from '../../parts/form/draft.js';
import { instantOf } from '../../parts/zone.js';

/** @typedef {import('../../api/calendars.js').BusinessCalendar} BusinessCalendar */
/** @typedef {Record<string, string>} Entry of a window also the instants as they were: what nobody changed is sent as it was */
/** @typedef {'days'|'weeklyHours'|'windows'} Part */
/** @typedef {{name: string, description: string, days: Entry[], weeklyHours: Entry[], windows: Entry[], whole: Part[]}} Draft whole: of which parts all rows are shown */

/** @param {BusinessCalendar | null} calendar @returns {Draft} */
export const draftOf = (calendar) => ({
  name: calendar?.name ?? '',
  description: calendar?.description ?? '',
  days: (calendar?.days ?? []).map(({ date, until, name }) => ({ date, until: until ?? '', name: name ?? '' })),
  weeklyHours: (calendar?.weeklyHours ?? []).map((one) => ({ ...one })),
  windows: (calendar?.windows ?? []).map(({ start, end, name }) => ({ start: shown(start), end: shown(end), name: name ?? '', startWas: start, endWas: end })),
  whole: [],
});

/** What is sent. @param {Draft} draft @param {string} name @returns {Record<string, any>} */
export const bodyOf = (draft, name) => ({
  name,
  description: draft.description.trim() ? draft.description : null,
  days: draft.days.map((one) => ({ date: one.date, until: one.until || null, name: one.name.trim() || null })),
  weeklyHours: draft.weeklyHours,
  windows: draft.windows.map((one) => ({ start: instant(one.start, one.startWas), end: instant(one.end, one.endWas), name: one.name.trim() || null })),
});

/** An instant as a field of the browser's zone shows it, without seconds where there are none. @param {string} at */
const shown = (at) => localOf(at, myZone).replace(/:00$/, '');

/** What such a field says. @param {string} local @param {string} was */
function instant(local, was) {
  if (was && local === shown(was)) return was;
  return local ? new Date(instantOf(local, myZone)).toISOString() : '';
}
