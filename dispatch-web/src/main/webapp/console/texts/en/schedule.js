// SPDX-License-Identifier: Apache-2.0
/** Words of the page Schedule. */
export const schedule = {
  week: {},
};
