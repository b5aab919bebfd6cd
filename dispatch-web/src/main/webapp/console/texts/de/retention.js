// SPDX-License-Identifier: Apache-2.0
export const retention = {
  retention: {
    asConfigured: 'Leer: wie in der Konfiguration.',
    failedLogRetention: 'Fehlgeschlagene Läufe werden behalten für',
    canceledLogRetention: 'Abgebrochene und verpasste werden behalten für',
    logLimit: 'Höchstens so viele Läufe behalten',
    logLimitHelp: 'Die neuesten, höchstens 10.000. Offene Läufe und der letzte erfolgreiche bleiben außerdem. Leer: wie in der Konfiguration.',
    successfulLogLimit: 'Höchstens so viele erfolgreiche',
    failedLogLimit: 'Höchstens so viele fehlgeschlagene',
    canceledLogLimit: 'Höchstens so viele abgebrochene und verpasste',
  },
};
