/** How mail programs say who wrote what follows. `opening`: what may stand before the date. */
export interface Writes {
  readonly language: string;
  readonly verb: RegExp;
  readonly opening: RegExp | null;
}

export const WRITES: readonly Writes[] = [
  { language: 'en', verb: / (?:wrote|writes|said|says)(?=[ :,]|$)/u, opening: /^(?:on|at)\s/iu },
  { language: 'de', verb: / (?:schrieb|schreibt)(?=[ :,]|$)/u, opening: /^am\s/iu },
  { language: 'fr', verb: / (?:a écrit|écrivait|a dit)(?=[ :,\u00a0]|$)/u, opening: /^le\s/iu },
  { language: 'es', verb: / (?:escribió|escribio)(?=[ :,]|$)/u, opening: /^el\s/iu },
  { language: 'it', verb: / (?:ha scritto|scrisse)(?=[ :,]|$)/u, opening: /^(?:il giorno|il|in data)\s/iu },
  { language: 'pt', verb: / (?:escreveu)(?=[ :,]|$)/u, opening: /^em\s/iu },
  { language: 'nl', verb: / (?:schreef)(?=[ :,]|$)/u, opening: /^op\s/iu },
  { language: 'pl', verb: / (?:napisał\(a\)|napisała|napisał|pisze)(?=[ :,]|$)/u, opening: /^(?:w dniu|dnia)\s/iu },
  { language: 'ru', verb: / (?:написал\(а\)|написала|написал|пишет|писал)(?=[ :,]|$)/u, opening: null },
  { language: 'sv', verb: / (?:skrev)(?=[ :,]|$)/u, opening: /^(?:den|på)\s/iu },
  { language: 'cs', verb: / (?:napsal\(a\)|napsala|napsal)(?=[ :,]|$)/u, opening: /^dne\s/iu },
  { language: 'fi', verb: / (?:kirjoitti)(?=[ :,]|$)/u, opening: null },
  { language: 'tr', verb: / (?:yazdı|şunu yazdı)(?=[ :,]|$)/u, opening: null },
];

/** Lines that announce a whole message below them, without their dashes, folded. */
export const ORIGINAL_MESSAGE: ReadonlySet<string> = new Set([
  'original message',
  'original appointment',
  'forwarded message',
  'begin forwarded message',
  'ursprüngliche nachricht',
  'originalnachricht',
  'weitergeleitete nachricht',
  "message d'origine",
  'message d’origine',
  'message original',
  'message transféré',
  'mensaje original',
  'mensaje reenviado',
  'messaggio originale',
  'messaggio inoltrato',
  'mensagem original',
  'mensagem encaminhada',
  'oorspronkelijk bericht',
  'oorspronkelijke bericht',
  'doorgestuurd bericht',
  'wiadomość oryginalna',
  'исходное сообщение',
  'пересылаемое сообщение',
  'ursprungligt meddelande',
]);

/** Names of header lines under such an announcement; the first group of names is the sender's, the second the time's. */
export const SENDER_HEADERS: ReadonlySet<string> = new Set('from von de da van от od från'.split(' '));
export const TIME_HEADERS: ReadonlySet<string> = new Set(
  'date sent datum gesendet envoyé fecha enviado data inviato verzonden дата отправлено wysłano skickat'.split(' '),
);

/** A header line that never comes first: it shows that the header goes on. */
export const FURTHER_HEADER =
  /^\*?(?:to|cc|subject|sent|date|reply-to|an|betreff|datum|gesendet|à|objet|envoyé|date|para|asunto|enviado|fecha|a|oggetto|inviato|data|aan|onderwerp|verzonden|кому|тема|дата|assunto|do|temat)\s?:\s/iu;
