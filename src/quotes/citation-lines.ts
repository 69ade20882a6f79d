import { foldText } from '../model/text.js';

/** Words with which a line says that somebody's words follow, in the languages boards are set in. */
const CITES =
  /(?:\b(?:said|says|wrote|writes|posted|posted\sby|quoted?(?:\sfrom|\sby)?|quoting|schrieb|schreibt|sagte|zitat(?:\svon)?|a\sécrit|écrivait|a\sdit|citation(?:\sde)?|escribió|dijo|cita(?:\sde)?|escreveu|disse|ha\sscritto|ha\sdetto|schreef|zei|citaat(?:\svan)?|napisał\(?a?\)?|cytat|skrev|sade|citat|kirjoitti|yazdı|napsala?)(?![\p{L}])|(?<!\p{L})(?:сказал\(?а?\)?|писал\(?а?\)?|написал\(?а?\)?|пишет|цитата|писав|написав)(?!\p{L}))/iu;

/** What boards print under a quote they show only in part. */
const EXPAND =
  /^[\s[(]*(?:click(?:\shere)?\sto\sexpand|zum\svergrößern\s(?:hier\s)?(?:klicken|anklicken)|klicke?n?,?\sum\s(?:zu\serweitern|das\szitat\szu\serweitern)|cliquez\spour\sagrandir|(?:haz|haga)\sclic\spara\sexpandir|clique\spara\sexpandir|clicca\sper\s(?:espandere|allargare)|klik\som\s(?:te\svergroten|uit\ste\sbreiden)|kliknij,?\saby\srozwinąć|нажмите,?\sчтобы\sраскрыть|розгорнути|klicka\sför\satt\s(?:expandera|utvidga)|expand(?:\squote)?|show\smore|read\smore)\s*(?:\.{1,3}|…|»|›)?[\s\])]*$/iu;

/** Longest line that introduces a quote. */
const LONGEST = 160;
const MOST_NAME_WORDS = 4;

/** Whether a line is nothing but the button under a quote ("Click to expand..."). */
export const isExpandLabel = (line: string): boolean => line.length <= 60 && EXPAND.test(line);

/** Whether a line may introduce the words below it: it ends with a colon or says so in words. */
export const mayCite = (line: string): boolean =>
  line.length <= LONGEST && line.trim() !== '' && (/:\s*$/u.test(line) || CITES.test(line));

/** Whether it says so in words. */
export const cites = (line: string): boolean => line.length <= LONGEST && CITES.test(line);

/** Names in a line that are known, longest first: runs of one to four words looked up as folded text. */
export function namesIn<T>(line: string, known: ReadonlyMap<string, T>): T[] {
  const parts = foldText(line.slice(0, LONGEST))
    .split(' ')
    .map((part) => part.replace(/^["'([<,:@]+|["')\]>,:]+$/gu, ''));
  const out: T[] = [];
  for (let n = MOST_NAME_WORDS; n > 0; n -= 1) {
    for (let at = 0; at + n <= parts.length; at += 1) {
      const name = parts.slice(at, at + n).join(' ');
      const found = name.length >= 2 ? known.get(name) : undefined;
      if (found !== undefined) out.push(found);
    }
  }
  return out;
}
