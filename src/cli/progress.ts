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

/** One line that is drawn again and again. */
export interface Bar {
  readonly update: (value: number, total: number, payload: Readonly<Record<string, string | number>>) => void;
  readonly clear: () => void;
  readonly stop: () => void;
}

const FORMAT =
  ' {bar} {value}/{total} files · {pages} pages · {posts} posts · {rate} posts/s · {eta_formatted} left · {step}';

/** A bar on `stream` when `visible`, else nothing at all. */
export function startProgress(stream: NodeJS.WriteStream, visible: boolean): Progress {
  const bar = startBar(stream, visible, FORMAT);
  const began = performance.now();
  return {
    update: (tally, step) => {
      const seconds = Math.max((performance.now() - began) / 1000, 0.001);
      const payload = { pages: tally.pages, posts: tally.posts, rate: Math.round(tally.posts / seconds), step };
      bar.update(tally.files, tally.totalFiles, payload);
    },
    clear: bar.clear,
    stop: bar.stop,
  };
}

/** A bar of any format; nothing at all when not `visible`. */
export function startBar(stream: NodeJS.WriteStream, visible: boolean, format: string): Bar {
  if (!visible) return { update: () => undefined, clear: () => undefined, stop: () => undefined };
  const options = { format, stream, hideCursor: true, clearOnComplete: true, fps: 8, etaBuffer: 50 };
  const bar = new SingleBar({ ...options, gracefulExit: false, linewrap: false }, Presets.shades_classic);
  let started = false;
  return {
    update: (value, total, payload) => {
      if (!started) bar.start(Math.max(total, 1), value, payload);
      else {
        bar.setTotal(Math.max(total, 1));
        bar.update(value, payload);
      }
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
