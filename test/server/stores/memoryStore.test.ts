import { createMemoryStore } from '../../../src/server/createMemoryStore.ts';
import { describeStore } from './storeContract.ts';

describeStore('memory', async () => ({ stores: [createMemoryStore()], close: async () => undefined }));
