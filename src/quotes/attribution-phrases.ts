/**
 * How people say where a text was taken from, at the start of a line of its own. General wording seen across sites and
 * agencies; each is a pattern fragment matched without case.
 */
export const ATTRIBUTION_LEADS: readonly string[] = [
  // English
  String.raw`(?:this\s(?:article|story|report|post)\s(?:is|was)\s)?(?:first|originally)\s(?:published|posted|reported|appeared)\s(?:by|at|in|on)`,
  String.raw`(?:this\s(?:article|story|report)\s(?:first|originally)\sappeared\s(?:at|in|on))`,
  String.raw`(?:this\s(?:article|story|report)\sis\s)?(?:based\son|adapted\sfrom|compiled\sfrom|translated\sfrom|taken\sfrom|summari[sz]ed\sfrom)(?:\s(?:an?|the)\b)?(?:\s(?:reports?|article|story|piece|text|original))?(?:\s(?:by|from|in|of|at))?`,
  String.raw`(?:story|article|report|text|reporting|news)\s(?:by|from|via|courtesy\sof)\s?:?`,
  String.raw`(?:sources?|via|credit|reported\sby|courtesy\sof|read\smore\sat)\s?:`,
  // German, Dutch, Scandinavian
  String.raw`(?:quellen?|bron|källa|kilde)\s?:`,
  String.raw`(?:zuerst|ursprünglich)\s(?:veröffentlicht|erschienen)\s(?:von|bei|in|auf)`,
  String.raw`(?:nach|laut)\seine[mr]\s(?:bericht|meldung)\s(?:von|der|des)`,
  // French, Spanish, Portuguese, Italian
  String.raw`(?:sources?|fuente|fonte)\s?:`,
  String.raw`(?:d'après|selon)\sun\s(?:article|reportage|rapport)\s(?:de|du|d')`,
  String.raw`(?:basado|basada)\sen\sun\s(?:informe|artículo|reportaje)\sde`,
  String.raw`(?:publicado|publicada)\soriginalmente\s(?:por|en)`,
  String.raw`(?:pubblicato|apparso)\soriginariamente\s(?:da|su)`,
  // Slavic, Turkish
  String.raw`(?:источник|джерело|źródło|zdroj|kaynak)\s?:`,
  String.raw`по\s(?:материалам|сообщению|данным)`,
  String.raw`за\s(?:матеріалами|повідомленням|даними)`,
];
