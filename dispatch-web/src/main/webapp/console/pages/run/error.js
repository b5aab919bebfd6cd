// SPDX-License-Identifier: Apache-2.0
/** The error of a run, its stack folded: frames of the server and the JDK are rarely what is looked for. */
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { count, t } from '../../texts/texts.js';
import { attempt, toast } from '../../parts/dialog.js';

const FOREIGN = /^\s*at (?:[\w.-]+(?:@[\w.-]+)?\/+)*(?:[\w.]+\/)?(?:java\.|javax\.|jdk\.|sun\.|com\.sun\.|org\.jboss\.|org\.glassfish\.|jakarta\.|org\.hibernate\.|org\.wildfly\.|io\.undertow\.|dev\.dispatchee\.(?!examples)|org\.apache\.(?:hc|http)\.)/;
const LONGEST_LINES = 400;

/** @param {import('../../api/types.js').Run} run */
export function errorSection(run) {
  if (!run.error) return nothing;
  const text = run.stackTrace ?? run.error;
  return html`<section class="sec" aria-labelledby="er">
    <header>
      <h2 id="er">${t('run.error')}</h2>
      <button class="btn quiet sm" type="button" @click=${() => copy(text)}>${t('run.copy')}</button>
    </header>
    <div class="err-box"><p class="msg"><bdi>${run.error}</bdi></p></div>
    ${run.stackTrace ? html`<div class="scroll" tabindex="0" role="group" aria-label=${t('run.stack')}><ol class="stack">${folded(run.stackTrace)}</ol></div>` : nothing}
  </section>`;
}

/** @param {string} trace */
function folded(trace) {
  /** @type {unknown[]} */
  const rows = [];
  /** @type {string[]} */
  let foreign = [];
  const flush = () => {
    if (!foreign.length) return;
    const frames = foreign;
    rows.push(html`<li><details><summary>${count('run.frames', frames.length)}</summary>${frames.map((line) => html`<div>${line.trim()}</div>`)}</details></li>`);
    foreign = [];
  };
  // The first line is the message that stands above.
  for (const line of trace.split('\n').slice(1, LONGEST_LINES)) {
    if (FOREIGN.test(line) || (foreign.length && /^\s*\.\.\. \d+/.test(line))) {
      foreign.push(line);
      continue;
    }
    flush();
    if (line.trim()) rows.push(html`<li class=${/^\s*at /.test(line) ? 'own' : 'by'}>${line.trim()}</li>`);
  }
  flush();
  return rows;
}

/** @param {string} text */
const copy = (text) =>
  attempt(async () => {
    await navigator.clipboard.writeText(text).then(
      () => toast(t('run.copied')),
      () => toast(t('run.notCopied'), nothing, 'failed')
    );
  });
