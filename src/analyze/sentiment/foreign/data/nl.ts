import type { LanguageWords } from '../words.js';

export const DUTCH: LanguageWords = {
  values: [
    [
      3.5,
      'geweldig geweldige fantastisch fantastische prachtig prachtige uitstekend uitstekende perfect perfecte geniaal briljant schitterend voortreffelijk fenomenaal fabuleus super liefde liefhebben dol onvergetelijk meesterwerk topper klasse magnifiek heerlijk heerlijke',
    ],
    [
      3,
      'mooi mooie mooiste gelukkig geluk blij blije vreugde plezier beste beter tof tevreden lekker lekkere smakelijk bravo gefeliciteerd proficiat compliment complimenten bewonder bewonderen bewonderenswaardig triomf overwinning trots enthousiast indrukwekkend genieten geniet genoten hoera gaaf',
    ],
    [
      2.5,
      'goed goede dank bedankt dankbaar dankjewel dankuwel aangenaam leuk leuke vermaak vermaakt vermaken vriendelijk vriendelijke aardig eerlijk moedig dapper slim slimme intelligent gul succes succesvol geslaagd winnen gewonnen winst aanrader aanbevelen aanbevolen boeiend spannend hou houd respect vertrouwen lief lieve gezellig grappig lachen haha lol wijs sympathiek verstandig fijn fijne fijner',
    ],
    [
      2,
      'nuttig interessant interessants verbetering verbeterd verbeteren rechtvaardig makkelijk gemakkelijk comfortabel schoon veilig gezond doeltreffend efficiënt juist redelijk logisch positief hoop hopelijk vrede vriendschap vriend betrouwbaar rustig steun steunen sterk glimlach vooruitgang welkom handig degelijk zorgvuldig waardevol cool terecht',
    ],
    [1, 'ok oké werkt snel oplossing opgelost hulp helpen geholpen eindelijk'],
    [
      0,
      'vergadering raad stadhuis model poort trein schema kabel bestand map download rapport woning wijk stad bus bibliotheek plein maat formulier loket hoofdstuk geschiedenis haven optie menu woord beeld club bestuur leden lid boek partij regering wet president mensen week maand jaar dag groot grote nieuw nieuwe zien doen tijd werk werken deel vertrekken vertrekt verandering gebouwd bouwen kopen gekocht openen geopend lang eerste geven geval punt rekening klein alleen vervangen minuut begin laatste begrijpen snap zaterdag stopt stoppen wonen woon invullen inleveren zeggen staat gaat weten antwoord zat',
    ],
    [
      -1,
      'probleem problemen moeilijk traag twijfel twijfels twijfelachtig vreemd raar vertraging duur tekort zorgen bezorgd oorlog moe helaas verward koud zwak bekritiseren jammer',
    ],
    [
      -2,
      'slecht slechte slechter kwaad erger ergst ergste verdrietig verdriet triest fout fouten mislukt mislukking mislukken vals bang angst vrees boos boze woede woedend ergernis ergeren irritant irriteren saai saaie verveling vervelend teleurstelling teleurgesteld teleurstellend kapot gebroken nutteloos dom domme domheid onzin stom stomme absurd belachelijk laf lafaard onbekwaam incompetent onwetend onwetendheid vies vieze vuil lawaai onrecht schade schaden schadelijk pijn lijden ziek crisis gevaar gevaarlijk dreiging bedreiging bedreigen schuld schuldig verliezen verloren verlies klacht klagen beu hypocriet hypocrisie arrogant egoïstisch onbeschoft grof middelmatig armzalig negatief betreurenswaardig zielig verspilling verspillen rotzooi puinhoop chaos vernielen verwoest vernietigen huilen belediging beledigen discriminatie propaganda misbruik geweld lelijk dief stelen onaanvaardbaar waardeloos waardeloze prutswerk knoeiwerk schaamte schamen flauwekul zeuren gezeur mopperen bedriegen bedrogen bedrog oplichter oplichting oneerlijk onwaar vermijden kut balen baal',
    ],
    [
      -3,
      'verschrikkelijk verschrikkelijke vreselijk vreselijke afschuwelijk ramp rampzalig walgelijk weerzinwekkend haat haten gehaat leugen leugens leugenaar liegen liegt loog gelogen fraude corrupt corruptie schande schandalig schandaal ondraaglijk onuitstaanbaar idioot idioten imbeciel klootzak eikel hufter stront verdomme vervloekt nachtmerrie misdaad misdadiger crimineel moord moordenaar doden vermoord dood sterven terreur terrorist verrader verraad wreed wreedheid hel nazi tragedie tragisch gruwelijk ellende ellendig misselijk achterlijk schijt shit afgrijselijk',
    ],
  ],
  negators: 'niet geen nooit zonder noch niemand niets niks nergens nauwelijks',
  spares: 'alleen',
  strong:
    'heel erg zeer echt totaal volkomen absoluut uiterst ongelooflijk bijzonder zo te veel helemaal super compleet ontzettend enorm zeker veel hartelijk pure puur verdomd ronduit',
  weak: 'beetje weinig enigszins relatief vrij redelijk tamelijk bijna',
  contrasts: 'maar echter toch nochtans desondanks',
  idioms: [
    [
      3,
      'hartelijk dank | veel dank | goed gedaan | goed werk | mooi idee | goed idee | goed nieuws | de moeite waard | mee eens | helemaal mee eens | hou van | houd van | petje af | wat een plezier | duim omhoog | veel plezier',
    ],
    [
      2,
      'niet slecht | helemaal niet slecht | geen probleem | geen problemen | zonder problemen | gelukkig maar | veel succes | komt goed | heeft gelijk | hebt gelijk | heb je gelijk | niet verkeerd | valt mee',
    ],
    [
      0,
      'goedemorgen | goede morgen | goedenavond | goede reis | zo goed als | goed en wel | min of meer | van huis uit | met vriendelijke groet | vriendelijke groeten | te goed',
    ],
    [
      -2,
      'werkt niet | ben het zat | niet eens | niet mee eens | geen idee | slaat nergens op | nergens op | tijdverspilling | weg met | zonde van | om te huilen | wat een onzin | laat maar | niet te doen | helpt niemand | nooit meer | valt tegen | viel tegen | niet leuk | bouwput zat | schei uit | hou op | houd op | spijt me',
    ],
  ],
  turnsBack: true,
  elides: false,
  turning: ['on', 'niet-'],
  scale: 2.5,
};
