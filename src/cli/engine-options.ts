import { Option } from 'commander';
import { ENGINE_NAMES } from '../engines/index.js';
import { TEXT_ENGINES } from '../engines/text/index.js';

/** Names `--engine` takes; those of `--engines` are known only when it has been read. */
const ENGINES: readonly string[] = [...ENGINE_NAMES, ...TEXT_ENGINES, 'article'];

/** `--engine NAME` */
export const engineOption = (): Option =>
  new Option('--engine <name>', `read with this engine only: ${ENGINES.join(', ')}, or one of --engines`);

/** `--engines DIR` */
export const enginesOption = (): Option =>
  new Option('--engines <dir>', 'folder of engines of your own, as .json files (docs/adding-an-engine.md)');
