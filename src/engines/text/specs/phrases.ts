import type { EditedForm, Furniture, HeaderForm, Locale, Role } from '../spec.js';

/**
 * Short forms for the data of specs whose phrases come from many language files. Which of them were seen on real pages
 * is not noted one by one, so all count as unverified: a page may overturn any.
 */
export function phrases(role: Role, specific: boolean, texts: readonly string[]): Furniture {
  return { role, locale: 'und', verified: false, specific, texts };
}

/** Citation lines; `dated` forms stand for themselves, undated ones need support from the page. */
export function citations(locale: Locale, dated: boolean, templates: readonly string[]): readonly HeaderForm[] {
  return templates.map((template) => ({ template, locale, verified: false, dated }));
}

export function edits(templates: readonly string[]): readonly EditedForm[] {
  return templates.map((template) => ({ template, locale: 'und', verified: false }));
}

/** Furniture that any board prints at its foot, whatever the software. */
export const COMMON_FOOTERS: Furniture = phrases('footer', false, [
  'Similar threads',
  'Similar topics',
  'Related topics',
  'Related threads',
  'Recommended reading',
  'Related discussions',
  'Ähnliche Themen',
  'Sujets similaires',
  'Discussions similaires',
  'Temas similares',
  'Temas parecidos',
  'Discussioni simili',
  'Похожие темы',
  'Podobne tematy',
  'Podobne wątki',
  'Tópicos semelhantes',
  'Tópicos similares',
  'Vergelijkbare onderwerpen',
  'Gelijkaardige onderwerpen',
  'Liknande trådar',
  'Lignende emner',
  'Podobná témata',
  'Benzer Konular',
  'Hasonló témák',
  'Who is online',
  'Wer ist online?',
  'Qui est en ligne',
  'Qui est en ligne ?',
  '¿Quién está conectado?',
  "Chi c'è in linea",
  'Кто сейчас на конференции',
  'Kto jest online',
  'Quem está online',
  'Wie is er online',
  'Jump to',
  'Jump to:',
  'Gehe zu',
  'Gehe zu:',
  'Aller',
  'Aller à',
  'Aller vers',
  'Ir a',
  'Ir a:',
  'Vai a',
  'Vai a:',
  'Перейти',
  'Перейти:',
  'Przejdź do',
  'Przejdź do:',
  'Ir para',
  'Ir para:',
  'Ga naar',
  'Ga naar:',
  'Forum Jump',
  'Forum Jump:',
  'Posting Rules',
  'Posting Permissions',
  'Thread Information',
  'Forumregeln',
  'Berechtigungen',
  'Users browsing this forum: {any}',
  'Users browsing this thread: {any}',
  'Users browsing this topic: {any}',
  'Mitglieder in diesem Forum: {any}',
  'Benutzer, die gerade dieses Thema anschauen: {any}',
  'Share this page',
  'Share:',
  'Teilen:',
  'Partager:',
  'Partager :',
  'Compartir:',
  'Condividi:',
  'Поделиться:',
  'Udostępnij:',
  'Compartilhar:',
  'Delen:',
  'Not open for further replies.',
]);
