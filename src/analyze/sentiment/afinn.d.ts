declare module 'sentiment/languages/en/index.js' {
  /** AFINN-165: English word or short phrase -> valence, -5..5. */
  const afinn: { readonly labels: Readonly<Record<string, number>> };
  export default afinn;
}
