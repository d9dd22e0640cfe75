"""How the words of each language are compared in a search, as data. ``search.analysis`` is what applies it.

Words and endings stand here as people write them; the search compares them folded (``search.folding``), where accents
are gone. So a stop word whose folded spelling is also a word that people look for is left out: Vietnamese "đâu" (where)
folds to "đau" (pain), Urdu "سکوں" (I can) to "سکون" (calm). Words for no, not, without, free, help, work, see and
refused are never stop words.

Snowball is used where it groups folded words as it groups written ones: English, French, Spanish and Portuguese. It
mixes folded Turkish vowels, takes no Persian prefix that is written without a joiner, and gives Tamil "doctor" and
"medicine" one stem: these have lists of endings, as Arabic has, where they are those of Larkey's light10.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Analysis:
    """How words of one language are compared.

    ``stop_words``: what a request is wrapped in, which says nothing about what is looked for (Chinese: whole phrases).
    ``stemmer``: the name of a Snowball algorithm, or "". ``prefixes`` and ``suffixes`` are taken off, the longest that
    fits; a prefix that ends in an apostrophe is an elided word, taken off before a vowel. ``shortest_stem``: letters
    that must be left; ``spare``: letters more where an ending has one or two letters or a prefix has one.
    ``softened``: pairs of a last letter that changes before an ending and the letter it is compared as.
    ``consonants_only``: Ethiopic letters are compared by their consonant, all of a long word, the last of a short one.
    ``place_words``: words that stand beside the
    name of a place, before it or after it.
    """

    stop_words: frozenset[str]
    stemmer: str = ""
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    shortest_stem: int = 3
    spare: int = 0
    softened: tuple[tuple[str, str], ...] = ()
    consonants_only: bool = False
    place_words: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _endings(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


def _after(starts: str, ends: str) -> tuple[str, ...]:
    """Every one of ``starts`` with every one of ``ends``."""
    return tuple(start + end for start in starts.split() for end in ends.split())


_PERSIAN: Final = Analysis(
    _words(
        "و در به از که با برای تا را این آن اینجا آنجا من تو او ما شما آنها ایشان خود خودم یک هم نیز یا اما اگر پس چون"
        " ای است هست هستم هستند بود باشد شد شود می‌شود می دارم دارد دارید داریم کنم کند کنید کنیم کرد کردن می‌کنم"
        " می‌کند می‌توانم می‌تواند می‌توان توانم بتوانم باید می‌خواهم می‌خواهد خواهم لطفا چه چی چیست چطور چگونه کجا"
        " کجاست کی چرا کدام آیا پیدا بگیرم بروم هر همه درباره مورد نیاز کسی چیزی وجود نزدیک نزدیکی نزدیکترین"
    ),
    prefixes=("می", "نمی"),
    suffixes=_endings(
        "ها های هایم هایت هایش ان انی ات یت یات ی یی ای ام اش ید ند یم تر ترین گان هنده هندگان هندگی هندگانی"
    ),
    shortest_stem=2,
    spare=1,
    place_words=_words("در نزدیک نزدیکی از اطراف حوالی به شهر داخل کنار"),
)

_TURKISH: Final = Analysis(
    _words(
        "ve veya ya da de ile için bir bu o ben sen biz siz onlar bana benim bize bizim size sizin beni ne nedir"
        " nerede nereden nereye neresi nasıl kim kime hangi kaç neden niye niçin zaman mı mi mu mü mıyım miyim mısınız"
        " misiniz var vardır olan olur olarak oldu ama fakat gibi kadar daha çok en her hep şey biri birisi"
        " istiyorum isterim lazım gerek gerekiyor ihtiyacım ihtiyaç edebilirim yapabilirim alabilirim bulabilirim"
        " gidebilirim bulmak bul bulurum almak lütfen hakkında yakın yakınımda yakınında yakındaki civarında"
    ),
    suffixes=(
        *_endings(
            "i u e a m im um in un imiz umuz iniz unuz miz muz niz nuz de da den dan deki daki teki lar"
            " ler taki ye ya yi yu yle yla si su sini sunu sine suna sinin sunun sinde sunda sinden sundan enin mak mek"
        ),
        *_after("lar", "i in im imiz iniz a da dan daki ina inda indan ini inin imin imizin inizin inize la"),
        *_after("ler", "i in im imiz iniz e de den deki ine inde inden ini inin imin imizin inizin inize le"),
    ),
    spare=1,
    softened=(("ğ", "k"), ("b", "p"), ("d", "t")),
    place_words=_words("yakın yakını yakınında yakınlarında civarında çevresinde içinde şehri şehrinde de da den dan"),
)

_SOMALI_ARTICLES: Final = _after(
    "k g h t d dh sh", "a ii u an aan aas ayga aaga iisa iisii eeda eena ooda iinna ayda aada eenna"
)

ANALYSES: Final[dict[str, Analysis]] = {
    "en": Analysis(
        _words(
            "a about am an and any are as at be been but by can could did do does for from get had has have he her him"
            " his how i im i've if in into is it its me my of on or our please shall she should so some somebody"
            " someone somewhere something that the their them then there there's these they this those to us was we"
            " were what what's when where where's which who whom whose why will with would you your need want find give"
            " looking look near nearby nearest around can't cannot couldn't don't doesn't didn't won't isn't aren't"
            " wasn't i'll he's she's it's that's they're we're you're said say says got every thing things now really"
            " very just also much many still too"
        ),
        stemmer="english",
        place_words=_words("in near at around from to by nearby close within inside outside"),
    ),
    "ar": Analysis(
        _words(
            "في من إلى على عن مع هذا هذه ذلك تلك هنا هناك هو هي هم نحن أنا أنت أنتم و أو ثم إن أن إذا كان كانت يكون"
            " تكون هل كيف أين وين فين متى ماذا لماذا كم أي ايش شو منو التي الذي الذين كل بعض قد أريد بدي اريد أحتاج"
            " محتاج أستطيع يمكن يمكنني ممكن أقدر أجد أحصل الحصول إيجاد لي لدي عندي يوجد توجد أحد شخص فضلك رجاء الرجاء"
            " بالقرب قرب قريب قريبة مني حول عند يجب أبحث لنا له لها به بها فيه فيها حتى ايضا"
        ),
        prefixes=_endings("ال وال بال كال فال و ب ل"),
        suffixes=_endings("ها ان ات ون ين يه ية ه ة ي هم كم نا تي تك تها اتي اتها اتهم اتكم"),
        shortest_stem=2,
        spare=1,
        place_words=_words("في قرب بالقرب قريب قريبة من عند حول بجانب جنب إلى ضواحي مدينة نواحي داخل"),
    ),
    "fa": _PERSIAN,
    "prs": replace(
        _PERSIAN, stop_words=_PERSIAN.stop_words | _words("استم استید کجاس لطفن ره بیابم دریافت میتانم میخایم")
    ),
    "ps": Analysis(
        _words(
            "د په کې کي ته له تر او یا که چې چي دا دغه هغه هغوی زه مونږ موږ تاسو دوی زما ستا ستاسو زموږ خپل خپله دی ده"
            " دي یم یاست شته وي وو شي شم کړم کوم کړي کوي کولی شو کولای لرم لري غواړم غواړي اړتیا څنګه څنگه چیرته چېرته"
            " چیرې چېرې څه څوک کومه کله ولې لپاره سره هم یو یوه ما ومومم پیدا مهرباني لطفا یې به باید نژدې نږدې ترلاسه"
        ),
        suffixes=_endings("ونه ونو انو ان ه ې ی و ۍ یو ګان ګانو ګانې وی وې"),
        shortest_stem=2,
        spare=1,
        place_words=_words("په کې کي ته له نژدې نږدې شاوخوا سره څخه ښار دننه"),
    ),
    "ckb": Analysis(
        _words(
            "لە بە بۆ و یان کە ئەگەر ئەم ئەو ئەوە ئەمە ئەوان من تۆ ئێمە ئێوە خۆم هەیە هەبێت هەن دەبێت بێت بوو دەکرێت"
            " دەکات دەکەم بکەم دەتوانم دەتوانێت بتوانم دەمەوێت دەمەوێ پێویستم پێویستە چۆن کوێ کوێیە لەکوێ لەکوێیە کوێم"
            " کەی چی چییە کێ کام بۆچی ئایا تکایە بدۆزمەوە دەستبکەوێت کەسێک شتێک هەر هەموو لەگەڵ دەربارەی لەبارەی نزیک"
            " نزیکی نزیکم یەک نزیکترین تر یش بکات وەربگرم هەندێک چەند"
        ),
        suffixes=_endings(
            "ەکە ەکەی ەکەم ەکەت ەکان ەکانی ەکانم ەکانت ەکەدا ەکاندا ەکەوە ەکانیان ا اکە اکەی اکەم اکان اکانی ێک ێکی"
            " ێکدا ان انی ی یی یەک یەکی یەکە یەکان یەکانی یان ەوە دا ێ ە ەی ەیە ەیەک ەیەکی ەیەکدا ەیەکان"
        ),
        shortest_stem=2,
        spare=1,
        place_words=_words("لە نزیک نزیکی دەوروبەری لای بۆ شاری ناو"),
    ),
    "kmr": Analysis(
        _words(
            "û an jî ku ji li bi di de da ez tu ew em hûn min te wî me we wan xwe ev vê vî vana yê ya yên e ye in heye"
            " hene im bûn bo dikarim dikare dikarin bikarim dixwazim dixwaze hewce pêwîst pêwîstiya lazim çawa çi kî"
            " kengî çima kîjan gelo ka heke eger wek her kes kesek tiştek tişt hin yek bibînim bigirim bistînim bikim"
            " dikim derbarê nêzîk nêzîkî nêzî kerema heta"
        ),
        suffixes=_endings(
            "ên an ek eke ekê ekî ê a î yên yan yek yeke yekê ya yê iya iyê iyên iyan eya eyê eyên eyan in"
        ),
        place_words=_words("li di ji nêzîk nêzîkî nêzî derdora bajarê nav de"),
    ),
    "ti": Analysis(
        _words(
            "እቲ እታ እቶም እዚ እዛ እዞም እዩ ኢዩ እያ እየ ኢየ እዮም ነይሩ ኣሎ ኣላ ኣለዉ ኣብ ካብ ናብ ናይ ምስ ብ ን ከም ስለ ብዛዕባ ወይ ግን እንተ ድማ እውን ኣነ ንስኻ"
            " ንስኺ ንስኹም ንሱ ንሳ ንሕና ንሳቶም ኣበይ እንታይ መን መዓስ ከመይ ብኸመይ ስለምንታይ ኣየናይ ክንደይ ዶ ድዩ ይኽእል እኽእል ክረክብ እረክብ ክገብር ይደሊ እደሊ"
            " የድልየኒ ብኽብረትኩም ብኽብረትካ በጃኹም ሰብ ገለ ዝኾነ ኩሉ ናተይ ንዓይ ይርከብ ጥቓ ቀረባ ንምርካብ"
        ),
        prefixes=_endings("ን ብ ዝ ንዝ ብዝ ዘ ካብ ናብ ናይ እንተ ከም"),
        suffixes=_endings("ት ታት ን ትን ታትን ኹም ታተይ ታቱ ታቶም"),
        consonants_only=True,
        place_words=_words("ኣብ ካብ ናብ ጥቓ ቀረባ ከባቢ ዙርያ ከተማ ውሽጢ"),
    ),
    "am": Analysis(
        _words(
            "ነው ናቸው ነበር ነኝ ናት አለ አሉ አለኝ ያሉ ይህ ይህን ያ ይህች እነዚህ እዚህ እዚያ እኔ አንተ አንቺ እርስዎ እሱ እሷ እኛ እናንተ እነሱ የእኔ ለእኔ በ ከ ለ የ"
            " ወደ ስለ እንደ ውስጥ ላይ ጋር እና ወይም ግን ከሆነ ምን ማን የት የትኛው መቼ እንዴት ለምን ስንት ወዴት እችላለሁ ይቻላል ይችላል ማግኘት እፈልጋለሁ ያስፈልገኛል"
            " እባክዎ እባክዎን እባክህ አንድ ሰው ሁሉ ማንም አቅራቢያ በአቅራቢያ በአቅራቢያዬ አጠገብ ቅርብ አካባቢ ነገር ላገኝ ላግኝ ደግሞ"
        ),
        prefixes=_endings("የ ለ በ ከ ስለ እንደ የሚ ለሚ በሚ ከሚ እየ የሚያ"),
        suffixes=_endings("ች ዎች ን ችን ዎችን ዎ ዎን ዬ ዬን ው ና ችና ዎችና ቻቸው ቻችን ቻችሁ ቸው ችሁ ዎቻቸው"),
        consonants_only=True,
        place_words=_words("በ ከ ወደ ውስጥ አቅራቢያ በአቅራቢያ አጠገብ አካባቢ ከተማ ዙሪያ"),
    ),
    "so": Analysis(
        _words(
            "waa waxaa waxa waxay waxaan waxaad ayaa ayay ayaan baa baan buu bay ku ka u la loo lagu laga ee oo iyo ama"
            " haddii in inaan inay inuu aan aad uu ay aniga adiga isaga iyada annaga idinka iyaga kan tan kuwa kuwan"
            " halkan ah ahay yahay tahay yihiin jira jirto jiraan leeyahay leh karaa karo karaan kartaa doonayaa rabaa"
            " baahanahay baahan xaggee xagee halkee meeqa maxay maxaa muxuu sidee sida goorma kuma qof cid wax fadlan"
            " heli helaa helo soo ii noo kuu igu iga si dhow dhaw agagaarka"
        ),
        suffixes=(
            *_SOMALI_ARTICLES,
            *_endings(
                "o yo yaal yada yadii yadan yaasha ada adii adan adayda adaada adiisa aha oyin ooyin ooyinka ay lo no"
                " ro mo bo lada nada rada mada bada"
            ),
        ),
        spare=1,
        place_words=_words("ku ka u gudaha dhow dhaw agagaarka magaalada"),
    ),
    "ur": Analysis(
        _words(
            "میں سے کے کی کا کو پر اور یا کہ جو یہ وہ اس ان ہم آپ تم میرا میری میرے مجھے ہمیں ہمارا اپنا اپنی اپنے ہے"
            " ہیں ہوں ہو تھا گا گی گے سکتا سکتی سکتے کر کروں کرنا کرنے کریں کیا کیسے کہاں کب کیوں کون کونسا کس"
            " کتنا کتنے چاہیے چاہتا چاہتی چاہیئے ضرورت ملے ملیں ملتا ملتی تلاش حاصل لیے لئے ساتھ بھی تو ہی نے تک کوئی"
            " کچھ کسی ایک قریب نزدیک پاس براہ کرم مہربانی بارے اگر والا والے والی"
        ),
        suffixes=_endings("وں یں یاں یوں ی ے ہ ا ات ت یت یات یتوں یتیں وؤں ؤں ئیں ئی یے"),
        shortest_stem=2,
        spare=1,
        place_words=_words("میں قریب نزدیک پاس سے آس شہر کے اندر گرد"),
    ),
    "bn": Analysis(
        _words(
            "আমি আমার আমাকে আমরা আমাদের তুমি তোমার আপনি আপনার সে তার তারা এই ওই এটা এটি সেটা যে যা কি কী কে কোথায় কোথা"
            " কখন কেন কিভাবে কীভাবে কেমন কোন কোনো কত ও এবং বা আর কিন্তু যদি তবে তাই জন্য সাথে সঙ্গে থেকে দিয়ে মধ্যে"
            " উপর হয় হবে হতে হয়েছে আছে আছি ছিল করা করি করব করবো করতে করুন করার পারি পারব পারবো পারে চাই চাইছি"
            " প্রয়োজন দরকার লাগবে পেতে পাব পাবো পাওয়া যায় যাবে খুঁজছি খুঁজে দয়া একজন একটা একটি কেউ কিছু সব কাছে"
            " কাছাকাছি আশেপাশে সম্পর্কে"
        ),
        suffixes=_endings(
            "গুলো গুলি গুলোর গুলোতে গুলোকে গুলির দের দেরকে েরা রা ের এর র কে তে টা টি টার টির টাতে টিতে টিকে টাকে ে য়"
        ),
        spare=1,
        place_words=_words("কাছে কাছাকাছি আশেপাশে মধ্যে থেকে এ শহর শহরে এলাকায় নিকটে"),
    ),
    "pa": Analysis(
        _words(
            "ਮੈਂ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਨੂੰ ਅਸੀਂ ਸਾਨੂੰ ਸਾਡਾ ਤੂੰ ਤੁਸੀਂ ਤੁਹਾਡਾ ਤੁਹਾਡੀ ਉਹ ਇਹ ਇਸ ਉਸ ਜੋ ਦਾ ਦੇ ਦੀ ਦੀਆਂ ਨੂੰ ਨੇ ਤੋਂ"
            " ਤੇ ਵਿੱਚ ਵਿਚ ਨਾਲ ਲਈ ਅਤੇ ਜਾਂ ਪਰ ਜੇ ਕਿ ਤਾਂ ਵੀ ਹੀ ਹੈ ਹਨ ਹਾਂ ਹੋ ਸੀ ਸਕਦਾ ਸਕਦੀ ਸਕਦੇ ਕਰ ਕਰਨ ਕਰਨਾ ਕਰਾਂ ਕਰੋ ਕੀ"
            " ਕਿਵੇਂ ਕਿੱਥੇ ਕਿੱਥੋਂ ਕਦੋਂ ਕਿਉਂ ਕੌਣ ਕਿਹੜਾ ਕਿਸ ਚਾਹੀਦਾ ਚਾਹੀਦੀ ਚਾਹੁੰਦਾ ਚਾਹੁੰਦੀ ਲੋੜ ਮਿਲੇ ਮਿਲ ਲੱਭ ਲੱਭਣਾ ਕਿਰਪਾ"
            " ਕਰਕੇ ਕੋਈ ਕੁਝ ਇੱਕ ਇਕ ਨੇੜੇ ਕੋਲ ਬਾਰੇ"
        ),
        suffixes=_endings("ਾਂ ਆਂ ੀਆਂ ਿਆਂ ੀਆ ੀਏ ਾਵਾਂ ਵਾਂ ਈਆਂ ਾ ੇ ੀ ੋਂ ਈ ਏ ਓ ੋ"),
        place_words=_words("ਵਿੱਚ ਵਿਚ ਨੇੜੇ ਕੋਲ ਤੋਂ ਆਸਪਾਸ ਸ਼ਹਿਰ ਨਜ਼ਦੀਕ ਲਾਗੇ"),
    ),
    "ta": Analysis(
        _words(
            "நான் எனக்கு என் எனது என்னை நாங்கள் எங்கள் எங்களுக்கு நீ நீங்கள் உங்கள் அவர் அவர்கள் அது இது இந்த அந்த எந்த"
            " என்ன எங்கே எங்கு எப்படி எப்போது ஏன் யார் எது எவ்வளவு ஒரு சில எல்லா மற்றும் அல்லது ஆனால் உம் என்று என்ற என"
            " உள்ள உள்ளது உள்ளன இருக்கிறது இருக்கும் ஆகும் வேண்டும் தேவை முடியும் முடியுமா கிடைக்கும் கிடைக்குமா பெற"
            " பெறுவது செய்ய செய்வது கண்டுபிடிக்க தேடுகிறேன் தயவுசெய்து யாராவது ஏதாவது அருகில் அருகிலுள்ள பக்கத்தில்"
            " பற்றி இருந்து ஆக உடன்"
        ),
        suffixes=_endings(
            "் ை ின் ில் ால் ு ுக்கு ோடு ுடன் ும் ிடம் ிற்கு ிலிருந்து யை யின் யில் யால் யும் க்கு யிடம் யுடன்"
            " யிலிருந்து கள் களை களின் களில் களால் களும் களுக்கு களுடன் களிடம் களிலிருந்து ம் த்தை த்தின் த்தில் த்தால்"
            " த்திற்கு த்துக்கு த்துடன் ங்கள் ங்களை ங்களின் ங்களில் ங்களுக்கு"
        ),
        spare=1,
        place_words=_words("அருகில் பக்கத்தில் இல் இருந்து சுற்றி உள்ள நகரில் நகரத்தில் அருகே"),
    ),
    "tr": _TURKISH,
    "sq": Analysis(
        _words(
            "e i të së një dhe ose por në me për nga te tek ku si kur kush çfarë cili cila pse sa që se po a unë ti ai"
            " ajo ne ju ata ato më mua im ime mi tim nesh na është janë jam ka kam kemi keni ishte do mund mundem duhet"
            " dua kërkoj gjej gjeni marr marrë dikush dikë diçka këtu atje kjo ky këtë këto ndonjë çdo lutem afër pranë"
            " rreth nevojë nevojitet duke nëse"
        ),
        suffixes=_endings(
            "a e i u ja je jes jen jet jeve jave t it ut in un en es et at ve ave eve ove ish ia ise ine ite ive"
            " uar uara oj ohet im imi imit imin ime imet imeve esi esit esin esve"
        ),
        spare=1,
        place_words=_words("në afër pranë rreth nga tek te brenda qytetin qyteti"),
    ),
    "vi": Analysis(
        _words(
            "tôi bạn ta này kia là và hoặc hay nhưng nếu của với về trong trên một các những mỗi mọi muốn phải hãy xin"
            " vui lòng gì ai sao khi nhiêu ở cách như vậy nên rất cũng sẽ bị giùm"
        ),
        place_words=_words("ở tại gần trong quanh đến khu thành phố vùng"),
    ),
    "uk": Analysis(
        _words(
            "і й та а але або чи що як де коли хто чому який яка яке які якого скільки куди звідки в у на до з із зі"
            " від за по під над про при для щоб якщо то це цей ця ці той ті я ти він вона воно ми ви вони мені мене мій"
            " моя моє мої нам нас вам вас їм їх його її свій є був була було були буде можу може можна можемо треба"
            " потрібно потрібен потрібна хочу шукаю знайти отримати будь ласка хтось щось якийсь десь тут там також ще"
            " вже біля поруч поблизу"
        ),
        suffixes=_endings(
            "а я у ю і ї и е є о ь к ів їв ей ам ям ами ями ах ях ьми ом ем єм ою ею єю ові еві єві ок ий ій ого ому им"
            " ім их ими ої ую єї ії ію ією ями ець ця цю цем ці ців цям цями цях це цеві ти тися ться ть ся сь ла ло ли"
            " лася лися емо имо ете ите ють уть ать ять ить ила или ило ив ав ала али ало ув ули ував ували увала увати"
            " ує ують уємо увався ований ована овано овані ення енню енням ено ений ена ені лено лений лені ування"
            " уванню уванням уванні ість ості істю остей"
        ),
        place_words=_words("в у на біля поруч поблизу з із від до під недалеко коло місті місто околиці"),
    ),
    "zh-hans": Analysis(
        _words(
            "我想要 我想 我要 我需要 我能 我可以 我怎么 我应该 我该 我是 我有 我的 我们 我在 我住在 我 你们"
            " 他们 她们 请问 请 想要 需要 应该 必须 可以 能不能 可不可以 能否 是否 是不是 有没有 怎么 怎样"
            " 怎么样 如何 为什么 什么 什么时候 什么地方 哪里 哪儿 在哪里 在哪儿 在哪 哪里有 哪里可以 哪个 哪些 谁 这个"
            " 那个 这里 那里 一个 一些 某人 的 吗 呢 寻找 找到 想找 要找 找 得到 获得 获取 给我 关于 对于 或者 以及"
            " 因为 所以 如果 但是 附近 我附近 附近的 在 住在 离我最近 最近的"
        ),
        place_words=_words("在 附近 靠近 周围 住在 离 到 从"),
    ),
    "fr": Analysis(
        _words(
            "le la les l un une des du de d et ou où à au aux en dans sous par pour avec chez ce cet cette ces"
            " c'est qui que quoi quel quelle quels quelles qu'est est-ce comment quand pourquoi combien je j'ai tu il"
            " elle on nous vous ils elles me m moi te se s mon ma mes notre nos votre vos son sa ses leur leurs est"
            " sont suis être ai a avez avoir y a-t-il puis peux peut pouvez veux voudrais dois faut besoin trouver"
            " trouve obtenir chercher cherche quelqu'un quelque chose svp s'il plaît si mais donc comme près proche"
            " proximité"
        ),
        stemmer="french",
        prefixes=("l’", "d’", "s’", "qu’"),
        spare=1,
        place_words=_words("à au aux en dans près proche de du d chez autour vers depuis sur"),
    ),
    "es": Analysis(
        _words(
            "el la los las lo un una unos unas de del al a en con por para sobre desde hasta entre y e o u que qué"
            " quién cual cuál cuáles cómo cuándo dónde adónde cuánto porque si pero este esta estos estas ese esa eso"
            " esto yo tú él ella nosotros ustedes ellos me mi mis te tu se su sus nos nuestro es son soy está están"
            " estoy ser hay he ha tengo tiene tienen puedo puede pueden podemos quiero quisiera necesito necesita debo"
            " encontrar encuentro conseguir obtener busco buscar alguien algo algún alguna favor cerca cercano cercana"
        ),
        stemmer="spanish",
        place_words=_words("en cerca de del desde a hasta alrededor por dentro cercano junto"),
    ),
    "pt": Analysis(
        _words(
            "o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às com por para pelo pela sobre desde"
            " até entre e ou que quem qual quais como quando onde aonde quanto porque se mas este esta estes estas esse"
            " essa isso isto eu tu você vocês ele ela nós eles elas me mim meu minha meus minhas seu sua seus suas"
            " nosso é são sou está estão estou ser há tem tenho têm posso pode podem podemos quero queria preciso"
            " precisa devo encontrar encontro conseguir obter procuro procurar alguém algo algum alguma favor perto"
            " próximo próxima"
        ),
        stemmer="portuguese",
        place_words=_words("em no na nos nas perto de do da desde a até próximo dentro redor"),
    ),
    "cy": Analysis(
        _words(
            "y yr a ac i o ar at am yn yng ym wrth gan gyda dan dros drwy trwy hyd mewn neu ond os fel bod i'r o'r a'r"
            " sy sydd mae maen ydw dw ydy yw oes oedd bydd fi ti ef hi ni chi nhw fy dy ei ein eich eu hwn hon hyn"
            " hynny yma yno beth ble lle pryd pwy pam sut sawl pa faint gallaf galla alla allaf gall gallwn gallu rhaid"
            " angen eisiau dwi rydw cael gael dod ffeindio chwilio rhywun rhywbeth unrhyw pob plis agos agosaf ger"
        ),
        suffixes=_endings("au iau ion on oedd ydd od iaid wyr ai i iadau iad u io o wyd ir odd feydd fa y"),
        spare=1,
        place_words=_words("yn yng ym mewn ger agos i o at wrth amgylch gerllaw ardal tref"),
    ),
}
