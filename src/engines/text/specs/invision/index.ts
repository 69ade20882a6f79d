import type { TextSpec } from '../../spec.js';
import { FURNITURE } from './furniture.js';
import { HEADERS } from './headers.js';
import { REACTIONS } from './reactions.js';

/** Invision Community (IP.Board 3, IPS 4, Invision 5) as reader modes and crawls flatten it. */
export const invision: TextSpec = {
  engine: 'text:invision',
  title: 'Invision Community',
  furniture: FURNITURE,
  markers: [
    { template: 'Posted', locale: 'en', verified: true },
    { template: 'Posted {when}', locale: 'en', verified: true },
    { template: 'Author stats', locale: 'en', verified: true, dateBelow: true },
    // Invision 5 in themes without the statistics: the time of the narrow and of the wide head.
    { template: '{when}', locale: 'und', verified: true, dateTwice: true },
    { template: 'Posté(e)', locale: 'fr', verified: true },
    { template: 'Posté(e) le {when}', locale: 'fr', verified: true },
    { template: 'Posté(e) {when}', locale: 'fr', verified: true },
    { template: 'Inviato', locale: 'it', verified: false },
    { template: 'Inviato {when}', locale: 'it', verified: false },
    { template: 'Inserita: {when}', locale: 'it', verified: true },
    { template: 'Inserito: {when}', locale: 'it', verified: false },
    { template: 'Geschrieben', locale: 'de', verified: false },
    { template: 'Geschrieben {when}', locale: 'de', verified: false },
    { template: 'Geschrieben am {when}', locale: 'de', verified: false },
    { template: 'Publicado', locale: 'es', verified: false },
    { template: 'Publicado {when}', locale: 'es', verified: false },
    { template: 'Publicado el {when}', locale: 'es', verified: false },
    { template: 'Опубликовано', locale: 'ru', verified: false },
    { template: 'Опубликовано {when}', locale: 'ru', verified: false },
  ],
  headers: HEADERS,
  edited: [
    { template: 'Edited {when} by {name}', locale: 'en', verified: true },
    { template: 'Edited by {name}, {when}', locale: 'en', verified: false },
    { template: 'Modifié {when} par {name}', locale: 'fr', verified: true },
    { template: 'Modifié le {when} par {name}', locale: 'fr', verified: false },
    { template: 'Modificato: {when} da {any}', locale: 'it', verified: true },
    { template: 'Modificato {when} da {name}', locale: 'it', verified: false },
    { template: 'Bearbeitet {when} von {name}', locale: 'de', verified: false },
    { template: 'Bearbeitet am {when} von {name}', locale: 'de', verified: false },
    { template: 'Editado {when} por {name}', locale: 'es', verified: false },
    { template: 'Editado el {when} por {name}', locale: 'es', verified: false },
    { template: 'Изменено {when} пользователем {name}', locale: 'ru', verified: false },
  ],
  editedFlags: ['edited', 'modifié', 'modificato', 'bearbeitet', 'editado', 'изменено'],
  reactions: REACTIONS,
  likes: [
    { template: '{names} likes this', reaction: 'Like', verified: true },
    { template: '{names} like this', reaction: 'Like', verified: true },
  ],
  postCount: ['{n} posts', '{n} post'],
  threadUrl: /\/topic\/(?<id>\d+)(?:-(?<slug>[^/?#\s]*))?/u,
  starter: ['By {name}', 'Started by {name}', 'Par {name}', 'Da {name}', 'Von {name}', 'Por {name}', 'Автор: {name}'],
  layout: null,
};
