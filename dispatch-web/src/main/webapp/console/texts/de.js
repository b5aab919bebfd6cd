// SPDX-License-Identifier: Apache-2.0
/** @type {Record<string, Record<string, string | string[]>>} */
export const de = {};
