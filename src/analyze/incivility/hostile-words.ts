/**
 * Ways to be hostile to the reader, by family: [family, weight, phrases]. The weight (0..1) is how surely a phrase alone
 * is meant as hostility. Families are told apart because a trained model weighs them apart. Our own list.
 */
export const HOSTILE_FAMILIES = [
  'denies',
  'ignorant',
  'belittles',
  'orders',
  'asks',
  'sneers',
  'names',
  'devalues',
  'corrects',
  'accuses',
] as const;
export type HostileFamily = (typeof HOSTILE_FAMILIES)[number];

export const HOSTILE_PHRASES: readonly (readonly [readonly [HostileFamily, number], string])[] = [
  // What the reader is said not to know, see or be able to do.
  [
    ['denies', 0.45],
    "you don't understand | you dont understand | you do not understand | you don't know | you dont know | you do not know | you don't get it | you just don't get | you clearly don't | you obviously don't | you don't seem to | you do not seem to | you still don't | you don't even | you didn't even | you can't even | you cannot even | you haven't even | you didn't read | you did not read | you didn't bother | you haven't read | you failed to | you fail to | you refuse to | you don't bother | you can't handle | you cannot handle | you can't grasp | you don't grasp | you can't comprehend | you cannot comprehend | you can't seem to | you seem unable | you are unable | you're unable | you are incapable | you're incapable | you can't read | you don't listen | you don't want to know | you wouldn't know | you would not know | you wouldn't recognize | you wouldn't understand | you don't deserve | you can't be serious | you cannot be serious | you're not serious | you never answer | you never answered | you never bother | your inability to | your failure to | your unwillingness | your refusal to | you lack | you miss the point | you missed the point | you're missing the point | you have missed the point",
  ],
  [
    ['ignorant', 0.6],
    "you have no idea | you clearly have no | you obviously have no | you really have no | you apparently have no | you still have no | you clearly know nothing | no idea what you're | no idea what you are | no clue what you're | no clue what you are | you've no idea | you have no clue | you haven't a clue | you haven't the faintest | you don't have a clue | you know nothing | you understand nothing | you know little | you know very little | your ignorance | your stupidity | your own ignorance | your lack of | you lack the | you aren't very bright | you're not very bright | you are not very bright | you're not too bright | not the sharpest | not too bright | you're out of your depth | out of touch with reality | no grasp of | you are clueless | you're clueless | you are ignorant | you're ignorant | you are uninformed | you're uninformed | you're confused | you are confused | you seem confused | you appear confused | you're deluded | you are deluded | you're delusional | you are delusional | you're dreaming | you are dreaming | you're blind | you are blind | brain cramp | brain cell | brain cells | brain fart | use your brain | use your head | get a clue | get an education | educate yourself | reading comprehension | comprehension skills | reading skills | learn to read | learn how to read | learn to spell | learn to write | go back to school | go read a book | read a book | try reading | try thinking | try reality | buy a clue | inform yourself | get your facts | do your homework | do your research | do some research | do some reading | look it up | look up the word | buy a dictionary | get a dictionary | open your eyes | wake up | wise up | smarten up | think before you | think again",
  ],
  // The reader and what is his, made small.
  [
    ['belittles', 0.5],
    "your little | your silly | your so called | your so-called | your precious | your beloved | your imaginary | your fantasy | your fantasies | your delusion | your delusions | your delusional | your pathetic | your stupid | your idiotic | your ridiculous | your ludicrous | your usual | your typical | your rant | your rants | your ranting | your ramblings | your rambling | your drivel | your nonsense | your lies | your bs | your bigotry | your hatred | your hate | your bias | your agenda | your ego | your tinfoil | your tin foil | your kind | your ilk | your lot | your buddies | your pals | your fellow | your handlers | your masters | your hero | your heroes | your idol | your dear leader | your boy | your basement | your mommy | your mother's basement | your mom | your mama | your pea brain | your tiny | your feeble | your limited | your twisted | your sick | your warped | your flawed | your faulty | your logic | your own words | your poor | your childish | your juvenile | your hypocrisy | your arrogance | your paranoia | your paranoid | your hysterical | your whining | your crying | your feelings | your tears | your fragile | your tribe | your cult | your fault",
  ],
  [
    ['belittles', 0.35],
    'poor you | poor baby | poor thing | there there | off you go | bless your heart | aww | awww | cry me a river | boo hoo | boohoo | go cry | hurt feelings | snowflake | sore loser | try harder | nice try | better luck next time | you mad | you seem upset | you sound upset | you sound like | having a bad day | your meds | your medication | take your meds | off your meds | seek help | get help | you need help | need professional help | you should be ashamed | shame on you | have you no shame | ashamed of yourself | embarrassing yourself | embarrass yourself | make a fool of | making a fool of | look foolish | look stupid | look like a fool | speak for yourself | full of yourself | get over yourself | think highly of yourself | a real human | grown ups | grown-ups | adults are talking',
  ],
  // Commands.
  [
    ['orders', 0.55],
    "shut up | shut it | shut your | zip it | go away | get lost | get bent | get stuffed | get out of here | get out of my | take a hike | buzz off | bugger off | sod off | naff off | beat it | grow up | man up | get a life | get a grip | get over it | get real | deal with it | suck it up | calm down | settle down | chill out | give it up | give it a rest | give me a break | gimme a break | spare me | spare us | save it | stop lying | stop whining | stop crying | stop complaining | stop pretending | stop making | stop spreading | stop being | stop trying | stop your | stop posting | stop it | quit lying | quit whining | quit crying | quit being | quit your | quit pretending | mind your own | go home | go back to | crawl back | scurry back | climb back | go play | keep dreaming | dream on | keep telling yourself | tell yourself | put up or | or shut up | put your glasses | pull your head | get your head | don't be ridiculous | don't be silly | don't be stupid | don't be so | don't be an | don't lecture | don't preach | don't pretend | don't tell me | listen up | face it | face reality | face the facts | admit it | just admit | live with it | like it or lump | leave the country | get back to me | come back when | let me know when | wake me | call me when | you need to stop | you should stop | you need to learn | you should learn | you need to read | you might want to | you may want to | wrap it up | knock it off | cut the crap | enough already | go figure",
  ],
  // Questions that want no answer.
  [
    ['asks', 0.5],
    "do you even | do you really | do you actually | do you honestly | do you seriously | do you ever | do you not | do you have any | do you have a clue | don't you have | don't you get | don't you ever | don't you know | didn't you | did you even | did you bother | did you actually | did you miss | did you forget | have you even | have you ever | have you been | have you no | have you lost | have you nothing | haven't you | are you really | are you seriously | are you serious | are you kidding | are you joking | are you trying | are you that | are you so | are you just | are you always | are you actually | are you blind | are you deaf | are you dense | are you stupid | are you dumb | are you crazy | are you insane | are you drunk | are you high | are you on | are you nuts | are you out of | are you for real | are you incapable | are you afraid | are you saying | are you suggesting | are you implying | are you telling | can you not | can you even | can you read | can't you | can you be any | could you be any | could you be anymore | could you try | how can you | how could you | how dare you | how do you sleep | how stupid | how dumb | how old are you | what part of | what planet | what universe | which part of | in what world | in what universe | what makes you | what's wrong with you | what is wrong with you | whats wrong with you | what's your problem | what is your problem | what's your point | what is your point | what are you on | what are you smoking | what are you talking | what the hell | what the heck | what on earth | where do you get | where did you get | where do you | where did i | when did i | who are you to | who asked you | who do you think | who made you | who cares | why are you | why do you | why don't you | why dont you | why would you | why can't you | why should anyone | says who | so what | you mean like | you mean to | you mean they | you do know | you do realize | you do realise | you do understand | is that all you | is this the best | is that the best | best you can do | best you've got | care to explain | care to back",
  ],
  // Mock agreement, mock surprise, sighs.
  [
    ['sneers', 0.35],
    "oh please | oh come on | come on | oh really | oh wait | oh dear | oh boy | oh wow | oh yeah | oh sure | oh i see | oh look | gee | geez | golly | wow | yeah right | yeah sure | ya right | yeah well | sure thing | of course you | right on cue | how cute | how nice | how special | how sweet | how convenient | how typical | how original | how clever | how quaint | how very | how ironic | how funny | isn't that special | isn't that cute | that's cute | that's rich | that's hilarious | that's laughable | that's funny | that's a good one | good one | good luck with that | thanks for proving | thank you for proving | thanks for confirming | congratulations | congrats | way to go | nice job | good job | great job | blah | blah blah | yada yada | yawn | sigh | meh | duh | ahem | earth to | news flash | newsflash | here's a hint | here's a clue | lmao | lmfao | rofl | rotfl | roflmao | haha | hahaha | hahahaha | ha ha | bwahaha | hehe | heh | tsk | pfft | puhleeze | puleeze | puh-leeze | whatever | ok then | let me guess | i suppose you | you must be | you must have | you must think | must be nice | so you're | so you are | so you think | so you want | so you believe | so according to you | apparently you | clearly you | obviously you | evidently you | you obviously | you clearly | you apparently | you evidently | you just | you simply | you actually | you really | as if you | if you say so | if you think | try again | sweet dreams | i laugh | made me laugh | makes me laugh | laugh at you | laughing at you | i pity | i feel sorry for you | i'm sorry but | sorry to burst | hate to burst | hate to break it | i'm waiting | still waiting | we're waiting | i'll wait | crickets",
  ],
  // Kinds of people.
  [
    ['names', 0.5],
    "you people | people like you | folks like you | guys like you | someone like you | somebody like you | those like you | types like you | you types | you folks | you guys | you lot | you libs | you liberals | you lefties | you leftists | you cons | you conservatives | you righties | you rightists | you fundies | you fundamentalists | you christians | you atheists | you gays | you believers | you fanatics | you haters | you so called | the likes of you | the rest of you | your side | your crowd | typical liberal | typical conservative | typical lefty | typical leftist | typical left wing | typical right wing | typical of you | typical of your | just like a | you're just a | you are just a | you're nothing but | you are nothing but | you're nothing | you are nothing | you're such | you are such | you're a typical | you are a typical | you're one of | you are one of | you're the one | you are the one | you're full of | you are full of | you're a joke | you are a joke | you're a disgrace | you're an embarrassment | you are an embarrassment | what a bunch | bunch of | what an idiot | what a loser | what a fool | idiot alert | you sir | you my friend | you my dear",
  ],
  // What was said, thrown out.
  [
    ['devalues', 0.4],
    'what nonsense | utter nonsense | absolute nonsense | complete nonsense | total nonsense | pure nonsense | such nonsense | pile of nonsense | load of nonsense | nonsense | rubbish | garbage | drivel | tripe | hogwash | baloney | balderdash | poppycock | malarkey | claptrap | twaddle | gibberish | gobbledygook | horseshit | bullshit | bs | sludge | bilge | blather | hooey | codswallop | tosh | piffle | straw man | strawman | fear mongering | fearmongering | fear-mongering | scare mongering | scaremongering | conspiracy theory | conspiracy theories | ad hominem | red herring | talking points | talking point | propaganda | rant | rants | ranting | ramblings | rambling | whining | whine | whiner | hysterical | hysterics | hysteria | fairy tale | fairy tales | fairy tale land | lala land | la la land | cloud cuckoo | cheap shot | personal attacks | personal attack | name calling | makes no sense | no sense at all | zero evidence | without any substance | no substance | is a joke | what a joke | laughable | ludicrous | preposterous | asinine | absurd | silly | pathetic | idiotic | moronic | stupid | dumb | dumbest | stupidest | amateur | amateurish | juvenile | childish | infantile | sophomoric | puerile | inane | vapid | fatuous | garbled | incoherent | disingenuous | hypocritical | hypocrisy | hypocrite | pedantic | patronizing | condescending | sanctimonious | self righteous | self-righteous | holier than thou | simplistic | clueless | ignorant | ignorance',
  ],
  [
    ['corrects', 0.3],
    "wrong again | you're wrong | you are wrong | youre wrong | you're so wrong | dead wrong | flat wrong | just plain wrong | simply wrong | flat out wrong | completely wrong | totally wrong | not what i said | i never said | i never claimed | i didn't say | i did not say | no one said | nobody said | no one is saying | nobody is saying | didn't say that | putting words in | put words in | twist my words | twisting my words | what i actually said | try to keep up | as usual | yet again | here we go again | there you go again | again with the | nope | try to be",
  ],
  [
    ['accuses', 0.55],
    "you lie | you lied | you're lying | you are lying | your're lying | you're a liar | you are a liar | you liar | liar | liars | lies | lying | dishonesty | intellectually dishonest | stop lying | your lies | you're being dishonest | you are being dishonest | made that up | make things up | making things up | making stuff up | make stuff up | you made up | you're making | you are making | you keep | you keep on | you continue to | you always | you constantly | you never | you hate | you're the problem | you are the problem | you pretend | you're pretending | you just pretending | you claim | you claimed | you accuse | you accused | you attack | you attacked | you're accusing | you're afraid | you are afraid | you're scared | you are scared | cop out | double standard | double standards | hidden agenda | cherry pick | cherry picking | troll | trolling | trolls | shill | shills | bigot | bigots | racist | racists | fascist | fascists | nazi | nazis | extremist | extremists | zealot | zealots | fanatic | fanatics | coward | cowards",
  ],
  // Weak signs: often meant well, telling only beside others.
  [
    ['sneers', 0.12],
    'lol | hello | hint | oh my | oh no | as if | i guess you | i suppose you | if you say so | if you want to | if you had | if you could | if you were | hmm | um | uh | huh | ok then | okay then | really | right | sure | so now',
  ],
  [
    ['corrects', 0.12],
    "that's not | thats not | not true | untrue | once again | keep up | no no | not exactly | incorrect",
  ],
  [['names', 0.15], 'all of you | you all | your party | your people | some of you | most of you'],
  [
    ['accuses', 0.2],
    'your claim | your claims | you support | since when | you forget | you forgot | you ignore | you ignored | you ignoring | you avoid | you avoided | you dodge | you dodged | you evade',
  ],
  [
    ['devalues', 0.25],
    'bunk | trash | crap | bull | hack | hacks | dishonest | hogwash | not a word | pap | nuts | crazy | insane | bizarre | weird | moot | irrelevant | pointless | meaningless | flawed | fallacy | fallacies | fallacious | misleading | misinformation | myth | myths | lame | weak | sad',
  ],
];

/** Words that stand for the person addressed. */
export const YOU_WORDS: ReadonlySet<string> = new Set(
  "you your you're youre you've you'd you'll yours yourself yourselves u ur ya y'all yall thou thee your're yer".split(
    ' ',
  ),
);

/** Names for the addressed that look down on him; hostile only where they are called out ("…, buddy"). */
export const CONDESCENDING_VOCATIVES: ReadonlySet<string> = new Set(
  'buddy bud pal sweetheart sweetie honey hon darling genius einstein sherlock bro dude chief princess sunshine kid kiddo son sonny boy girl bucko sport champ cupcake snowflake pumpkin sparky jimbo skippy moron idiot fool clown troll hypocrite liar loser'.split(
    ' ',
  ),
);
