// SPDX-License-Identifier: Apache-2.0
/** Signs out, or says that it could not be done. */
import { nothing } from '../vendor/lit-html/lit-html.js';
import { end } from '../api/session.js';
import { toast } from '../parts/dialog.js';
import { t } from '../texts/texts.js';

export async function signOut() {
  if (!(await end())) toast(t('frame.notSignedOut'), nothing, 'failed');
}
