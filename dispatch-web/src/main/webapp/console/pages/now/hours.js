// SPDX-License-Identifier: Apache-2.0
/** How the last day went, hour by hour: as high as there were runs, red as far as they went wrong. */
import { html, nothing, svg } from '../../vendor/lit-html/lit-html.js';
import { href } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { now } from '../../parts/clock.js';
import { clock, date } from '../../parts/time.js';

/** @typedef {import('../../api/types.js').Overview['hours'][number]} Hour */

const HOUR = 3600000;
const HIGH = 36;
const FLOOR = 38;
/** What is there at all is seen. */
const LEAST = 2;

/** @param {Hour} hour */
const wrong = ({ failed, timedOut, missed }) => failed + timedOut + missed;

/** @param {Hour} hour */
const all = (hour) => hour.successful + hour.canceled + wrong(hour);

/** @param {Hour[]} hours @param {number} from when the first of them begins */
export function hoursChart(hours, from) {
  const most = Math.max(...hours.map(all));
  if (!(most > 0)) return nothing;
  const places = Math.floor((now() - from) / HOUR) + 1;
  const bad = hours.filter(wrong);
  return html`<svg class="hours" role="group" aria-label=${t('now.hours') + (bad.length ? ' ' + count('now.badHours', bad.length) : '')}>
      ${hours.map((hour) => bar(hour, (Date.parse(hour.startDate) - from) / HOUR, places, most))}
      <line class="ax" x1="0" x2="100%" y1="38.5" y2="38.5"></line>
    </svg>
    <p class="axisline small muted"><span>${date(from)} ${clock(from)}</span><span>${t('now.now')}</span></p>`;
}

/** @param {Hour} hour @param {number} place @param {number} places @param {number} most */
function bar(hour, place, places, most) {
  const [x, wide] = [(100 * place) / places, 79 / places];
  const high = Math.max(LEAST, (HIGH * all(hour)) / most);
  const ill = wrong(hour);
  const red = ill ? Math.max(LEAST, (high * ill) / all(hour)) : 0;
  const ok = svg`<rect class="ok" x="${x}%" y=${FLOOR - high} width="${wide}%" height=${high}></rect>`;
  if (!ill) return ok;
  const at = Date.parse(hour.startDate);
  const where = href(['runs'], { status: ['FAILED', 'TIMED_OUT', 'MISSED'], from: hour.startDate, to: new Date(at + HOUR).toISOString() });
  return svg`<a href=${where} aria-label=${`${date(at)} ${clock(at)}: ${count('now.wrong', ill)}`}>
    <rect class="hit" x="${x}%" y="0" width="${100 / places}%" height="56"></rect>${ok}
    <rect class="bad" x="${x}%" y=${FLOOR - high} width="${wide}%" height=${red}></rect>
    <svg x="${x + wide / 2}%" y="42" width="1" height="9" overflow="visible"><path class="gx" d="M-2.5 1.5l5 5M2.5 1.5l-5 5"></path></svg>
  </a>`;
}
