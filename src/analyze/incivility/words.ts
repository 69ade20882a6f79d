import type { IncivilityKind } from '../../model/annotation.js';

/**
 * Words that make a post uncivil, by kind and weight (0..1, the share of civility they take). Our own list, by families:
 * stupidity, madness, dishonesty, cowardice, filth, cruelty, servility, slurs. Plurals are tried with the singular;
 * profanity comes from the `cuss` package besides.
 */
export const INSULTS: readonly (readonly [IncivilityKind, number, string])[] = [
  [
    'insult',
    0.62,
    'moron idiot imbecile cretin retard dumbass dumbfuck jackass asshole arsehole asshat asswipe scumbag scum degenerate sicko pervert perv creep psychopath sociopath psycho lowlife parasite bastard bitch cunt whore slut skank prick dickhead dick douche douchebag twat wanker tosser bellend knobhead shithead fuckwit fuckface fucktard shitbag shitstain dipshit dumbshit libtard conservatard republitard simpleton halfwit nitwit dimwit numbskull numskull blockhead bonehead airhead birdbrain knucklehead peabrain dunce dolt dullard ignoramus oaf buffoon nutjob nutcase wacko whackjob wackjob headcase fruitcake pedo pedophile paedophile rapist groomer scumbucket trash-bag dirtbag sleazebag sleazeball slimeball weirdo inbred hillbilly redneck motherfucker',
  ],
  [
    'insult',
    0.5,
    'liar coward traitor crook fraud thug bully clown fool loser hypocrite bigot racist sexist misogynist homophobe xenophobe nazi fascist troll shill stooge sheeple lackey lapdog bootlicker brownnoser sycophant weasel swine tyrant dictator crybaby brat lunatic maniac madman crackpot crank charlatan grifter conman swindler huckster sellout quisling pussy wimp sissy weakling snowflake nutter loon loony kook phony fraudster cheat crybully whiner moaner windbag gasbag blowhard loudmouth bigmouth egomaniac narcissist demagogue warmonger jerk schmuck putz twerp twit git prat muppet plonker numpty dweeb doofus goofball bimbo hag crone tramp hussy pinhead meathead dimbulb thicko yokel bumpkin brute savage barbarian slob sleaze creeper wretch miscreant cuck simp soyboy karen boomer-brain fanboy apologist zealot fanatic wingnut moonbat commie',
  ],
  [
    'demeaning',
    0.4,
    'stupid dumb idiotic moronic imbecilic asinine pathetic disgusting despicable vile ignorant delusional deranged unhinged insane demented senile twisted repulsive repugnant loathsome contemptible worthless useless incompetent inept cowardly spineless gutless brainless braindead brainwashed mindless clueless witless gormless thick treasonous corrupt evil disgraceful disgrace embarrassment shameful shameless filthy dishonest deceitful slimy sleazy scummy skanky laughable childish infantile hateful crooked two-faced backstabbing lying retarded bigoted racist-ass inbred-looking dimwitted halfwitted obtuse stupidity idiocy imbecility lunacy dishonesty cowardice vileness depravity depraved subhuman',
  ],
  [
    'demeaning',
    0.25,
    'foolish silly absurd ludicrous ridiculous preposterous nonsense rubbish garbage trash crap bullshit bs lies lie sick crazy nuts bonkers batshit joke propaganda grovel whining whine ranting rant drivel tripe hogwash baloney claptrap gibberish hysterical hysteria hypocritical hypocrisy arrogant smug selfish greedy lazy entitled pompous sanctimonious condescending patronizing ignorance naive gullible paranoid shrill sheep sucks suck sucked gross creepy ugly fat lame screw shut hate hates clowns worst terrible awful horrible dumber dumbest stupider stupidest',
  ],
  [
    'profanity',
    0.3,
    'fuck fucking fucked fucker fuckin fckn fck fuk motherfucking shit shitty shite bullshit horseshit goddamn goddamned goddam damn dammit damned ass arse piss pissed hell stfu gtfo wtf crappy bloody bollocks bugger feck effing effin fricking freaking friggin frigging cock dicks tits balls blowjob cum',
  ],
  [
    'dehumanising',
    0.7,
    'vermin cockroach roach maggot filth subhumans untermensch scumfuck leeches leech infestation plague cancerous savages animals beasts parasites excrement sewage',
  ],
  [
    'slur',
    0.75,
    'nigger nigga faggot fag dyke tranny shemale chink gook spic wetback kike raghead towelhead paki coon darkie gyppo mongoloid spastic spaz tard libtards feminazi',
  ],
];

/** Names of animals and things that insult only a person they are said of ("he is a snake", "you pig"). */
export const POINTED: readonly (readonly [IncivilityKind, number, string])[] = [
  [
    'insult',
    0.5,
    'pig dog rat snake puppet monster tool donkey cow mule goat ape monkey chimp gorilla hyena vulture worm slug toad skunk cur mutt lemming parrot chicken baby child toddler dinosaur fossil vegetable turd tick roach plank melon spanner drone hack peasant turkey turnip potato vampire demon devil ghoul ogre troll witch dummy dope nut disgrace waste joke sheep animal cancer',
  ],
];

/** Phrases, by kind and weight. */
export const RUDE_PHRASES: readonly (readonly [readonly [IncivilityKind, number], string])[] = [
  [
    ['threat', 0.8],
    "kill yourself | kys | neck yourself | hang yourself | shoot yourself | drink bleach | go die | go and die | drop dead | jump off a bridge | jump off a cliff | you will regret | you'll regret | you will be sorry | you'll be sorry | you are dead | you're dead | you're a dead man | watch your back | watch your step | you are next | you're next | your days are numbered | know where you live | burn in hell | rot in hell | string him up | string them up | string her up | smash your face | break your legs | break your neck | beat you up | punch you | up against the wall | firing squad for | put a bullet | a bullet in",
  ],
  [
    ['dismissal', 0.55],
    'shut up | shut the fuck up | shut the hell up | shut your mouth | shut your trap | shut your face | go to hell | go fuck | fuck you | fuck yourself | fuck him | fuck her | fuck them | fuck u | fuck off | screw you | screw off | piss off | sod off | bugger off | get lost | get bent | get stuffed | eat shit | suck it | suck my | kiss my ass | bite me | up yours | get a life | grow up | get a brain | get a clue | go away',
  ],
  [
    ['insult', 0.6],
    'piece of shit | piece of garbage | piece of trash | piece of crap | piece of work | pos | sack of shit | bag of dicks | pile of shit | full of shit | full of crap | full of it | out of your mind | out of his mind | out of her mind | out of their minds | lost your mind | lost his mind | lost her mind | waste of space | waste of oxygen | waste of air | brain dead | brain damaged | mentally ill | mentally challenged | mental midget | intellectual midget | mental case | village idiot | useful idiot | have you no shame | son of a bitch | son of a | pea brain | pea brained | empty head | no brain | half a brain | two faced | ass kisser | ass kissing | boot licker | sorry excuse | poor excuse for a | sad excuse | nut job | nut jobs | nut case | wing nut | wing nuts | dumb ass | dumb fuck | low life | scum bag | dirt bag | trailer trash | white trash | snake oil | con man | con artist | laughing stock | attention whore | douche bag | jack ass | fuck face | ass hole | ass hat | bat shit',
  ],
  [
    ['demeaning', 0.3],
    "what a joke | makes me sick | make me sick | blah blah | on crack | smoking crack | sick in the head | not right in the head | wrong with you | wrong with him | wrong with her | wrong with these | wrong with them | off his rocker | off her rocker | off their rocker | off your rocker | lost the plot | head up his | head up her | head up your | head up their | can't stand | pot calling",
  ],
];
