import type { LanguageWords } from '../words.js';

export const SPANISH: LanguageWords = {
  values: [
    [
      3.5,
      'maravilloso maravilla excelente estupendo fantástico increíble perfecto perfectamente magnífico brillante genial espectacular fabuloso extraordinario amor amo amar encanta encantan encantó encantado encantador inolvidable impresionante',
    ],
    [
      3,
      'precioso hermoso bonito lindo bello feliz felices felicidad alegría alegre alegrar alegra contento mejor mejores riquísimo delicioso rico enhorabuena felicidades felicito bravo admirar admirable triunfo victoria ilusión ilusionado bestial guay hurra orgulloso orgullo',
    ],
    [
      2.5,
      'bueno buena bien gracias agradezco agradecer agradecido agradable divertido disfrutar disfruté disfruto gusta gustan gustó gustado recomendable recomiendo recomendar honesto valiente inteligente simpático amable generoso éxito exitoso ganar ganado acierto acertado sensato listo risa reír jaja jajaja cariño cariñoso satisfecho apasionante emocionante respeto confianza',
    ],
    [
      2,
      'útil interesante mejora mejorar mejorado justo justicia claro fácil cómodo limpio seguro sano barato eficaz eficiente correcto razonable lógico positivo esperanza paz amistad amigo fiable tranquilo apoyo apoyar ayuda acuerdo divino valioso sincero fuerte sonrisa suerte progreso avance bienvenido mola',
    ],
    [1, 'vale ok funciona rápido solución solucionado ojalá facilita'],
    [
      0,
      'esperar esperando espero espera vivo vivir saber reunión vecino salón pantalla archivo carpeta horario tren centro oficina informe vivienda batería marca autobús biblioteca plaza talla formulario ventanilla capítulo historia puerto opción menú club junta miembro libro modelo medida construir gobierno ley partido presidente gente semana mes año día grande nuevo ver mirar hacer poner llevar lleva tiempo trabajo trabajar casa ciudad guardar sale cambio cambiar cambié parte parada paro parar abrir abierto comprar usar largo alto mayor primero dar cierto caso punto cuenta pasar',
    ],
    [
      -1,
      'problema difícil lento duda dudoso raro extraño retraso caro falta faltar preocupar preocupa preocupación preocupado guerra cansado lamentablemente desgraciadamente confuso frío débil',
    ],
    [
      -2,
      'malo mala mal peor peores triste tristeza error fallo fallar falla falso falsedad miedo temor temer enfadado enfado enojado enojo rabia furioso molestar molesta molesto molestia aburrido aburre aburrimiento decepción decepcionante decepcionado roto romper rompió inútil tonto tontería estúpido estupidez absurdo ridículo cobarde incapaz incompetente ignorante ignorancia sucio suciedad ruido injusto injusticia perjudicar perjudica daño dañar dolor doler enfermo crisis peligro peligroso amenaza amenazar culpa fracaso fracasar fracasado perder perdido pérdida quejar queja harto lástima pena vergonzoso hipócrita hipocresía arrogante egoísta maleducado grosero mediocre pobre negativo lamentable patético chapuza basura caos destruir destruyen destrucción llorar castigo insulto insultar malgastar desperdicio discriminación propaganda abuso abusar violencia abandonar abandonado fatal cutre penoso ladrón robo inaceptable trampa',
    ],
    [
      -3,
      'horrible terrible pésimo desastre desastroso asco asqueroso repugnante odio odiar odia mentira mentiroso mentir miente mienten engañar engañó engaño engañado estafa estafador fraude corrupto corrupción vergüenza insoportable intolerable idiota imbécil gilipollas mierda porquería puta cabrón maldito pesadilla catástrofe catastrófico crimen criminal asesino asesinar asesinato muerte muerto morir terror terrorista traidor traición escándalo cruel crueldad infierno nazi canalla sinvergüenza odioso tragedia trágico',
    ],
  ],
  negators: 'no nunca jamás ni sin tampoco nada nadie ningún ninguno ninguna apenas',
  spares: 'solo sólo solamente obstante duda importa',
  strong:
    'muy mucho muchísimo tan demasiado totalmente completamente absolutamente realmente súper super extremadamente increíblemente bastante más verdaderamente sumamente qué tremendamente',
  weak: 'poco algo casi relativamente apenas ligeramente medio',
  contrasts: 'pero sino aunque embargo',
  idioms: [
    [
      3,
      'muchas gracias | mil gracias | me encanta | buen trabajo | bien hecho | de lujo | vale la pena | merece la pena | qué bien | qué alegría | da gusto | para bien | buena idea | de acuerdo | lo pasan genial | lo pasamos bien',
    ],
    [
      2,
      'nada mal | no está mal | no está nada mal | ningún problema | sin problema | sin problemas | sin ningún problema | menos mal | por suerte | por fin | buena suerte | no pasa nada | tiene razón | tienes razón',
    ],
    [
      0,
      'buenos días | buenas tardes | buenas noches | bien público | más o menos | o sea | a pesar de | bueno pues | si bien | más bien | o bien',
    ],
    [
      -2,
      'no sirve | para nada | no funciona | no va | estoy harto | estoy harta | qué pena | qué lástima | qué vergüenza | por desgracia | por culpa de | nadie hace nada | no vale | una broma | vaya broma | da asco | da miedo | da pena | echar de menos | lo siento | ni idea | pérdida de tiempo | tomadura de pelo | hasta las narices | no me gusta | no recomiendo',
    ],
  ],
  turnsBack: false,
  elides: false,
  turning: ['in', 'im', 'des', 'anti'],
  scale: 2,
};
