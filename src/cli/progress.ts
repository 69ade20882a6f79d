import { Presets, SingleBar } from 'cli-progress';

/** What has been done so far. */
export interface Tally {
  readonly files: number;
  readonly totalFiles: number;
  readonly pages: number;
  readonly posts: number;
}

/** Shows long work on a terminal: files, pages, posts, rate and time left. Quiet everywhere else. */
export interface Progress {
  readonly update: (tally: Tally, step: string) => void;
  /** Wipes the bar's line, so that a message can be printed; the next update draws it again. */
  readonly clear: () => void;
  readonly stop: () => void;
}

const FORMAT =
  ' {bar} {value}/{total} files · {pages} pages · {posts} posts · {rate} posts/s · {eta_formatted} left · {step}';

/** A bar on `stream` when `visible`, else nothing at all. */
export function startProgress(stream: NodeJS.WriteStream, visible: boolean): Progress {
  if (!visible) return { update: () => undefined, clear: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: FORMAT,
      stream,
      hideCursor: true,
      clearOnComplete: true,
      fps: 8,
      etaBuffer: 50,
      gracefulExit: false,
      linewrap: false,
    },
    Presets.shades_classic,
  );
  const began = performance.now();
  let started = false;
  return {
    update: (tally, step) => {
      const seconds = Math.max((performance.now() - began) / 1000, 0.001);
      const payload = { pages: tally.pages, posts: tally.posts, rate: Math.round(tally.posts / seconds), step };
      if (!started) bar.start(Math.max(tally.totalFiles, 1), tally.files, payload);
      else bar.update(tally.files, payload);
      started = true;
    },
    clear: () => {
      if (started) stream.write('\r\u001b[K');
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
