import type { LanguageWords } from '../words.js';

export const PORTUGUESE: LanguageWords = {
  values: [
    [
      3.5,
      'maravilhoso maravilhosa maravilha excelente estupendo fantástico incrível perfeito perfeitamente magnífico brilhante genial esplêndido extraordinário fabuloso ótimo ótima óptimo amor amo amar adoro adorar adoram adorei inesquecível espetacular excepcional sensacional',
    ],
    [
      3,
      'lindo linda bonito bonita belo bela feliz felizes felicidade alegria alegre contente melhor melhores delicioso deliciosa parabéns felicitações bravo admirar admirável triunfo vitória orgulhoso orgulho entusiasmado entusiasmo viva impressionante encantado encantador encanta fixe bacana',
    ],
    [
      2.5,
      'bom boa bons boas bem obrigado obrigada agradeço agradecer agradecido grato agradável gosto gosta gostei gostar gostamos divertido divertir divertimos diverti simpático simpática gentil amável honesto corajoso coragem inteligente generoso sucesso conseguiu vencer vencedor ganhar recomendo recomendar recomendável apaixonante emocionante satisfeito rir risada haha kkk kkkk rsrs lol respeito confiança carinho carinhoso sábio sincero esperto legal',
    ],
    [
      2,
      'útil interessante melhoria melhorar melhorou melhorado justo justiça fácil cómodo confortável limpo seguro saudável eficaz eficiente correto certo razoável lógico positivo esperança paz amizade amigo fiável confiável tranquilo apoio apoiar forte sorriso sorte progresso bem-vindo concordo concordar acordo prático valioso',
    ],
    [1, 'ok funciona rápido solução resolvido ajuda ajudar felizmente finalmente oxalá tomara'],
    [
      0,
      'reunião conselho câmara modelo entrada comboio trem horário cabo ficheiro arquivo pasta transferência relatório casa bairro cidade autocarro ônibus biblioteca praça tamanho formulário balcão capítulo história porto opção menu palavra clube direção membro livro partido governo lei presidente gente semana mês ano dia grande novo nova ver fazer pôr tempo trabalho trabalhar parte partir mudança construído comprar comprei abrir aberto longo primeiro dar caso ponto conta passar pequeno só troquei trocar minuto início último perceber percebi sábado parar para morar preencher entregar fala dizer diz vez',
    ],
    [
      -1,
      'problema difícil lento dúvida dúvidas duvidoso estranho atraso caro falta faltar preocupado preocupa preocupação guerra cansado infelizmente confuso frio fraco criticar',
    ],
    [
      -2,
      'mau má maus mal ruim pior piores triste tristeza erro errado errar falha falhar falhou falhado fracasso fracassar falso medo temer receio raiva zangado furioso revoltado revolta incomodar irritante irritado chato chatice aborrecido desilusão desiludido decepção decepcionante desapontado avariou avariar avaria quebrado quebrar estragado estragar inútil tolo tolice disparate estúpido estúpida estupidez burro absurdo ridículo cobarde covarde incapaz incompetente ignorante ignorância sujo sujidade barulho injusto injustiça prejudicar prejuízo dano dor sofrer sofrimento doente crise perigo perigoso ameaça ameaçar culpa culpado perder perdido perda queixa queixar reclamar farto vergonha hipócrita hipocrisia arrogante egoísta mal-educado grosseiro medíocre pobre negativo lamentável patético desperdício lixo caos destruir destruição destruído chorar insulto insultar discriminação propaganda abuso violência abandonar antipático antipática desagradável feio ladrão roubar roubo inaceitável pena porcalhão palhaçada',
    ],
    [
      -3,
      'horrível terrível péssimo péssima desastre desastroso catástrofe catastrófico nojo nojento repugnante odiar odeio ódio odeia mentira mentiras mentiroso mentir mente mentem enganar enganou enganado engano burla burlão fraude golpista corrupto corrupção vergonhoso escândalo insuportável intolerável idiota imbecil cretino merda porcaria porra puta cabrão maldito pesadelo crime criminoso assassino assassinato matar morto morte morrer terror terrorista traidor traição trair cruel crueldade inferno nazi odioso tragédia trágico asqueroso canalha horroroso',
    ],
  ],
  negators: 'não nunca jamais nem sem nenhum nenhuma nada ninguém tampouco',
  spares: 'só apenas obstante',
  strong:
    'muito muita muitíssimo realmente demasiado tão totalmente completamente absolutamente extremamente incrivelmente super mais particularmente mesmo bastante deveras imenso demais',
  weak: 'pouco quase ligeiramente relativamente meio algo',
  contrasts: 'mas porém contudo todavia entretanto',
  idioms: [
    [
      3,
      'muito obrigado | muito obrigada | boa ideia | bela ideia | boa notícia | bom trabalho | que bom | que alegria | vale a pena | de acordo | fico feliz | bem feito | gosto muito',
    ],
    [
      2,
      'nada mau | nada mal | não está mal | nenhum problema | sem problema | sem problemas | ainda bem | por sorte | boa sorte | tem razão | tens razão | na boa',
    ],
    [
      0,
      'bom dia | boa tarde | boa noite | bem como | mais ou menos | se bem que | ou melhor | bem público | tudo bem | para melhor ou pior',
    ],
    [
      -2,
      'não serve | para nada | não funciona | a evitar | que pena | que vergonha | que desilusão | por culpa de | perda de tempo | dá nojo | dá medo | tenho medo | estou farto | estou farta | não vale | nenhuma ideia | ao fim de dois dias avariou | lamento muito | não gosto | não recomendo | ainda por cima | nunca mais | ninguém faz nada | mal feito',
    ],
  ],
  turnsBack: false,
  elides: false,
  turning: ['in', 'im', 'des', 'anti'],
  scale: 0.8,
};
