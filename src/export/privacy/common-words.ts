/*
 * Words people write all the time and some take for a name. A member of such a name is not taken out of running text by
 * the word alone, which would leave holes in every sentence; see `names.ts` for when it is. Our own list: function
 * words, and the plain nouns, verbs and adjectives of everyday English, with the function words of the other languages
 * that are analysed.
 */
const ENGLISH = `
a able about above accept account across act action active actual add address after again against age ago agree ahead air
all allow almost alone along already also always am amazing among amount an ancient and angel anger angry animal anonymous
another answer any anybody anyone anything anyway apart apple are area arm army around art as ask at away baby back bad ball
band bank bar base basic be bear beard beautiful beauty because become bed been before begin behind being believe bell below
best better between beyond big bike bird bit bitter black blade blank blind block blood blue board boat body bold bone book
boot born boss both bottom bow box boy brain brave bread break bridge bright bring broken brother brown brush build building
burn bus business busy but butter buy by call calm came can candle captain car card care carry case cash castle cat catch
cause cave cell center central chain chair chance change chaos charge charm chase cheap check cheese chef chief child choice
choose church circle citizen city class clean clear climb clock close cloud club coach coal coast coat code coffee cold color
come comfort comment common company complete computer concern control cook cookie cool copper copy corner cost could country
couple courage course court cover cow crazy cream cross crow crowd crown crystal cup curious current cut cyber dad daily damn
dance danger dark data date daughter dawn day dead deal dear death deep deer demon deny desert desk devil diamond did die
different dinner direct dirt do doctor does dog dollar done door double doubt down dragon drama draw dream dress drink drive
driver drop dry duck dude due dull dust each eagle early earth ease east easy eat edge eight either electric element else
empty end enemy energy engine engineer enjoy enough enter equal error even evening ever every everybody everyone everything
evil exact example expert extra eye face fact fair faith fall false family famous fan far farm farmer fast fat fate father
fear feel few field fifth fight final find fine fire first fish fit five fix flag flame flash flat flower fly focus fog folk
food fool foot for force forest forever forget form former forum forward found four fox frank free freedom fresh friend from
front frost fruit full fun funny future game garden gas gate gave general gentle get ghost giant gift girl give glad glass
go goal goat god going gold golden gone good got grace grand grass grave gray great green grey ground group grow guard guess
guest guide gun guy had hair half hall hammer hand happy hard harmony has hat hate have hawk he head health hear heart heat
heaven heavy hell hello help her here hero hey hi hidden high hill him his history hit hold hole holy home honest honey hope
horse hot hour house how human hundred hunter hurt i ice idea if image important in inside into invisible iron is island it
its jack jet job join joke joy judge juice jump just justice keep key kid kill kind king kitchen knight know lady lake lamp
land large last late laugh law lazy lead leader leaf learn least leave left legend less let letter level liberty library lie
life light like lily line lion list listen little live local lock lonely long look lord lose lost lot loud love low luck
lucky lunch machine mad made magic main make man many map march mark market master match matter may maybe me mean medium meet
member mercy merry message metal middle might mike mild mile milk mind mine minor minute mirror miss mister mix mod moment
money monkey monster month moon more morning most mother motor mountain mouse mouth move movie mr mrs ms much mud music must
my mystery name nation natural nature navy near need neighbour neighbor neither net never new news next nice night nine no
nobody noise none nor normal north nose not note nothing now number ocean odd of off offer office officer often oh oil ok
okay old olive on once one only open or orange order original other our out outside over own pain paint pair panda paper
parent park part party pass past path patient pay peace pearl people pepper perfect person phone piece pig pilot pink pirate
place plain plan plane planet plant play player please point police poor pop post poster power present press pretty price
pride prince princess private problem proof proud public pure purple put queen question quick quiet quite quote rabbit race
radio rain random rat rather raven raw read reader ready real reason rebel red reply rest rich ride right ring rise river
road rock rocket room root rose rough round royal ruby run rush sad safe sage said sail saint salt same sand save saw say
school science sea search second secret see seed seem self sell send sense serious set seven shade shadow shall shark sharp
she sheep shield shine ship shop short should show shy sick side sign silence silent silver simple since sing single sir
sister sit six skill skin sky sleep slow small smart smile smoke smooth snake snow so soft soldier some somebody someone
something sometimes son song soon sorry soul sound south space spark speak special speed spider spirit spot spring square
staff stage stand star stark start state stay steel step stick still stone stop storm story strange stranger stream street
strong student study stupid style such sugar suit summer sun super sure surf sweet sword system table take talk tall tank tea
teacher team tell ten test than thank thanks that the their them then there these they thing think third this those though
thought thousand three through thunder tiger time tiny tired to today together told tom tomorrow too took top topic total
touch tough tower town trade train travel tree true truth try turn turtle twelve twenty two type ugly uncle under union
unique unit unknown until up upon us use used user usual very victory view village violet visit visitor voice vote wait walk
wall want war warm warrior was watch watcher water wave way we weak wear weather week weird well were west what when where
which while white who whole why wide wife wild will win wind window wine winner winter wise wish with witness wizard wolf
woman wonder wood word words work worker world worse worst would write writer wrong yeah year yellow yes yesterday yet you
young your zero zone
april august december february friday january july june monday november october saturday september sunday thursday tuesday
wednesday author date days edit edited email http https image joined link location mail moderator online page photo posted
posts profile quoted rank registered rules score section share site source text thread threads title url video website wrote
says quot reference stance exact altered trimmed neutral positive negative support deny null true false index seq kind
`;

const OTHERS = `
aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein dem den der des die dies doch du durch
ein eine einem einen einer eines er es etwas frau für ganz gar gast gegen gut habe haben hat haus herr heute hier ich ihm ihn
ihr im immer in ist ja jetzt kann kein keine leben leute mal man mann mehr mein mir mit nach name nein nicht nichts noch nun
nur ob oder ohne recht sein sehr sich sie sind so stadt tag über um und uns unter von vor war warum was weg weil welt wenn wer
werden wie wieder wir wird wo wohl zeit zu zum zur zwei
ai au aussi autre aux avec bien bon ce cela ces cette chez comme dans de des dieu donc du elle en est et eux faire fait homme
il ils jour je la le les leur lui ma mais mal me merci même moi mon monde ne nom non nos nous nuit on ou où par pas petit peu
plus pour quand que qui sa sans se ses si soleil son sont sous sur ta te temps tes toi ton tout très tu un une vie vos vous
algo amigo amor años antes aquí así bueno cada casa como con cosa cuando de del día donde el ella en era es ese esta este gran
hay hola hombre la las lo los luna luz mal más me mi mucho mujer muy nada ni no nos noche o para pero poco por que quien rey se
señor si sin sobre sol son su sus tal también te ti todo tu un una uno usted vida y ya yo
anche bella bello bene che chi ci come con cosa cui da dei del della di dio e era fa gli ha ho il in io la le lei lo loro lui
ma mi mio mondo nel noi non notte o per più poi qui sei si sole sono su sua tu tutti tutto un una uno vita voi
aan al als bij daar dan dat de deze die dit door een en er goed haar had heb heeft het hij hoe huis ik in is ja je kan maar
man meer met mij mijn na naar niet nog nu of om ook op over te tot tijd toen uit van veel voor waar was wat we wel werd wie
wij zal ze zijn zo zonder
bez bo był być ci co czy dla do dobra dobry dom dzień go i ich ja jak jego jej jest już kto który ma mi mnie na nic nie o od
on ona oraz pan pani po pod przez są się świat ta tak tam te tego to tu ty w we wie z za ze że życie
`;

const COMMON: ReadonlySet<string> = new Set(`${ENGLISH} ${OTHERS}`.trim().split(/\s+/));

/** Whether a folded name is a word of everyday language, a number, or too short to be told from one. */
export function isCommon(folded: string): boolean {
  return COMMON.has(folded) || /^[\p{P}\s]*$/u.test(folded) || /^\p{N}+$/u.test(folded) || [...folded].length <= 2;
}
