const BREAKS = /<(?:br|p|div|li|tr|blockquote|pre|h[1-6]|table|ul|ol|dl|section|article)\b/i;

/**
 * A body whose line ends no tag says: boards that turn them into `<br>` only when a page is shown keep them as they were
 * typed. Such bodies get their `<br>` here; one with a single tag that breaks lines is left as it is.
 */
export function unwrittenBreaks(text: string): string {
  return text.includes('\n') && !BREAKS.test(text) ? text.replace(/\r\n?|\n/g, '<br>') : text;
}
