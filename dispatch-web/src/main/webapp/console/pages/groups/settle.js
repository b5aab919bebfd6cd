// SPDX-License-Identifier: Apache-2.0
/** Gives an element what was set before it was known what it is. @param {any} element */
export function settle(element) {
  if (!Object.hasOwn(element, 'of')) return;
  const { of } = element;
  delete element.of;
  element.of = of;
}
