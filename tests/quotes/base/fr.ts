import type { BaseThread } from './marks.js';

export const FRENCH: readonly BaseThread[] = [
  {
    language: 'fr',
    posts: [
      'La piscine de {@Marlin|Denbec} ne sera {!pas} ouverte avant juin, dit la mairie. Les travaux ont coûté {#1 250 000|1 350 000|1.250.000|1250000} euros, et {@Fenouil|Harcourt} veut {+jamais} refaire le toit.',
      'Il est {-probable|improbable} que le toit tienne encore un hiver. Je suis {~passé|venu} là-bas avec {@Odile|Petra}, et nous avons compté {#14|41|quatorze} fissures dans le mur du nord.',
      "Je n'ai {!jamais} vu un seul inspecteur. Mon voisin m'a dit que {@Harcourt|Lisle} avait {+pas} les clés, et la porte reste {~ouverte|entrouverte} la nuit.",
      "Alors {#trois|cinq|3} personnes sont tombées, et {!personne} n'a rien écrit ? Ce rapport est {-complet|incomplet}, {@Lisle|Odile} le sait {~bien|parfaitement}.",
    ],
  },
  {
    language: 'fr',
    posts: [
      "Mon vieux tracteur ne démarre {!pas} quand il fait moins de {#5|15|cinq} degrés. {@Garric|Tobin} pense que la pompe est {~usée|fatiguée}, mais je l'ai {+pas} ouverte hier.",
      "La pompe était {-utile|inutile} quand je l'ai achetée à {@Tobin|Garric} en {#2009|2012}. Il faut d'abord {~nettoyer|laver} le filtre, puis {+jamais} regarder le tuyau derrière.",
      "Ce n'est {!pas} la pompe. J'ai réparé {#27|72|vingt-sept} machines avec {@Ilse|Wanda}, et c'était {~toujours|souvent} le câble sous le siège.",
      'Le câble coûte {#19,50|29,50|19.50} euros au magasin de {@Corbie|Yvoire}, et le poser est {-possible|impossible} en une heure. Je ne paierais {!jamais} un garage pour {~cela|ça}.',
    ],
  },
  {
    language: 'fr',
    posts: [
      "La chorale a chanté {#douze|treize|12} chansons dimanche, et {@Bettina|Clara} a joué de l'orgue {~doucement|lentement}. Il n'y avait {!aucune} répétition avant, ce que le public a {+pas} remarqué.",
      "Notre chef {@Anselme|Rufus} n'a {!jamais} été si sévère. Il nous a fait répéter la deuxième partie {#8|6|huit} fois, et il était {-content|mécontent} des altos à la {~fin|sortie}.",
      'Je trouve le {~nouveau|prochain} programme {-juste|injuste} pour les basses. Elles attendent {#40|14|quarante} minutes, et puis {@Rufus|Anselme} {+jamais} les laisse chanter.',
      "Les billets n'étaient {!pas} tous vendus. {@Clara|Bettina} a compté {#310|130} personnes, et {~plusieurs|certains} sont partis {!sans} payer à la porte.",
    ],
  },
  {
    language: 'fr',
    posts: [
      "Déplacer l'arrêt était {-utile|inutile}, dit {@Norcourt|Selvin}, parce que {#60|90|soixante} enfants traversent la rue. Je ne suis {!pas} d'accord, l'ancien endroit était plus {~calme|tranquille}.",
      'Les chauffeurs ont {+pas} été consultés, avoue {@Selvin|Norcourt}. La ligne {#42|24|quarante-deux} met {#7|9|sept} minutes de plus, et elle est {-régulière|irrégulière} le matin.',
      "Nous {~restons|attendons} sous la pluie. Le plan de {#2018|2016} n'avait {!aucun} abri non plus, et {@Maude|Hester} nous a prévenus à chaque réunion.",
      "Il n'y a {!rien} de mal à ce nouvel arrêt, {~selon|pour} moi. Il a {#2|4|deux} bancs, une lampe, et {@Hester|Maude} le nettoie chaque vendredi.",
    ],
  },
  {
    language: 'fr',
    posts: [
      'Qui connaît la recette de {@Ottilie|Ramona} pour le pain noir ? Elle prenait {#750|570} grammes de seigle, {!sans} levure, et le cuisait {~lentement|doucement} dans un pot.',
      "Le sien était {-salé|dessalé}, je m'en souviens. Il reposait {#18|8|dix-huit} heures, et elle le tournait {+pas}, quoi que {~disent|racontent} les livres de {@Brandis|Keller}.",
      "J'ai essayé {#4|5|quatre} fois, et ce n'était {!jamais} aussi bon. La croûte était {~dure|ferme}, {@Keller|Brandis} accuse mon four, et la mie était {-égale|inégale} au milieu.",
      "On ne trouve {!plus} cette farine, m'a dit {@Ramona|Ottilie}. Le moulin de {@Achères|Vexin} a fermé en {#1998|1989}, et les autres la font {~trop|bien} fine.",
    ],
  },
];
