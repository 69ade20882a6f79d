import type { LanguageWords } from '../words.js';

export const POLISH: LanguageWords = {
  values: [
    [
      3.5,
      'wspaniały wspaniała wspaniałe wspaniale doskonały doskonale doskonała świetny świetnie świetna świetne znakomity znakomicie fantastyczny fantastycznie niesamowity niesamowicie idealny idealnie genialny genialnie cudowny cudownie cudo rewelacja rewelacyjny rewelacyjnie uwielbiam uwielbiać uwielbia miłość kocham kochać niezapomniany zachwycony zachwycona zachwycone zachwyt zachwyca wybitny mistrzostwo',
    ],
    [
      3,
      'piękny piękna piękne pięknie szczęśliwy szczęśliwa szczęście radość radosny cieszę cieszyć cieszy najlepszy najlepsza lepszy lepsza lepsze lepiej pyszny pyszna pyszne smaczny brawo gratulacje gratuluję podziwiam podziw zwycięstwo triumf dumny duma super ekstra entuzjazm imponujący hurra',
    ],
    [
      2.5,
      'dobry dobra dobre dobrze dobrą dobrych dziękuję dzięki dziękować wdzięczny wdzięczna przyjemny przyjemnie przyjemność lubię lubić podoba podobało miły miła miło uprzejmy zabawny bawić bawiliśmy zadowolony zadowolona zadowoleni uczciwy uczciwie odważny odważna odważnie mądry mądra mądrze bystry hojny sukces udany udana udane udało wygrać wygrana polecam polecić ciekawy ciekawe ciekawego interesujący pasjonujący szacunek zaufanie sympatyczny serdecznie śmiech śmieszek haha lol fajny fajna fajnie niezły niezła nieźle',
    ],
    [
      2,
      'przydatny użyteczny poprawa poprawić ulepszenie sprawiedliwy łatwy łatwo wygodny wygodnie wygodniej czysty bezpieczny zdrowy skuteczny słusznie słuszny rozsądny logiczny pozytywny nadzieja pokój przyjaźń przyjaciel niezawodny spokojny wsparcie wspieram silny uśmiech postęp zgadzam zgoda warto wartościowy porządny solidny racja',
    ],
    [1, 'ok działa szybko rozwiązanie pomoc pomógł pomogło pomaga wreszcie prosty'],
    [
      0,
      'posiedzenie rada ratusz model złącze pociąg kabel plik folder raport mieszkanie dzielnica miasto autobus biblioteka plac rozmiar formularz okienko rozdział historia port opcja menu słowo widok klub zarząd osoba książka partia rząd prawo prezydent ludzie tydzień miesiąc rok dzień duży nowy nowa widzieć robić czas praca pracować część zmiana zbudowano kupić kupiłem otworzyć otworzyłem długi pierwszy dać przypadek punkt konto mały tylko wymienić wymieniłem minuta początek ostatni rozumieć zrozumiałem sobota mieszkać wypełnić oddać powiedzieć mówić zatrzymuje znajduje wiedzieć centrum rozkład długość',
    ],
    [
      -1,
      'problem problemy trudny trudno powolny wolno wątpliwość wątpliwości wątpię dziwny dziwne opóźnienie drogi brak martwię martwić zmartwienie wojna zmęczony niestety zimny słaby słabo krytyka szkoda',
    ],
    [
      -2,
      'zły zła złe źle gorszy gorsza gorzej najgorszy smutny smutno smutek błąd błędny pomyłka porażka fałszywy fałsz strach boję bać obawa obawiam złość wściekły wściekła wkurza wkurzający denerwuje irytuje nudny nudna nudno nuda rozczarowanie rozczarowany rozczarował zepsuty zepsuł zepsuć bezużyteczny głupi głupia głupie głupota głupek bzdura bzdury bzdurny absurd śmieszny żałosny tchórz nieudolny niekompetentny ignorant ignorancja brudny brud hałas szkodliwy szkodzi szkody ból cierpieć cierpienie choroba chory kryzys niebezpieczny niebezpieczeństwo groźba grozić wina winny stracić strata skarga narzekać narzekanie dość wstyd hipokryta hipokryzja arogancki bezczelny egoista chamski cham niegrzeczny mierny kiepski kiepsko negatywny śmieci bałagan chaos zniszczyć zniszczenie zniszczenia płakać obraza obrażać dyskryminacja propaganda przemoc porzucić złodziej kraść kradzież nieakceptowalny marny tandeta lipa strasznie zawiódł zawieść zakłamany dno syf przykro przykry',
    ],
    [
      -3,
      'okropny okropnie okropna straszny straszna straszne katastrofa katastrofalny koszmar koszmarny obrzydliwy obrzydliwe ohydny wstrętny nienawidzę nienawiść nienawidzić kłamstwo kłamca kłamie kłamać kłamią oszust oszustwo oszukał oszukać oszukany przekręt korupcja skorumpowany hańba skandal skandaliczny fatalny fatalna fatalnie nieznośny idiota idiotyczny kretyn debil drań gówno cholera przeklęty zbrodnia przestępca morderca morderstwo zabić zabójstwo śmierć martwy umrzeć terror terrorysta zdrajca zdrada okrutny okrucieństwo piekło nazista tragedia tragiczny beznadziejny beznadziejna beznadzieja żenada żenujący dramat gnój',
    ],
  ],
  negators: 'nie bez nigdy ani nikt nic żaden żadna żadnych żadnego',
  spares: 'tylko',
  strong:
    'bardzo naprawdę zbyt tak całkowicie kompletnie absolutnie niezwykle niesamowicie super bardziej szczególnie zupełnie wyjątkowo strasznie dużo mega mocno całkiem',
  weak: 'trochę mało nieco prawie względnie dosyć raczej',
  contrasts: 'ale jednak lecz natomiast',
  idioms: [
    [
      3,
      'bardzo dziękuję | dziękuję bardzo | wielkie dzięki | dobra robota | świetna robota | dobra wiadomość | co za radość | tak trzymać | wszystkiego najlepszego | zgadzam się | świetnie się bawiliśmy',
    ],
    [
      2,
      'nie ma problemu | bez problemu | bez problemów | żadnych problemów | żaden problem | całkiem niezły | nie najgorszy | na szczęście | powodzenia | ma rację | masz rację | nie jest źle | mniej problemów',
    ],
    [
      0,
      'dzień dobry | dobry wieczór | dobranoc | mniej więcej | dobra dobra | prawo jazdy | tak czy inaczej | drogi kolego | w dobie',
    ],
    [
      -2,
      'nie działa | nie polecam | nie podoba | do niczego | nie do zniesienia | mam dość | co za bzdura | strata czasu | co za wstyd | do bani | nie zgadzam | nie warto | brak słów | ręce opadają | szkoda słów | szkoda gadać | w oczy kłamie | nie nadaje | żadnego sensu | bez sensu | mam dosyć | przykro mi | co za rozczarowanie',
    ],
  ],
  turnsBack: false,
  elides: false,
  turning: ['nie', 'bez'],
  scale: 0.7,
};
