// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import * as calendars from '../../api/calendars.js';
import { Problem } from '../../api/client.js';
import { may } from '../../api/me.js';
import { href } from '../../frame/router.js';
import { count, t } from '../../texts/texts.js';
import { myZone } from '../../parts/clock.js';
import { ask, toast } from '../../parts/dialog.js';
import { area, text } from '../../parts/field.js';
import { errorAt } from '../../parts/form/errors.js';
import { needs, note, problemNote } from '../../parts/note.js';
import { Page } from '../../parts/page.js';
import { guard } from '../../parts/unsaved.js';
import { bodyOf, draftOf } from './draft.js';
import { entries } from './entries.js';

/** A business calendar: new, or to be looked at and changed. */
class CalendarForm extends Page {
  /** @type {calendars.BusinessCalendar | null} what the form began with */
  calendar = null;
  /** @type {calendars.BusinessCalendar | null} what somebody else has saved meanwhile */
  theirs = null;
  draft = draftOf(null);
  #before = JSON.stringify(this.draft);
  /** @type {Problem | null} */
  refused = null;

  get name() {
    return this.calendar?.name ?? t('calendars.new');
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const id = this.route.path[1];
    if (id === 'new' || this.calendar) return;
    this.#begin(await calendars.one(id, signal));
  }

  /** @param {calendars.BusinessCalendar} calendar */
  #begin(calendar) {
    this.calendar = calendar;
    this.theirs = null;
    this.refused = null;
    this.draft = draftOf(calendar);
    this.#before = JSON.stringify(this.draft);
  }

  #change = (/** @type {Partial<import('./draft.js').Draft>} */ changes) => {
    guard(this, () => JSON.stringify(this.draft) !== this.#before);
    this.draft = { ...this.draft, ...changes };
    this.update();
  };

  view() {
    const { calendar, draft } = this;
    const mayWrite = may('editor');
    return html`<nav aria-label=${t('frame.breadcrumb')}>
        <ol class="crumb"><li><a href="#/calendars">${t('nav.calendars')}</a></li><li aria-current="page"><bdi>${this.name}</bdi></li></ol>
      </nav>
      <div class="head"><h1><bdi>${this.name}</bdi></h1>${calendar && mayWrite ? html`<div class="acts"><button class="btn danger" type="button" @click=${() => this.#remove(calendar)}>${t('calendars.delete')}</button></div>` : nothing}</div>
      ${mayWrite ? nothing : needs('editor', t('calendars.toChange'))} ${this.theirs ? this.#conflict(this.theirs) : problemNote(this.refused)}
      <div class="cols even">
        <form class="form" @submit=${this.#save} novalidate>
          <fieldset class="plainset form" ?disabled=${!mayWrite}>
            ${calendar ? nothing : text({ id: 'name', label: t('trigger.name'), value: draft.name, change: (name) => this.#change({ name }), error: errorAt(this.refused, 'name'), required: true, help: t('calendars.nameHelp') })}
            ${area({ id: 'description', label: t('form.description'), value: draft.description, change: (description) => this.#change({ description }), error: errorAt(this.refused, 'description') })}
            ${entries(draft, this.#change, this.refused)}
            ${mayWrite ? html`<div class="acts savebar"><button class="btn primary" type="submit">${t('form.save')}</button><a class="btn quiet" href="#/calendars">${t('dialog.cancel')}</a></div>` : nothing}
          </fieldset>
        </form>
        <div class="form">
          ${mayWrite ? this.#file() : nothing} ${calendar ? uses(calendar) : nothing}
        </div>
      </div>`;
  }

  #file() {
    return html`<form class="form" @submit=${this.#upload}>
      <h2>${t('calendars.file')}</h2>
      <div class="fld"><label for="file">${t('calendars.chooseFile')}</label><input class="in" id="file" name="file" type="file" accept=".ics,text/calendar" required aria-describedby="file-help" />
        <p class="help" id="file-help">${t(this.calendar ? 'calendars.fileReplaces' : 'calendars.fileMakes')}</p></div>
      <div><button class="btn" type="submit">${t('calendars.upload')}</button></div>
    </form>`;
  }

  /** @param {calendars.BusinessCalendar} theirs */
  #conflict(theirs) {
    const keepMine = () => {
      this.calendar = theirs;
      this.theirs = null;
      void this.#store(() => calendars.save(bodyOf(this.draft, theirs.name), theirs));
    };
    const takeTheirs = () => {
      this.#begin(theirs);
      this.update();
    };
    return note(
      'warn',
      html`<strong>${t('calendars.meanwhile', { user: theirs.modifiedBy, version: theirs.version })}</strong>
        <p class="acts"><button class="btn sm" type="button" @click=${takeTheirs}>${t('calendars.takeTheirs')}</button> <button class="btn sm" type="button" @click=${keepMine}>${t('calendars.keepMine')}</button></p>`
    );
  }

  #save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    await this.#store(() => calendars.save(bodyOf(this.draft, this.calendar?.name ?? this.draft.name), this.calendar));
  };

  #upload = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const file = /** @type {File} */ (new FormData(/** @type {HTMLFormElement} */ (event.target)).get('file'));
    await this.#store(() => calendars.upload(file, this.draft.name.trim(), this.calendar));
  };

  /** @param {() => Promise<calendars.BusinessCalendar>} store */
  async #store(store) {
    try {
      const saved = await store();
      toast(t(saved.usedByCount ? 'calendars.savedAnew' : 'calendars.saved', { name: saved.name }));
      const isNew = !this.calendar;
      this.#begin(saved);
      if (isNew) location.hash = href(['calendars', saved.id]).slice(1);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.refused = failure;
      if (failure.status === 412 && this.calendar) this.theirs = await calendars.one(this.calendar.id, this.signal);
    }
    this.update();
    scrollTo(0, 0);
  }

  /** @param {calendars.BusinessCalendar} calendar */
  async #remove(calendar) {
    const gone = await ask({
      title: t('calendars.deleteTitle', { name: calendar.name }),
      content: html`<p>${t('calendars.deleteWhat')}</p>`,
      confirm: t('calendars.delete'),
      danger: true,
      act: async () => {
        await calendars.remove(calendar);
        this.#before = JSON.stringify(this.draft);
        return true;
      },
    });
    if (gone) location.hash = '#/calendars';
  }
}

/** What depends on it. @param {calendars.BusinessCalendar} calendar */
const uses = ({ usedBy, usedByCount }) =>
  html`<section class="sec" aria-labelledby="uses">
    <header><h2 id="uses">${t('calendars.uses')}</h2></header>
    ${usedBy.length
      ? html`<ul class="rows">${usedBy.map((one) => html`<li><a href=${href(['triggers', one.id, 'schedule'])}><bdi>${one.name}</bdi></a></li>`)}</ul>`
      : html`<p class="muted">${t('calendars.usesNone')}</p>`}
    ${usedByCount > usedBy.length ? html`<p class="foot">${count('calendars.usesMore', usedByCount - usedBy.length)}</p>` : nothing}
    <p class="help muted">${t('calendars.zones', { zone: myZone })}</p>
  </section>`;

customElements.define('dispatch-calendar', CalendarForm);
