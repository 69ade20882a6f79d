/* Made-up people, titles and words of the fixture board. */

type Languages<T> = Readonly<Record<'en' | 'ru', T>>;

export const NAMES: Languages<readonly string[]> = {
  en: ['Aino Vale', 'Bertil', 'Cosima Reed', 'Dunstan', 'Elka', 'Fenwick Orr', 'Gudrun', 'Hollis'],
  ru: ['Агафья', 'Борис Лугов', 'Варвара', 'Глеб', 'Дарина', 'Егор Мостовой', 'Жанна', 'Захар'],
};

export const TITLES: Languages<readonly string[]> = {
  en: [
    'Lamps that flicker at dusk',
    'House rules, please read',
    'Sharpening a drawknife',
    'Who moved the bench',
    'A vice for small parts',
    'Rain in the cellar again',
    'Building the long table',
    'Lost cat near the bridge',
    'Street fair in the autumn',
    'Files that clog with brass',
    'Glue for oak and ash',
    'Noise after ten',
    'The door that would not close',
    'A list that nobody kept',
    'Round and round the square',
    'Minutes of the last meeting',
    'Who has the spare keys',
    'Seats for the summer',
    'Letters from the attic',
  ],
  ru: [
    'Фонари мигают вечером',
    'Правила дома, прочтите',
    'Как точить скобель',
    'Кто переставил скамейку',
    'Тиски для мелочи',
    'Опять вода в подвале',
    'Строим длинный стол',
    'Пропала кошка у моста',
    'Ярмарка осенью',
    'Напильник забился латунью',
    'Клей для дуба и ясеня',
    'Шум после десяти',
    'Дверь, которая не закрылась',
    'Список, который потеряли',
    'Кругом по площади',
    'Протокол собрания',
    'У кого запасные ключи',
    'Стулья на лето',
    'Письма с чердака',
  ],
};

const WORDS: Languages<readonly string[]> = {
  en: 'the a lamp table bench carpenter saw wood oak keeps never often street neighbour evening morning window holds breaks repairs brings finds loses quickly slowly under behind beside without because although we they nobody everyone should could will paint glue nail hammer cellar roof rain winter summer'.split(
    ' ',
  ),
  ru: 'стол лампа скамейка плотник пила дерево дуб держит никогда часто улица сосед вечером утром окно ломает чинит приносит находит теряет быстро медленно под за возле без потому хотя мы они никто каждый нужно можно будет краска клей гвоздь молоток подвал крыша дождь зимой летом'.split(
    ' ',
  ),
};

/** A sentence of 7 to 16 words; long enough that no two posts say the same. */
export function sentence(random: () => number, language: 'en' | 'ru'): string {
  const known = WORDS[language];
  const words = Array.from({ length: 7 + Math.floor(random() * 10) }, () => known[Math.floor(random() * known.length)]);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
