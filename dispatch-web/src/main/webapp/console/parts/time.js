// SPDX-License-Identifier: Apache-2.0
/** Times and durations in words. A time is absolute; what it is from now stands beside it. */
import { html } from '../vendor/lit-html/lit-html.js';
import { locale, t } from '../texts/texts.js';
import { myZone, now } from './clock.js';

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
export function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale(), { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, known);
  }
  return known;
}

/** The day in a zone, as 2026-10-21. @param {number | string | Date} at @param {string} [zone] */
export function day(at, zone = myZone) {
  const found = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));
  return found;
}

/** @param {string | number} at @param {string} [zone] @param {{seconds?: boolean, millis?: boolean}} [how] */
export function clock(at, zone = myZone, { seconds = false, millis = false } = {}) {
  return format(zone, {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds || millis ? { second: '2-digit' } : {}),
    ...(millis ? { fractionalSecondDigits: 3 } : {}),
  }).format(new Date(at));
}

/** Wed 21 Oct; with the year when it is another. @param {string | number} at @param {string} [zone] */
export function date(at, zone = myZone) {
  const sameYear = day(at, zone).slice(0, 4) === day(now(), zone).slice(0, 4);
  return format(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(new Date(at))
    .replaceAll(',', '');
}

/**
 * The time of day, and before it the day unless that is today.
 * @param {string | number} at
 * @param {string} [zone]
 * @param {{seconds?: boolean, millis?: boolean, always?: boolean}} [how]
 */
export function moment(at, zone = myZone, how = {}) {
  const today = !how.always && day(at, zone) === day(now(), zone);
  return (today ? '' : date(at, zone) + ' ') + clock(at, zone, how);
}

/** The same as an element. @param {string | number} at @param {string} [zone] @param {object} [how] */
export const time = (at, zone = myZone, how = {}) =>
  html`<time datetime=${new Date(at).toISOString()}>${moment(at, zone, how)}</time>`;

/**
 * The words for a schedule, where instants and local times in them are told as all others are.
 * @param {string} text
 * @param {string} zone
 * @param {string} [after] what is said after each instant
 */
export const instantsInWords = (text, zone, after = '') =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z?)/g, (at, isInstant) => {
    try {
      return isInstant ? moment(at, zone, { always: true, seconds: true }) + after : moment(at + 'Z', 'UTC', { always: true, seconds: true });
    } catch {
      // No zone of the browser's.
      return at;
    }
  });

/** @param {number | null | undefined} millis */
export function duration(millis) {
  if (millis === null || millis === undefined) return '';
  const value = Math.max(0, millis);
  if (value < 1000) return t('unit.ms', { n: Math.round(value) });
  if (value < 10000) return t('unit.s', { n: decimal(value / 1000) });
  const seconds = Math.round(value / 1000);
  if (seconds < 60) return t('unit.s', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60) return t('unit.minS', { n: minutes, s: two(seconds % 60) });
  if (minutes < 60) return t('unit.min', { n: Math.round(seconds / 60) });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? t('unit.hMin', { n: hours, m: two(minutes % 60) }) : t('unit.h', { n: hours });
  const days = Math.floor(hours / 24);
  return hours % 24 ? t('unit.dH', { n: days, h: hours % 24 }) : t('unit.d', { n: days });
}

/** @param {number} n */
const decimal = (n) => new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n);

/** @param {number} n */
const two = (n) => String(n).padStart(2, '0');

/** In 7 h, or 20 s ago. @param {string | number} at */
export function fromNow(at) {
  const apart = new Date(at).getTime() - now();
  if (Math.abs(apart) < 1000) return t('time.now');
  // Whole seconds: a list that is looked at is no stopwatch.
  const words = duration(Math.max(1000, Math.floor(Math.abs(apart) / 1000) * 1000)).replace(/[.,]0/, '');
  return t(apart > 0 ? 'time.in' : 'time.ago', { duration: words });
}

/** @param {number} n */
export const number = (n) => new Intl.NumberFormat(locale()).format(n);

/** Bytes, as KiB and MiB. @param {number} n */
export function bytes(n) {
  if (n < 1024) return number(n) + ' B';
  const units = ['KiB', 'MiB', 'GiB'];
  let value = n / 1024;
  let unit = 0;
  while (value >= 1024 && unit < 2) {
    value /= 1024;
    unit++;
  }
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${units[unit]}`;
}

/**
 * Milliseconds of a duration such as PT1H30M; null when it is none.
 * @param {string | null} iso
 */
export function millisOf(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso ?? '');
  if (!found || iso === 'P') return null;
  const [, d = 0, h = 0, m = 0, s = 0] = found;
  return ((Number(d) * 24 + Number(h)) * 60 + Number(m)) * 60000 + Number(s) * 1000;
}

/** The same duration, in days where the API counts many hours: P30D for PT720H. @param {string} iso */
export function inDays(iso) {
  const hours = Number(/^PT(\d+)H$/.exec(iso)?.[1] ?? 0);
  return hours > 24 && hours % 24 === 0 ? `P${hours / 24}D` : iso;
}
