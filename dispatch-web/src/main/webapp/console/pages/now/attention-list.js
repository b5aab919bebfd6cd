// SPDX-License-Identifier: Apache-2.0
/** The list of what needs a hand, or that nothing does. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { role } from '../../api/me.js';
import { href } from '../../frame/router.js';
import { count, rich, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { glyph } from '../../parts/glyph.js';
import { empty } from '../../parts/note.js';
import { fromNow, time } from '../../parts/time.js';

/** @typedef {import('./attention.js').Thing} Thing */
/** @typedef {import('./watch.js').Seen} Seen */

const MOST_SHOWN = 12;

/** @param {Thing[]} things @param {Seen} seen */
export const attentionList = (things, seen) =>
  html`<section aria-labelledby="at">
    <header class="sechead">
      <h2 id="at">${t('now.needsAttention')}</h2>
      ${things.length ? html`<p class="muted">${count('now.things', things.length)}</p>` : nothing}
    </header>
    ${things.length
      ? html`<ul class="att">
            ${things.slice(0, MOST_SHOWN).map(item)}
          </ul>
          ${seen.badCount && (things.length > MOST_SHOWN || seen.badCount > 20)
            ? html`<p class="foot"><a href=${href(['triggers'], { active: true, status: ['FAILED', 'TIMED_OUT', 'MISSED'] })}>${count('now.allBad', seen.badCount)}</a></p>`
            : nothing}`
      : calm(seen)}
  </section>`;

/** @param {Seen} seen */
const calm = ({ overview, ahead }) =>
  overview.activeTriggers
    ? empty(
        t('now.calm'),
        ahead[0]?.nextFireDate
          ? rich('now.calmNext', { name: html`<a href=${href(['triggers', ahead[0].id])}>${ahead[0].name}</a>`, time: time(ahead[0].nextFireDate), zone: myZone, relative: fromNow(ahead[0].nextFireDate) })
          : t('now.calmNone')
      )
    : empty(
        t('now.noTriggers'),
        t('now.noTriggersTeach'),
        role() === 'editor' || role() === 'admin' ? html`<a class="btn primary" href="#/triggers/new">${glyph('g-plus')}${t('trigger.new')}</a>` : html`<a class="btn" href="#/executors">${t('nav.executors')}</a>`
      );

/** @param {Thing} thing */
const item = (thing) =>
  html`<li>
    <span class=${thing.look}>${glyph(thing.sign)}</span>
    <div>
      <p><span class="kind ${thing.look}">${t('now.kind_' + thing.kind)}</span> &nbsp;<strong><a href=${thing.at}><bdi>${thing.name}</bdi></a></strong></p>
      <p class="why">${thing.why}</p>
    </div>
    <div class="todo">
      ${thing.since ? html`<p class="muted small">${t('now.since')} ${time(thing.since)} <span class="nowrap">(${fromNow(thing.since)})</span></p>` : nothing}
      <a class="do" href=${thing.at}>${t('now.act_' + thing.act)}</a>
    </div>
  </li>`;
