import type { StoredDocument } from '../../src/model/thread.js';
import { article } from './made-up.js';

/** One sentence as an agency quotes it, and what others make of it. Made-up people and events. */
export interface Sentence {
  readonly said: string;
  /** A word or two changed. */
  readonly altered: string;
  /** A stretch of it. */
  readonly cut: string;
  /** The sentence put into words again by a translator. */
  readonly translated: string;
}

/** A language as newspapers quote in it. */
export interface Language {
  readonly name: string;
  /** Who speaks, and whom one paper names instead. */
  readonly speaker: string;
  readonly other: string;
  /** Opening and closing marks. */
  readonly marks: readonly [string, string];
  /** A quotation with its reporting clause. */
  readonly report: (quotation: string, who: string) => string;
  /** Prose between the quotations. */
  readonly around: readonly string[];
  readonly sentences: readonly Sentence[];
  /** An agency, and a line that names it as a post's source. */
  readonly agency: string;
  readonly credit: string;
}

export const LANGUAGES: readonly Language[] = [
  {
    name: 'English',
    agency: 'Coastwire',
    credit: 'Based on a report by Coastwire 2031-05-02',
    speaker: 'Ada Brandt',
    other: 'Nils Olsen',
    marks: ['\u201c', '\u201d'],
    report: (quotation, who) => `${quotation} ${who} said on Monday.`,
    around: ['The council of Skarn met after the flood.', 'Nils Olsen, who owns the boats, listened from the gallery.'],
    sentences: [
      {
        said: 'We will not pay for the second boat before the old pier has been repaired by the town,',
        altered: 'We will gladly pay for the second boat before the old pier has been repaired by the town,',
        cut: 'before the old pier has been repaired',
        translated: 'We are not going to pay the second ship until the old jetty is restored by the city,',
      },
      {
        said: 'The children of the island have waited long enough for a school that does not leak in winter,',
        altered: 'The children of the island have waited seven years for a school that does not leak in winter,',
        cut: 'a school that does not leak in winter',
        translated: 'Children on the island waited enough time for the school which would not leak during winter,',
      },
    ],
  },
  {
    name: 'German',
    agency: 'Küstendraht',
    credit: 'Quelle: Küstendraht, 02.05.2031',
    speaker: 'Greta Hollmann',
    other: 'Jens Petersen',
    marks: ['\u201e', '\u201c'],
    report: (quotation, who) => `${quotation}, sagte ${who} am Montag.`,
    around: ['Der Rat von Skarn tagte nach der Flut.', 'Jens Petersen, dem die Boote gehören, hörte zu.'],
    sentences: [
      {
        said: 'Wir werden das zweite Boot nicht bezahlen, bevor die alte Mole von der Stadt repariert worden ist',
        altered: 'Wir werden das zweite Boot gerne bezahlen, bevor die alte Mole von der Stadt repariert worden ist',
        cut: 'bevor die alte Mole von der Stadt repariert',
        translated: 'Wir wollen das zweite Schiff nicht zahlen, bis die alte Mole durch die Stadt repariert wurde',
      },
      {
        said: 'Die Kinder der Insel haben lange genug auf eine Schule gewartet, in die es im Winter nicht regnet',
        altered: 'Die Kinder der Insel haben sieben Jahre auf eine Schule gewartet, in die es im Winter nicht regnet',
        cut: 'eine Schule gewartet, in die es im Winter nicht regnet',
        translated:
          'Kinder von der Insel haben genug Zeit auf die Schule gewartet, in der es im Winter nicht regnen wird',
      },
    ],
  },
  {
    name: 'French',
    agency: 'Dépêche Côtière',
    credit: "D'après un article de Dépêche Côtière, 2 mai 2031",
    speaker: 'Odile Marchand',
    other: 'Bruno Lestrade',
    marks: ['\u00ab ', ' \u00bb'],
    report: (quotation, who) => `${quotation}, a déclaré ${who} lundi.`,
    around: ['Le conseil de Skarn s’est réuni après la crue.', 'Bruno Lestrade, propriétaire des bateaux, écoutait.'],
    sentences: [
      {
        said: 'Nous ne paierons pas le deuxième bateau avant que la vieille jetée soit réparée par la ville',
        altered: 'Nous paierons volontiers le deuxième bateau avant que la vieille jetée soit réparée par la ville',
        cut: 'avant que la vieille jetée soit réparée',
        translated:
          'Nous n’allons pas payer pour le deuxième navire tant que la vieille jetée est réparée par une ville',
      },
      {
        said: 'Les enfants de l’île ont attendu assez longtemps une école où il ne pleut pas en hiver',
        altered: 'Les enfants de l’île ont attendu sept ans une école où il ne pleut pas en hiver',
        cut: 'une école où il ne pleut pas en hiver',
        translated: 'Des enfants sur l’île ont attendu assez de temps pour une école où la pluie ne tombe pas en hiver',
      },
    ],
  },
  {
    name: 'Spanish',
    agency: 'Agencia Costa',
    credit: 'Fuente: Agencia Costa, 2 de mayo de 2031',
    speaker: 'Marta Iriarte',
    other: 'Pablo Quesada',
    marks: ['\u00ab', '\u00bb'],
    report: (quotation, who) => `${quotation}, dijo ${who} el lunes.`,
    around: ['El consejo de Skarn se reunió tras la crecida.', 'Pablo Quesada, dueño de los barcos, escuchaba.'],
    sentences: [
      {
        said: 'No pagaremos el segundo barco antes de que el viejo muelle haya sido reparado por la ciudad',
        altered: 'Pagaremos con gusto el segundo barco antes de que el viejo muelle haya sido reparado por la ciudad',
        cut: 'antes de que el viejo muelle haya sido reparado',
        translated: 'No vamos a pagar por el segundo buque hasta que el viejo muelle sea reparado por una ciudad',
      },
      {
        said: 'Los niños de la isla han esperado bastante tiempo una escuela en la que no llueva en invierno',
        altered: 'Los niños de la isla han esperado siete años una escuela en la que no llueva en invierno',
        cut: 'una escuela en la que no llueva en invierno',
        translated: 'Niños de la isla esperaron bastante tiempo por una escuela donde no llueva durante el invierno',
      },
    ],
  },
  {
    name: 'Russian',
    agency: 'Береговая служба',
    credit: 'Источник: Береговая служба, 2 мая 2031',
    speaker: 'Анна Лебедева',
    other: 'Пётр Смолин',
    marks: ['\u00ab', '\u00bb'],
    report: (quotation, who) => `${quotation}, — заявила ${who} в понедельник.`,
    around: ['Совет Скарна собрался после наводнения.', 'Пётр Смолин, владелец лодок, слушал молча.'],
    sentences: [
      {
        said: 'Мы не будем платить за вторую лодку, пока город не починит старый причал у маяка',
        altered: 'Мы с радостью будем платить за вторую лодку, пока город не починит старый причал у маяка',
        cut: 'пока город не починит старый причал',
        translated: 'Мы не станем платить за второе судно, пока городом не отремонтирован старый причал около маяка',
      },
      {
        said: 'Дети острова достаточно долго ждали школу, в которой зимой не протекает крыша',
        altered: 'Дети острова семь лет ждали школу, в которой зимой не протекает крыша',
        cut: 'школу, в которой зимой не протекает крыша',
        translated: 'Дети на острове ждали достаточно времени школу, в которой зимой крыша не будет протекать',
      },
    ],
  },
];

/** One paper's article: its sentences, quoted by `who`, between prose of the same event. */
export function paper(
  language: Language,
  id: string,
  sentences: readonly string[],
  who: string,
  hour: number,
): StoredDocument {
  const [open, close] = language.marks;
  const text = [
    language.around[0],
    ...sentences.map((sentence) => language.report(`${open}${sentence}${close}`, who)),
    language.around[1],
  ].join('\n');
  const at = `2031-05-02T${String(hour).padStart(2, '0')}:00:00Z`;
  return article(`${language.name}-${id}`, text, { published: { at, local: null, raw: null, precision: 'minute' } });
}
