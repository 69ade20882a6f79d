import type { ListingPage } from '../../model/listing.js';
import type { Detection } from '../../model/page.js';

/** A reader of one engine's JSON list: an API answer that names threads or sections. */
export interface JsonListing {
  /** The engine's id in output; the same as that of its markup. */
  readonly engine: string;
  /** The form of the JSON ("latest", "category"). */
  readonly generation: string;
  /** How well the value fits; a confidence below 0.6 is no claim. Total, whatever the value. */
  readonly detect: (root: unknown) => Detection;
  /**
   * Reads a value that fits. Total: what is missing or of another type is null, one odd row never loses another.
   *
   * @param url where the JSON was saved from, or null
   */
  readonly read: (root: unknown, detection: Detection, url: string | null) => ListingPage;
}
