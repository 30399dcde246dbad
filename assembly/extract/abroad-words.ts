/**
 * What words of other languages say of a number that stands beside them: Spanish, German,
 * French, Portuguese, Italian, Dutch, Russian, Polish, Turkish, Vietnamese, Chinese, Japanese,
 * Korean. A word or phrase is looked up by its hash; letters of Latin and Cyrillic script are
 * compared in lower case, a hyphen is a blank.
 */
import { literalLength } from "../text/ascii";
import {
  ABROAD_BEFORE,
  ABROAD_BEHIND,
  ABROAD_JOIN,
  GIVING_UP,
  noteWords,
} from "../text/word-kinds";
import { hashWord } from "../text/word-list";

export const NOTHING: u32 = 0;
export const DENY: u32 = 1;
export const HEDGE: u32 = 2;
export const BOUND_WORD: u32 = 3;
/** "half of": before the number. */
export const CHANGE: u32 = 4;
/** "million": behind the number. */
export const SCALE: u32 = 5;
/** "and", "or", "to": between two numbers. */
export const JOIN: u32 = 6;
export const WRONG_WORD: u32 = 7;
/** "wait", "no": opens the sentence behind. */
export const RETRACT: u32 = 8;
export const BECAUSE: u32 = 9;
/** "that": a denial before the comma holds on. */
export const THAT: u32 = 10;
export const COPULA: u32 = 11;
export const CUE: u32 = 12;
/** "or more", "half of it": behind the number. */
export const BEHIND: u32 = 13;
/** "if", "I don't think that": before the number. */
export const IF: u32 = 14;
/** A particle that asks or doubts, behind the number. */
export const ASK: u32 = 15;
/** "or rather", "but I get", "update": another number behind it is meant. */
export const CORRECT: u32 = 17;
/** "the others": what is said behind it is not said of the answer. */
export const OTHERS: u32 = 18;
/** "I don't know": there is no answer. */
export const GIVE_UP: u32 = 19;
/** "so", "but": what was said before no longer holds. */
export const RESUME: u32 = 20;
/** A word that says nothing by itself, but begins a phrase that does. */
export const PREFIX: u32 = 16;

const DENY_WORDS =
  "nicht|kein|keine|keinen|pas|no es|no son|no era|no fue|no puede ser|no sea|não|não é|non è|non sono|niet|geen|не|нет|nie|nie jest|değil|değildir|không|không phải|không phải là|不是|不为|不等于|并非|并不是|并不|绝不是|不可能|ではない|ではありません|じゃない|ではなく|でない|아니다|아닙니다|아닌|이 아니|가 아니|아니라";
const HEDGE_WORDS =
  "quizás|quizá|quizas|tal vez|acaso|podría|podrían|podria|puede ser|puede que|a lo mejor|vielleicht|möglicherweise|eventuell|könnte|könnten|kann sein|peut être|pourrait|pourraient|possiblement|talvez|pode ser|poderia|forse|potrebbe|magari|misschien|mogelijk|возможно|может быть|наверное|вероятно|może|być może|mogłoby|belki|muhtemelen|có thể|có lẽ|也许|或许|大概|说不定|たぶん|多分|아마|아마도|可能是|可能为|可能等于|应该不是|diraient|aurais dit|würden sagen|manche würden|einige würden|hätte gesagt|ich hätte|dirían|diría|habría dicho|有人说|有人会说|本来会说";
const IF_WORDS =
  "wenn|falls|angenommen|supongamos|supón|suponiendo|si la respuesta|si fuera|si la réponse|supposons|se a resposta|se la risposta|suponha|supponiamo|如果|假设|假如|もし|仮に|만약|если|предположим|допустим|jeśli|eğer|nếu|错误答案|錯誤答案|我不认为|我不認為|no creo que|glaube nicht|je ne pense pas|错误的答案|忽略之前|判为正确|selon le corrigé|selon le livre|selon le manuel|laut lösungsbuch|laut buch|laut lösung|según el libro|según la clave|según el solucionario";
const ASK_WORDS = "吗|嗎|かもしれ|ですか|でしょうか|일 수도|일 수 있|입니까|인가요|일까";
const BOUND_WORDS =
  "al menos|por lo menos|como mínimo|como máximo|a lo sumo|más de|menos de|mayor que|menor que|casi|entre|mindestens|höchstens|mehr als|weniger als|größer als|kleiner als|wenigstens|maximal|zwischen|fast|über|unter|au moins|au plus|plus de|moins de|plus que|moins que|supérieur à|inférieur à|presque|pelo menos|no mínimo|no máximo|mais de|mais que|menos que|quase|almeno|al massimo|al più|più di|meno di|quasi|tra|minstens|hoogstens|meer dan|minder dan|tussen|не менее|не более|не меньше|не больше|больше|меньше|более|менее|почти|между|co najmniej|co najwyżej|więcej niż|mniej niż|prawie|między|en az|en fazla|ít nhất|nhiều nhất|lớn hơn|nhỏ hơn|至少|至多|最多|最少|大于|小于|超过|不超过|不少于|不大于|不小于|少于|多于|接近|少なくとも|多くとも|最大で|最小で|적어도|최소|최대|많아야";
const CHANGE_WORDS =
  "mitad de|la mitad de|doble de|triple de|raíz de|raíz cuadrada de|menos|por ciento de|hälfte von|doppelte von|wurzel von|wurzel aus|minus|moitié de|double de|triple de|racine de|racine carrée de|moins|metade de|dobro de|raiz de|metà di|doppio di|radice di|meno|половина|половину|половине|минус|корень из|minus|负|負|的平方根|マイナス|음수|yarısı";
const SCALE_WORDS =
  "mil|millones|millón|mil millones|billones|docenas|tausend|millionen|million|milliarden|milliarde|mille|millions|milliard|milliards|milhões|milhão|bilhões|mila|milioni|milione|miliardi|duizend|miljoen|miljard|тысяч|тысячи|тысяча|миллион|миллиона|миллионов|миллиард|миллиарда|миллиардов|tysiąc|tysięcy|tysiące|milion|miliony|milionów|bin|milyon|milyar|nghìn|ngàn|triệu|tỷ|万|萬|亿|億|百万|千|百|十|兆|만|억|천|백|兆|多|余";
const JOIN_WORDS =
  "o|u|y|e|und|oder|et|ou|oppure|или|и|lub|albo|i|ve|veya|ya da|hoặc|và|en|hasta|bis|à|jusqu'à|a|até|до|или же|do|或|或者|和|与|與|及|到|至|以及|还是|または|か|と|もしくは|から|또는|과|와|이나|나|でも|、|～|〜|tot";
const WRONG_WORDS =
  "incorrecto|incorrecta|erróneo|errónea|equivocado|equivocada|falso|falsa|está mal|error|falsch|inkorrekt|fehler|unmöglich|faux|fausse|incorrect|incorrecte|erroné|erreur|impossible|errado|errada|incorreto|incorreta|erro|sbagliato|sbagliata|errato|errata|scorretto|impossibile|fout|verkeerd|неверно|неверный|неправильно|неправильный|ошибка|ошибочно|ошибся|błędne|błędna|błąd|niepoprawne|yanlış|hata|sai|错误|错|错了|不对|不正确|有误|不成立|間違い|間違って|誤り|違います|違う|正しくない|正しくありません|틀렸|틀린|오답|잘못|mauvaise|mauvais|falsche|falschen|trompé|trompée|geirrt|vertan|equivoqué|equivoque|sbagliai|errei|enganei|错误的|我错了|算错|判断有误";
const RETRACT_WORDS =
  "espera|espere|esperen|no|perdón|perdon|corrección|en realidad|mejor dicho|rectifico|disculpa|moment|warte|nein|tatsächlich|entschuldigung|korrektur|eigentlich|halt|attendez|attends|non|pardon|correction|en fait|désolé|plutôt|não|espera|na verdade|desculpe|correção|aspetta|aspetti|no|scusa|in realtà|correzione|anzi|wacht|nee|sorry|correctie|нет|подождите|стоп|извините|поправка|на самом деле|точнее|nie|czekaj|przepraszam|poprawka|właściwie|hayır|bekle|pardon|düzeltme|等等|等一下|不对|不|更正|抱歉|实际上|其实|应该是|稍等|いや|待って|訂正|すみません|実は|아니|잠깐|정정|죄송|사실";
const BECAUSE_WORDS =
  "porque|ya que|pues|puesto que|weil|da|denn|parce que|car|puisque|comme|pois|já que|perché|poiché|siccome|omdat|want|потому что|так как|поскольку|ponieważ|bo|çünkü|vì|因为|由于|なぜなら|왜냐하면";
const THAT_WORDS = "dass|daß|que|что|że|dat|ki|che";
const COPULA_WORDS =
  "es|son|sería|lautet|ist|sind|beträgt|wäre|est|sont|vaut|égale|é|são|è|sono|is|zijn|равен|равна|равно|является|это|это|to|jest|wynosi|là|是|为|為|等于|は|が|는|은|equals|eşittir";
const CUE_WORDS =
  "respuesta|respuestas|resposta|risposta|antwort|antwoord|réponse|reponse|ответ|ответом|odpowiedź|odpowiedzią|cevap|yanıt|đáp án|đáp số|Đáp án|Đáp số|答案|答え|答|正解|정답|답";
const CORRECT_WORDS =
  "pardon|désolé|entschuldigung|verzeihung|perdón|perdon|desculpe|perdão|scusate|scusa|euh|äh|ähm|eh|抱歉|对不起|更正|ou plutôt|oder vielmehr|oder besser|oder besser gesagt|o más bien|o mejor dicho|ou melhor|o meglio|或者说|更新|mise à jour|actualización|aktualisierung|aktualisiert|korrigiert|corregido|rectification|mais je trouve|mais j'obtiens|mais moi je trouve|aber ich erhalte|aber ich bekomme|aber ich komme auf|pero obtengo|pero me da|pero yo obtengo|mas obtenho|ma ottengo|但我算出|但我得到|但我算的是|但是我算出|但是我得到";
const OTHERS_WORDS =
  "其余|其他|其它|另外|los demás|las demás|los otros|las otras|die anderen|die übrigen|alle anderen|alle übrigen|les autres|os outros|as outras|gli altri|le altre|de andere|остальные|другие|pozostałe|diğerleri|他は|他の|나머지";
const GIVE_UP_WORDS =
  "no sé|no lo sé|no puedo resolver|no puedo resolverlo|no puedo responder|no estoy seguro|no tengo idea|ni idea|je ne sais pas|ne peux pas répondre|ne peux pas résoudre|aucune idée|ich weiß nicht|ich weiß es nicht|weiß ich nicht|keine ahnung|kann ich nicht lösen|não sei|não consigo resolver|não faço ideia|non so|non lo so|non riesco|non ne ho idea|ik weet het niet|geen idee|weet ik niet|не знаю|не могу решить|не могу ответить|понятия не имею|nie wiem|nie mam pojęcia|bilmiyorum|fikrim yok|không biết|我不知道|不知道答案|不知道|不确定|無法確定|无法确定|无法回答|无法解答|无法解决|无法判断|不会做|我不会|不清楚|わかりません|分かりません|わからない|分からない|知りません|解けません|모르겠|모르겠습니다|모르겠어요|모릅니다|알 수 없|لا أعرف|لا أدري";
const RESUME_WORDS =
  "entonces|por lo tanto|por tanto|así que|pero|luego|donc|mais|alors|cependant|daher|deshalb|somit|aber|jedoch|portanto|logo|mas|então|porém|quindi|dunque|ma|allora|perciò|dus|maar|поэтому|значит|но|однако|итак|więc|zatem|ale|yani|ama|öyleyse|vậy|nên|nhưng|所以|因此|因而|于是|那么|但|但是|然而|不过|不過|让我|让我们|我们来|首先|后来|したがって|よって|だから|しかし|따라서|그러므로|하지만|그래서";
const BEHIND_WORDS =
  "o más|o menos|oder mehr|oder weniger|ou plus|ou moins|ou mais|o più|или более|или больше|veya daha|以上|以下|以内|之间|的一半|的两倍|的二倍|的三倍|的平方|의 절반|이상|이하|の半分|の二乗|fach|veces|fois|vezes|volte";

const SLOTS: u32 = 2048;
/** Hash and class of each word, in open addressing; made when it is first asked. */
const table: usize = memory.data(16384, 4);
/** A bit for the first ASCII letters of each word or phrase, where their hash leads. */
const openings: usize = memory.data(4096, 4);
let isMade: bool = false;

/** Begins the hash of a word. */
export const SEED: u32 = 0x811c9dc5;

/** Goes on with one byte, in lower case where it is of a Latin or Cyrillic letter. */
export function hashByte(h: u32, before: u32, b: u32): u32 {
  return (h ^ folded(before, b)) * 0x01000193;
}

/** A byte in lower case, given the one before it. Greek and others stay as they are. */
function folded(before: u32, b: u32): u32 {
  if (b - 0x41 < 26) return b | 0x20;
  if (b == 0x2d) return 0x20;
  if (before == 0xc3 && b - 0x80 < 0x1f) return b + 0x20;
  // Cyrillic: U+0410 to U+041F; the others change their first byte and are written low here
  return before == 0xd0 && b - 0x90 < 0x10 ? b + 0x20 : b;
}

/** Class of the word or phrase with this hash, or NOTHING. */
export function classOf(h: u32): u32 {
  if (!isMade) make();
  let i = h & (SLOTS - 1);
  while (true) {
    const entry = table + ((<usize>i) << 3);
    if (!load<u32>(entry, 4)) return NOTHING;
    if (load<u32>(entry) == h) return load<u32>(entry, 4);
    i = (i + 1) & (SLOTS - 1);
  }
}

/** May a word or phrase begin with the letters of this hash (`hashWord`)? */
export function mayOpen(hash: u32): bool {
  if (!isMade) make();
  return ((load<u8>(openings + ((hash & 0x7fff) >> 3)) >> (hash & 7)) & 1) != 0;
}

/** Notes the words that say something of an answer behind them, or before them. */
export function noteAbroad(): void {
  if (!isMade) make();
}

/** What a word of this class says anything of; one that isn't told here may say it of all. */
function kindsOfClass(kind: u32): u32 {
  switch (kind) {
    case COPULA:
    case CUE:
    case BECAUSE:
    case THAT:
    case OTHERS:
    case RESUME:
      return 0;
    case JOIN:
      return ABROAD_JOIN;
    case BOUND_WORD:
    case CHANGE:
      return ABROAD_BEFORE;
    case SCALE:
    case BEHIND:
    case ASK:
    case RETRACT:
    case CORRECT:
      return ABROAD_BEHIND;
    case GIVE_UP:
      return ABROAD_BEFORE | ABROAD_BEHIND | GIVING_UP;
  }
  return ABROAD_BEFORE | ABROAD_BEHIND;
}

function make(): void {
  isMade = true;
  add(DENY_WORDS, DENY);
  add(HEDGE_WORDS, HEDGE);
  add(IF_WORDS, IF);
  add(ASK_WORDS, ASK);
  add(BOUND_WORDS, BOUND_WORD);
  add(CHANGE_WORDS, CHANGE);
  add(SCALE_WORDS, SCALE);
  add(JOIN_WORDS, JOIN);
  add(WRONG_WORDS, WRONG_WORD);
  add(BECAUSE_WORDS, BECAUSE);
  add(THAT_WORDS, THAT);
  add(COPULA_WORDS, COPULA);
  add(CUE_WORDS, CUE);
  add(BEHIND_WORDS, BEHIND);
  add(OTHERS_WORDS, OTHERS);
  add(CORRECT_WORDS, CORRECT);
  add(RETRACT_WORDS, RETRACT);
  add(GIVE_UP_WORDS, GIVE_UP);
  add(RESUME_WORDS, RESUME);
}

/** Notes each word of a list; what is there already stays, unless it only begins a phrase. */
function add(list: string, kind: u32): void {
  noteWords(list, kindsOfClass(kind));
  let p = changetype<usize>(list);
  const end = p + literalLength(list);
  while (p < end) {
    let h = SEED;
    let before: u32 = 0;
    const hash = hashWord(p, end);
    const kept = openings + ((hash & 0x7fff) >> 3);
    store<u8>(kept, load<u8>(kept) | (1 << (<u8>hash & 7)));
    for (; p < end && load<u8>(p) != 0x7c; p++) {
      if (load<u8>(p) == 0x20 && !classOf(h)) put(h, PREFIX);
      h = hashByte(h, before, load<u8>(p));
      before = load<u8>(p);
    }
    p++;
    const found = classOf(h);
    if (!found || found == PREFIX) put(h, kind);
  }
}

function put(h: u32, kind: u32): void {
  let i = h & (SLOTS - 1);
  while (true) {
    const entry = table + ((<usize>i) << 3);
    if (!load<u32>(entry, 4) || load<u32>(entry) == h) break;
    i = (i + 1) & (SLOTS - 1);
  }
  store<u32>(table + ((<usize>i) << 3), h);
  store<u32>(table + ((<usize>i) << 3), kind, 4);
}
