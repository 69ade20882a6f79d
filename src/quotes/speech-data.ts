/**
 * Words by which a text says that somebody is speaking, by language (English first). Forms, not stems: a stem such as
 * "not-" or "add-" meets too much else. Lower case, accents folded as in source-words.ts. A form listed for one
 * language is looked up in all: texts mix languages, and a speech verb alone decides nothing.
 */
export const SPEECH_VERBS: Readonly<Record<string, string>> = {
  en:
    'said say says saying told tell tells telling stated state states stating added adds adding noted notes noting ' +
    'replied replies replying answered answers answering wrote writes writing asked asks asking argued argues arguing ' +
    'claimed claims claiming insisted insists insisting stressed stresses stressing emphasised emphasises emphasising ' +
    'emphasized emphasizes emphasizing warned warns warning explained explains explaining declared declares declaring ' +
    'announced announces announcing admitted admits admitting described describes describing called calls calling ' +
    'recalled recalls recalling reiterated reiterates reiterating remarked remarks commented comments concluded ' +
    'concludes continued confirmed confirms denied denies denying suggested suggests suggesting ' +
    'acknowledged acknowledges acknowledging asserted asserts asserting maintained maintains mentioned mentions ' +
    'revealed reveals revealing responded responds vowed vows promised promises promising tweeted posted quipped ' +
    'joked shouted yelled screamed whispered muttered cried exclaimed urged urges urging advised advises predicted ' +
    'predicts pledged observed observes testified recounted recounts elaborated complained complains believes ' +
    'thinks thought quoted characterized characterised labelled labeled branded dubbed',
  de:
    'sagte sagt sagten sagen gesagt erklarte erklart betonte betont meinte meint schrieb schreibt antwortete ' +
    'antwortet fragte fragt erganzte behauptete behauptet warnte warnt kundigte berichtete berichtet forderte ' +
    'forderten bezeichnete nannte kritisierte teilte bekraftigte versicherte ausserte erwiderte rief',
  fr:
    'dit disait declare declarait affirme affirmait explique expliquait ajoute ajoutait ecrit ecrivait repondu ' +
    'repond souligne soulignait estime estimait assure assurait precise precisait indique lance confie raconte ' +
    'rappele rappelle martele prevenu averti demande qualifie denonce note conclut poursuit poursuivi',
  es:
    'dijo dice dicho decia afirmo afirma declaro declara explico explica anadio anade senalo senala aseguro asegura ' +
    'respondio responde escribio escribe conto cuenta indico indica subrayo subraya advirtio advierte pregunto ' +
    'comento comenta destaco insistio manifesto agrego califico sostuvo recordo',
  it:
    'detto disse dice diceva dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge risposto risponde ' +
    'scritto scrive sottolineato sottolinea ribadito ricordato avvertito chiesto sostenuto commentato raccontato',
  ru:
    'сказал сказала сказали заявил заявила заявили отметил отметила добавил добавила подчеркнул подчеркнула написал ' +
    'написала ответил ответила рассказал рассказала сообщил сообщила сообщили объяснил объяснила считает говорит ' +
    'утверждает признал призвал предупредил пояснил назвал спросил',
};

/** Set phrases that report like a verb; the last word counts as the verb ("made it clear that …"). */
export const SPEECH_PHRASES: readonly (readonly string[])[] = [
  ['made', 'it', 'clear'],
  ['makes', 'it', 'clear'],
  ['making', 'it', 'clear'],
  ['made', 'clear'],
  ['makes', 'clear'],
  ['pointed', 'out'],
  ['points', 'out'],
  ['pointing', 'out'],
];

/** Verbs that report an act of speech by naming it ("accused X of …"): the verb belongs to what is reported. */
export const ACT_VERBS = 'accused accuses accusing accuse';
/** … and the small word that must follow within reach. */
export const ACT_LINKS = 'of';

/** English verbs after which "that" is often left out ("she said he was …"). */
export const BARE_VERBS =
  'said says saying noted notes stated states claimed claims insisted insists argued argues warned warns added adds ' +
  'explained explains admitted admits stressed suggested believes thinks announced';

/** Words that open a reported clause. */
export const COMPLEMENTIZERS = 'that dass que che что';

/** Words that name a source in front of its name ("according to …", "laut …"). */
export const ACCORDING = 'according laut selon segun secondo словам';

/** Words before a name that put it into a subordinate clause ("asked what X said, Y replied"). */
export const SUBORDINATORS =
  'what that which who whom whether if when how why because as than and or was wie ob dass que ce quien cosa che что как';

/** Words that join a second verb to the subject of the first ("X noted that … but said …"). */
export const CONJUNCTIONS = 'or and but while und oder aber et ou mais y o pero e ma и или но';

/** Nouns that announce speech when a colon follows ("his advice to her: I …"). */
export const SPEECH_NOUNS =
  'advice answer reply response words word message statement comment comments remark remarks warning question ' +
  'explanation conclusion rat antwort worte botschaft aussage conseil reponse mots message consejo respuesta palabras ' +
  'mensaje consiglio risposta parole messaggio ответ слова совет';

/** The first person: what a reporter's own sentence does not hold. */
export const FIRST_PERSON =
  "i i'm i've i'll i'd me my mine myself we we're we've we'll we'd us our ours ourselves let's " +
  'ich mich mir mein meine meinen wir uns unser unsere je moi mon ma mes nous notre nos yo mi mis nosotros nuestro ' +
  'nuestra io mio mia noi nostro nostra я мне меня мой мы нам нас наш наша';

/** The second person inside speech. */
export const SECOND_PERSON = "you you're you've you'll your yours";

/** Pronouns that stand for a speaker named before. */
export const THIRD_PERSON = 'he she they er sie il elle ils el ella lui lei он она они';

/** Openers of a sentence that may precede its first pronoun in speech ("So I told him …"). */
export const SPEECH_OPENERS =
  'so and but therefore well listen look now then because yes no also of course frankly honestly und aber also et mais ' +
  'alors y pero entonces e ma allora и но';

/** Capitalised words that name no person: sentence openers, days, months and the like. */
export const NOT_NAMES =
  'a an the this that these those there here it its he she they we i you his her their our my your in on at by for ' +
  'from to of with without after before during when while where who why how what which as if but and or nor so then ' +
  'also asked quizzed although though despite since because however meanwhile according earlier later yesterday today ' +
  'tomorrow recently following not no yes one both all some many most each every another other others such let is ' +
  'are was were has have had do does did will would can could may might must should listen look please thank thanks ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
  'september october november december source details background update breaking read video photo image posted said ' +
  'der die das ein eine er sie es wir ich und aber auch als im am zum nach vor bei mit von auf montag dienstag ' +
  'mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember le la les un une des ' +
  'il elle ils elles nous vous je et mais dans pour lundi mardi mercredi jeudi vendredi samedi dimanche el los las lo ' +
  'una y pero en con por lunes martes miercoles jueves viernes sabado domingo gli e ma nel lunedi martedi mercoledi ' +
  'giovedi venerdi он она они мы я и но в во на по это как что';

/** Offices and forms of address: left off a name, and standing for the person when they stand alone. */
export const ROLES =
  'mr mrs ms dr prof sir dame lord lady president vice prime minister premier chancellor secretary general ' +
  'secretary-general senator congressman congresswoman representative governor mayor king queen prince princess pope ' +
  'judge justice captain colonel major lieutenant sergeant chief chairman chairwoman chair director ceo founder ' +
  'spokesman spokeswoman spokesperson ambassador foreign defence defense interior finance state leader commissioner ' +
  'coach manager officer inspector doctor professor detective sheriff deputy former ex acting herr frau prasident ' +
  'prasidentin kanzler kanzlerin ministerin bundeskanzler burgermeister burgermeisterin sprecher sprecherin maire alcalde sindaco monsieur madame ministre presidente ministro ministra ' +
  'senor senora signor signora президент министр премьер';

/** Particles inside a name, printed in lower case. */
export const NAME_PARTICLES = 'van von de der den da di del della du la le al el bin ben ter ten dos';

/** A word list of this file as a set. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
