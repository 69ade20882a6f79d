/** Small lexicons for reading headlines, names and prose, in lower case. */

/** Words that join the parts of a name or a title and prove nothing about a sentence. */
export const CONNECTORS: ReadonlySet<string> = new Set(
  (
    'a an the of at in on and for with near during to by from de del della di da dei la le les du des el los las y e et i ' +
    'von vom zu und der die das den dem bei mit van den ten al bin ibn z ze w na о в на с и та й із з у'
  ).split(' '),
);

/** Offices and roles that stand before a name. */
export const ROLES: ReadonlySet<string> = new Set(
  (
    'secretary general president minister prime foreign defence defense finance interior chief chancellor ambassador ' +
    'spokesman spokeswoman spokesperson commissioner mayor governor senator congressman congresswoman deputy vice acting ' +
    'former late leader head director chairman chairwoman chair chairperson commander colonel captain major sergeant ' +
    'admiral professor dr doctor mr mrs ms sir king queen prince princess pope bishop archbishop judge justice attorney ' +
    'coach manager founder owner ceo cfo officer envoy representative speaker premier harbour harbor police sheriff ' +
    'state national federal staff writer reporter correspondent editor editorial newsroom desk journalist columnist analyst ' +
    'expert author contributor team author admin administrator generalsekretär präsident präsidentin minister ministerin ' +
    'kanzler kanzlerin bürgermeister bürgermeisterin sprecher président présidente ministre secrétaire général maire ' +
    'presidente ministro ministra secretario alcalde alcaldesa sindaco segretario generale prezydent premier minister ' +
    'sekretarz generalny burmistrz президент министр секретарь генеральный мэр міністр секретар генеральний мер ' +
    'голова глава прем’єр премьер redaktion redaktor redakcja redacción redazione rédaction редакция редакція'
  ).split(' '),
);

/** Words of names of media, which no person bears. */
export const MEDIA_WORDS: ReadonlySet<string> = new Set(
  (
    'news times post herald tribune gazette journal daily today chronicle observer bulletin ledger echo press agency ' +
    'radio tv television broadcasting media magazine review wire telegraph standard star mirror sun globe courier ' +
    'dispatch express mail guardian examiner inquirer register sentinel report reports reporter channel network online ' +
    'agence agencia agentur agenzia agencja агентство агенція zeitung nachrichten tageblatt rundschau anzeiger kurier presse dépêche diario noticias ' +
    'periódico giornale corriere notizie gazeta dziennik wiadomości новости новини газета вести вісті известия'
  ).split(' '),
);

/** Words that make a media word a heading ("latest news", "world news") instead of a name. */
export const SECTION_WORDS: ReadonlySet<string> = new Set(
  (
    'latest recent breaking top all more world local national international business sport sports politics political ' +
    'economy economic culture entertainment technology tech science health opinion life lifestyle travel weather video ' +
    'photo photos popular related our your the by on in of and news services service home main general other public ' +
    'society education environment climate europe asia africa america americas war conflict community weekly daily ' +
    'politik wirtschaft kultur sport welt inland ausland wissen meinung politique monde économie société culture ' +
    'política economía mundo sociedad deportes cultura politica economia mondo cronaca polska świat kraj gospodarka ' +
    'политика экономика общество мир спорт культура політика економіка суспільство світ спорт культура'
  ).split(' '),
);

/** Verbs of English headlines, auxiliaries among them. */
export const HEADLINE_VERBS: ReadonlySet<string> = new Set(
  (
    'is are was were be been has have had will would can could should must may might does do did says say said tells told ' +
    'urges urge urged calls called asks asked warns warned vows pledges agrees agree rejects rejected accuses accused ' +
    'backs back seeks seek wants want needs need hopes believes thinks sees finds makes made takes took gives gave gets ' +
    'meets met holds held faces visits arrives leaves leave left wins won loses lost beats dies died kills killed hits hit ' +
    'rises rose falls fell grows grew opens opened closes closed starts begins ends ended launches launched plans plan ' +
    'plays signs signed sets set cuts cut raises raised announces announced reveals confirms denies defends criticises ' +
    'criticizes praises blames threatens threaten offers offered passes passed approves blocks bans banned arrested ' +
    'injured reports reported shows shown becomes became remains stays goes went comes came runs ran moves moved talks ' +
    'speaks spoke discusses expects expected claims claimed insists suggests demands demand proposes considers returns ' +
    'reopens resumes restores restore supports support helps help fights fight faces explains advises advised advising ' +
    'slams welcomes condemns marks sends sent brings brought keeps kept lets let puts put turns turned fails failed'
  ).split(' '),
);

/** The commonest words of running text; the language with most of them is the text's. */
export const STOPWORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in a that is was for on with as it at by he she they this be are from or an which have has had not but his her their were will would been said who its'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les de des et en un une du que qui dans est pour par sur il elle pas au avec ce son plus se sont ne aux cette ont été'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las de y en un una que del se por con para es su al lo como más pero sus le ha fue este sobre también'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il lo la i gli le di e che in un una del della per non con è sono da al si dei nel alla ha come più anche'.split(
      ' ',
    ),
  ),
  pl: new Set(
    'i w na z do się że nie jest o to za po od jak przez dla oraz był była są a także który która'.split(' '),
  ),
  ru: new Set('и в на с что не по о из за к от для он она это как его при был было а также которые который'.split(' ')),
  uk: new Set(
    'і в на з що не по про із за до від для він вона це як його при був було а також які який та у'.split(' '),
  ),
};

/** Words that begin a byline in some language, without the colon. */
export const BYLINE_WORDS: readonly string[] = [
  'by',
  'written by',
  'posted by',
  'reported by',
  'story by',
  'words by',
  'text by',
  'author',
  'authors',
  'von',
  'autor',
  'autorin',
  'autoren',
  'text',
  'par',
  'auteur',
  'por',
  'autora',
  'di',
  'a cura di',
  'autore',
  'autorka',
  'autorzy',
  'tekst',
  'автор',
  'автори',
  'авторы',
  'текст',
];

/** Words that label a date; those of an update come second. */
export const PUBLISHED_WORDS: readonly string[] = [
  'published',
  'posted',
  'first published',
  'date',
  'issued',
  'veröffentlicht',
  'erstellt',
  'stand',
  'publié',
  'publicado',
  'pubblicato',
  'opublikowano',
  'data publikacji',
  'опубликовано',
  'опубліковано',
  'дата',
];
export const UPDATED_WORDS: readonly string[] = [
  'updated',
  'last updated',
  'last modified',
  'modified',
  'edited',
  'aktualisiert',
  'mis à jour',
  'actualizado',
  'aggiornato',
  'zaktualizowano',
  'aktualizacja',
  'обновлено',
  'оновлено',
];
