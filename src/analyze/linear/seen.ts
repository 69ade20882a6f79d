/** Places of the table: four times the most runs of words a text of the greatest length can have. */
const PLACES = 1 << 17;

/**
 * Which hashes were met since `begin`: a table that is never cleared, only outdated, since a Set for every text costs more
 * than all else that is done with its words.
 */
export class SeenHashes {
  private readonly keys = new Int32Array(PLACES);
  private readonly rounds = new Int32Array(PLACES);
  private round = 0;

  begin(): void {
    this.round += 1;
  }

  /** Notes a hash; false where it was met before. */
  add(hash: number): boolean {
    let at = (hash ^ (hash >>> 15)) & (PLACES - 1);
    while (this.rounds[at] === this.round) {
      if (this.keys[at] === hash) return false;
      at = (at + 1) & (PLACES - 1);
    }
    this.rounds[at] = this.round;
    this.keys[at] = hash;
    return true;
  }
}
