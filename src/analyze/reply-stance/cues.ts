import { indexPhrases } from '../words/phrases.js';

/** First words of a reply: what they say of the quoted post. Read only at the head of the answering segment. */
export const OPENERS = indexPhrases<number>([
  [
    2.2,
    "i agree | i totally agree | i completely agree | i fully agree | agreed | agree | exactly | precisely | absolutely | totally | indeed | amen | hear hear | well said | well put | good point | great point | excellent point | fair point | very true | quite true | fair enough | that's fair | so true | too true | true | quite right | you're right | you are right | you're so right | quite so | spot on | this | yep | yup | right on | bingo | +1 | same here | same | same thing | couldn't agree more | correct | good post | great post | nice post | thank you | lol yes | haha yes | hell yes | me too | my thoughts exactly | that's right | that is right | that's true | that is true | i concur | likewise | ditto | seconded | i second | sadly yes | i hear you | good call | nice one | love this | yea | yeah | sure thing",
  ],
  [1.5, "yes | definitely | of course | thanks | right | glad | i love | i like your | that's why | great"],
  [
    -2.2,
    "no | nope | nah | no way | wrong | false | nonsense | rubbish | bullshit | bs | baloney | hogwash | not true | not really | not so | not at all | not quite | not exactly | not even | not necessarily | untrue | incorrect | i disagree | disagree | i don't agree | i don't think | i do not think | you're wrong | you are wrong | that's wrong | that is wrong | that's not | that is not | that isn't | that doesn't | that does not | it's not | it is not | it isn't | it doesn't | what nonsense | wrong again | are you kidding | are you serious | are you | you're kidding | you must be | you mean | you need to | give me a break | come on | oh please | please | hardly | on the contrary | false dichotomy | strawman | straw man | yeah right | hmm no | lol no | you don't | you do not | you didn't | you are confus* | just because | nice try | citation needed | i'm sorry but | sorry but | with all due | so you | so you're | oh really | since when | says who",
  ],
  [
    -1.2,
    'actually | but | and yet | so what | so because | so if | so now | so basically | so in other words | really | however | why | why would | why do | how | how is | how do | your | you | yet | and you | and how | and what | and why | and where | because you | then why | who said | show | prove | sorry | dude | look | listen | personally | you should | honestly | first of all | i doubt | huh',
  ],
  [
    -0.6,
    'so | except | what | where | who | do you | did you | have you | can you | if you | oh | again | then | only | perhaps',
  ],
  [-0.2, 'well | how can | how about | what about | where does | where is | ah | uh | um | could you | would you'],
]);

/** Of the above, those that answer a quote only when nothing of their sentence follows: "This." but not "This plan …". */
export const ALONE: ReadonlySet<string> = new Set(
  'this same right true correct look listen really personally'.split(' '),
);

/** Of the above, those that answer a question as well as a claim. */
export const YES_NO: ReadonlySet<string> = new Set('yes yeah yea yep yup no nope nah'.split(' '));

/** Of the above, those that count only in a question: "Who says so?" but not "Who sows late reaps late." */
export const ASKING: ReadonlySet<string> = new Set(
  'what where who why how do did have can could would are since'.split(' '),
);

/** Words that a cue at the head may stand behind. */
export const FILLERS: ReadonlySet<string> = new Set(
  'well oh ah ok okay hmm lol haha ha um uh wow man hey and but so'.split(' '),
);

/** Anywhere in the segment. */
export const ANYWHERE = indexPhrases<number>([
  [
    1.8,
    "i agree | i totally agree | i completely agree | i fully agree | i also agree | i wholeheartedly agree | agree with you | agree with this | agree completely | agree totally | agree 100 | you're right | you are right | you're absolutely right | you are absolutely right | you're so right | you are so right | you are correct | you're correct | good point | great point | excellent point | good points | well said | well put | valid point | makes sense | i concur | fair enough | exactly right | absolutely right | could not agree more | couldn't agree more | you have a point | you make a good | thank you for | thanks for the | i support that | i second that | i like that | i like your | i love your | that's exactly | that is exactly | me too | i feel the same | like you said | i had the same | i have the same | you nailed | nailed it | hit the nail | beat me to | i was about to say | i was going to say | said it better | well done | good for you | glad you | glad someone | nice to see | great to see | that's why i | that is why i | this is why i | i've been saying",
  ],
  [
    0.8,
    "agree with that | same thing | same reason | as you said | happy to | it's true that | it is true that | i also think | i also believe | seems like | i too",
  ],
  [
    -1.8,
    "i disagree | don't agree | do not agree | can't agree | cannot agree | you're wrong | you are wrong | you're mistaken | you are mistaken | that's wrong | that is wrong | is simply wrong | is just wrong | that's false | that is false | that's not true | that is not true | that's ridiculous | that is ridiculous | that's absurd | that's nonsense | that is nonsense | that's bullshit | that's not what | that is not what | not the case | not the point | missing the point | miss the point | missed the point | missed my point | makes no sense | doesn't make sense | does not make sense | makes zero sense | bad argument | poor argument | weak argument | straw man | strawman | red herring | you have no | you don't know | you don't have | you don't understand | you do not understand | you fail to | you failed to | you ignore | you're ignoring | you are ignoring | you keep | you claim | you claimed | your claim | your logic | your argument | your assertion | your opinion | your ignorance | prove it | prove that | no evidence | any evidence | any proof | where is the evidence | where is your | your evidence | your source | show me | please show | please provide | on the contrary | that doesn't mean | that does not mean | doesn't mean | does not mean | nice try | what are you talking about | are you saying | are you suggesting | are you serious | are you really | do you really | have you ever | have you even | did you even | so you're saying | so you are saying | you think that | how can you | how do you | why do you | why don't you | who says | who said | what makes you | what gives you | when did i | where did i | give me a break | care to | try again | not even close | far from it | i never said | i didn't say | i did not say | i don't think so | not necessarily | not the same | you're the one | you are the one | only if you | you just | you clearly | you obviously | you mean | you actually | you really | you seem to | you apparently | you need to | your own | you cannot | would you | no one said | nobody said | no one is saying | nobody is saying | by that logic | by your logic | by this logic | according to you | in your mind | contradict yourself | contradicting yourself | false equivalence | false analogy | apples and oranges | get your facts | i highly doubt | this isn't | that isn't",
  ],
  [
    -1.1,
    "at all | it's not | it is not | it isn't | there is no | you can't | you should | just because | nothing to do with | has nothing to do | i doubt | i don't believe | your point | your problem | just not | simply not | do you think | completely different | very different | that's just | that is just | read the | learn to | double standard | hypocri* | cherry pick* | misrepresent* | fallac*",
  ],
  [
    -0.6,
    "but | however | actually | really | not | don't | doesn't | isn't | didn't | can't | aren't | won't | wasn't | never | nothing | no | although | instead | rather than | so what | wrong | false | lie | lies | ridiculous | absurd | nonsense | ignorant",
  ],
]);

/** Second person: the reply speaks to its reader. */
export const ADDRESS: ReadonlySet<string> = new Set(
  "you your yours you're you've you'd you'll yourself u ur".split(' '),
);

/** Those a reply and what it answers both speak of: who complains of the same people agrees more often than not. */
export const OTHERS: ReadonlySet<string> = new Set(
  "they them their theirs they're they've they'd they'll themselves he him his he's she her she's these those".split(
    ' ',
  ),
);

/** The writer's own side of it: "I've been there too". */
export const SELF: ReadonlySet<string> = new Set("i i'm i've i'd my me we we're we've our us".split(' '));

/** Beginnings of questions that want to know something; others more often doubt. */
export const INQUIRIES = indexPhrases<true>([
  [
    true,
    "how big | how many | how much | how long | how often | how old | how far | how fast | how well | what kind | what sort | what type | what size | what model | what brand | what version | what are your | what is your | what's your | which | where can | where did you get | where do you | when will | when did | is there a | are there any | any idea | any ideas | any chance | any tips | could you | can you | would you mind | have you tried | do you have | do you use | does it | did it | did you get | has anyone | does anyone | anyone know | what do you use | how did you | how does it",
  ],
]);

/** Words that take an agreement back. */
export const TURNS: ReadonlySet<string> = new Set('but however although though except yet still'.split(' '));

/** First words that go on in the same direction. */
export const CONTINUES = indexPhrases<number>([
  [
    0.5,
    "also | and also | and that | and that's | and they | and it's | and it is | and not only | especially | not only that | not to mention | plus | that's why | that is why | this is why | which is why | just like | let alone | on top of that | in fact | seems like | sounds like | looks like | i've been | i guess | unfortunately | sadly | they | they're | he | he's | she | she's",
  ],
]);

/** Signs that words are meant the other way round. */
export const SARCASM = indexPhrases<true>([
  [
    true,
    "yeah right | yeah sure | sure sure | oh sure | oh great | oh wonderful | oh yes because | yeah because | right because | sure because | oh please | how nice of | how convenient | nice try | good luck with | tell me more | thanks captain | what a surprise | big surprise | shocking | so-called | so called | poor baby | bless your | as if | yeah ok | yeah okay | oh joy | i'm sure you | i'm sure they | genius | slow clap",
  ],
]);

/** Words and their opposites: who says "dear" to "cheap" says no. Each pair stands once. */
export const OPPOSITES: ReadonlyMap<string, string> = bothWays(
  'good bad | better worse | best worst | true false | right wrong | always never | everyone nobody | everything nothing | cheap expensive | safe dangerous | safer riskier | easy hard | easier harder | simple complicated | fast slow | faster slower | strong weak | stronger weaker | rich poor | clean dirty | healthy sick | increase decrease | increases decreases | increased decreased | rise fall | rises falls | rising falling | more less | most least | many few | higher lower | high low | gain loss | win lose | won lost | success failure | succeeds fails | works fails | helps harms | helped harmed | helpful harmful | useful useless | necessary unnecessary | legal illegal | moral immoral | possible impossible | likely unlikely | fair unfair | honest dishonest | correct incorrect | rational irrational | relevant irrelevant | reliable unreliable | responsible irresponsible | natural unnatural | love hate | loves hates | accept reject | allow forbid | allows forbids | support oppose | supports opposes | improve worsen | improves worsens | improved worsened | protect endanger | protects endangers | freedom slavery | peace war | hero traitor | heroes traitors | fact fiction | facts lies | truth lie | brave cowardly | smart stupid | clever foolish | wise foolish | beautiful ugly | guilty innocent | proven unproven | agree disagree | before after | older younger | bigger smaller | larger smaller | longer shorter | open closed | public private | major minor | same different',
);

function bothWays(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split('|').flatMap((pair): [string, string][] => {
      const [one = '', other = ''] = pair.trim().split(' ');
      return [
        [one, other],
        [other, one],
      ];
    }),
  );
}
