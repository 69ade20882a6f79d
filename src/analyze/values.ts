import type {
  AnnotationValue,
  IncivilityValue,
  LanguageValue,
  ReplyStanceValue,
  SentimentValue,
  StanceValue,
  TargetsValue,
} from '../model/annotation.js';

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

export function isReplies(value: AnnotationValue | null): value is ReplyStanceValue {
  return value !== null && 'replies' in value;
}

export function isSentiment(value: AnnotationValue | null): value is SentimentValue {
  return value !== null && 'fullScore' in value;
}

export function isIncivility(value: AnnotationValue | null): value is IncivilityValue {
  return value !== null && 'label' in value && 'evidence' in value;
}
