import { indexPhrases } from '../words/phrases.js';

/** Words that turn what follows in the same clause. */
export const NEGATORS: ReadonlySet<string> = new Set(
  "not no never none nobody nothing neither nor nowhere cannot without hardly barely scarcely rarely seldom lack lacks lacked lacking cant wont dont doesnt didnt isnt arent wasnt werent wouldnt shouldnt couldnt havent hasnt hadnt aint don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't haven't hasn't hadn't ain't mustn't needn't".split(
    ' ',
  ),
);

/** After these a negator does not turn: "not only good", "no doubt good". */
export const NO_NEGATION_AFTER: ReadonlySet<string> = new Set([
  'only',
  'doubt',
  'wonder',
  'just',
  'question',
  'matter',
]);

/** Factor on the next value within three words; > 1 strengthens, < 1 weakens. */
export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...rows(
    1.35,
    'very really so extremely incredibly absolutely totally completely utterly insanely ridiculously super fucking freaking frickin damn bloody especially particularly exceptionally remarkably truly deeply highly hugely immensely enormously entirely thoroughly purely amazingly unbelievably terribly awfully most such sooo soo soooo hella mad fully genuinely seriously',
  ),
  ...rows(1.15, 'quite more too much pretty even always definitely certainly'),
  ...rows(
    0.7,
    'somewhat slightly rather fairly kinda sorta partly partially occasionally almost less mildly marginally relatively moderately little bit',
  ),
]);

/** Words that hand the weight to what follows them. */
export const CONTRASTS: ReadonlySet<string> = new Set([
  'but',
  'however',
  'yet',
  'nevertheless',
  'nonetheless',
  'except',
  'though',
  'although',
]);

/** Before "like" these make it a comparison, not a liking. */
export const LIKE_AS: ReadonlySet<string> = new Set(
  'look looks looked looking feel feels felt feeling sound sounds sounded sounding seem seems seemed smell smells taste tastes something anything nothing more just is are was were be been being am act acts acting acted behave it them things stuff people someone guys much lot'.split(
    ' ',
  ),
);

/** Groups of words whose value is not the sum of their words. */
export const IDIOMS = indexPhrases<number>([
  [
    3,
    "well done | hats off | thumbs up | nailed it | hell yeah | hell yes | can't wait | cant wait | can not wait | made my day | on point | second to none | top notch | the bomb | love it | good job | nice job | great job | good luck | kicks ass | kick ass | kicked ass | bad ass | holy cow | to die for | never better | could not be better | couldn't be better | could not be happier | couldn't be happier | worth it | best of luck | hear hear | so true | spot on | game changer | step up | stood up to | stands up to | stood firm | stands firm | stood his ground | stood her ground | stood their ground",
  ],
  [
    2,
    'looking forward | look forward | no problem | no problems | no worries | not bad | pretty good | fair enough | makes sense | good point | no issues | only mistake | only fault | only flaw | only crime | only sin | damn good | damn fine | damn right | no wonder | makes me smile | free of charge | peace of mind | works fine | works well | back on track | thank god | thank goodness | give * credit',
  ],
  [
    0,
    'kind of | some kind | sort of | kind regards | like a | like the | would like to | well as | as well | as well as | oh well | well known | well | good morning | good night | goodnight | war on | cold war | world war | gift card | super bowl | free trade | great britain | united states | united nations | security guarantees | security assurances | security council | security adviser | security advisor | a great deal | good deal of | no longer | not necessarily | true that | so far | pretty much | no matter | dead line | hot dog | vice president | justice department | ministry of defence | ministry of justice | trial and error | peace talks | peace deal | peace plan | ceasefire | mutual defense | defense | trust fund | pay attention | value of | values of | best practice | error message | error messages | exception | rich man | in order | feel free | matter of fact | fine print | share price',
  ],
  [
    -1.5,
    "thanks for nothing | good riddance | not so much | no thanks | give me a break | gimme a break | yeah right | nice try | big deal | who cares | so what | no good | not working | does not work | doesn't work | didn't work | did not work | won't work | do not work | don't work | not good | no fun | wake up | waste of | good for nothing | not enough | not worth | too bad | bad luck | fed up | screwed up | messed up | sick of | tired of | sick and tired | no idea | in trouble | let down | lets down | gave up | give up | no hope | out of order | put up with | too late | too much | too many | blah blah | no way",
  ],
  [
    -3,
    "over a cliff | off a cliff | down the drain | piece of shit | piece of crap | full of shit | full of crap | full of it | go to hell | shut up | screw you | fuck you | fuck off | piss off | pissed off | double cross | double crosses | double crossed | sold out | sells out | sell out | stabbed in the back | stab in the back | laughing stock | race to the bottom | son of a bitch | makes me sick | make me sick | can't stand | can not stand | cannot stand | sucks up to | kiss the ring | kissing the ring | kiss ass | broke my heart | breaks my heart | worst ever | waste of time | waste of money | waste of space | bad idea | terrible idea | out of his mind | out of her mind | lost his mind | lost her mind | on his knees | throw under the bus | threw under the bus | thrown under the bus",
  ],
]);

function rows(factor: number, list: string): [string, number][] {
  return list.split(' ').map((word) => [word, factor]);
}
