export type Attributes = Readonly<Record<string, string>>;

/** Attributes while a tag is read. */
export type AttributeTable = Record<string, string>;

/**
 * No prototype of their own properties, so that an attribute called `constructor` is an attribute; inherited from an
 * empty object rather than made by `Object.create(null)`, which V8 keeps as a slow hash table.
 */
const BARE: object = Object.freeze(Object.create(null));

export function attributeTable(): AttributeTable {
  return Object.create(BARE);
}

export const NO_ATTRIBUTES: Attributes = Object.freeze(attributeTable());
