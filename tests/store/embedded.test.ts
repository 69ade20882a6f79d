import { openStore } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { storeSuite } from './suite.js';

storeSuite('the embedded database', async () => {
  const folder = await dataFolder();
  return {
    open: () => openStore({ dataDir: folder }),
    remove: async () => removeFolder(folder),
  };
});
