import { indexPhrases } from '../words/phrases.js';

/** First words of a reply: what they say of the quoted post. Read only at the head of the answering segment. */
export const OPENERS = indexPhrases<number>([
  [
    2.2,
    "i agree | agreed | agree | exactly | precisely | absolutely | totally | definitely | indeed | amen | hear hear | well said | well put | good point | great point | excellent point | fair point | very true | so true | too true | true | quite right | you're right | you are right | quite so | spot on | this | yes | yep | yup | yeah | right on | bingo | +1 | same here | same | couldn't agree more | of course | correct | good post | great post | thank you | thanks | nice post | lol yes | me too | my thoughts exactly | that's right | that is right | that's true | that is true | right",
  ],
  [
    -2.2,
    "no | nope | nah | wrong | false | nonsense | rubbish | bullshit | bs | baloney | hogwash | not true | not really | not so | not at all | not quite | not exactly | untrue | incorrect | i disagree | disagree | i don't agree | you're wrong | you are wrong | that's wrong | that is wrong | that's not | that is not | that isn't | it's not | it is not | it isn't | it doesn't | what nonsense | wrong again | are you kidding | are you serious | are you | you're kidding | you must be | give me a break | come on | oh please | please | hardly | sorry but | sorry | on the contrary | false dichotomy | strawman | straw man | yeah right | hmm no | lol no | you don't | you do not | you didn't | you are confus*",
  ],
  [
    -1.1,
    'actually | but | and yet | so you | so what | so because | so if | so | really | well | except | however | why | why would | why do | how | how is | how can | how do | how about | what | what about | where | where does | since when | then | then why | do you | did you | have you | can you | if you | if that | huh | uh | um | ah | oh | again | your | you | yet | only | perhaps | try | show | prove | says who',
  ],
]);

/** Anywhere in the segment. */
export const ANYWHERE = indexPhrases<number>([
  [
    1.8,
    "i agree | i totally agree | i completely agree | i fully agree | i also agree | agree with you | agree with that | agree with this | agree completely | agree that | you're right | you are right | you are correct | you're correct | good point | great point | excellent point | good points | well said | well put | valid point | makes sense | i concur | fair enough | exactly right | could not agree more | couldn't agree more | you have a point | you make a good | thank you for | thanks for the | you're absolutely right | i support that | i second that | i like that | that's exactly | that is exactly | me too | i feel the same | as you said | like you said | as you say",
  ],
  [
    -1.8,
    "i disagree | don't agree | do not agree | can't agree | cannot agree | you're wrong | you are wrong | you're mistaken | you are mistaken | that's wrong | that is wrong | is simply wrong | is just wrong | that's false | that is false | that's not true | that is not true | that's ridiculous | that is ridiculous | that's absurd | that's nonsense | that is nonsense | that's bullshit | that's not what | that is not what | not the case | not the point | missing the point | miss the point | missed the point | missed my point | makes no sense | doesn't make sense | does not make sense | makes zero sense | bad argument | poor argument | weak argument | straw man | strawman | red herring | you have no | you don't know | you don't understand | you do not understand | you fail to | you failed to | you ignore | you're ignoring | you are ignoring | you keep | you claim | you claimed | your claim | your logic | your argument | your assertion | prove it | no evidence | where is the evidence | where is your | nothing to do with | has nothing to do | on the contrary | that doesn't mean | that does not mean | doesn't mean | does not mean | just because | nice try | what are you talking about | are you saying | are you suggesting | so you're saying | so you are saying | you think that | how can you | how do you | why do you | why don't you | who says | give me a break | learn to | read the | try again | not even close | far from it | i never said | i didn't say | i did not say | i don't think so | i don't believe | not necessarily | you're the one | you are the one | only if you",
  ],
  [
    -0.6,
    "but | however | actually | really | not | don't | doesn't | isn't | didn't | can't | aren't | won't | wasn't | never | nothing | no | although | instead | rather than | what about | so what | wrong | false | lie | lies | stupid | ridiculous | absurd | nonsense | ignorant",
  ],
]);

/** Second person: the reply speaks to its reader. */
export const ADDRESS: ReadonlySet<string> = new Set(
  "you your yours you're you've you'd you'll yourself u ur".split(' '),
);
