// SPDX-License-Identifier: Apache-2.0
/** The days, hours and windows of a calendar: one row for each, and one more by a button. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { live } from '../../vendor/lit-html/directives/live.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { format, number } from '../../parts/time.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./draft.js').Entry} Entry */
/** @typedef {import('./draft.js').Part} Part */
/** @typedef {(changes: Partial<Draft>) => void} Change */
/** @typedef {import('../../api/client.js').Problem | null} Refused */

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** How many rows are shown at first: a file may bring thousands. */
const SHOWN = 50;
/** Where all three parts would make a long page. */
const NARROW = '(max-width: 760px)';
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;
/** @type {Record<Part, Entry>} */
const NEW = {
  days: { date: '', until: '', name: '' },
  weeklyHours: { day: 'MONDAY', from: '09:00', to: '17:00' },
  windows: { start: '', end: '', name: '', startWas: '', endWas: '' },
};
/** @type {Record<Part, [string, string][]>} the fields of each, and their types */
const FIELDS = {
  days: [['date', 'date'], ['until', 'date'], ['name', 'text']],
  weeklyHours: [['day', 'choice'], ['from', 'clock'], ['to', 'clock']],
  windows: [['start', 'instant'], ['end', 'instant'], ['name', 'text']],
};

/** @param {Draft} draft @param {Change} change @param {Refused} refused */
export const entries = (draft, change, refused) => PARTS.map((part) => section(part, draft, change, refused));

const PARTS = /** @type {Part[]} */ (Object.keys(FIELDS));

/** @param {Part} part @param {Draft} draft @param {Change} change @param {Refused} refused */
function section(part, draft, change, refused) {
  const all = draft[part];
  const write = (/** @type {Entry[]} */ rows) => change({ [part]: rows });
  const whole = [...draft.whole, part];
  const add = () => {
    change({ [part]: [...all, NEW[part]], whole });
    document.getElementById(`${part}-${all.length}-${FIELDS[part][0][0]}`)?.focus();
  };
  const most = draft.whole.includes(part) ? all.length : SHOWN;
  const more = all.length - most;
  const isWrong = refused?.violations.some((one) => one.field.startsWith(part + '['));
  return html`<details class="fold" ?open=${isWrong || !matchMedia(NARROW).matches}>
    <summary><h2>${t('calendars.' + part)}</h2> <span class="muted">${all.length ? number(all.length) : t('calendars.noEntries')}</span></summary>
    <p class="help muted">${t(`calendars.${part}Help`, { zone: myZone })}</p>
    ${all.length ? html`<ol class="entries">
      ${all.slice(0, most).map((entry, i) => row(part, entry, i, (fields) => write(all.map((one, at) => (at === i ? { ...one, ...fields } : one))), () => write(all.filter((_, at) => at !== i)), refused))}
    </ol>` : nothing}
    ${more > 0 ? html`<p><button class="btn sm" type="button" @click=${() => change({ whole })}>${count('calendars.more', more)}</button></p>` : nothing}
    <p><button class="btn sm" type="button" @click=${add}>${glyph('g-plus')}${t(`calendars.${part}Add`)}</button></p>
  </details>`;
}

/**
 * @param {Part} part
 * @param {Entry} entry
 * @param {number} i
 * @param {(fields: Entry) => void} write
 * @param {() => void} remove
 * @param {Refused} refused
 */
function row(part, entry, i, write, remove, refused) {
  const errors = (refused?.violations ?? []).filter((one) => one.field.startsWith(`${part}[${i}]`));
  const id = `${part}-${i}`;
  return html`<li class="entry ${part}">
    ${FIELDS[part].map(
      ([name, type]) => html`<label for="${id}-${name}"><span>${t('calendars.' + name)}<span class="vh"> ${i + 1}</span></span>${input(`${id}-${name}`, type, entry[name], (value) => write({ [name]: value }), errors.some((one) => one.field.endsWith('.' + name)) ? id + '-error' : '')}</label>`
    )}
    <button class="btn icon quiet" type="button" @click=${remove}>${glyph('g-x')}<span class="vh">${t('calendars.remove', { what: t('calendars.' + part), n: i + 1 })}</span></button>
    ${errors.length ? html`<p class="error" id=${id + '-error'}>${glyph('g-failed')}<span>${errors.map((one) => one.message).join('; ')}</span></p>` : nothing}
  </li>`;
}

/** @param {string} id @param {string} type @param {string} value @param {(value: string) => void} write @param {string} error */
function input(id, type, value, write, error) {
  const taken = (/** @type {any} */ event) => write(event.target.value);
  const wrong = error || nothing;
  if (type === 'choice') {
    return html`<span class="selwrap"><select class="sel" id=${id} .value=${live(value)} aria-describedby=${wrong} @change=${taken}>${DAYS.map((day, i) => html`<option value=${day} ?selected=${day === value}>${weekday(i)}</option>`)}</select>${glyph('g-down')}</span>`;
  }
  const kind = { instant: 'datetime-local', date: 'date' }[type] ?? 'text';
  return html`<input class="in" id=${id} type=${kind} step=${type === 'instant' && value.length > MINUTES ? '1' : nothing} placeholder=${type === 'clock' ? '09:00' : nothing} autocomplete="off" .value=${live(value)} aria-invalid=${error ? 'true' : nothing} aria-describedby=${wrong} @input=${taken} />`;
}

/** @param {number} day from Monday */
const weekday = (day) => format('UTC', { weekday: 'long' }).format(Date.UTC(2026, 0, 5 + day));
