import { plainName } from './fold.js';

/** Endings of ordinary German nouns. */
export const NOUN_ENDING =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|nis|nisse|chen|lein|tum|ling|linge|erei|ist|isten|enz|anz|ment|mente|eur|eure|ion|ionen|ologe|ologin|ik|hohe|ende|enden)$/u;

/** Endings of places. */
export const PLACE_ENDING =
  /\p{L}{3}(?:burg|berg|stadt|dorf|heim|hausen|ingen|furt|tal|hafen|bruck|kirchen|weiler|ried|see|au|ow|itz)$/u;

/** Nouns that come up in any discussion and stand without an article often enough. */
export const COMMON_NOUNS: ReadonlySet<string> = new Set(
  `geld zeit jahr jahre jahren tag tage tagen woche wochen monat monate mensch menschen leute mann frau männer frauen kind
  kinder kindern eltern freund freunde freunden arbeit leben haus häuser stadt städte land länder dorf straße wasser strom
  gas luft feuer licht recht rechte gesetz gesetze vertrag verträge preis preise kosten steuer steuern schulden angst mut
  hoffnung liebe hass krieg frieden glück pech spaß freude wut trauer schuld verstand herz kopf hand hände auge augen fuß
  wort worte wörter frage fragen antwort antworten grund gründe problem probleme lösung fehler idee ideen plan pläne ziel
  ziele weg wege schritt schritte ende anfang mitte teil teile stück seite seiten punkt punkte platz ort orte tisch stuhl
  tür fenster wand dach boden bürger bürgern bürgerin wähler stimme stimmen wahl wahlen partei parteien politik politiker
  regierung staat bund gemeinde minister kanzler rat amt ämter behörde firma firmen betrieb chef arbeiter unternehmen
  markt geschäft laden kunde kunden verkäufer käufer auto autos bus bahn zug züge schiff schiffe hafen häfen brücke tunnel
  flughafen bahnhof schule schulen lehrer lehrerin schüler student studenten buch bücher zeitung artikel bericht berichte
  bild bilder film musik lied spiel spiele spieler mannschaft trainer verein vereine tor tore fußball sport erfolg erfolge
  sieg niederlage verlust gewinn vorstand rolle macht kraft gewalt unfall polizei gericht richter anwalt gefängnis strafe
  opfer täter zeuge beweis beweise lüge lügen wahrheit witz quatsch unsinn blödsinn mist scheiße gott himmel hölle teufel
  welt erde natur tier tiere hund katze vogel baum wald feld wiese berg see fluss meer küste insel wetter regen schnee
  sonne wind sommer winter herbst frühling montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar
  märz april mai juni juli august september oktober november dezember morgen abend nacht mittag stunde minute sekunde
  uhr uhrzeit millionen milliarden tausend hundert prozent euro cent dollar hälfte drittel zahl zahlen menge rest gruppe
  forum thema themen beitrag beiträge thread post kommentar kommentare meinung meinungen diskussion debatte streit kritik
  respekt verantwortung vertrauen sicherheit freiheit gefahr hilfe bitte dank danke ruhe not gesundheit krankheit arzt
  ärzte krankenhaus tod leiche grab kirche glaube sprache deutsch englisch text satz buchstabe titel name namen adresse
  nummer telefon handy computer internet netz seite datei programm software gerät geräte maschine motor energie kohle öl
  leitung trasse kraftwerk leitungen rohr müll umwelt klima essen trinken brot bier wein kaffee fleisch gemüse obst küche
  wohnung miete zimmer möbel bett kleid schuhe hose hemd mode farbe form art weise sache sachen ding dinge fall fälle lage
  stand zustand system ordnung regel regeln vorschlag angebot antrag anfrage wunsch interesse bedarf vorteil nachteil
  unterschied vergleich beispiel ausnahme chance risiko druck stress pause urlaub reise ferien fahrt weg flug gast gäste
  lager aufschrei butterbrot widerstand publikum spielplan intendant wirtschaft industrie handel bank banken aktie aktien
  börse zinsen lohn gehalt rente versicherung job stelle bewerbung erfahrung wissen bildung kultur kunst künstler theater
  museum ausstellung besuch besucher eintritt karte karten ticket verkehr stau radweg fahrrad parkplatz zukunft gegenwart
  vergangenheit geschichte alter jugend rentner familie vater mutter sohn tochter bruder schwester oma opa nachbar nachbarn
  feind gegner partner kollege kollegen mitglied mitglieder typ kerl idiot idioten depp trottel held narr experte experten
  hintergrund zusammenhang thema bescheid wunder schande skandal chaos theater kino fernsehen radio sender medien presse`
    .trim()
    .split(/\s+/)
    .map(plainName),
);
