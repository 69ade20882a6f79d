import type { Attributes } from './attributes.js';
import type { PageComment, PageElement } from './page-element.js';

/** An element while its page is being read: parents and places may still change. */
export interface GrowingElement extends Omit<PageElement, 'parent' | 'children' | 'previous' | 'next'> {
  order: number;
  attributes: Attributes;
  classes: readonly string[];
  parent: GrowingElement | null;
  readonly children: GrowingNode[];
  place: number;
  previous: GrowingElement | null;
  next: GrowingElement | null;
}

export type GrowingNode = GrowingElement | PageComment | string;

const NO_CLASSES: readonly string[] = [];

export function growingElement(tag: string, attributes: Attributes): GrowingElement {
  return {
    order: 0,
    last: 0,
    tag,
    attributes,
    classes: NO_CLASSES,
    parent: null,
    children: [],
    place: 0,
    previous: null,
    next: null,
  };
}
