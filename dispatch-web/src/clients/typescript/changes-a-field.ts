// SPDX-License-Identifier: Apache-2.0
// Changes one field by the client that others generate, and sees what it sends.
import { Configuration, TriggersApi } from '../../../target/clients/typescript/index';

async function changeADescription(): Promise<string> {
  const sent: string[] = [];
  const configuration = new Configuration({
    basePath: 'http://localhost',
    fetchApi: async (_url, request) => {
      sent.push(String(request?.body));
      return new Response('{}', { status: 200, headers: { 'Content-Type': 'application/json' } });
    },
  });
  await new TriggersApi(configuration).patchTrigger({ id: 7, triggerPatch: { description: 'after' } });
  return sent.join('\n');
}

changeADescription().then((sent) => {
  if (sent !== '{"description":"after"}') {
    throw new Error(`found ${sent}, expected the one field that was changed`);
  }
});
