"""Room `ingest`: the words that publishers of many languages put on what is no article: labels, requests,
buttons. Pure.

Each entry is a regular expression for the beginning, or the whole, of a short block; what `wording` makes of them says
which. They are the words of whole sites, kept by language, and name no publisher.
"""

import regex


def any_of(*phrases: str) -> regex.Pattern[str]:
    """One pattern for all of them, whatever their case."""
    return regex.compile(rf"(?:{'|'.join(phrases)})", regex.IGNORECASE)


RELATED = (
    r"(?:lesen|sehen|hören) sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|lesen)",
    r"weitere (?:artikel|meldungen|themen)",
    r"das könnte (?:sie|dich) auch interessieren|passend zum thema|auch interessant",
    r"verwandte (?:artikel|themen)",
    r"(?:à )?(?:lire|voir|écouter|découvrir) (?:aussi|également|plus)|sur le même (?:sujet|thème)",
    r"dans la même (?:rubrique|série)|nos (?:derniers )?articles|articles? (?:liés?|associés?)",
    r"le(?:er|a|ia) (?:más|también|mais|também)|te puede interesar|veja (?:mais|também)",
    r"noticias? relacionad\p{L}+",
    r"artículos relacionados|(?:artigos|notícias|matérias) relacionad\p{L}+|saiba mais",
    r"más (?:sobre|información)",
    r"leggi anche|potrebbe interessarti|articoli correlati|per approfondire",
    r"lees (?:ook|meer|verder)|meer over|läs (?:också|mer|även)|les også|læs også|lue myös",
    r"(?:czytaj|przeczytaj|zobacz) (?:także|również|też|więcej)|(?:čtěte|přečtěte si) (?:také|více)",
    r"čítajte (?:aj|viac)|citește și|olvass(?:on|a el) (?:még|tovább)|kapcsolódó cikk\p{L}*",
    r"читайте (?:также|також|ещё|ще)|(?:смотрите|дивіться) (?:также|також)|по теме|материалы по теме",
    r"прочетете (?:още|и)",
    r"(?:прочитајте|погледајте|читајте|опширније|повезан\p{L}+ вест\p{L}*)(?: (?:још|и|више))?\s*(?=:|$)",
    r"(?:прочитајте|погледајте|читајте) (?:још|и)\b|(?:pročitajte|pogledajte|čitajte) (?:još|i)\b",
    r"povezan\p{L} (?:vesti|vijesti|članci)|opširnije|preberite (?:še|tudi)",
    r"ilgili (?:haber|yazı)\p{L}*|(?:bunu )?da oku(?:yun)?|διαβάστε (?:επίσης|ακόμη|ακόμα)",
    r"σχετικά (?:άρθρα|θέματα)",
    r"(?:ا|إ)?قرأ (?:أيض[ًا]*|المزيد)|اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|(?:مقالات|أخبار|مواضيع) ذات صلة",
    r"المزيد من",
    r"(?:بیشتر|همچنین) بخوانید|مطالب مرتبط|קרא(?:ו)? (?:גם|עוד)|כתבות נוספות",
    r"関連(?:記事|ニュース|リンク)?|あわせて読みたい|相关(?:阅读|新闻|文章|报道)|延伸阅读",
    r"相關(?:閱讀|新聞|文章)|관련 ?(?:기사|뉴스)",
)
"""How a block of other articles begins."""
RELATED_LINE = (
    r"(?:in )?other (?:news|stories)|featured(?: (?:posts?|stories|articles?|content))?",
    r"(?:watch|listen|read) next|archivado en|filed under|(?:tagged|archived) (?:with|in|under)|тагови|теги|ознаке",
    r"recent (?:posts|articles|stories)|auf dieser seite|dans cet article",
    r"in this (?:article|brief|report|issue|story|guide|section|series)",
)
"""The same, with nothing else on their line."""
RELATED_ALONE = (
    r"most (?:read|viewed)|top stories|more stories|what to read next|keep reading|elsewhere|further coverage",
    r"services|newsletter|im fokus|à la une|lo más (?:leído|visto)|mais lidas|i più letti|meist(?:gelesen)?",
)
"""The same, of words that are headings of articles as well: only links tell."""
ADVERT = (
    r"advertisements?|advertorial|ad|paid (?:content|post)|promoted",
    r"sponsored(?: content| links| by .{2,30})?",
    r"anzeigen?|werbung|publicité|annonce|publicidade?|anúncio|anuncio|pubblicità|advertentie|reclame",
    r"annons(?:er)?",
    r"annonse|mainos|reklama?|reklam[ay]|inzerce|reclamă|publicitate|hirdetés|oglasi?|oglas|оглас(?:и)?",
    r"реклама|реклам[аи]",
    r"διαφήμιση|reklam|ilan|إعلان(?:ات)?|تبلیغات?|آگهی|פרסומת|広告|スポンサーリンク|广告|廣告|광고",
)
"""What stands above an advertisement."""
_WHERE = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|viber|youtube|tiktok|linkedin|threads|bluesky|mastodon|newsletter|"
    r"\bx\b|\brss\b|can[ae]l|kanal|канал|фејсбук|твитер|قنا(?:ة|تنا)|تلغرام|تليغرام|فيسبوك|تويتر|واتساب|تلگرام)"
)
"""Where one follows a publisher, which tells a request from a sentence."""
FOLLOW = (
    rf"(?:(?:تابعوا|تابعونا|تابع|اشتركوا?)\b|ما را ).{{0,80}}{_WHERE}",
    rf"(?:folgen sie|folgt|folge|volg|følg|följ|seuraa|siga|sigue|síguenos|segui|seguici|suivez) .{{0,60}}{_WHERE}",
    rf"(?:śledź|obserwuj|sledujte|sleduj|следите|подписывайтесь|підписуйтесь|стежте|takip edin)\b.{{0,60}}{_WHERE}",
    r"(?:пратите|pratite) (?:нас|nas)\b",
    rf"(?:пратите|pratite|ακολουθήστε)\b.{{0,60}}{_WHERE}",
    r"(?:seguici|síguenos|suivez-nous|folgen sie uns|följ oss|følg oss|volg ons)\b",
)
"""How a request to follow begins, with a link."""
FOLLOW_ON = (
    r"(?:follow .{2,60}|(?:find|like) (?:us|me|him|her|them|our .{0,30}|.{2,30} page)) on "
    r"(?:facebook|x|twitter|instagram|tiktok|threads|bluesky|youtube|linkedin)\b",
)
"""The same, with the place where."""
SPONSORED = (
    r"this (?:letter|newsletter|issue|episode|podcast|edition|post|article) (?:is|was) "
    r"(?:brought to you|sponsored|paid for) by\b",
    r"this (?:letter|newsletter|episode|podcast) (?:is|was) (?:supported|presented) by\b",
)
"""Who pays for what is read."""
LETTER = (
    r"(?:apúntate|recibe|inscríbete|regístrate|suscríbete|assine|receba|inscreva-se|ricevi|iscriviti|recevez|"
    r"erhalten sie|inscrivez-vous|melden sie sich|zapisz się|odbieraj|получайте|отримуйте|get|receive)\b.{0,60}"
    r"(?:newsletter|boletín|infolettre|rundbrief|билтен|рассылк|розсилк)",
)
"""How an offer of a newsletter begins."""
APP = (
    r"(?:download|get|install) (?:our|the .{2,30}) app\b|to hear more .{2,60} app\b",
    r"lade(?:n sie)? .{0,30}\bapp\b",
    r"téléchargez (?:notre|l['’])\s?.{0,20}(?:appli|app)\b|baixe o (?:nosso )?app\b",
    r"descarga (?:nuestra|la) app\b",
    r"(?:преузмите|preuzmite) (?:нашу|našu|апликац|aplikac)\p{L}*|скача(?:й|йте) .{0,30}приложение",
)
"""A request to install something."""
TOOLS = (
    r"(?:view|read) (?:this|it) (?:e-?mail|newsletter|issue|message)? ?(?:in|on) (?:your|the|a) (?:browser|web).{0,20}",
    r"(?:bild|foto|image|photo|picture|slide|figure)?\s*\d{1,3}\s*(?:/|of|von|de|sur|di|из|од|z)\s*\d{1,3}[\s|·]*",
    r"[<«‹←]?\s*(?:prev(?:ious)?|next|back|zurück|weiter|précédent|suivant)\s*[>»›→]?|\[ back \]",
    r"(?:full[- ]size|larger|enlarge) image|enlarge|zoom|open in (?:a )?new (?:tab|window)|metrics details",
    r"download (?:references|citation|transcript|audio|mp3|figure|image|as .{2,20})",
    r"cite this (?:article|page)|citation",
    r"(?:(?:article|view article|google scholar|pubmed(?: central)?|crossref|cas|ads|full text|"
    r"scopus)[\s|,·]*){1,8}",
    r"get (?:shareable|shared?) link|(?:post|comment) not marked as liked",
    r"(?:artikel|seite) (?:drucken|teilen)|drucken|teilen|merken|merkliste|kommentieren|zur startseite",
    r"seite \d+/\d+:?",
    r"(?:imprimer|partager|envoyer(?: par e-?mail)?|réutiliser ce contenu|s['’]abonner|se connecter|"
    r"offrir)(?: l['’]article)?",
    r"(?:article |contenu )?réservé aux abonné(?:e?)s|nur für abonnent\p{L}+",
    r"(?:for )?(?:subscribers?|members) only|premium",
    r"imprimir|compartir|compartilhar|guardar|comentarios|stampa|condividi|delen|dela|drukuj|udostępnij",
    r"skriv ut",
    r"штампај|одштампај|пошаљи|подели(?:те)?|štampaj|pošalji|podeli(?:te)?|распечатать|поделиться",
    r"надрукувати|поділитися",
    r"شارك(?:ها)?|مشاركة|طباعة|نسخ الرابط|اشتراک|yazdır|paylaş|シェア|印刷|分享|打印|공유|인쇄",
)
"""What a button says, whatever it is made of."""
BACK_MATTER = any_of(
    r"(?:about the )?authors? information|(?:authors and )?affiliations|about this article",
    r"rights and permissions",
    r"cite this (?:article|page|as)|how to cite.{0,20}|article (?:metrics|information|history)|keywords",
    r"share (?:this )?(?:article|link)|copyright and licen[cs]e|reprints(?: and permissions)?",
    r"academic tools|related entries|how to cite (?:this|the) .{2,20}|(?:other )?internet resources",
    r"publisher['’]s note|download pdf|recommended citation|schlagwörter|mots[- ]clés",
    r"palabras clave|ključne reči",
    r"кључне речи|ключевые слова|ключові слова|كلمات (?:مفتاحية|دالة)",
)
"""Headings of what a journal tells of an article behind it, or between its title and its text."""
DISCLAIMER = any_of(
    r"(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))? (?:expressed|represented) "
    r"(?:here|herein|above|on this|in (?:this|the (?:article|post|piece|blog))|are (?:those|solely|the author)|"
    r"by the authors?)\b",
    r"\p{L}[\p{L} ]{2,50} (?:does|do) not take institutional positions?\b",
    r"(?:.{3,160}\. )?(?:we|[\p{L} ]{2,30}) may (?:earn|receive) (?:an? )?(?:affiliate |small )?commissions?\b",
    r"this (?:article|work|text|page) is (?:distributed|licen[cs]ed|published) under\b",
    r"(?:les opinions exprimées|die (?:hier )?geäußerten (?:ansichten|meinungen)|las opiniones expresadas)\b",
)
"""How a sentence begins that says whose views these are, and under what terms they are told."""
PRINTED = any_of(
    r"a version of this (?:article|story|review|essay|piece) (?:appear|ran|was)\p{L}*\b",
    r"(?:published|appear(?:s|ed)) in the print edition\b",
    r"(?:this (?:article|story|piece) )?(?:originally|first) (?:appeared|published) in (?:print|"
    r"the .{2,40} (?:issue|edition))",
)
"""Where the text stood on paper."""
BYLINE = (
    r"(?:by|von|par|por|di|door|written by|reported by|words by|text by|piše|napisa[ol]a?|пише|yazan|"
    r"بقلم|كتب(?:ت)?)\b\s*:?",
    r"(?:text|tekst|texte|testo|de|av|af|od|автор(?:ка)?|аутор(?:и|ка)?|текст|szerző|γράφει|إعداد|"
    r"نویسنده|מאת|文|作者|記者|记者)"
    r"\s*[:：]",
    r"(?:autor(?:in|ka|zy|i|en|ul|es)?|auteure?s?|autore|författare|authors?|автор|аутор)\b\s*:?",
)
"""What stands before an author's name; words that begin names as well need a colon."""
NETWORKS = any_of(
    r"(?:\w+\.)*(?:facebook|twitter|x|instagram|linkedin|youtube|youtu|pinterest|reddit|tumblr|whatsapp|wa|t|telegram|"
    r"threads|tiktok|snapchat|flickr|vimeo|vk|ok|xing|bsky|getpocket|flipboard|digg|google|apple|spotify|addtoany)"
    r"\.\w{2,6}"
)
"""Hosts of networks and stores, to which lists of a publisher's accounts lead."""
ABOUT = any_of(
    r"about the authors?:?|about the contributors?:?|(?:über|zu) de[nmr] autor(?:in|en)?:?|"
    r"à propos de l['’]auteure?:?|"
    r"sobre (?:el|la|o|a) autora?:?|sull['’]autore:?|over de auteur:?|o autor(?:u|ce|ima|ki|ze)?:?|о автору:?|"
    r"об авторе:?|про автора:?|عن الكاتب(?:ة)?:?"
)
"""What stands above a biography."""
CREDIT = any_of(
    r"[—–-]?\s*(?:photo(?:graph|graphie)?s?|foto(?:s|grafía|grafie)?|bild|image|imagem|credit|crédit|crédito|"
    r"фото|слика|zdjęcie|صورة)\b(?: (?:by|von|de|di|credit|source|courtesy))?\s*[:/(]"
)
"""How the line below a picture begins that says who made it."""
