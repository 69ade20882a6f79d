/**
 * Ways of speaking to a reader that people take for kind or unkind whatever the matter is, after research on politeness
 * in requests (Danescu-Niculescu-Mizil et al. 2013) and on tone in debates. Written for this project.
 */
export const WAYS = [
  'thanks',
  'agrees',
  'concedes',
  'hedges',
  'excuses',
  'asks kindly',
  'dismisses',
  'mocks',
  'challenges',
  'accuses',
  'lumps',
  'orders',
  'disdains',
] as const;
export type Way = (typeof WAYS)[number];

/** Words and phrases of each way, wherever they stand. */
export const MANNERS: readonly (readonly [Way, string])[] = [
  [
    'thanks',
    'thanks | thank you | thank * for | thx | ty | much appreciated | i appreciate | appreciate your | appreciate the | grateful | cheers | kudos | congratulations | congrats | welcome to | good luck | best wishes | glad you | glad to | happy to | nice to see | hope this helps | hope that helps',
  ],
  [
    'agrees',
    'i agree | agreed | agree with | i completely agree | you are right | you are correct | you are absolutely right | you are quite right | you have a point | you make a good | good point | great point | fair point | excellent point | valid point | good question | good post | great post | nice post | excellent post | good idea | well said | well put | well done | exactly right | spot on | hear hear | my thoughts exactly | same here | me too | so do i | fair enough | makes sense | good to know | interesting | i like | i love | i enjoyed | you may be right | you might be right | could not agree more | true enough',
  ],
  [
    'concedes',
    'however | although | though | on the other hand | that said | having said that | to be fair | in fairness | granted | admittedly | i understand | i see your point | i see what | i can see | i respect | with respect | with all respect | no offense | no offence | point taken | i grant | some of | both sides | in some cases | it depends | not necessarily | generally | usually | in general | for the most part | to some extent',
  ],
  [
    'hedges',
    'i think | i believe | i suppose | i guess | i feel | i wonder | i would say | i would think | i would suggest | i suspect | i assume | i tend to | i hope | i am not sure | i am not certain | not sure | perhaps | maybe | possibly | probably | might | may | could be | would be | seems | seem | seemed | appears | apparently not | in my opinion | in my view | in my experience | to my mind | imo | imho | as far as i know | afaik | if i recall | if i remember | if i am not mistaken | it looks like | somewhat | rather | likely | unlikely | personally',
  ],
  [
    'excuses',
    'sorry | my apologies | i apologize | i apologise | apologies | excuse me | my mistake | my bad | my fault | i was wrong | i stand corrected | i misread | i misunderstood | forgive me | pardon me | i did not mean',
  ],
  [
    'asks kindly',
    'could you | would you mind | would you please | could you please | can you please | would you be | may i | might i | do you happen | let me know | feel free | by the way | btw | just curious | i was wondering | out of curiosity | if you do not mind | if you like | if you want',
  ],
  [
    'dismisses',
    'so what | who cares | big deal | yeah right | nice try | good try | give me a break | gimme a break | get a clue | get a grip | get a life | get real | get over it | get over yourself | grow up | wake up | try again | try harder | try reading | try to keep up | keep up | move on | deal with it | do some research | do your research | do your homework | do the research | look it up | go read | read it again | learn to read | learn some | learn the | go back to | no idea | no clue | have no clue | not a clue | whatever | blah | spare me | save it | please spare | nonsense | utter nonsense | complete nonsense | rubbish | garbage | bull | bullshit | bs | crap | baloney | hogwash | horseshit | poppycock | drivel | gibberish | babble | rant | ranting | strawman | straw man | red herring | makes no sense | make no sense | what a joke | a joke | laughable | ridiculous | absurd | preposterous | pathetic | silly | lame | total bs | not even close | dead wrong | flat wrong | totally wrong | completely wrong | once again | yet again | as usual | as always | same old | of no interest | irrelevant | pointless | worthless | empty claims | mere opinion | waste of time | not worth | end of story | case closed | period',
  ],
  [
    'mocks',
    'oh | wow | gee | geez | jeez | golly | lol | lmao | rofl | haha | hahaha | hehe | duh | rolleyes | eyeroll | sheesh | ahem | yawn | boo hoo | hello | my my | well well | how cute | how convenient | how nice | how sweet | how quaint | how ironic | how typical | imagine that | imagine my | what a surprise | big surprise | surprise surprise | no kidding | no shit | you do not say | good one | good grief | funny how | it is funny | funny that | so funny | hilarious | nice of you | bless your | poor baby | poor thing | poor you | oh please | oh wait | oh my | yeah sure | sure it | sure you | whoop | amusing | laughing | laugh | genius | einstein | sherlock | brilliant | your majesty | buddy | pal | sweetie | sweetheart | honey | dude | sonny | son',
  ],
  [
    'challenges',
    "do you even | did you even | have you even | can you even | do you really | do you honestly | do you actually | do you not | do not you | don't you | didn't you | can't you | aren't you | haven't you | won't you | are you serious | are you kidding | are you joking | are you saying | are you claiming | are you suggesting | are you trying | are you really | are you so | are you that | are you blind | are you insane | are you stupid | are you on | you serious | you kidding | what part of | which part of | how many times | how often do | how dare | how can you | how could you | where did i | where did you | when did i | who said | who told you | says who | show me | prove it | prove that | name one | answer the question | answer my | still waiting | i am waiting | so you | so now you | then why do you | why do you | why are you | why don't you | why would you | what makes you | what are you | what do you know | what is your | know what | you know what | you mean | you call | you want me | tell me | remind me | explain to me | care to | your point | is that so | is that all | is that your | seriously | for real | what the hell | what the heck | wtf | why on earth | what on earth | in the world are | who the | the hell",
  ],
  [
    'accuses',
    "you just | you always | you never | you still | you keep | you cannot | you can't | you don't | you do not | you didn't | you did not | you haven't | you have not | you have no | you have never | you aren't | you are not | you won't | you refuse | you ignore | you ignored | you fail | you failed | you failing | you obviously | you clearly | you apparently | you simply | you conveniently | you must be | you must have | you seem | you seem to | you are just | you are simply | you are still | you are so | you are making | you are trying | you are the one | you are confused | you are wrong | you are lying | you lie | you lied | you made up | you make up | you claim | you claimed | you said | you say | you pretend | you should | you need to | you ought | you better | you had better | you are a | you are an | you think | you would rather | you want to | your own | yourself | your argument | your arguments | your logic | your claim | your claims | your ignorance | your opinion | your failure | your inability | your lack | your problem | your bias | your hatred | your hate | your agenda | your nonsense | your rant | your lies | your posts | your post | your head | your face | your mouth | your brain | your little | your side | your so | your usual | you idiot | you fool | you moron | you liar | you hypocrite | like you | with you people | attempt to | lie | lies | lying | liar | dishonest | dishonesty | ad hominem | hypocrisy | hypocrite | hypocritical | double standard | twist | twisting | distort | distorting | dodge | dodging | evade | evading | evasion | backpedal | cherry pick",
  ],
  [
    'lumps',
    'you people | you guys | your kind | your ilk | your type | your lot | people like you | folks like you | you liberals | you conservatives | you lot | you all | all of you | those people | these people | they always | they just want | the likes of | types like | nutjobs | fanatics | zealots | sheep | sheeple | idiots | morons | fools | cowards | hypocrites | liars | crowd',
  ],
  [
    'disdains',
    'idiot | idiotic | moron | moronic | stupid | stupidity | dumb | dumber | ignorant | ignorance | clueless | brainless | mindless | delusional | delusion | deluded | insane | crazy | nuts | lunatic | brainwashed | bigot | bigots | bigotry | bigoted | racist | coward | cowardly | fool | foolish | loser | jerk | ass | asshole | troll | trolling | trolls | whine | whining | whiner | cry | crybaby | hysterical | paranoid | paranoia | childish | immature | juvenile | arrogant | arrogance | smug | condescending | insult | insults | insulting | disgusting | sick | sickening | vile | evil | shame | shameful | disgrace | damn | damned | hell | fuck | fucking | shit | screw | hate | hateful | hatred | nazi | fascist | propaganda | garbage | trash | stupidest | dumbest | incapable | incompetent | reading comprehension | too stupid | shut up | go away | get lost | give up | kill | moot',
  ],
];

/** Words that begin a sentence said at somebody: they order. */
export const ORDERS: ReadonlySet<string> = new Set(
  'stop quit try go get learn read tell show explain prove answer look think name give keep leave grow stick wake come check please spare admit face consider remember notice'.split(
    ' ',
  ),
);

/** First words of a text, by how what follows is meant. */
export const OPENERS: ReadonlyMap<string, number> = new Map([
  ...of(-1, 'oh wow gee lol haha hahaha really seriously nonsense bull bullshit rubbish wrong'),
  ...of(-0.5, 'so what why who how and you your where did do are'),
  ...of(0.7, 'yes thanks thank agreed agree exactly true interesting sorry hi hello good great'),
  ...of(0.3, 'i actually not well perhaps maybe the there it in as that'),
]);

function of(value: number, list: string): [string, number][] {
  return list.split(' ').map((word) => [word, value]);
}
