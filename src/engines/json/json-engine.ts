import type { Detection, ParseOptions, ThreadPage } from '../../model/page.js';

/** A reader of one engine's JSON: an API answer, an export, or the data a page carries for its own scripts. */
export interface JsonEngine {
  /** The engine's id in output; the same as that of its markup. */
  readonly engine: string;
  /** The form of the JSON ("topic", "export"), as the markup generation of a spec. */
  readonly generation: string;
  /**
   * How well the value fits; a confidence below 0.6 is no claim. Total, whatever the value. The address tells where the
   * value alone says nothing: a last page without entries.
   */
  readonly detect: (root: unknown, url?: string | null) => Detection;
  /**
   * Reads a value that fits. Total: what is missing or of another type is null, one odd post never loses another.
   *
   * @param url where the JSON was saved from, or null
   */
  readonly read: (root: unknown, detection: Detection, url: string | null, options: ParseOptions) => ThreadPage;
}
