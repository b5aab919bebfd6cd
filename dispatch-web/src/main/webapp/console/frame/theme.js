// SPDX-License-Identifier: Apache-2.0
/** Light or dark: as the system says, until somebody says otherwise. */

const KEY = 'dispatch.theme';
const root = document.documentElement;

/** Takes up what was chosen before. */
export function rememberTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
}

/** The other one. @returns {'light'|'dark'} */
export function nextTheme() {
  const shown = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  return shown === 'dark' ? 'light' : 'dark';
}

export function switchTheme() {
  root.dataset.theme = nextTheme();
  localStorage.setItem(KEY, root.dataset.theme);
}
