import type { BaseThread } from './marks.js';

export const GERMAN: readonly BaseThread[] = [
  {
    language: 'de',
    posts: [
      'Der Sportplatz in {@Ellerbek|Wittmoor} wird {!nicht} vor Mai fertig, sagt der Verein. Bisher hat er {#1.250.000|1.350.000|1,250,000|1250000|1 250 000} Euro gekostet, und {@Brandes|Kortum} will {+kein} Geld mehr geben.',
      'Es ist {-möglich|unmöglich}, dass der Rasen noch einen Winter hält. Ich war mit {@Hedwig|Irmela} dort, und wir haben {#14|41|vierzehn} Löcher {~gezählt|gesehen}.',
      'Dort war noch {!nie} ein Prüfer. Mein Nachbar hat {+nie} gesagt, dass {@Kortum|Brandes} den Schlüssel hat, und das Tor steht {~abends|nachts} offen.',
      'Also sind {#drei|fünf|3} Leute gestürzt, und {!niemand} hat es notiert? Der Bericht ist {-vollständig|unvollständig}, das weiß auch {@Irmela|Hedwig} {~genau|bestens}.',
    ],
  },
  {
    language: 'de',
    posts: [
      'Mein alter Traktor springt {!nicht} an, wenn es unter {#5|15|fünf} Grad hat. {@Gernot|Tilman} meint, die Pumpe sei {~müde|hin}, aber ich habe sie noch {!nicht} geöffnet.',
      'Die Pumpe war {-gebraucht|ungebraucht}, als ich sie {#2009|2012} von {@Tilman|Gernot} gekauft habe. Du solltest zuerst {+nicht} den Filter {~reinigen|putzen} und dann die Leitung prüfen.',
      'Es ist {!nicht} die Pumpe. Ich habe mit {@Wanda|Ilse} schon {#27|72|siebenundzwanzig} solcher Maschinen {~repariert|gerichtet}, und es war immer das Kabel unter dem Sitz.',
      'Das Kabel kostet im Laden in {@Kurau|Zarpen} nur {#19,50|29,50|19.50} Euro. In eine Werkstatt würde ich damit {!niemals} {~fahren|gehen}, das ist ganz {-wichtig|unwichtig} für mich.',
    ],
  },
  {
    language: 'de',
    posts: [
      'Der Chor hat am Sonntag {#zwölf|dreizehn|12} Lieder gesungen, und {@Bettina|Klara} hat {~wunderbar|leise} Orgel gespielt. Es gab {!keine} Probe, was {+nicht} alle im Saal bemerkt haben.',
      'Unser Leiter {@Ansgar|Rufus} war noch {!nie} so streng. Er ließ uns den zweiten Teil {#8|6|acht} Mal singen und war mit dem Alt am Ende {-zufrieden|unzufrieden}.',
      'Ich finde das {~neue|jetzige} Programm {-gerecht|ungerecht}. Die Bässe warten {#40|14|vierzig} Minuten, und dann singt {+niemand} die Zeile, die {@Rufus|Ansgar} geschrieben hat.',
      'Die Karten waren {!nicht} ausverkauft. {@Klara|Bettina} hat {#310|130} Gäste gezählt, und {~einige|manche} gingen {!ohne} Bezahlung.',
    ],
  },
  {
    language: 'de',
    posts: [
      'Die Haltestelle zu verlegen war {-nötig|unnötig}, sagt {@Nordhoff|Seidel}, weil dort {#60|90|sechzig} Kinder über die Straße gehen. Ich sehe das {!nicht} so, der alte Ort war {~ruhiger|stiller}.',
      'Die Fahrer wurden {+nicht} gefragt, wie {@Seidel|Nordhoff} zugibt. Die Linie {#42|24|zweiundvierzig} braucht jetzt {#7|9|sieben} Minuten länger und ist morgens {-pünktlich|unpünktlich}.',
      'Wir {~stehen|warten} im Regen. Der Plan von {#2018|2016} hatte auch {!kein} Dach, und {@Mathilde|Hertha} hat uns bei jeder Sitzung davor gewarnt.',
      'An der neuen Haltestelle ist {!nichts} falsch, soweit ich es {~sehe|beurteile}. Sie hat {#2|4|zwei} Bänke und eine Lampe, und {@Hertha|Mathilde} putzt sie jeden Freitag.',
    ],
  },
  {
    language: 'de',
    posts: [
      'Kennt jemand das Rezept von {@Ottilie|Ramona} für das dunkle Brot? Sie nahm {#750|570} Gramm Roggen, {!keine} Hefe, und sie backte es {~langsam|sanft} im Topf.',
      'Ihres war {-gesalzen|ungesalzen}, so viel weiß ich noch. Es ruhte {#18|8|achtzehn} Stunden, und sie hat es {+nicht} gewendet, was {~immer|auch} bei {@Brandis|Keller} steht.',
      'Ich habe es {#4|5|vier} Mal versucht, und es wurde {!nie} so gut. Die Kruste war {~hart|fest}, {@Keller|Brandis} gibt dem Ofen die Schuld, und die Krume war {-gleich|ungleich} in der Mitte.',
      'Dieses Mehl gibt es {!nicht} mehr, hat {@Ramona|Ottilie} erzählt. Die Mühle in {@Aschau|Wexen} schloss {#1998|1989}, und {!keine} andere {~mahlt|macht} es so grob.',
    ],
  },
];
