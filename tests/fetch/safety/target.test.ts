import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget, shownAddress } from '../../../src/fetch/safety/target.js';

const OUTSIDE = { allowPrivate: false };
const codeOf = (address: string, options = OUTSIDE): string => {
  const target = readTarget(address, options);
  return 'failure' in target ? target.failure.code : 'fine';
};

/** Ways to write 127.0.0.1, the metadata address 169.254.169.254, 10.0.0.1 and others into an address. */
const TRICKS = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://127.0.0.1./',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7F.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0177.0x0.0.1/',
  'http://%31%32%37.0.0.1/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http:127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http://127.0.0.1:80/',
  'http://0/',
  'http://0.0.0.0:8080/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::169.254.169.254]/latest/meta-data/',
  'http://[2002:a9fe:a9fe::]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://10.0.0.1/',
  'http://100.100.100.200/',
  'http://192.168.0.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
];

describe('readTarget', () => {
  it.each(TRICKS)('refuses %s', (address) => {
    expect(codeOf(address)).toBe('private-address');
    expect(codeOf(address, { allowPrivate: true })).toBe('fine');
  });

  it.each(['http://[fe80::1%25eth0]/', 'http://[::1', 'http://127.0.0.256/', 'http://1.2.3.4.5/', 'http:///'])(
    'takes %s for no address',
    (address) => expect(codeOf(address)).toBe('bad-address'),
  );

  it.each([
    'ftp://forum.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'gopher://forum.example/',
    'ws://forum.example/',
  ])('refuses %s for its scheme, also with --allow-private', (address) =>
    expect(codeOf(address, { allowPrivate: true })).toBe('bad-address'),
  );

  it.each([
    'https://forum.example/',
    'http://forum.example:8080/t?x=1',
    'http://8.8.8.8/',
    'http://[2606:4700::1111]:81/',
  ])('takes %s', (address) => expect(codeOf(address)).toBe('fine'));

  it('refuses a name and a password in an address, and repeats neither', () => {
    for (const address of [
      'http://anna:hunter2@forum.example/t',
      'https://hunter2@forum.example/',
      'http://a:hunter2@[bad/',
    ]) {
      const target = readTarget(address, { allowPrivate: true });
      expect(target).toMatchObject({ failure: { code: 'bad-address', retry: false } });
      expect(JSON.stringify(target)).not.toContain('hunter2');
    }
  });

  it('leaves an @ behind the host alone', () => {
    expect(shownAddress('https://forum.example/@anna?mail=a@b.example#@')).toBe(
      'https://forum.example/@anna?mail=a@b.example#@',
    );
    expect(shownAddress('http:\\\\a:b@forum.example')).toBe('http://forum.example/');
    for (const address of ['http:a:b@forum.example', ' http://a:b@forum.example', 'ht\ttp://a:b@forum.example'])
      expect(shownAddress(address)).toBe('http://forum.example/');
    expect(shownAddress('\0http://a:b@[forum/x@y?a:b@c')).toBe('\0http://[forum/y?c');
  });
});

/** An IPv4 address in one of the spellings that the URL standard knows. */
const spelling = (octets: readonly number[]): fc.Arbitrary<string> => {
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  const parts = [
    [a, b, c, d],
    [a, b, c * 256 + d],
    [a, b * 65_536 + c * 256 + d],
    [((a * 256 + b) * 256 + c) * 256 + d],
  ];
  const radix = fc.constantFrom(
    (n: number) => String(n),
    (n: number) => `0x${n.toString(16)}`,
    (n: number) => `0X000${n.toString(16).toUpperCase()}`,
    (n: number) => `0${n.toString(8)}`,
    (n: number) => `00000${n.toString(8)}`,
  );
  const sign = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`),
    (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  );
  const dots = fc.constantFrom('.', '。', '．', '%2e');
  return fc
    .tuple(
      fc.constantFrom(...parts),
      fc.array(radix, { minLength: 4, maxLength: 4 }),
      sign,
      dots,
      fc.constantFrom('', '.'),
    )
    .map(([numbers, radixes, write, dot, end]) =>
      write(numbers.map((n, i) => (radixes[i] ?? String)(n)).join('.'))
        .replaceAll('.', dot)
        .concat(end),
    );
};
/** The same inside of an IPv6 address, in forms that lead to it. */
const wrapped = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string[] => {
  const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  return [
    `[::ffff:${a}.${b}.${c}.${d}]`,
    `[::FFFF:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[64:ff9b::${high}:${low}]`,
  ];
};
const byte = fc.integer({ min: 0, max: 255 });
const inside = (first: number, second: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.tuple(fc.constant(first), second, byte, byte).map((octets) => [...octets]);
const privateOctets = fc.oneof(
  inside(0, byte),
  inside(10, byte),
  inside(127, byte),
  inside(100, fc.integer({ min: 64, max: 127 })),
  inside(169, fc.constant(254)),
  inside(172, fc.integer({ min: 16, max: 31 })),
  inside(192, fc.constant(168)),
  inside(198, fc.constantFrom(18, 19)),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte).map((octets) => [...octets]),
);
const publicOctets = fc.oneof(...[1, 8, 23, 93, 151, 185, 212].map((first) => inside(first, byte)));
const written = (octets: readonly number[]): fc.Arbitrary<string> =>
  fc.oneof(spelling(octets), fc.constantFrom(...wrapped(octets)));
const port = fc.constantFrom('', ':80', ':8080', ':443');

describe('any spelling', () => {
  it('of a private address is refused', () => {
    const addresses = fc.tuple(privateOctets.chain(written), port);
    fc.assert(
      fc.property(addresses, ([host, at]) => codeOf(`http://${host}${at}/t`) === 'private-address'),
      { numRuns: 2_000 },
    );
  });

  it('of a public address is taken', () => {
    const addresses = fc.tuple(publicOctets.chain(written), port);
    fc.assert(
      fc.property(addresses, ([host, at]) => codeOf(`http://${host}${at}/t`) === 'fine'),
      { numRuns: 500 },
    );
  });

  it('of anything else ends in a URL or a failure that holds no password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const address of [text, `http://${text}`, `http://u:p4ssw0rd@${text.replace(/[/\\?#]/g, '')}/`]) {
          const target = readTarget(address, OUTSIDE);
          expect(JSON.stringify(target)).not.toContain('p4ssw0rd');
        }
      }),
    );
  });
});
