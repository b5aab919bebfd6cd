// SPDX-License-Identifier: Apache-2.0
import { Page } from '../parts/page.js';
class Schedule extends Page {}
customElements.define('dispatch-schedule', Schedule);
