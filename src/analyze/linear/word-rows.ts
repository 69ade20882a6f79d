import { FORMS_KEPT, type Form } from './forms.js';

const FIRST_SLOTS = 1 << 10;
const FIRST_ROWS = 1 << 8;

/**
 * Rows of numbers, one for each form, made when first asked for. They lie in one array in the order the forms were met, so
 * that those of frequent words stay in the processor's cache: a Map of small arrays took five times as long.
 */
export class WordRows {
  /** Row of a form by its id; 0 where there is none. Row 0 is for forms older than the first one. */
  private slots = new Int32Array(FIRST_SLOTS);
  private first = -1;
  private used = 1;
  /** All rows, one after another. */
  rows: Float64Array;

  /**
   * @param width numbers of a row
   * @param fill writes a form's row at an offset of zeros
   */
  constructor(
    private readonly width: number,
    private readonly fill: (form: Form, rows: Float64Array, offset: number) => void,
  ) {
    this.rows = new Float64Array(FIRST_ROWS * width);
  }

  /** Where the form's row begins in `rows`, which may be another array afterwards. */
  of(form: Form): number {
    const at = form.id - this.first;
    const row = this.slots[at] ?? 0;
    return row > 0 ? row * this.width : this.make(form);
  }

  private make(form: Form): number {
    if (this.first < 0 || form.id - this.first >= FORMS_KEPT) {
      // Forms are forgotten together: the first one of those known now.
      this.first = form.id - (form.id % FORMS_KEPT);
      this.used = 1;
      this.slots.fill(0);
    }
    const at = form.id - this.first;
    const row = at < 0 ? 0 : this.used;
    if (at >= 0) {
      if (at >= this.slots.length)
        this.slots = grown(this.slots, new Int32Array(Math.max(at + 1, 2 * this.slots.length)));
      this.slots[at] = row;
      this.used += 1;
    }
    const offset = row * this.width;
    if (offset + this.width > this.rows.length) this.rows = grown(this.rows, new Float64Array(2 * this.rows.length));
    this.rows.fill(0, offset, offset + this.width);
    this.fill(form, this.rows, offset);
    return offset;
  }
}

function grown<T extends Int32Array | Float64Array>(before: T, after: T): T {
  after.set(before);
  return after;
}
