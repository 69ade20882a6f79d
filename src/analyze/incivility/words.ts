/**
 * Words that make a post uncivil, by kind and weight (0..1, the share of civility they take). Our own list; profanity
 * comes from the `cuss` package besides. Rows: [kind, weight, words]. Plurals are tried with the singular.
 */
export const INSULTS: readonly (readonly ['insult' | 'slur-word' | 'demeaning' | 'profanity', number, string])[] = [
  [
    'insult',
    0.62,
    'moron idiot imbecile cretin retard dumbass dumbfuck jackass asshole arsehole scumbag scum degenerate sicko pervert creep psychopath sociopath lowlife parasite vermin cockroach maggot filth bastard bitch cunt whore slut prick dickhead douche douchebag twat wanker tosser shithead fuckwit dipshit libtard snowflake simpleton halfwit nitwit dimwit numbskull blockhead bonehead airhead birdbrain knucklehead',
  ],
  [
    'insult',
    0.5,
    'liar coward traitor crook fraud thug bully clown buffoon fool loser hypocrite bigot racist nazi fascist troll shill puppet stooge sheep sheeple lackey bootlicker sycophant weasel snake rat pig dog swine monster tyrant dictator crybaby brat lunatic maniac nutjob nutcase nutter wacko whackjob crackpot charlatan grifter conman sellout quisling pussy wimp spineless gutless brainless braindead brainwashed mindless clueless',
  ],
  [
    'demeaning',
    0.4,
    'stupid dumb idiotic moronic imbecilic pathetic disgusting despicable vile ignorant delusional deranged unhinged insane demented senile twisted repulsive worthless useless incompetent cowardly treasonous corrupt evil disgraceful disgrace embarrassment shameful filthy dishonest slimy sleazy laughable ridiculous childish infantile hateful crooked braindead',
  ],
  [
    'demeaning',
    0.25,
    'foolish silly absurd ludicrous nonsense rubbish garbage trash crap bullshit bs lies lying sick crazy nuts joke propaganda grovel whining whiner ranting drivel gibberish hysterical hypocritical arrogant selfish greedy lazy',
  ],
  [
    'profanity',
    0.3,
    'fuck fucking fucked fucker motherfucker motherfucking shit shitty bullshit goddamn goddamned damn ass piss pissed hell stfu gtfo wtf',
  ],
];

/** Phrases, by kind and weight. */
export const RUDE_PHRASES: readonly (readonly [readonly [string, number], string])[] = [
  [
    ['threat', 0.8],
    "i will kill you | i'll kill you | kill yourself | i will find you | i'll find you | you will regret | you'll regret | you are dead | watch your back | hope you die | hope he dies | hope she dies | hope they die | should be shot | should be hanged | should be hung | deserves to die | deserve to die | ought to be shot | beat you up | punch you | smash your face | burn in hell | rot in hell | string him up | string them up",
  ],
  [
    ['insult', 0.6],
    'shut up | shut the fuck up | go to hell | go fuck | fuck you | fuck off | screw you | piss off | drop dead | get lost | get a life | grow up | get a brain | get help | piece of shit | piece of garbage | piece of trash | full of shit | full of crap | out of your mind | out of his mind | out of her mind | waste of space | waste of oxygen | brain dead | village idiot | useful idiot | have you no shame | son of a bitch | kiss my ass | suck it',
  ],
  [
    ['demeaning', 0.3],
    "are you stupid | are you blind | are you kidding | can't you read | can you read | learn to read | are you dense | you people | your ilk | people like you | typical liberal | typical conservative | typical of you | what a joke | give me a break | get real | wake up | do your homework | you have no idea | you have no clue | you know nothing | you clearly | you obviously | you don't know | you don't understand | nice try | laughing stock | you lie | you're lying | you are lying | makes me sick | blah blah | spare me | who asked you | get over it | get over yourself",
  ],
];
