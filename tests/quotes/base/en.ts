import type { BaseThread } from './marks.js';

export const ENGLISH: readonly BaseThread[] = [
  {
    language: 'en',
    posts: [
      'The swimming pool in {@Marlow|Denby} will {!not} open before June, the council said. Repairs cost {#1,250,000|1,350,000|1.250.000|1 250 000|1250000} pounds so far, and {@Fenwick|Harker} wants {+no} more money for the roof.',
      'It is {-likely|unlikely} that the roof holds another winter. I {~walked|strolled} past it with {@Odile|Petra} last week, and we counted {#14|41|fourteen} cracks in the north wall.',
      'I have {!never} seen a single inspector there. My neighbour {+never} told me that the keys were with {@Harker|Lisle}, and the door stays {~open|ajar} all night.',
      'So {#three|five|3} people fell on the stairs, and {!nobody} wrote it down? That report is {-complete|incomplete}, and {@Lisle|Odile} knows it very well.',
    ],
  },
  {
    language: 'en',
    posts: [
      "My old tractor doesn't start when it is below {#5|15|five} degrees. {@Garrick|Tobin} thinks the pump is {~worn|tired}, but I have {!not} opened it yet, because the bolts are rusty.",
      'The pump was {-used|unused} when I bought it from {@Tobin|Garrick} in {#2009|2012}. You should {+not} clean the filter first, then {~check|inspect} the fuel line and the small valve behind it.',
      'It is {!not} the pump, trust me. I repaired {#27|72|twenty-seven|twenty seven} of these machines with {@Ilse|Wanda}, and it was {~always|mostly} the cable under the seat.',
      'The cable costs {#19.50|29.50|19,50} at the shop in {@Corby|Yarrow}, and fitting it is {-possible|impossible} in an afternoon. I would {!never} pay a garage for that.',
    ],
  },
  {
    language: 'en',
    posts: [
      'The choir sang {#twelve|thirteen|12} songs on Sunday, and {@Bettina|Clara} played the organ {~beautifully|softly}. There was {!no} rehearsal before it, which {+not} everybody noticed in the hall.',
      'Our director {@Ansel|Rufus} has {!never} been so strict. He made us repeat the second part {#8|6|eight} times, and he was {-satisfied|dissatisfied} with the altos in the end.',
      'I think the {~new|fresh} programme is {-fair|unfair} to the basses. They wait for {#40|14|forty} minutes, and then {+nobody} sings the line that {@Rufus|Ansel} wrote for them.',
      'The tickets were {!not} sold out. {@Clara|Bettina} counted {#310|130} guests, and {~several|many} left without paying for the programme at the door.',
    ],
  },
  {
    language: 'en',
    posts: [
      'Moving the bus stop was {-necessary|unnecessary}, says {@Northcote|Selwyn}, because {#60|90|sixty} children cross the road there. I do {!not} agree, the old place was {~quieter|calmer} by far.',
      'The drivers were {+not} asked, as {@Selwyn|Northcote} admits. Line {#42|24|forty-two} now needs {#7|9|seven} minutes more, and it is {-reliable|unreliable} in the morning.',
      'Without a shelter we {~stand|wait} in the rain. The plan of {#2018|2016} had {!no} shelter either, and {@Maude|Hester} warned us about it at every meeting.',
      'There is {!nothing} wrong with the new stop, as far as I can {~see|tell}. It has {#2|4|two} benches, a lamp, and {@Hester|Maude} cleans it every Friday.',
    ],
  },
  {
    language: 'en',
    posts: [
      'Does anybody know the recipe of {@Ottilie|Ramona} for the dark bread? She used {#750|570} grams of rye, {!no} yeast, and baked it {~slowly|gently} in a covered pot.',
      'Hers was {-salted|unsalted}, that much I remember. It rested for {#18|8|eighteen} hours, and she did {+not} turn it, {~whatever|no matter what} the books of {@Brandis|Keller} say.',
      'I tried it {#4|5|four} times, and it was {!never} as good as hers. The crust was {~hard|firm}, {@Keller|Brandis} blames my oven, and the crumb was {-regular|irregular} in the middle.',
      "You can't get that flour any more, {@Ramona|Ottilie} told me. The mill in {@Ashdown|Wexley} closed in {#1998|1989}, and {!none} of the others {~grinds|makes} it so coarse.",
    ],
  },
];
