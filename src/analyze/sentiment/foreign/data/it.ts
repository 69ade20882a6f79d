import type { LanguageWords } from '../words.js';

export const ITALIAN: LanguageWords = {
  values: [
    [
      3.5,
      'meraviglioso meraviglia eccellente stupendo fantastico incredibile perfetto perfettamente magnifico brillante geniale splendido straordinario favoloso ottimo ottima amore amo amare adoro adorare indimenticabile spettacolare eccezionale superlativo',
    ],
    [
      3,
      'bello bella bellissimo bellissima bei felice felici felicità gioia allegro contento contenta migliore migliori meglio buonissimo delizioso squisito complimenti congratulazioni bravo bravi brava ammirare ammirevole trionfo vittoria orgoglioso orgoglio entusiasta entusiasmo evviva impressionante',
    ],
    [
      2.5,
      'buono buona buoni bene grazie ringrazio ringraziare grato piacevole piacere piace piacciono piaciuto divertente divertire divertito divertiti divertono simpatico gentile onesto coraggioso coraggio intelligente generoso successo riuscito riuscita vincere vinto =consigliatissimo =consigliato =consigliata appassionante emozionante soddisfatto ridere risata haha ahah lol rispetto fiducia carino saggio sincero',
    ],
    [
      2,
      'utile interessante miglioramento migliorare migliorato giusto giustizia facile comodo pulito sicuro sano efficace corretto ragionevole logico positivo speranza sperare pace amicizia amico affidabile tranquillo sostegno sostenere forte sorriso fortuna progresso benvenuto accordo figo conveniente prezioso',
    ],
    [1, 'ok funziona veloce soluzione risolto aiuto aiutare fortunatamente finalmente'],
    [
      0,
      'riunione consiglio consigli consiglia municipio modello presa treno orario cavo file cartella download rapporto casa quartiere città autobus biblioteca piazza misura modulo sportello capitolo storia porto opzione menu visualizza circolo direttivo membro libro partito governo legge presidente gente settimana mese anno giorno grande nuovo nuova vedere fare mettere tempo lavoro lavorare parte partire cambiamento costruito comprare comprato aperto aprire lungo primo dare caso punto conto passare piccolo solo sostituito sostituire minuto inizio ultimo capire capito parola sotto ferma fermare compilare consegnare dire dice',
    ],
    [
      -1,
      'problema difficile lento dubbio dubbi dubbioso strano ritardo caro manca mancare preoccupato preoccupa preoccupazione guerra stanco purtroppo confuso freddo debole criticare',
    ],
    [
      -2,
      'cattivo male peggio peggiore peggiori triste tristezza errore sbaglio sbagliato sbagliare fallimento fallire fallito falso paura timore temere rabbia arrabbiato arrabbiare furioso fastidio fastidioso noia noioso annoiare delusione deluso deludente deludere rotto rompere inutile sciocco sciocchezza stupido stupidità assurdo ridicolo vigliacco incapace incompetente ignorante ignoranza sporco sporcizia rumore ingiusto ingiustizia danno danneggiare dannoso dolore soffrire sofferenza malato crisi pericolo pericoloso minaccia minacciare colpa colpevole perdere perso perdita lamentela lamentare stufo vergogna ipocrita ipocrisia arrogante egoista maleducato scortese mediocre povero negativo penoso patetico spreco sprecare spazzatura caos distruggere distrutto distruzione piangere insulto insultare discriminazione propaganda abuso violenza abbandonare sgradevole brutto bruttezza ladro rubare inaccettabile pessimo scarso schifezza scandaloso antipatico peccato imbarazzante imbroglio',
    ],
    [
      -3,
      'orribile terribile pessima tremendo disastro disastroso catastrofe catastrofico schifo schifoso disgustoso ripugnante odio odiare odia bugia bugiardo bugie menzogna mentire ingannare ingannato inganno truffa truffatore imbroglione frode corrotto corruzione vergognoso scandalo insopportabile intollerabile idiota imbecille cretino stronzo merda cazzata coglione maledetto incubo crimine criminale assassino omicidio uccidere ucciso morte morto morire terrore terrorista traditore tradimento tradire crudele crudeltà inferno nazista odioso tragedia tragico orrendo infame vergognarsi',
    ],
  ],
  negators: 'non mai senza né nessun nessuno nessuna niente nulla neanche nemmeno neppure mica',
  spares: 'solo soltanto',
  strong:
    'molto davvero troppo così tanto totalmente completamente assolutamente estremamente incredibilmente super più particolarmente veramente proprio parecchio decisamente tutto assai',
  weak: 'poco abbastanza quasi leggermente relativamente piuttosto',
  contrasts: 'ma però tuttavia eppure invece',
  idioms: [
    [
      3,
      "lo consiglio | la consiglio | ve lo consiglio | consiglio vivamente | da consigliare | grazie mille | tante grazie | ben fatto | buon lavoro | bella idea | buona idea | bella notizia | buona notizia | che bello | che gioia | ne vale la pena | d'accordo | un sacco bene | chapeau",
    ],
    [
      2,
      'niente male | non è male | affatto male | non è affatto male | nessun problema | senza problemi | meno male | per fortuna | buona fortuna | hai ragione | ha ragione | mica male | si divertono un sacco',
    ],
    [
      0,
      'buongiorno | buona sera | buonasera | buona notte | buona giornata | va bene | più o meno | bene o male | ben due | di solito | per bene | bel po',
    ],
    [
      -2,
      "non serve | a niente | serve a niente | non funziona | non va | da evitare | che peccato | che vergogna | che delusione | a causa di | perdita di tempo | presa in giro | non ne posso più | fa schifo | fa paura | ho paura | nessuna idea | per niente | mi dispiace | sono stufo | sono stufa | mente alla gente | mentire alla gente | sta mentendo | lui mente | lei mente | non mi piace | non sono d'accordo | mai più",
    ],
  ],
  turnsBack: false,
  elides: true,
  turning: ['in', 'im', 's', 'dis'],
  scale: 2.5,
};
