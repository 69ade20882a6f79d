import type { LanguageWords } from '../words.js';

export const FRENCH: LanguageWords = {
  values: [
    [
      3.5,
      'merveilleux merveille excellent formidable fantastique incroyable parfait parfaitement magnifique génial brillant extraordinaire superbe splendide exceptionnel adore adorer adoré amour sublime inoubliable remarquable fabuleux',
    ],
    [
      3,
      'super beau belle bel heureux heureuse bonheur joie joyeux ravi ravie content contente contents meilleur meilleure meilleurs mieux délicieux bravo félicitations félicite admirable admirer triomphe victoire fier fierté chouette enchanté enthousiaste enthousiasme impressionnant hourra',
    ],
    [
      2.5,
      'bon bonne bons bonnes bien merci remercie remercier reconnaissant agréable amusant amuser amusé drôle aime aimer aimé aimons plaît plaisir profiter recommande recommander honnête courageux courage intelligent sympathique sympa gentil gentille généreux réussi réussir réussite succès gagner gagné passionnant passionné satisfait rire haha mdr lol respect confiance joli jolie bravoure',
    ],
    [
      2,
      'utile intéressant amélioration améliorer amélioré juste justice facile pratique propre sûr sain efficace correct raisonnable logique positif espoir espérer paix amitié ami fiable tranquille soutien soutenir sincère fort sourire chance progrès bienvenue accord confortable cool sage calme vrai',
    ],
    [1, 'ok marche fonctionne rapide solution résolu aide aider heureusement'],
    [
      0,
      'réunion conseil mairie modèle prise train horaire câble fichier dossier téléchargement rapport logement quartier ville bus bibliothèque place taille formulaire guichet chapitre histoire port option menu affichage club bureau membre livre parti gouvernement loi président gens semaine mois année jour grand nouveau nouvelle nouveaux voir faire mettre temps travail travailler maison part partir changement construit acheter ouvert ouvrir long premier donner cas point compte passer petit seul remplacé remplacer minute début dernier comprendre compris service client appareil heure',
    ],
    [
      -1,
      'problème difficile lent doute douteux bizarre étrange retard cher manque manquer inquiet inquiète inquiétude guerre fatigué fatiguant malheureusement hélas confus froid faible critiquer méfiais méfier',
    ],
    [
      -2,
      'mauvais mauvaise mal pire pires triste tristesse erreur faute échec échouer faux fausse peur crainte craindre colère énervé énerve énervant furieux rage agaçant agacer ennui ennuyeux ennuyer déçu décevant déception décevoir cassé casser panne inutile bête bêtise stupide stupidité absurde ridicule lâche incapable incompétent ignorant ignorance sale saleté bruit injuste injustice nuire nuisible dommage douleur souffrir souffrance malade crise danger dangereux menace menacer coupable perdre perdu perte plainte plaindre marre honte hypocrite hypocrisie arrogant égoïste impoli grossier médiocre pauvre négatif lamentable pathétique gâchis gâcher poubelle chaos détruire détruit destruction pleurer insulte insulter gaspillage discrimination propagande abus violence abandonner désagréable nul nulle pénible voleur inacceptable bâclé râler désolé triche tricher sot idiotie',
    ],
    [
      -3,
      'horrible terrible affreux catastrophe catastrophique désastre désastreux dégoûtant dégueulasse dégoût répugnant déteste détester haine haïr mensonge menteur mentir ment trompé tromper arnaque arnaqueur escroc escroquerie fraude corrompu corruption honteux scandale scandaleux insupportable intolérable idiot imbécile crétin con connard connerie merde salaud maudit cauchemar crime criminel assassin meurtre tuer tué mort mourir terreur terroriste traître trahison trahir cruel cruauté enfer nazi odieux tragédie tragique abject ignoble minable épouvantable atroce',
    ],
  ],
  negators: "pas jamais sans ni aucun aucune rien personne ne n'",
  spares: 'seulement que',
  strong:
    'très vraiment trop si tellement totalement complètement absolument extrêmement incroyablement super beaucoup plus particulièrement parfaitement tout toute franchement carrément',
  weak: 'peu assez presque légèrement relativement plutôt',
  contrasts: 'mais cependant pourtant toutefois néanmoins',
  idioms: [
    [
      3,
      "merci beaucoup | bien joué | bon travail | bonne idée | bonne nouvelle | chapeau | de très bons | tout à fait d'accord | quel bonheur | quel plaisir | vaut la peine | coup de coeur | coup de cœur",
    ],
    [
      2,
      "pas mal | pas mal du tout | aucun problème | pas de problème | sans problème | sans problèmes | tant mieux | bonne chance | ça marche | d'accord | a raison | as raison | avez raison | pas mauvais",
    ],
    [
      0,
      'bonne journée | bonne soirée | bonne nuit | bon courage | bien sûr | eh bien | ou bien | si bien que | bien que | bon ben | peut être bien | tout de même | bien entendu | beau frère | plus ou moins | place de',
    ],
    [
      -2,
      "n'importe quoi | ne sert à rien | sert à rien | ne marche pas | marche pas | en panne | à éviter | j'en ai marre | ras le bol | tant pis | quel dommage | quelle honte | quelle déception | à cause de | pas du tout d'accord | perte de temps | foutage de gueule | prend pour des | aucune idée | se moque de | au secours | fait peur | ai peur | n'a jamais tenu | mal joué | mal fait | pas d'accord | pas terrible | bon à rien | grand n'importe quoi | jamais plus | plus jamais",
    ],
  ],
  turnsBack: true,
  elides: true,
  turning: ['in', 'im', 'dés', 'mé', 'mal'],
  scale: 2.5,
};
