import { foldText } from '../model/text.js';

/** Words with which a line says that somebody's words follow, in the languages boards are set in. */
const CITES =
  /(?:\b(?:said|says|wrote|writes|posted|posted\sby|quoted?(?:\sfrom|\sby)?|quoting|in\sre(?:ply|sponse)\sto|replying\sto|(?:als\s)?antwort\sauf|en\sréponse\sà|en\srespuesta\sa|em\sresposta\sa|in\srisposta\sa|in\santwoord\sop|w\sodpowiedzi\sna|som\ssvar\spå|schrieb|schreibt|sagte|zitat(?:\svon)?|a\sécrit|écrivait|a\sdit|citation(?:\sde)?|escribió|dijo|cita(?:\sde)?|escreveu|disse|citação(?:\sde)?|ha\sscritto|ha\sdetto|citazione(?:\sda)?|schreef|zei|citaat(?:\svan)?|napisał\(?a?\)?|cytat|skrev|sade|citat|kirjoitti|yazdı|dedi\ski|napsala?|napísala?|napisao|napisala|a\sscris|viết|menulis)(?![\p{L}])|(?<!\p{L})(?:в\sответ\sна|у\sвідповідь\sна|сказал\(?а?\)?|писал\(?а?\)?|написал\(?а?\)?|пишет|цитата|писав|написав|написа|írta|έγραψε|كتب|كتبت|כתב|כתבה|लिखा)(?!\p{L})|さんの(?:発言|投稿)|さんは書きました|さんが書きました|が言いました|写道|写到|寫道|发表于|說道|说道|님이\s(?:작성|쓴)|님의\s(?:말|글)|เขียนว่า)/iu;

/** A line that is nothing but the label over a quote. */
const LABEL =
  /^[\s[(]*(?:quote|zitat|citation|cita|citação|citazione|citaat|cytat|цитата|цитує|citat|sitat|lainaus|alıntı|citace|citát|citat|idézet|παράθεση|اقتباس|ציטוט|引用|인용|trích\sdẫn|kutipan)[\s\])]*[:：]?\s*$/iu;

/** What boards print under a quote they show only in part. */
const EXPAND =
  /^[\s[(]*(?:click(?:\shere)?\sto\sexpand|zum\svergrößern\s(?:hier\s)?(?:klicken|anklicken)|klicke?n?,?\sum\s(?:zu\serweitern|das\szitat\szu\serweitern)|cliquez\spour\s(?:agrandir|développer)|(?:haz|haga)\sclic\spara\s(?:expandir|ampliar)|clique\s(?:aqui\s)?para\s(?:expandir|ampliar)|clicca\s(?:qui\s)?per\s(?:espandere|allargare|ingrandire)|klik\som\s(?:te\svergroten|uit\ste\sbreiden)|kliknij,?\saby\s(?:rozwinąć|powiększyć)|нажмите,?\sчтобы\s(?:раскрыть|развернуть)|натисніть,?\sщоб\s(?:розгорнути|розкрити)|розгорнути|klicka\sför\satt\s(?:expandera|utvidga|förstora)|klik\sfor\sat\sudvide|klikk\sfor\så\sutvide|napsauta\slaajentaaksesi|(?:klikněte|kliknutím|kliknite)\s(?:sem\s)?(?:pro\s|pre\s)?(?:rozbalíte|rozbalení|rozbalenie|zvětšení)(?:\scitaci)?|genişletmek\siçin\s(?:buraya\s)?tıkla(?:yın)?|kattints\sa\s(?:ki)?bontás(?:ához|hoz)|kattints\sa\skibontás(?:ához|hoz)|(?:faceți\s)?clic(?:k)?\spentru\s(?:a\s)?(?:extinde|mări)|κάντε\sκλικ\sγια\s(?:ανάπτυξη|επέκταση|μεγέθυνση)|点击(?:展开|放大)|點擊(?:展開|放大)|クリックして(?:展開|拡大)|클릭하여\s(?:확장|펼치기)|펼치려면\s클릭(?:하세요)?|확장하려면\s클릭하세요|انقر\sللتوسيع|اضغط\sللتكبير|לחץ\s(?:כאן\s)?(?:להרחבה|כדי\sלהרחיב)|nhấn\s(?:vào\sđây\s)?để\smở\srộng|klik\suntuk\smemperluas|expand(?:\squote)?|show\smore|read\smore)\s*(?:\.{1,4}|…|»|›)?[\s\])]*$/iu;

/** Longest line that introduces a quote. */
const LONGEST = 160;
const MOST_NAME_WORDS = 4;

/** Whether a line is nothing but the button under a quote ("Click to expand..."). */
export const isExpandLabel = (line: string): boolean => line.length <= 60 && EXPAND.test(line);

/** Whether a line is nothing but the label over a quote ("Quote:"). */
export const isQuoteLabel = (line: string): boolean => line.length <= 30 && LABEL.test(line);

/** Whether a line may introduce the words below it: it ends with a colon or says so in words. */
export const mayCite = (line: string): boolean =>
  line.length <= LONGEST && line.trim() !== '' && (/[:：]\s*$/u.test(line) || CITES.test(line));

/** Whether it says so in words. */
export const cites = (line: string): boolean => line.length <= LONGEST && CITES.test(line);

/** Names in a line that are known, longest first: runs of one to four words looked up as folded text. */
export function namesIn<T>(line: string, known: ReadonlyMap<string, T>): T[] {
  // A name may hold the signs that stand around names ("[ABC] Tom"), so each run is tried with and without them.
  const printed = foldText(line.slice(0, LONGEST)).split(' ');
  const parts = printed.map((part) => part.replace(/^["'([<,:@]+|["')\]>,:：]+$/gu, ''));
  const saysSo = cites(line);
  const out: T[] = [];
  for (let n = MOST_NAME_WORDS; n > 0; n -= 1) {
    for (let at = 0; at + n <= parts.length; at += 1) {
      const bare = parts.slice(at, at + n).join(' ');
      const whole = printed.slice(at, at + n).join(' ');
      const found = [bare, whole, whole.replace(/^@|["')>,:：]+$/gu, ''), whole.replace(/さん.*$|님.*$/u, '')]
        .filter((name) => name.length >= 2 || (saysSo && name !== '' && (at === 0 || at + n === parts.length)))
        .map((name) => known.get(name))
        .find((entry) => entry !== undefined);
      if (found !== undefined && !out.includes(found)) out.push(found);
    }
  }
  return out;
}
