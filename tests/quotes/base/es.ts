import type { BaseThread } from './marks.js';

export const SPANISH: readonly BaseThread[] = [
  {
    language: 'es',
    posts: [
      'La piscina de {@Marlán|Denia} {!no} abrirá antes de junio, dice el ayuntamiento. Las obras han costado {#1.250.000|1.350.000|1,250,000|1250000} euros, y {@Fermín|Hilario} {+no} quiere pagar más por el techo.',
      'Es {-probable|improbable} que el techo aguante otro invierno. Pasé por allí con {@Odila|Petra}, y {~contamos|vimos} {#14|41|catorce} grietas en la pared del norte.',
      '{!Nunca} he visto allí a un inspector. Mi vecino {+nunca} me dijo que {@Hilario|Leandro} tenía las llaves, y la puerta queda {~abierta|entornada} de noche.',
      '¿Así que {#tres|cinco|3} personas se cayeron y {!nadie} lo apuntó? Ese informe es {-completo|incompleto}, y {@Leandro|Odila} lo sabe muy {~bien|claro}.',
    ],
  },
  {
    language: 'es',
    posts: [
      'Mi viejo tractor {!no} arranca cuando hace menos de {#5|15|cinco} grados. {@Gaspar|Tobías} cree que la bomba está {~gastada|cansada}, pero todavía {!no} la he abierto.',
      'La bomba era {-útil|inútil} cuando se la compré a {@Tobías|Gaspar} en {#2009|2012}. Primero {+no} hay que {~limpiar|lavar} el filtro y después mirar el tubo de atrás.',
      '{!No} es la bomba, créeme. He reparado {#27|72|veintisiete} máquinas con {@Ilse|Wanda}, y era {~siempre|casi siempre} el cable debajo del asiento.',
      'El cable cuesta {#19,50|29,50|19.50} euros en la tienda de {@Corbera|Yuste}, y ponerlo es {-posible|imposible} en una tarde. {!Jamás} pagaría un taller por {~eso|ello}.',
    ],
  },
  {
    language: 'es',
    posts: [
      'El coro cantó {#doce|trece|12} canciones el domingo, y {@Betina|Clara} tocó el órgano {~despacio|suavemente}. {!No} hubo ensayo, aunque el público {+no} se dio cuenta en la sala.',
      'Nuestro director {@Anselmo|Rufino} {!nunca} fue tan severo. Nos hizo repetir la segunda parte {#8|6|ocho} veces, y quedó {-contento|descontento} con las voces {~altas|agudas}.',
      'Me parece que el {~nuevo|próximo} programa es {-justo|injusto}. Los bajos esperan {#40|14|cuarenta} minutos, y luego {@Rufino|Anselmo} {+nunca} los deja cantar.',
      'Las entradas {!no} se agotaron. {@Clara|Betina} contó {#310|130} personas, y {~varias|muchas} se fueron {!sin} pagar en la puerta.',
    ],
  },
  {
    language: 'es',
    posts: [
      'Mover la parada era {-necesario|innecesario}, dice {@Norberto|Silvano}, porque {#60|90|sesenta} niños cruzan la calle. Yo {!no} lo veo así, el sitio viejo era más {~tranquilo|callado}.',
      'Los conductores {+no} fueron consultados, admite {@Silvano|Norberto}. La línea {#42|24|cuarenta y dos} tarda {#7|9|siete} minutos más, y es {-regular|irregular} por la mañana.',
      'Nos {~quedamos|mojamos} bajo la lluvia. El plan de {#2018|2016} tampoco tenía {!ningún} techo, y {@Matilde|Herminia} nos avisó en cada reunión.',
      '{!Nada} está mal en la parada nueva, por lo que {~veo|entiendo}. Tiene {#2|4|dos} bancos, una lámpara, y {@Herminia|Matilde} la limpia cada viernes.',
    ],
  },
  {
    language: 'es',
    posts: [
      '¿Alguien conoce la receta de {@Otilia|Ramona} para el pan negro? Usaba {#750|570} gramos de centeno, {!sin} levadura, y lo cocía {~despacio|lentamente} en una olla.',
      'El suyo era {-salado|desalado}, de eso me acuerdo. Reposaba {#18|8|dieciocho} horas, y ella {+no} le daba la vuelta, {~digan|cuenten} lo que digan los libros de {@Brandis|Keller}.',
      'Lo he probado {#4|5|cuatro} veces, y {!nunca} salió tan bueno. La corteza era {~dura|firme}, {@Keller|Brandis} culpa a mi horno, y la miga era {-igual|desigual} en el medio.',
      'Esa harina ya {!no} se vende, me contó {@Ramona|Otilia}. El molino de {@Ascó|Viver} cerró en {#1998|1989}, y los demás la hacen {~demasiado|muy} fina.',
    ],
  },
];
