import { deliverWebhooks } from '../../../src/desk/webhooks/deliver.js';
import { openStore } from '../../../src/store/index.js';

/* A desk that delivers and is killed on the way: `webhook-child.ts DIR`. */
const [dataDir = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
await deliverWebhooks(store, { signal: new AbortController().signal, allowPrivate: true });
await store.close();
