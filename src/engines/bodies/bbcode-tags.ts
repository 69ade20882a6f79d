/** What a tag of BBCode does to the words inside it. */
export type TagKind =
  /** Marks words and is left out of the text: bold, colours, sizes. */
  | 'mark'
  /** Ends the line before and after it: centred words, rows of a table. */
  | 'line'
  /** Stands for a space: cells. */
  | 'cell'
  | 'quote'
  | 'spoiler'
  | 'list'
  | 'item'
  | 'link'
  | 'image'
  | 'attachment'
  /** Another site's player: a link without words. */
  | 'media'
  /** Code, a block of its own; nothing inside is read as a tag. */
  | 'code'
  /** Words in which nothing is read as a tag. */
  | 'verbatim';

/** Tags of phpBB, XenForo, SMF, MyBB, vBulletin, punBB, WoltLab and Invision by what they do. Any other is text. */
const NAMES: Readonly<Record<TagKind, string>> = {
  mark: 'b i u s strike del ins sub sup em strong color colour size font highlight bg bgcolor background shadow glow move rtl ltr abbr acronym nobr ispoiler inlinespoiler user mention member kbd small big blur flip',
  line: 'center left right justify align indent float p div h h1 h2 h3 h4 h5 h6 heading table tbody thead tr hr br title subtitle fieldset legend',
  cell: 'td th',
  quote: 'quote blockquote bq cquote',
  spoiler: 'spoiler spoil hide hidden collapse expand',
  list: 'list ul ol',
  item: '* li',
  link: 'url iurl link email mail post topic thread ftp',
  image: 'img image timg thumb imgur',
  attachment: 'attach attachment file',
  media:
    'media youtube yt video flash embed vimeo tweet twitter facebook instagram soundcloud audio mp3 gallery dailymotion twitch streamable',
  code: 'code php html sql xml css js javascript json java python highlight_code syntax geshi pre codebox',
  verbatim: 'noparse plain nobbc icode tt inlinecode',
};

const KINDS: ReadonlyMap<string, TagKind> = new Map(
  (
    [
      'mark',
      'line',
      'cell',
      'quote',
      'spoiler',
      'list',
      'item',
      'link',
      'image',
      'attachment',
      'media',
      'code',
      'verbatim',
    ] as const
  ).flatMap((kind) => NAMES[kind].split(' ').map((name): [string, TagKind] => [name, kind])),
);

/** What a tag does; undefined for what is no tag of BBCode ("[sic]"). */
export const kindOf = (name: string): TagKind | undefined => KINDS.get(name);
