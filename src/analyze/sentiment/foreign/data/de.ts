import type { LanguageWords } from '../words.js';

export const GERMAN: LanguageWords = {
  values: [
    [
      3.5,
      'wunderbar großartig fantastisch hervorragend ausgezeichnet perfekt genial traumhaft brillant phänomenal fabelhaft liebe lieben geliebt liebt begeistert begeisterung begeistern herrlich vorzüglich spitze klasse =hammer meisterwerk',
    ],
    [
      3,
      'super toll prima schön schöne schöner schönes schönen schönem wunderschön glücklich freude freuen freut gefreut freue beste besten bester dankbar köstlich lecker exzellent erfreulich lob loben gelobt glückwunsch bravo gratuliere jubel triumph erstklassig einwandfrei beeindruckend beeindruckt unvergesslich bewundern bewundernswert mega geil hurra juhu',
    ],
    [
      2.5,
      'gut gute gutes guten guter gutem gern gerne danke dank bedanke lustig nett freundlich spaß gefallen gefällt gefiel genießen genossen genuss zufrieden erfolg erfolgreich gelungen gewinnen gewonnen sieg empfehlen empfehle empfohlen empfehlenswert klug schlau mutig ehrlich sympathisch angenehm spannend liebevoll respekt vertrauen hilfsbereit charmant lohnt lohnenswert witzig haha lol hübsch stolz',
    ],
    [
      2,
      'besser hilfreich nützlich sinnvoll vernünftig sauber bequem gemütlich gesund fair gerecht freundschaft hoffnung positiv stark zuverlässig sicher praktisch logisch überzeugend überzeugt interessant kompetent aufmerksam engagiert friedlich lächeln lachen günstig vorbildlich verbessert verbesserung fortschritt willkommen cool richtig zustimmen stimme einverstanden froh leise reibungslos zum-glück gepflegt',
    ],
    [
      1,
      'okay funktioniert klar einfach schnell leicht helfen hilfe geholfen frieden gelöst unterstützen unterstützung glück',
    ],
    [
      0,
      'schon sitzung mitglied steuer seite wohl bald stelle spiel bank frage gegen lage eben ganz fall weise arbeit arbeiten regierung stadt amt antrag bericht stunde anzeige geschichte vorstand verein groß große größe neu neue neuen neuer halten hält gehen rahmen vorschlag antwort erklären läuft teilnehmen abstimmung können gemeinde rat gebaut bauen kommen gibt stehen steht finden beginnt beginnen ändern einstellung wohnen nachbar mann kinder angebot bestimmt kosten ersetzt wort leute wetter datei ordner modell verstehen vorstellen erste endlich',
    ],
    [
      -1,
      'leider problem schwierig langsam fraglich zweifel zweifelhaft seltsam komisch skeptisch unklar verspätet verspätung krieg streit kalt müde teuer mangel vermissen sorge sorgen schwach warnen warnung zwang angeblich umsonst',
    ],
    [
      -2,
      'schlecht schlechter schlimm falsch fehler traurig schade nervt nervig nerven ärger ärgern ärgerlich ärgert sauer wütend wut angst fürchten befürchte enttäuscht enttäuschung enttäuschend kaputt defekt billig dumm dummheit blöd doof feige peinlich unfähig unsinn quatsch blödsinn langweilig dreck dreckig schmutzig unfreundlich ungerecht schaden schadet schädlich scheitern gescheitert gescheiterte verloren verlieren verlierer verlust schmerz schmerzen leid leiden gelitten krank krise gefahr gefährlich bedrohung drohen droht drohung stur arrogant egoistisch frech respektlos naiv lächerlich nutzlos sinnlos wertlos überflüssig übertrieben unnötig ungenügend mies gemein hetze hetzen beleidigt beleidigen beleidigung vorwurf schuld meckern jammern geschwätz gelaber mist murks pfusch unbrauchbar unzumutbar gier gierig heuchler heuchelei panik chaos illegal diskriminierung propaganda blamage blamieren verarschen veräppelt abzocke ruinieren ruiniert zerstören zerstört versagt versagen versager weinen gebrochen entlassen unverschämt stört gestört einsam hilflos trottel nie-wieder lästig',
    ],
    [
      -3,
      'katastrophe katastrophal furchtbar schrecklich grauenhaft grauenvoll grausam entsetzlich ekelhaft eklig widerlich abscheulich unerträglich hass hassen hasst gehasst hasse lüge lügen lügt gelogen lügner betrug betrügen betrogen betrüger idiot idioten idiotisch schwachsinn schwachsinnig scheiße scheiß kotzen zumkotzen verbrechen verbrecher kriminell mord mörder töten getötet tot tod terror skandal skandalös schande schändlich verrat verräter unverantwortlich unmenschlich desaster albtraum alptraum horror miserabel erbärmlich korrupt korruption nazi arschloch arsch verdammt beschissen dreckskerl abschaum gewalt missbrauch hölle',
    ],
  ],
  negators:
    'nicht kein keine keinen keinem keiner keines nie niemals ohne weder kaum nichts niemand keinesfalls keineswegs garnicht nix nirgends',
  spares: 'nur wahr unbedingt zuletzt umsonst',
  strong:
    'sehr wirklich echt total absolut völlig extrem unglaublich besonders richtig ziemlich so zu höchst voll ganz wahnsinnig überaus komplett ungemein einfach dermaßen riesig furchtbar furchtbar unheimlich viel deutlich vollkommen zutiefst',
  weak: 'etwas bisschen wenig leicht relativ einigermaßen teilweise halbwegs eher',
  contrasts: 'aber jedoch allerdings trotzdem dennoch doch sondern',
  idioms: [
    [
      3,
      'hand und fuß | hut ab | daumen hoch | auf die beine gestellt | vom feinsten | weiter so | gut gemacht | gute arbeit | vielen dank | herzlichen dank | gute besserung | alles gute | nichts auszusetzen | was will man mehr | auf den punkt',
    ],
    [
      2,
      'nicht schlecht | gar nicht schlecht | nicht übel | kein problem | keine probleme | kein thema | zum glück | gott sei dank | viel glück | freue mich | freut mich | ohne probleme | ohne problem | nichts zu meckern | besser geht | keine sorge',
    ],
    [
      0,
      'guten tag | guten morgen | guten abend | gute nacht | schönen abend | so gut wie | genau so gut | liebe grüße | schöne grüße | schönes wochenende | im falle | mit freundlichen grüßen | soll heißen | in ordnung bringen | gut und gerne',
    ],
    [
      -2,
      'zu laut | so laut | sehr laut | furchtbar laut | viel zu laut | unerträglich laut | nie wieder | nichts zu tun | so ein unsinn | tut mir leid | geht gar nicht | die nase voll | auf die nerven | keine ahnung | von wegen | na toll | na super | na bravo | am ende | zu wenig | zu teuer | kein wort | kein bock | zum kotzen | ein witz | schlechter witz | im stich gelassen | das letzte | ging nach hinten los | den bach runter | reine abzocke | gute nacht deutschland',
    ],
  ],
  turnsBack: true,
  elides: false,
  turning: ['un'],
  scale: 3,
};
