import fc from 'fast-check';

/** Text as forums have it and as nobody should: marks of XML, controls, lone surrogates, text from right to left. */
export const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    ']]>&lt;&amp;',
    '\u202eabc\u0000\u0007',
    '\ud800',
    '漢字かな',
    '',
    '   ',
  ),
);

/** Numbers with what is none among them. */
export const score = fc.option(
  fc.oneof(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -7, 1e300),
  ),
);

export const count = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.constantFrom(Number.NaN, -3, 0.5, Number.NEGATIVE_INFINITY),
);

const realDay = fc.integer({ min: 0, max: 25_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
export const day = fc.oneof(realDay, fc.constantFrom('', '2031-02-30', 'yesterday', '0000-00-00'));
