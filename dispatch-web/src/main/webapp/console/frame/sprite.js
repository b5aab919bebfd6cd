// SPDX-License-Identifier: Apache-2.0
/** All glyphs, once in the page. */
import { html } from '../vendor/lit-html/lit-html.js';

export const sprite = html`<svg class="sprite" aria-hidden="true" focusable="false">
<symbol id="g-ok" viewBox="0 0 16 16"><circle class="f" cx="8" cy="8" r="7"/><path class="k" d="M4.8 8.3l2.2 2.2 4.2-4.7"/></symbol>
<symbol id="g-failed" viewBox="0 0 16 16"><path class="f" d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="k" d="M5.5 5.5l5 5M10.5 5.5l-5 5"/></symbol>
<symbol id="g-running" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><path class="f" d="M6.3 4.9v6.2L11.3 8z"/></symbol>
<symbol id="g-queued" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><circle class="f" cx="4.9" cy="8" r="1.15"/><circle class="f" cx="8" cy="8" r="1.15"/><circle class="f" cx="11.1" cy="8" r="1.15"/></symbol>
<symbol id="g-canceled" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><path d="M3.6 12.4l8.8-8.8"/></symbol>
<symbol id="g-timedout" viewBox="0 0 16 16"><path d="M5.5 1h5M8 1v1.6"/><circle cx="8" cy="9" r="6"/><path d="M8 5.6V9l2.4 1.6"/></symbol>
<symbol id="g-missed" viewBox="0 0 16 16"><path d="M1.5 9.5C2.6 5 6 3 8.2 3c2.8 0 5 1.9 5.9 5"/><path d="M14.7 4.2l-.5 4.1-3.7-1.5"/><circle class="f" cx="8" cy="12" r="1.8"/></symbol>
<symbol id="g-paused" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><path d="M6.2 5.5v5M9.8 5.5v5"/></symbol>
<symbol id="g-never" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" stroke-dasharray="2.5 2.6"/></symbol>
<symbol id="g-warn" viewBox="0 0 16 16"><path d="M8 1.6l6.8 12.4H1.2z"/><path d="M8 6v4"/><circle class="f" cx="8" cy="12" r=".9"/></symbol>
<symbol id="g-late" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><path d="M8 4v4.3l3 1.7"/></symbol>
<symbol id="g-info" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5"/><path d="M8 7.5v3.7"/><circle class="f" cx="8" cy="4.9" r=".95"/></symbol>
<symbol id="g-search" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.7"/><path d="M10.6 10.6l3.7 3.7"/></symbol>
<symbol id="g-x" viewBox="0 0 16 16"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></symbol>
<symbol id="g-down" viewBox="0 0 16 16"><path d="M3.5 6l4.5 4.5L12.5 6"/></symbol>
<symbol id="g-up" viewBox="0 0 16 16"><path d="M3.5 10L8 5.5l4.5 4.5"/></symbol>
<symbol id="g-left" viewBox="0 0 16 16"><path d="M10 3.5L5.5 8l4.5 4.5"/></symbol>
<symbol id="g-right" viewBox="0 0 16 16"><path d="M6 3.5L10.5 8 6 12.5"/></symbol>
<symbol id="g-plus" viewBox="0 0 16 16"><path d="M8 3v10M3 8h10"/></symbol>
<symbol id="g-play" viewBox="0 0 16 16"><path d="M4.5 2.8v10.4L13 8z"/></symbol>
<symbol id="g-pause" viewBox="0 0 16 16"><path d="M5 3v10M11 3v10"/></symbol>
<symbol id="g-dots" viewBox="0 0 16 16"><circle class="f" cx="8" cy="3" r="1.5"/><circle class="f" cx="8" cy="8" r="1.5"/><circle class="f" cx="8" cy="13" r="1.5"/></symbol>
<symbol id="g-spin" viewBox="0 0 16 16"><path d="M8 1.5A6.5 6.5 0 1 1 1.5 8"/></symbol>
<symbol id="g-away" viewBox="0 0 16 16"><path d="M3.5 3.5L8 8l-4.500 4.500M8 3.5l4.500 4.500L8 12.500"/></symbol>
<symbol id="g-back" viewBox="0 0 16 16"><path d="M4 3.5v4h4"/><path d="M4.3 7.3A5 5 0 1 1 3.7 11"/></symbol>
<symbol id="n-now" viewBox="0 0 16 16"><path d="M1 8.5h3l2-5.5 3.5 10 2-4.5H15"/></symbol>
<symbol id="n-schedule" viewBox="0 0 16 16"><path d="M1.5 3h13v11h-13zM1.5 6.5h13M6 6.5V14M10.3 6.5V14M1.5 10.2h13"/></symbol>
<symbol id="n-triggers" viewBox="0 0 16 16"><circle cx="8" cy="9" r="5.5"/><path d="M8 6v3l2 1.5M2 2.7L4 1.2M14 2.7l-2-1.5"/></symbol>
<symbol id="n-runs" viewBox="0 0 16 16"><path d="M1.5 3h8M1.5 8h12M6 13h8.5"/></symbol>
<symbol id="n-executors" viewBox="0 0 16 16"><path d="M8 1.5l6 3v7l-6 3-6-3v-7zM2 4.5l6 3 6-3M8 7.5v7"/></symbol>
<symbol id="n-groups" viewBox="0 0 16 16"><path d="M2 3h3v10H2M14 3h-3v10h3M7 8h2"/></symbol>
<symbol id="n-alerts" viewBox="0 0 16 16"><path d="M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4M6.5 14h3"/></symbol>
<symbol id="n-calendars" viewBox="0 0 16 16"><path d="M1.5 3h13v11h-13zM1.5 6.5h13M5 1v3M11 1v3M5.5 8.5l5 4M10.5 8.5l-5 4"/></symbol>
<symbol id="n-nodes" viewBox="0 0 16 16"><path d="M2 2h12v5H2zM2 9h12v5H2zM4.5 4.5h.1M4.5 11.5h.1"/></symbol>
<symbol id="n-audit" viewBox="0 0 16 16"><path d="M3 1.5h7l3 3v10H3zM5.5 7h5M5.5 10h5"/></symbol>
<symbol id="n-more" viewBox="0 0 16 16"><path d="M2 4h12M2 8h12M2 12h12"/></symbol>
</svg>`;

/** The mark beside the name. */
export const brand = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect class="b1" x="2" y="4" width="9" height="4"></rect>
  <rect class="b1" x="5" y="10" width="6" height="4"></rect>
  <rect class="b2" x="15" y="10" width="7" height="4"></rect>
  <rect class="b2" x="15" y="16" width="5" height="4"></rect>
  <path class="b3" d="M13 1v22"></path>
</svg>`;
