/** Articles of our own making, flattened in the ways sites are. All people, places and events are invented. */

export const BODY = [
  'The council of Ostrand voted on Friday to close the bridge to the island of Orno until the spring, after engineers had found that two of its piers had been moved by ice.',
  '“We cannot let a bus drive over a pier that has moved,” said Malin Sund, the engineer who wrote the report.',
  'The islanders will have to use the ferry, which sails four times a day. It was out of service for three weeks in the summer.',
  'The repair will cost four million crowns. The council does not have the money, and it has asked the county for a loan.',
  'The bridge was built in 1961 and repaired twice, in 1984 and in 2003, each time after a hard winter.',
] as const;

export const RELATED = [
  'Ferry hits quay in Ostrand harbour',
  'County to lend money for roads',
  'Ice on the sound thicker than usual',
  'School wins prize for its garden',
] as const;

export const NEWSPAPER = [
  'Skip to content',
  'News',
  'Sport',
  'Opinion',
  'Subscribe',
  'Council votes to close the Orno bridge until spring',
  'Engineers say two piers have moved since last winter.',
  'By Jane Holloway, Transport Correspondent',
  'Published: March 3, 2024 at 5:12 p.m. ET | Updated: March 4, 2024 at 9:00 a.m. ET',
  '5 min read',
  'A crowd gathers at the Orno bridge on Friday. (Photo by Lars Dunn)',
  BODY[0],
  BODY[1],
  'Article continues below',
  BODY[2],
  'What it costs',
  BODY[3],
  'Read more: How the ferry hit the quay',
  BODY[4],
  'Related',
  ...RELATED,
  '12 Comments',
  'Peter: I think that the bridge should have been closed years ago, when my brother fell through the railing and nobody cared about it.',
].join('\n');

export const GERMAN = [
  'Startseite › Regional › Brücke nach Orno bleibt bis April gesperrt',
  'Anmelden',
  'Suche',
  'Brücke nach Orno bleibt bis April gesperrt',
  'Von Anna Bergmann und Jens Vogt',
  'Stand: 03.03.2024, 14:05 Uhr',
  'Foto: Lars Dunn',
  'OSTRAND (ndp) - Der Rat von Ostrand hat am Freitag beschlossen, die Brücke zur Insel Orno bis zum April zu sperren, weil sich zwei ihrer Pfeiler im Eis verschoben haben.',
  '„Wir können keinen Bus über einen Pfeiler fahren lassen, der sich bewegt hat“, sagte die Ingenieurin Malin Sund, die den Bericht geschrieben hat.',
  'Anzeige',
  'Die Inselbewohner müssen nun die Fähre nehmen, die viermal am Tag fährt und die im Sommer drei Wochen lang ausgefallen war.',
  'Die Reparatur kostet vier Millionen Kronen, die der Rat nicht hat; der Kreis soll das Geld leihen und will vor Weihnachten antworten.',
  'Lesen Sie auch',
  'Fähre rammt Kai im Hafen',
  '© 2024 Ostrander Kurier. Alle Rechte vorbehalten',
].join('\n');

export const UKRAINIAN = [
  'Головна',
  'Новини',
  'Рада закрила міст на острів Орно до весни',
  'Олена Мороз — Неділя, 3 березня 2024, 14:05',
  'Міст на Орно. Фото: Ларс Дунн',
  "Рада міста Остранд у п'ятницю вирішила закрити міст на острів Орно до квітня, бо дві його опори зрушила крига минулої зими.",
  'Джерело: інженерка Малін Сунд, за даними Радіо Фйорд',
  "Деталі: Острів'янам доведеться користуватися поромом, який ходить чотири рази на день і який влітку не ходив три тижні.",
  'Реклама:',
  'Ремонт коштуватиме чотири мільйони крон, яких рада не має, тому вона попросила в області позику.',
  '"Ми не можемо пустити автобус на опору, що зрушила", – сказала Сунд.',
  'Передісторія: Міст збудували в 1961 році і двічі ремонтували, щоразу після суворої зими.',
  'Читайте також:',
  'Пором ударився об причал',
  'Область дасть гроші на дороги',
].join('\n');

export const FRENCH = [
  'Accueil',
  'Société',
  "Le pont d'Orno restera fermé jusqu'au printemps",
  'Par Claire Vasseur avec Agence Fjord',
  'Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars 2024 à 9h10',
  "Le conseil municipal d'Ostrand a décidé vendredi de fermer le pont qui mène à l'île d'Orno jusqu'au mois d'avril, parce que deux de ses piles ont bougé sous la glace.",
  "« Nous ne pouvons pas laisser un bus rouler sur une pile qui a bougé », a déclaré l'ingénieure Malin Sund, qui a écrit le rapport pour la mairie.",
  'Les habitants devront prendre le bac, qui passe quatre fois par jour et qui était resté à quai pendant trois semaines cet été.',
  "La réparation coûtera quatre millions de couronnes, que la commune n'a pas, et le département répondra avant Noël.",
  'À lire aussi',
  'Le bac heurte le quai',
].join('\n');

export const RELEASE = [
  'LONDON, March 3, 2024 /WireOne/ -- Ostrand Marine, a builder of small ferries, today announced that it has bought the yard of its rival in the north, and that all of the ninety workers will keep their jobs.',
  '"We have wanted this yard for twenty years," said the owner of Ostrand Marine, Nils Aker, who began as a welder there and who has never forgotten the smell of the tar.',
  'The price was not told. The yard has built eleven ferries since 2001, and two of them sail on the sound between Ostrand and the island of Orno.',
].join('\n');

export const BLOG = [
  'The quiet bridge - Notes from the Sound',
  'Posted on March 3, 2024 by Jane Holloway',
  'Leave a comment',
  'The quiet bridge',
  'I walked to the bridge on Friday, after the council had closed it, and I stood there for an hour without hearing a single car, which had not happened since I was a child.',
  'The ice had moved two of the piers. You could see it if you looked along the railing, where the line that used to be straight had a small bend, like an elbow under a sleeve.',
  'I do not know if they will repair it. The ferry is slow, but it has coffee, and you meet people on it whom you never meet on a bridge.',
  'Share this:',
  'Twitter',
  'Facebook',
  'Related',
  'The ferry in fog',
  '3 thoughts on “The quiet bridge”',
  'Bo says:',
  'March 4, 2024 at 8:10 am',
  'I remember that man with his dog, he used to sell fish on the quay when we were small.',
  'Reply',
].join('\n');

export const INTERVIEW = [
  'Who pays for the bridge? A talk about ice and money',
  'March 3, 2024',
  'The bridge to Orno is closed. We asked an expert on bridges what has to happen before the buses can run again.',
  'Orno-Gazette.com: Professor Lund, you have seen the piers yourself. How bad is it, and who should have noticed it earlier?',
  'Prof. Lund: It is bad, but it is not the worst that I have seen. The county has measured the piers every year, and nobody has read the figures.',
  'Orno-Gazette.com: What will the repair cost, and can a town of this size pay for it without help from the county?',
  'Prof. Lund: Four million crowns, if the ice allows them to begin in April. The town cannot pay it alone, and it should not have to.',
  'Orno-Gazette.com: Thank you for the talk, and for coming out to the pier with us in this wind.',
].join('\n');

export const CAPTIONED = [
  '',
  'Harbour mayor Nils Aker at the quay in Ostrand',
  'Sunday, March 3, 2024',
  'OSTRAND, March 3 (Fjordpress) — Harbour mayor Nils Aker said on Sunday that the ferry would not sail before the bow door had been replaced, and that he had ordered a new one from the south.',
  "Aker said that the ferry's crew had done nothing wrong, since the quay had not been lit, and he promised that it would be by the end of the month.",
  'The ferry hit the quay on Tuesday morning in thick fog with ninety people on board, of whom four were treated for bruises by the doctor of the island.',
  '“I have sailed here for forty years, and I would have hit it too,” Aker said. He asked the county to pay for the lamps.',
  'MOST READ THIS WEEK',
  '-',
  RELATED[0],
  '-',
  RELATED[1],
  '-',
  RELATED[2],
].join('\n');
