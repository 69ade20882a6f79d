/**
 * Names that boards of any make give to parts of a post, and phrases they print, in the languages of docs/engines.md.
 * Class tokens are tested one by one, in small letters with `_` and camel humps as `-`.
 */

/** Who wrote it. */
export const AUTHOR_TOKEN =
  /(?:^|-)(?:author|user-?name|user-?link|nick(?:name)?|poster|post-?by|posted-?by|creator|member-?name|display-?name|screen-?name|by-?line|persona|who|postauthor|authi|postuser|poster-?info-?name)(?:-|$)|^name$|(?:^|-)(?:user|member|profile|fn|vcard|owner|handle|login)(?:-name|-link)?$/;
/** Class tokens near an author that are not the name itself. */
export const NOT_AUTHOR_TOKEN =
  /avatar|badge|rank|title|role|group|flair|count|stat|info$|status|location|signature|sig$|score|reputation|joined|register|since|image|photo|pic|icon|contact|online|menu|panel|dropdown|award|medal/;
/** Addresses of accounts. */
export const AUTHOR_HREF =
  /(?:(?:^|\/)(?:users?|u|members?|profiles?|people|author|account|user-profile)\/|\/[@~]\w|[?&;](?:u|user|uid|userid|user_id|username|member|memberid|showuser|author)=|member(?:list)?\.php|profile\.php|action[=,]profile|mode=viewprofile|space-uid|\/user-\d|\/(?:member|user|profile|utilisateur|usuario|utente|benutzer)[/?.-])/i;
/** The number of an account in its address. */
export const ACCOUNT_ID =
  /(?:(?:^|\/)(?:users?|u|members?|profiles?|people|account)\/(?:[^/?#]{0,80}[.-])?(\d{1,12})(?:[/?#-]|$)|[?&;](?:u|user|uid|userid|user_id|memberid|showuser)=(\d{1,12})(?:&|#|;|$)|(?:space-uid-|\/user-|\/member-)(\d{1,12}))/i;

/** The words of a post. Strong names first: they are hardly ever given to anything else. */
export const BODY_TOKEN =
  /^(?:post|message|msg|comment|reply|entry|topic|answer|item|forum-post|bbp-reply|bbp-topic)?-?(?:body|content|text|markup|bbcode|entry-content|contents)(?:-(?:text|inner|content|wrapper))?$|^(?:entry|message|post-?message|bb-?wrapper|prose|markdown|md|usertext-body|cooked|user-?content|description|wysiwyg|html-?content|richtext|post-?text|post-?body|post-?content)$/;
/** Parts beside the words of a post. */
export const ASIDE_TOKEN =
  /(?:^|-)(?:actions?|buttons?|toolbar|controls?|share|sharing|social|footer|foot|permalink|rating|vote|votes|likes?|reactions?|reply-?link|report|menu|dropdown|tooltip|hidden-?fields|ads?|advert(?:isement)?|sponsor(?:ed)?|promo|screen-?reader|sr-only|visually-?hidden|edited?(?:-?(?:by|info|note|notice|line))?|last-?edit(?:ed)?|edit-?info|mod-?info|related|print-?only|clear(?:fix)?)(?:-|$)/;
export const SIGNATURE_TOKEN =
  /(?:^|-)(?:signatures?|sig|siggy|user-?sig|post-?signature|sig-?text|member-?signature|post-?sig)(?:-|$)/;

/** A quote; tokens of buttons and counters that quote are left out. */
export const QUOTE_TOKEN =
  /^(?:[a-z#]+-){0,3}(?:block-?quotes?|quotes?|quoted|quotebox|quotecontent|quotemain|quotebody|quotetext|zitat|bbcode-?quote|ips-quote|bb-code-quote)(?:-(?:box|container|wrapper|block|main|contents?|body|text|message|inner|post|bb|#))?$/;
export const NOT_QUOTE_TOKEN =
  /button|btn|link|action|multi|icon|unquote|count|reply-?with|toolbar|select|add-?quote|menu|controls?|pull-?quote|(?:^|-)(?:quote-?(?:citation|title|top|header|head|author|by|info|footer|foot|name|expand|link|url|date|time|icon)|blockquote-content)(?:-|$)/;
export const QUOTE_HEADER_TOKEN =
  /(?:^|-)(?:attribution|cite|quote-?author|citation|quote-?(?:title|header|head|author|by|info|top|name|user|meta|credit)|postedby|posted-by|title|header|author|legend|source-?jump|uncited)(?:-|$)/;

/** A heading of a quote that names nobody. */
export const BARE_QUOTE =
  /^["“»«\s]*(?:quote|quoting|quoted text|zitat|citation|citer|cita|citar|citazione|citação|citaat|цитата|цитирую|cytat|cytuj|citace|citat|alıntı|引用)\s?:?\s*$/iu;

const NAME = '([^\\n]{1,80}?)';
const WHEN = '[^:\\n]{3,60}?(?::\\d{2}){0,2}[^:\\n]{0,14}?';
/** Lines that say whom a quote is from; group 1 is the name. Bounded, and only asked of short lines. */
export const CITATIONS: readonly RegExp[] = [
  `(?:quote|originally posted) (?:from|by|post(?:ed)? by)\\s*:?\\s*${NAME}(?: (?:on|at|»|→|;|view post|go to).{0,80})?`,
  `(?:quote|zitat|citation|cita|cytat|цитата)\\s*[:(]\\s*${NAME}\\)?`,
  `(?:zitat|original) (?:von|geschrieben von|verfasst von)\\s*:?\\s*${NAME}(?: (?:am|vom).{0,60})?`,
  `zitat (?:von|aus)\\s*:?\\s*${NAME}`,
  `(?:citation de|envoyé par|posté par|initialement (?:envoyé|posté|publié) par|citation envoyée par)\\s*:?\\s*${NAME}`,
  `(?:cita de|escrito (?:originalmente )?por|iniciado por|publicado (?:originalmente )?por|mensaje (?:original )?de)\\s*:?\\s*${NAME}`,
  `(?:citazione di|originariamente (?:inviato|scritto) da|originalmente inviato da|inviato da|citazione da)\\s*:?\\s*${NAME}`,
  `(?:postado (?:originalmente )?por|citação de|originalmente postado por)\\s*:?\\s*${NAME}`,
  `(?:oorspronkelijk geplaatst door|geplaatst door|citaat van)\\s*:?\\s*${NAME}`,
  `(?:сообщение от|цитата от|написал|отправлено|повідомлення від)\\s*:?\\s*${NAME}`,
  `(?:zamieszczone przez|napisane przez|cytat od)\\s*:?\\s*${NAME}`,
  `(?:on|am|le|el|il|op|w dniu|em)\\s${WHEN},?\\s(?:schrieb |zei |schreef )?${NAME}(?:\\s(?:said|wrote|posted|a (?:dit|écrit)|dijo|escribió|ha (?:scritto|detto)|disse|escreveu|napisał(?:\\(a\\)|a)?))?\\s?:`,
  `(?:${WHEN},\\s)?@?${NAME}\\s(?:wrote|said|posted|says|writes|hath spoken|wrote on|said in|posted in)(?:\\s.{0,80})?\\s?(?::|…|\\.\\.\\.)`,
  `@?${NAME}\\s(?:schrieb|hat geschrieben|schreibt|sagte|meinte)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:a (?:écrit|dit)|écrit)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:escribió|dijo|ha escrito|escreveu|disse)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:ha (?:scritto|detto)|scrive|ha inviato)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:schreef|zei|heeft geschreven)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:писал(?:\\(а\\)|а)?|написал(?:\\(а\\)|а)?|сказал(?:\\(а\\)|а)?|пишет|писав|написав|сказав)(?:\\s.{0,60})?\\s?:`,
  `@?${NAME}\\s(?:napisał(?:\\(a\\)|a)?|pisze|powiedział(?:\\(a\\)|a)?|napsal(?:\\(a\\)|a)?|píše|yazdı|skrev|kirjoitti)(?:\\s.{0,60})?\\s?:`,
  `${NAME}\\s发表于\\s.{0,60}`,
].map((source) => new RegExp(`^["“»«\\s↑→]*${source}[↑→⬆»()[\\],.\\s]*$`, 'iu'));

/** Words before a time that is not that of the post. */
export const OTHER_TIME =
  /(?:joined|join date|member since|registered|since|last (?:seen|visit|active|online|login)|birthday|registriert|mitglied seit|dabei seit|beitritt|inscrit|inscription|membre depuis|registrado|ingreso|miembro desde|iscritto|registrato|membro desde|lid sinds|geregistreerd|регистрация|зарегистрирован|на сайте с|dołączył|rejestracja|edit(?:ed|ado|é|iert)?|modifi|bearbeitet|geändert|редактировал|изменено|edytowan|gewijzigd|updated?|aktualisiert|expires?|due)\b.{0,24}$/iu;
/** Words of an edit notice. */
export const EDITED =
  /^.{0,12}(?:(?:last |post )?edited|modified|last (?:modified|updated)|zuletzt (?:bearbeitet|geändert|editiert)|(?:nachträglich )?bearbeitet|editiert|geändert|dernière (?:modification|édition)|modifié|édité|última (?:edición|modificación|edição)|editado|modificato|ultima modifica|последний раз (?:редактировал|изменено)|отредактировано|изменено|(?:ostatnio )?(?:edytowan|zmienian)\S*|laatst (?:gewijzigd|bewerkt)|bewerkt|gewijzigd)(?!\p{L})/iu;
/** Furniture words that are nobody's name. */
export const NOT_A_NAME =
  /^(?:re:.*|quote|reply|report|share|edit|delete|permalink|link|like|dislike|thanks?|profile|website|www|pm|email|e-mail|message|send.*|top|back to top|offline|online|guest posts?|more|less|show.*|hide.*|view.*|go to.*|join(?:ed)?|posts?|location|administrator|moderators?|member|members|registered|newbie|senior member|junior member|active member|new member|well-known member|verified|author|op|new|home|search|menu|follow|following|subscribe|today|yesterday|antworten|zitieren|zitat|melden|teilen|mitglied|répondre|citer|signaler|responder|citar|rispondi|cita|ответить|цитировать|odpowiedz|cytuj|says|said|wrote|by|am|pm|user|username|[\d\W_]*|#\d.*|\(.*\)?|\[.*|[\p{L} ]{3,24}:\s*[\d.,]+.*|[\d.,]+\s\p{L}{3,12})$/iu;
/** Words around a name. */
export const BEFORE_NAME =
  /^(?:(?:re: .{0,100}?\s)?(?:posted|written|submitted|asked|answered|started|created|post|comment|reply|message|topic|beitrag|geschrieben|verfasst|erstellt|publié|posté|écrit|publicado|escrito|inviato|scritto|napisał|автор|от|autor|author|from|von|par|por|da|de|door)\s*(?:by|von|par|por|da|door|przez)?\s*:?\s+|by\s*:?\s+|@)/iu;
export const AFTER_NAME =
  /(?:\s*[·•|»«:,–—-]+|\s*\((?:op|author|mod|admin|guest)\)|\s+(?:says|said|wrote|writes|posted|schrieb|sagt|a (?:écrit|dit)|dice|dijo|ha (?:scritto|detto)|napisał(?:\(a\))?|пишет|says?|commented|replied|answered|on|am|le|el|il)\s*:?\s*$)\s*$/iu;
/** Names that stand for accounts that are gone, and for visitors. */
export const DELETED_NAME =
  /^\[?(?:deleted(?: ?(?:user|account|member|profile))?(?:[-_ ]?\w{0,12})?|former (?:user|member)|gelöscht(?:er benutzer)?|utilisateur supprimé|usuario eliminado|utente cancellato|удал[её]нный пользователь|usunięty użytkownik)\]?$/iu;
export const GUEST_NAME =
  /^(?:guest|gast|invité|invitado|ospite|visitante|гость|gość|anonymous(?: (?:coward|user))?|anonym|anonyme|anónimo|anonimo)(?:[-_ ]?\w{0,12})?$/iu;
