// SPDX-License-Identifier: Apache-2.0
export const retention = {
  retention: {
    asConfigured: 'Empty: as the configuration says.',
    failedLogRetention: 'Failed runs are kept for',
    canceledLogRetention: 'Canceled and missed ones are kept for',
    logLimit: 'Runs kept at most',
    logLimitHelp: 'The newest, at most 10,000. Open runs and the last successful one stay besides. Empty: as the configuration says.',
    successfulLogLimit: 'Successful ones at most',
    failedLogLimit: 'Failed ones at most',
    canceledLogLimit: 'Canceled and missed ones at most',
  },
};
