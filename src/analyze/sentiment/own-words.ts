/**
 * Valences that AFINN does not have or gives for another sense than forum prose uses. Written for this project, by
 * judgement, on AFINN's scale (-5..5); a word here wins over AFINN. Rows: [valence, words].
 */
export const OWN_WORDS: readonly (readonly [number, string])[] = [
  [
    4,
    'fantastic superb awesome amazing outstanding magnificent brilliant phenomenal stunning flawless masterpiece wonderful incredible excellent perfect perfection splendid terrific fabulous marvelous marvellous exquisite',
  ],
  [
    3.5,
    'love loved loves loving adore adored adores delighted thrilled ecstatic overjoyed blissful euphoric gorgeous beautiful beautifully heaven heavenly yay yayyy woohoo woot hooray hurray lovely',
  ],
  [
    3,
    'fab great happy happiness joy joyful joyous blessed blessing grateful gratitude thankful congratulations congrats hilarious impressive impressed admirable heroic heroes hero legendary legend delicious yummy yum charming triumph triumphant victory excited exciting excitement epic genius cherish cherished laughing laughter beloved talented bravo kudos',
  ],
  [
    2.5,
    'wholesome good nice fun funny enjoy enjoyed enjoying enjoys enjoyable glad pleased pleasure pleasant proud thanks thank ty thx sweet win winning winner won best appreciate appreciated appreciates appreciation welcome brave bravery courage courageous generous kind kindness honest honesty wise wisdom smart clever bright brightest spectacular peaceful lol haha hahaha lmao rofl hehe lmfao xd romantic inspired inspiring inspirational wins miracle praise praised praises applaud applauded salute respect respected admire admired admires trustworthy uplifting heartwarming adorable cute',
  ],
  [
    2,
    'rocks rocked rad cool fine better comfortable comfy cozy relaxed relaxing refreshing tasty warm friendly helpful valuable worthy worthwhile promising hopeful optimistic confident confidence strong stronger strongest strength succeed succeeded succeeds success successful freedom honor honour honored honoured dignity dignified decent loyal reliable safe support supports supported supporting gift laugh smile smiled smiling smiles lucky luck luckily healthy improved improvement improve improves improving benefit benefits beneficial recommend recommended agree agreed agrees favorite favourite favorites favourites gem wow whoa celebrate celebrating celebration celebrated hug hugs heart hearts cheers cheering welcomed sincere fair fairness privileged effective effectively elegant',
  ],
  [
    1.5,
    'interesting interested hope hoping hopes clean clear easy easier free fresh sense stable useful relief relieved creative calm correct accurate solved solve solves solution fixed works eager peace pretty rich gain gains holiday birthday vacation weekend sunshine sunny credit justified deserving solidarity friend friends friendship',
  ],
  [
    1,
    'ok okay like please yes yeah yep sure care cares trust special popular able help helps helped helping joined important true active resolved wish truly progress ha heh',
  ],
  [0.5, 'dear new well ready saving save saves alive faith easily desirable capable solid right huge'],
  [
    0,
    'cooler coolers cooling clearly likely correctly significant party parties normal normally commit commits committed commitment major original natural naturally rights interest interests limited stranger strangers smaller cold hot shared wait waiting numbers protect protecting share argument arguments kid kids god no alone cut cuts block blocks united fire fires pay demand demands demanded matters growing growth chance shares top ensure ensuring ensured join want wants wanted extend extended matter certain certainly reach reached reaches number play increase increased asset assets spark cover noble charge charges charged drop dropped drops stop stopped stops leave left shot opportunity adopt allow big straight crown vision vested jesus feeling feel feels felt exclusive exclude excluded immune apple legal security vote votes',
  ],
  [-0.5, 'issue issues pretend miss hard tough serious small cost costs unlikely'],
  [
    -1,
    'odd strange joke worry banned downvoted downvote weird questionable unclear uncertain unsure difficult difficulty concern concerned concerns meh late delay delayed slow boring dull awkward sleepy expensive flaw flaws flawed sorry confused confusing confuse doubt doubts doubtful mess accuse accused accuses accusing accusation allegations alleged sarcastic tired bored boredom tiring nope hmm nothing war wars bomb bombs attack attacks invasion',
  ],
  [
    -1.5,
    'annoyed annoying annoy annoys annoyance complain complaining complaint complaints disagree disagreed disagrees lacking weak weaker poor poorly unable lame silly sucker lost lose loses losing avoid refused refuse refuses bug bugs buggy error errors broken breaks crash crashed crashes missed overrated mediocre bland nonsense ignore ignored vulnerable risk risky suspicious problem problems problematic worried worries worrying unfair uncomfortable frustrated frustrating frustrates frustration headache stress stressed stressful ugh argh grr yuck ew eww ick sigh unfortunately unfortunate wrong wrongly mistake mistakes mistaken false',
  ],
  [
    -2,
    'creepy sux dreading bad badly sad sadly sadness upset hurt hurts hurting pain painful fear feared fears afraid scared scary angry mad rude fool foolish fooled cheap cheat cheated cheats cheating cheater lie lies lied lying deceive deceived deceitful dishonest hypocrite hypocrites hypocrisy hypocritical propaganda parrot parroting parroted puppet puppets grovel grovels groveled grovelling groveling coward cowards cowardly cowardice incompetent incompetence incapable clueless delusional delusion arrogant arrogance greedy greed selfish shameful shameless ashamed shame embarrassing embarrassed embarrassment embarrass gross ugly stupid stupidity dumb ignorant ignorance useless worthless pointless ridiculous absurd laughable pathetic lousy cruel cruelty bully bullies bullied bullying betray betrayed betrayal betrays insult insulted insulting insults humiliate humiliated humiliates humiliating humiliation intimidate intimidated intimidating intimidation corrupt corruption crook crooks crooked criminal criminals crime crimes threat threats threaten threatened threatening suffer suffering suffered suffers victim victims crying cry cried cries lonely depressed depressing depression miserable misery desperate desperation regret regrets regretted guilty guilt poison poisoned poisonous filthy dirty nasty sick sicken sickening garbage trash junk rubbish bullshit bs crap crappy hell damn damned dammit wth sucks suck sucked sucking scam scams scammer fraud fraudulent failure failures fail failed fails failing rant ranting whine whining whiner racist racism sexist bigot bigots bigotry bigoted toxic vile grief grieving heartbroken heartbreaking heartbreak sore nightmare dreadful dire doom doomed collapse collapsed crisis chaos chaotic unacceptable outrage outraged outrageous hostile hostility violent violence jealous jealousy bitter resent resentment reckless scream screamed screaming vicious unhinged deranged clown clowns',
  ],
  [
    -2.5,
    'horribly terrifying terrified hate hated hates hating terrible horrible horrid horrifying awful awfully disgusting disgusted disgust disgusts disgrace disgraced disgraceful worst worse evil traitor traitors treason tyrant tyranny tyrants dictator dictators dictatorship fascist fascists fascism nazi nazis thug thugs liar liars idiot idiots idiotic idiocy moron morons moronic imbecile imbeciles dumbass degenerate degenerates sicko sickos psycho psychopath lunatic lunatics maniac scum scumbag despicable repulsive abhorrent atrocious appalling loathe loathed loathing despise despised despises furious enraged rage murder murdered murderer murderers kill killed killing killer kills dead death deaths die died dies dying terrorist terrorists terrorism rape raped rapist slaughter massacre genocide torture tortured abuse abused abusive abuser devastated devastating devastation tragic tragedy horror wtf stfu',
  ],
  [
    -3,
    'fuck fucked fucking fucker fuckers motherfucker shit shitty shitshow bitch bitches asshole assholes arsehole bastard bastards cunt dickhead prick douche douchebag',
  ],
];

/** Emoji and emoticons with their valence, by judgement. Rows: [valence, signs]. */
export const SIGNS: readonly (readonly [number, string])[] = [
  [
    3,
    '😀 😁 😂 🤣 😃 😄 😆 😊 😍 🥰 😘 💕 💖 💗 💓 💞 💯 🎉 🥳 🏆 ❤ 💙 💚 💛 💜 🤩 :D :-D =D xD XD :)) :-)) <3 <33 <333 ^^ ^_^ 8D ;D',
  ],
  [
    2,
    '🙂 😉 😋 😎 😇 🤗 👍 👏 🙏 💪 😌 😏 ☺ 🌹 🌞 ✨ 🤝 👌 ♥ 😹 😻 :) :-) =) ;) ;-) :] :P :-P :p ;P 8) (: (-: :o) :3 ;p =P',
  ],
  [-1, '😐 😑 🙄 😕 🤔 😬 😴 🤨 :/ :-/ =/ :| :-| :S -_- -.- ~_~ o_O O_o o.O O.o :\\ :-\\'],
  [-2, "☹ 🙁 😞 😟 😔 😢 😥 😣 😖 😫 😩 👎 💔 😨 😰 😱 🤮 🤢 🤦 :( :-( =( :(( :[ :'( :c ):  )-: ):< D: :<"],
  [-3, '😠 😡 🤬 😭 💩 🖕 >:( >:-( >:['],
];

/** Word forms made from a base by ending; tried when a form has no value of its own. */
export const ENDINGS: readonly string[] = [
  's',
  'es',
  'ed',
  'd',
  'ing',
  'ly',
  'ness',
  'er',
  'ers',
  'est',
  'ful',
  'less-',
];
