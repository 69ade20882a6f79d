import type { AnnotationValue, LanguageValue, StanceValue, TargetsValue } from '../model/annotation.js';

/** Narrowing of an earlier value to the shape an analyzer writes. */
export function isTargets(value: AnnotationValue | null): value is TargetsValue {
  return value !== null && 'targets' in value;
}

export function isStances(value: AnnotationValue | null): value is StanceValue {
  return value !== null && 'stances' in value;
}

export function isLanguage(value: AnnotationValue | null): value is LanguageValue {
  return value !== null && 'language' in value;
}
