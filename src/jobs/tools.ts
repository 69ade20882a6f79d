import type { GivenTarget } from '../analyze/index.js';
import type { CrawlOptions } from '../crawl/index.js';
import type { EngineOptions } from '../engines/engine.js';
import type { ModelRun, ModelTask, When } from '../models/index.js';

/** Which engines read pages: one by name, and a folder of the user's own. */
export interface EngineChoice {
  readonly engine?: string | undefined;
  readonly engines?: string | undefined;
}

/** A model besides the analyzers, as a job file names it. */
export interface ModelSettings {
  /** `onnx:FOLDER`, `onnx:hub/OWNER/NAME` or `openai:MODEL@URL`. */
  readonly model: string;
  readonly tasks: readonly ModelTask[];
  readonly when: When;
  readonly languages?: readonly string[] | undefined;
  readonly budget?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly rpm?: number | undefined;
  readonly timeout?: number | undefined;
  readonly cache?: string | undefined;
  readonly offline?: boolean | undefined;
}

/** What a crawl is told besides its plan. */
export interface FetchSettings extends EngineChoice {
  readonly jobs: number;
  readonly analyze: boolean;
  readonly cookies?: string | undefined;
  readonly contact?: string | undefined;
  readonly retries?: number | undefined;
  readonly allowPrivate: boolean;
}

/** What tasks need of the machine and of its user's settings; made by the command line (src/cli/task-tools.ts). */
export interface Tools {
  readonly engineOptions: (choice: EngineChoice) => Promise<EngineOptions>;
  readonly readTargets: (file: string) => Promise<readonly GivenTarget[]>;
  readonly openModels: (settings: ModelSettings) => Promise<readonly ModelRun[]>;
  readonly withCrawlOptions: <T>(
    settings: FetchSettings,
    signal: AbortSignal,
    work: (options: CrawlOptions) => Promise<T>,
  ) => Promise<T>;
  /** Where fetched pages are kept unless a task says otherwise. */
  readonly warcFolder: string;
  /** The user's key for pseudonyms: of a file, else of the environment. @throws UsageError where there is none */
  readonly exportKey: (file: string | null) => Promise<string>;
  readonly say: (text: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (text: string, fields?: Readonly<Record<string, unknown>>) => void;
  /** 0..1, for the jitter of back-off. */
  readonly random: () => number;
}
