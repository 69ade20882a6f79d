import { indexPhrases } from '../words/phrases.js';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Charged nouns that name what a text is about, not what its author thinks of somebody. */
export const TOPICS = set(`
  war wars peace crisis conflict conflicts death deaths dead killed kill kills killing die died attack attacks bomb bombs bombing
  weapons weapon threat threats problem problems issue issues debate dispute accident disaster disease cancer virus
  poverty unemployment inflation crime crimes violence terrorism election defense defence security support aid help trust
  loss losses risk risks fear fears concern concerns tension tensions fight fighting fights battle invasion aggression
  agreement alliance safety freedom interest interests trade tax taxes justice stop stopped end benefit benefits important
  united natural anti accusation accusations allegation allegations true yes ok please thanks thank hope hopes sure care`);

/** Verbs that do harm: their subject is blamed, their object pitied. */
export const HARM = set(`
  attack attacks attacked attacking bully bullies bullied bullying humiliate humiliates humiliated humiliating insult insults
  insulted insulting betray betrays betrayed betraying intimidate intimidates intimidated intimidating ambush ambushed
  threaten threatens threatened threatening abuse abuses abused abusing exploit exploits exploited exploiting deceive deceives
  deceived cheat cheats cheated cheating rob robs robbed destroy destroys destroyed destroying ruin ruins ruined ruining
  sabotage sabotaged undermine undermines undermined murder murders murdered kill kills killed invade invades invaded bomb
  bombed hurt hurts harm harms harmed mock mocks mocked mocking smear smears smeared scam scams scammed lie lies lied
  disrespect disrespects disrespected abandon abandons abandoned screamed scream steal steals stole blackmail blackmailed
  extort extorts extorted belittle belittles belittled`);

/** Attitude verbs: the object is judged, by the subject or, without one, by the author. Value is the attitude. */
export const ATTITUDES: ReadonlyMap<string, number> = new Map([
  ...pairs(3, 'love loves loved adore adores admire admires admired applaud applauds applauded salute salutes'),
  ...pairs(
    2.5,
    'support supports supported supporting respect respects respected praise praises praised praising back backs backed endorse endorses endorsed thank thanks thanked trust trusts trusted defend defends defended commend commends commended welcome welcomes welcomed',
  ),
  ...pairs(
    -2,
    'blame blames blamed blaming criticize criticizes criticized criticise criticises criticised slam slams slammed condemn condemns condemned denounce denounces denounced oppose opposes opposed distrust distrusts reject rejects accuse accuses accused accusing',
  ),
  ...pairs(
    -3,
    'hate hates hated loathe loathes despise despises despised detest detests impeach jail fuck screw boycott',
  ),
]);

/** Said after a name ("X needs to apologise"): what it says of X. */
export const AFTER_NAME = indexPhrases<number>([
  [
    -3,
    "needs to apolog* | need to apolog* | should apolog* | must apolog* | has to apolog* | ought to apolog* | owes an apology | should resign | must resign | needs to resign | has to resign | should step down | must step down | should quit | must go | has to go | needs to go | should go | should be ashamed | ought to be ashamed | should be impeached | must be impeached | should be jailed | should be in jail | should be in prison | belongs in jail | belongs in prison | belongs behind bars | should be arrested | should be removed | should be fired | must be stopped | needs to be stopped | must be held accountable | should be held accountable | should shut up | needs to shut up | should be prosecuted | has lost it | lost it | lost the plot | can not be trusted | cannot be trusted | can't be trusted | must be defeated | needs to grow up | should grow up | sold out | sold us out | is to blame | is at fault | has no idea | has no clue | doesn't care | does not care | couldn't care less | only cares about | is a joke | is finished | is unfit | is not fit | isn't fit | bows to | bends the knee | has blood on | must not be allowed | should not be allowed | must never be allowed | cannot be allowed | can not be allowed | has ever done for | has never done anything | ever done for | sucks | is the worst | gave us nothing | let us down | lets us down",
  ],
  [
    3,
    "deserves credit | deserves praise | deserves respect | deserves our support | deserves support | deserves better | deserves a medal | deserves the nobel | is right | was right | are right | were right | is correct | has a point | did the right thing | was right to | did well | did great | did a great job | did a good job | did nothing wrong | has my vote | has my support | has our support | gets my vote | for president | stood up | stands up | stood firm | stands firm | stood his ground | stood her ground | will not back down | refuses to bow | has balls | has guts | has courage | has integrity | handled it well | is the best | nailed it | should not resign | must not resign | shouldn't resign | should not have to apolog* | should never apolog* | should not apolog* | shouldn't apolog* | does not need to apolog* | doesn't need to apolog* | does not have to apolog* | doesn't have to apolog* | owes nobody an apology | never lied | never lies | did not lie | didn't lie | does not lie | doesn't lie | is not wrong | isn't wrong | was not wrong | wasn't wrong | is not the problem | isn't the problem | is the lesser evil | is the lesser of | rocks | gets things done | has never let us down | never let us down | is here to stay | saved the | saved our | saves the",
  ],
]);

/** Said before a name ("shame on X"): what it says of X. */
export const BEFORE_NAME = indexPhrases<number>([
  [
    3,
    "good for | well done | anyone still believe | anybody still believe | anyone still believes | vote | vote for | voting for | voted for | stand with | stands with | standing with | i'm with | i am with | kudos to | hats off to | thank you | thanks to | thank god for | proud of | congratulations to | congrats to | bravo | hail | long live | god bless | glory to | hurrah for | hooray for | in favor of | in favour of | agree with | agrees with | agreed with | side with | siding with | rooting for | fan of | give me | we need | i'd take | i would take | free | respect for | sympathy for | sympathise with | sympathize with",
  ],
  [
    -3,
    'shame on | down with | fuck | screw | to hell with | get rid of | lock up | vote out | never trust | stop | sick of | tired of | fed up with | blame | resist | dump | fire | impeach | ashamed of | embarrassed by | disgusted by | disgusted with | disagree with | anyone but | vote against | enough of | no to | oppose | against | arrest | defeat | useful idiot for | puppet of | boycott | so-called | so called | no respect for | no sympathy for | no time for | over the likes of | save us from | god save us from',
  ],
]);

/** Words that oblige: "X needs to", "it is X who must". */
export const OBLIGES = indexPhrases<true>([
  [true, 'needs to | need to | should | must | has to | have to | had to | ought to | better | had better | owes'],
]);

/** Doing what mends things between two parties. */
export const MENDING = indexPhrases<true>([
  [
    true,
    'apolog* | an apology | mend* | repair* | restore | restores | restoring | rebuild* | reconcile* | patch* | make up | make peace | make amends | make nice | make a deal | talk to | talk with | talks with | negotiat* | compromise* | reach out | fix* | cooperat* | work with | get along | sit down with | shake hands | come to terms | improve ties | improve relations | be grateful | say sorry | say thank you | back down | sign',
  ],
]);
/** First words of `MENDING` that end in a star are matched by their beginning; phrases need an exact first word. */
export const MENDING_STEMS = [
  'apolog',
  'mend',
  'repair',
  'restor',
  'rebuil',
  'reconcil',
  'patch',
  'negotiat',
  'compromis',
  'cooperat',
  'fix',
] as const;

/** Not doing what one was asked to do. */
export const DEFIANCE = indexPhrases<true>([
  [
    true,
    "refused | refuses | refuse | refusing | rejected | rejects | reject | said no | says no | saying no | stood up | stands up | standing up | stood firm | stands firm | standing firm | stood his ground | stood her ground | stood their ground | stands his ground | stands her ground | defied | defies | resisted | resists | did not bow | didn't bow | did not give in | didn't give in | won't give in | did not cave | didn't cave | did not back down | didn't back down | won't back down | will not back down | never gives in | pushed back | told him no | told them no | told her no | turned down | turned it down | turns down | declined",
  ],
]);
/** Leaving: defiance where one was asked to stay and talk, compliance where one was asked to go. */
export const LEAVING = indexPhrases<true>([
  [
    true,
    'walked away | walks away | walk away | walking away | walked out | walks out | walk out | walking out | left the meeting | left the room | left the table | stormed out | stayed away | turned his back | turned her back | quit | left',
  ],
]);
/** Giving in; with a negation it is defiance. */
export const SUBMISSION = set(`
  intimidated humiliated bullied bow bows bowed bowing bend bends kneel kneels kneeling grovel grovels groveling grovelling
  surrender surrenders cave caves caved beg begs begging submit submits capitulate capitulates yield yields obey obeys crawl
  pushed blackmailed threatened cowed browbeaten`);

/** Verbs of propositions that ask somebody to leave or end something. */
export const DEPARTING = set(
  'resign quit leave withdraw step stop abandon end ban reject refuse cancel drop retire go surrender boycott oppose',
);

/** Approval or refusal of the matter as a whole, without naming anybody. */
export const ON_THE_MATTER = indexPhrases<number>([
  [
    2,
    "good advice | great advice | sound advice | sensible advice | good idea | great idea | excellent idea | about time | good news | great news | wonderful news | i agree | agree with this | agree with that | totally agree | fully agree | couldn't agree more | i support this | i support that | makes sense | right decision | good decision | the right thing | best thing | should have happened | hope it happens | hope so | bring it on",
  ],
  [
    -2,
    "bad advice | terrible advice | stupid advice | bad idea | terrible idea | stupid idea | awful idea | dumb idea | ridiculous idea | bad news | terrible news | awful news | i disagree | don't agree | do not agree | can't agree | cannot agree | no way | never going to happen | hope not | makes no sense | wrong decision | bad decision | stupid decision | terrible decision | big mistake | huge mistake | waste of time | not going to work | won't work | will not work | should never | over my dead body",
  ],
]);

/** Signs that the words may mean the opposite. */
export const IRONY = indexPhrases<true>([
  [
    true,
    'oh sure | sure sure | oh wow | of course | how nice | nice one | good luck with that | as if | what could go wrong | bless his heart | bless her heart | how lovely | what a surprise',
  ],
]);

/** Said of what is meant to be taken the other way round. */
export const MOCKERY = indexPhrases<true>([
  [
    true,
    'yeah right | yeah sure | oh great | oh brilliant | oh wonderful | oh lovely | oh fantastic | oh joy | oh goody | just great | just what we needed | thanks for nothing | so-called | so called | my ass | my arse | said nobody ever | said no one ever',
  ],
]);

/** Pronouns that stand for a person. */
export const PERSON_PRONOUNS = set(
  "he him his himself he's he'd he'll hes she her hers herself she's she'd she'll shes",
);
export const COPULAS = set(
  "is was are were be been being am 's isn't wasn't aren't weren't remains remained seems seemed looks looked became becomes acts behaves he's she's hes shes they're it's that's as",
);
/** May stand between a copula and what is said: "is truly a", "must be an". */
export const BETWEEN_COPULA = set(
  'a an the such so very really truly totally just not no nothing but still also always only never too more most one of quite absolutely completely simply being been be have has had an utter complete total real true pure another kind sort like pretty such well it proven again once probably obviously clearly to my our your his her their must may might should would could will can nor and both fucking damn bloody',
);
export const BREAKERS = set('but while because although though whereas however then so since unless');

function pairs(value: number, list: string): [string, number][] {
  return list.split(' ').map((word) => [word, value]);
}
