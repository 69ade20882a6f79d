function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Words that begin a clause of their own. */
export const CLAUSE_WORDS = words(
  'but while whereas although though however because since unless which aber während weil obwohl sondern doch pero mientras aunque porque mais alors quoique ma mentre perché mas enquanto embora maar terwijl omdat hoewel но хотя пока ale podczas chociaż ponieważ',
);

/** Before a target these turn the tone of the rest: "better than", "unlike". */
export const COMPARISONS = words('than als que di do dan чем niż');
export const EXCEPTIONS = words('unlike');
/** "Nobody is worse than": the comparison is no comparison. */
export const NOBODY = words('nobody none nothing noone niemand keiner nadie personne nessuno ninguém никто nikt');

/** Verbs of attitude: the tone bears on their object, whoever holds it. */
export const ATTITUDES = words(
  'love loves loved loving adore adores adored like likes liked hate hates hated hating despise despises despised loathe loathes loathed admire admires admired respect respects respected trust trusts trusted distrust distrusts distrusted mistrust appreciate appreciates appreciated praise praises praised applaud applauds applauded thank thanks thanked thanking congratulate congratulations salute salutes enjoy enjoys enjoyed fear fears feared blame blames blamed condemn condemns condemned criticize criticizes criticized criticise criticises criticised denounce denounces denounced mock mocks mocked ridicule ridiculed welcome welcomes welcomed recommend recommends recommended support supports supported regret regrets miss hug bravo kudos cheers damn fuck screw',
);

/** Verbs of deeds: the tone bears on who does them, not on whom they befall. */
export const DEEDS = words(
  'betray betrays betrayed betraying abandon abandons abandoned deceive deceives deceived cheat cheats cheated cheating lie lies lied lying bully bullies bullied bullying attack attacks attacked attacking insult insults insulted insulting threaten threatens threatened threatening humiliate humiliates humiliated hurt hurts hurting harm harms harmed kill kills killed killing murder murders murdered torture tortures tortured abuse abuses abused destroy destroys destroyed ruin ruins ruined rob robs robbed steal steals stole scam scams scammed exploit exploits exploited ignore ignores ignored fail fails failed disappoint disappoints disappointed save saves saved rescue rescues rescued help helps helped protect protects protected defend defends defended free freed improve improves improved fix fixed solve solves solved invade invades invaded bomb bombs bombed rape raped slander slanders slandered smear smears smeared',
);
