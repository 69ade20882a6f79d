/** Places of the table: four times the most runs of words a text of the greatest length can have. */
const PLACES = 1 << 17;
const FEWEST = 1 << 8;
/** Rounds until the table is cleared: what a signed number of 32 bits can hold. */
const ROUNDS = 0x7fffffff;

/**
 * Which hashes were met since `begin`: a table that is never cleared, only outdated, since a Set for every text costs more
 * than all else that is done with its words.
 */
export class SeenHashes {
  private readonly keys = new Int32Array(PLACES);
  private readonly rounds = new Int32Array(PLACES);
  private round = 0;
  private mask = PLACES - 1;

  /** Forgets all. @param most hashes that will be noted at most: few of them stay in a few pages of memory */
  begin(most: number): void {
    if (this.round >= ROUNDS) {
      this.rounds.fill(0);
      this.round = 0;
    }
    this.round += 1;
    let places = FEWEST;
    while (places < 2 * most && places < PLACES) places *= 2;
    this.mask = places - 1;
  }

  /** Notes a hash; false where it was met before. */
  add(hash: number): boolean {
    let at = (hash ^ (hash >>> 15)) & this.mask;
    while (this.rounds[at] === this.round) {
      if (this.keys[at] === hash) return false;
      at = (at + 1) & this.mask;
    }
    this.rounds[at] = this.round;
    this.keys[at] = hash;
    return true;
  }
}
