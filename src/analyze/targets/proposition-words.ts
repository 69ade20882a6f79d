import { plainName } from './fold.js';
import type { Reading } from './languages.js';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
const plainSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(plainName));

/** "A <verb> B to …": A wants B to do it. */
export const URGES = set(`
  urges urge urged tells told asks asked wants presses pressed pushes pushed advises advised orders ordered begs begged
  implores implored encourages encouraged demands warns warned pressures pressured instructs instructed invites invited
  reminds calls appeals pleads exhorts beseeches`);
/** "B <verb> to …" with nobody between: B is the one who should. "wants to" is B's own wish. */
export const URGED = set(
  'urged told asked pressed pushed advised ordered begged implored encouraged warned pressured instructed invited called',
);
/** Words between an urging verb and who is urged. */
export const PARTICLES = set('on for upon with');

/** "A <verb> (that) …": A says it. */
export const SAYS = set(`
  says say said claims claimed insists insisted believes believed thinks argues argued admits admitted confirms confirmed
  announces announced reveals revealed warns warned fears hopes promises promised suggests predicts maintains declares
  tells told assures assured`);
/** Of these, the verbs that need somebody to say it to. */
export const SAYS_TO = set('tells told assures assured');

/** Before these the sentence proper ends: what follows is circumstance. */
export const CIRCUMSTANCE = set(
  'amid after as following before over during despite while when ahead because since until unless says say',
);
export const MODALS = set('should must ought');
/** Verbs that open a yes-or-no question. */
export const AUXILIARIES = set('is are was were do does did has have had can could will would may might');
export const PRONOUNS = set('it he she they we you i this that there these those anybody anyone somebody everyone');
export const ARTICLES = set('the a an my our your his her their this that these those all some no');
/** After the subject of "is …?": what is asked of it. */
export const PREDICATES = set(`
  a an the worth right wrong good bad dead over to too still really just not now ever always only in on at for with from
  by about as like better worse safe true false guilty finished broken ready fair legal illegal possible necessary useless
  more less so such enough going`);
/** Finite verbs: a fragment with one of them is a statement. */
export const FINITE = set(`
  is are was were has have had will would can could may might should must does did wants needs says knows makes takes
  gets goes comes lied lost won left got went came saw did isn't aren't wasn't won't can't doesn't didn't don't`);
/** Questions that leave open what is asked: no sentence one can be for or against. */
export const OPEN_QUESTIONS = plainSet(`
  who whom whose what which when where how why wer wen wem was wann wo wie welcher welche welches quién quien qué cuándo
  dónde cómo cuál qui quoi quand où comment quel quelle chi cosa quando dove come quale wie wat wanneer waar hoe welke kto
  co kiedy gdzie jak który która quem onde qual кто что когда где как какой какая`);
/** Demands addressed to everybody. */
export const DEMANDS = set(
  'boycott ban stop vote fire impeach save bring free let keep build end scrap cancel abolish lower raise cut give make close open legalise legalize support join sign reject oppose',
);

/** What other languages need: modal verbs, and small words a statement does not begin with. */
export interface Grammar {
  readonly modals: ReadonlySet<string>;
  /** "Why X must …" proposes that X must; "Czy" only marks a question. */
  readonly dropped: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
}

const grammar = (modals: string, dropped: string, articles: string): Grammar => ({
  modals: plainSet(modals),
  dropped: plainSet(dropped),
  articles: plainSet(articles),
});

export const GRAMMARS: ReadonlyMap<Reading, Grammar> = new Map([
  [
    'de',
    grammar(
      'soll sollte sollen sollten muss müsste müssen müssten darf dürfen',
      'warum wieso weshalb',
      'der die das den ein eine',
    ),
  ],
  ['es', grammar('debe debería deben deberían', 'porque', 'el la los las un una')],
  ['fr', grammar('doit devrait doivent devraient', 'pourquoi', 'le la les un une')],
  ['it', grammar('deve devono dovrebbe dovrebbero', 'perché', 'il lo la i gli le un una')],
  ['nl', grammar('moet moeten mag mogen', 'waarom', 'de het een')],
  ['pl', grammar('powinien powinna powinno powinni powinny musi muszą', 'czy dlaczego', 'ten ta to')],
  ['pt', grammar('deve deveria devem deveriam', 'porque', 'o a os as um uma')],
  ['ru', grammar('должен должна должно должны', 'почему зачем', 'этот эта')],
]);
