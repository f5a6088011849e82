# `aigun-kiosk check` 的用语。每个问题两句话：一句说哪里不对，一句（-fix）说怎么改。

check-error = 错误
check-warning = 提醒
check-did-you-mean = 是不是想写“{ $suggestion }”？
check-summary = { $files } 个文件中有 { $errors } 个错误、{ $warnings } 个提醒。
check-summary-clean = 没有问题：{ $halls } 个展厅，{ $exhibits } 件展品。
check-summary-missing = { $language }缺 { $count } 处文字。
check-summary-closed = 错误改正之前，展览无法打开。

check-language-zh = 中文
check-language-en = 英文
check-language-ru = 俄文

## 文件和文件夹

check-too-many-files = 文件和文件夹超过 { $limit } 个，其余的没有读取。
check-too-many-files-fix = 请把不属于展览的文件移到别处。
check-folder-unreadable = 这个文件夹无法读取：{ $detail }。
check-folder-unreadable-fix = 请检查它是否存在，以及运行导览屏的用户有没有权限打开。
check-file-name = 这个文件名里有些字符，不是每台电脑都能显示。
check-file-name-fix = 请用普通文字、数字和连字符重新命名。
check-link-refused = 这是指向别处的链接。链接可能通到展览文件夹之外，所以不读取。
check-link-refused-fix = 请把文件本身复制到这里。
check-special-file = 这不是文件，而是管道、套接字或设备。
check-special-file-fix = 请删除它，或者换成真正的文件。
check-case-clash = 在许多电脑上，这个名字和“{ $other }”是同一个名字。
check-case-clash-fix = 请给其中一个改名。
check-file-unreadable = 这个文件无法读取：{ $detail }。
check-file-unreadable-fix = 请检查运行导览屏的用户有没有权限打开它。
check-file-too-large = 这个文件超过 { $limit } KiB。
check-file-too-large-fix = 一件展品用不了这么多。请分成几件展品，或者看看是不是误粘贴了别的内容。
check-not-utf8 = 从这一行起，文件不是 UTF-8 文本。
check-not-utf8-fix = 请在编辑器里打开，以 UTF-8 编码保存（不要用 GBK）。
check-zero-bytes = 文件里有空字节，可能在保存时损坏了。
check-zero-bytes-fix = 请换成完好的副本。
check-file-empty = 这个文件是空的。
check-file-empty-fix = 请写入内容，或者换成完好的副本。
check-byte-order-mark = 文件开头有一个看不见的标记（BOM）。文件照常读取。
check-byte-order-mark-fix = 请保存为“UTF-8 无 BOM”格式。
check-windows-lines = 文件用的是 Windows 换行（CRLF）。文件照常读取。
check-windows-lines-fix = 请在编辑器里把换行改为 LF（Unix），再保存。
check-file-missing = 缺少这个文件。
check-file-missing-fix = 请建立这个文件，或者把它所在的文件夹从列表中去掉。
check-list-missing = 缺少这个文件，所以别处无法引用其中的条目。
check-list-missing-fix = 请建立这个文件；docs/FORMAT.zh.md 里有空白样例。
check-file-stray = 这里不会读取叫这个名字的文件。
check-file-stray-fix = 如果它属于展览，请改名；否则请移到别处。
check-folder-name = “{ $id }”不能用作展厅或展品的名称，这个文件夹没有采用。
check-folder-name-fix = 只能用小写字母 a–z、数字和单个连字符，例如“nerchinsk-1689”。
check-hall-unreachable = museum.ron 没有列出这个展厅，观众进不去。
check-hall-unreachable-fix = 请在 museum.ron 的 halls 里加上“{ $id }”；展厅还没准备好就先放着。
check-exhibit-unreachable = 展厅没有列出这件展品，观众看不到。
check-exhibit-unreachable-fix = 准备好以后，请在 { $hall }/hall.ron 的 exhibits 里加上“{ $id }”。

## 符号和字段

check-field-missing = 缺少字段“{ $name }”。
check-field-missing-fix = 请在从这里开始的括号里加上它。
check-field-twice = 字段“{ $name }”在这里写了两次。
check-field-twice-fix = 请只保留一个。
check-field-unknown = 这里没有“{ $name }”这个字段，它的内容不会显示。
check-field-unknown-fix = 这里可以写的字段：{ $expected }。
check-choice-unknown = “{ $found }”不在可选范围内。
check-choice-unknown-fix = 请从这些里面选：{ $expected }。大小写要一致。
check-choice-expected = 这里要写一个固定的选项，不加引号。
check-choice-expected-fix = 写法如：date: Exact("1689-09-07")，或 level: Deeper。
check-number-bounds = 这个数字太大，或者不该是负数。
check-number-bounds-fix = 请核对数字。
check-number-whole = 这里要写整数。
check-number-whole-fix = 请去掉小数点。
check-number-expected = 这里要写数字。
check-number-expected-fix = 请直接写数字，不加引号，例如 1689。
check-number-grouped = 这个数字中间有逗号。
check-number-grouped-fix = 数字不要分节：写 1000，不写 1,000。
check-values-few = 这对括号里的值太少（{ $count } 个）。
check-values-few-fix = 地点要有两个数（经度, 纬度）；图中的区域要有四个数；起止日期要有两个日期。
check-values-many = 这里多了一个值。
check-values-many-fix = 请删掉它。
check-backslash = 这里有一个没有意义的反斜杠。
check-backslash-fix = 请删掉；文字里只有 \"（引号）和 \\（反斜杠）才需要它。
check-quote-open = 从这里开始的文字没有结尾的引号。
check-quote-open-fix = 请在文字末尾加上引号 "。
check-quote-inside = 从第 { $line } 行开始的文字在这里提前结束了。
check-quote-inside-fix = 文字里面的引号请用“”或 \"。也可能是前面漏了一个引号。
check-nested-too-deep = 括号套括号超过了 64 层。
check-nested-too-deep-fix = 展览用不到这么多层，请删掉粘贴进来的内容。
check-after-the-end = 最后一个括号后面还有内容。
check-after-the-end-fix = 请删掉，或者移到括号里面。
check-comment-open = 从这里开始的注释没有结尾。
check-comment-open-fix = 请在注释末尾加上 */。
check-attribute = 不需要写 #![…] 这样的行，这里也不认识它。
check-attribute-fix = 请删掉这一行。
check-file-ends = 括号或引号还没有关上，文件就结束了。
check-file-ends-fix = 请找一找漏掉的 )、] 或引号。
check-foreign-sign = 这里写成了“{ $found }”，应当写“{ $meant }”。
check-foreign-sign-fix = 引号以外的符号，请切换到英文输入法再写。
check-bracket-wrong = “{ $found }”前面没有对应的括号，或者前面漏写了内容。
check-bracket-wrong-fix = 请核对上面几行的括号：每个 ( 要有 )，每个 [ 要有 ]。
check-bracket-early = 最外层的括号在这里就关上了，后面却还有字段。
check-bracket-early-fix = 请在这之前找一找多出来的括号。
check-brackets-surplus = 这个选项后面不带括号。
check-brackets-surplus-fix = 请删掉后面的括号。
check-comma-missing = 这前面漏了一个逗号。
check-comma-missing-fix = 请在前一项后面加上英文逗号。
check-colon-missing = 这前面漏了一个冒号。
check-colon-missing-fix = 字段的写法是 name: value，用英文冒号。
check-name-quoted = 字段名不加引号。
check-name-quoted-fix = 请去掉字段名两边的引号。
check-name-expected = 这里要写字段名。
check-name-expected-fix = 字段的写法是 name: value。
check-text-expected = 这里要写加引号的文字。
check-text-expected-fix = 请写在两个英文引号 " 之间。
check-text-single = 这个字段只写一段文字，各种语言通用。
check-text-single-fix = 请写在两个英文引号 " 之间，不用 (zh: …, en: …)。
check-texts-expected = 这个字段每种语言都要写。
check-texts-expected-fix = 写法如：(zh: "…", en: "…", ru: "…")。
check-group-expected = 这里要写圆括号和里面的内容。
check-group-expected-fix = 写法如：(name: value)；地点写 (118.0, 52.0)，日期写 Exact("1689-09-07")。
check-outer-brackets = 整个文件要放在一对圆括号里。
check-outer-brackets-fix = 文件以 ( 开头，以 ) 结尾。
check-list-expected = 这里要写列表。
check-list-expected-fix = 请把各项放在 [ 和 ] 之间，用英文逗号隔开。
check-map-expected = 这里要写花括号和成对的内容。
check-map-expected-fix = 写法如：{"{"}"ru": ["en", "zh"]{"}"}。
check-true-or-false = 这里只能写 true 或 false。
check-true-or-false-fix = 请写 true（是）或 false（否），不加引号。
check-syntax = 这里看不懂（{ $detail }）。
check-syntax-fix = 请对照 docs/FORMAT.zh.md 里的例子。
check-format-unknown = 没有这种格式。
check-format-unknown-fix = 请写 format: { $known }。
check-format-newer = 这个文件是第 { $format } 版格式，本程序只懂第 { $known } 版。懂的部分照常显示。
check-format-newer-fix = 请更新程序。

## 字段的内容

check-list-empty = 列表“{ $name }”是空的。
check-list-empty-fix = 请至少写一项。
check-number-range = { $value } 超出了范围。
check-number-range-fix = 应当在 { $low } 和 { $high } 之间。
check-bad-pinyin = “{ $name }”：“{ $value }”不是汉字词和它的拼音。
check-bad-pinyin-fix = 请写成 "瑷珲": "Àihuī" 这样，左边是汉字，右边是拼音字母。
check-display-targets = 在这块屏幕上，最小的按钮只有{ $size }毫米；手指需要至少{ $least }毫米。
check-display-targets-fix = 请换用更大的屏幕，或改正对角线英寸数。
check-display-letters = 从观众站立处看，最大的文字仍然太小：大写字母只有{ $angle }°，至少要0.7°。
check-display-letters-fix = 请让观众站得更近，换用更大的屏幕，或改正这两个数。
check-bad-id = “{ $id }”不能用作标识，这一项没有采用。
check-bad-id-fix = 只能用小写字母 a–z、数字和单个连字符。
check-duplicate-id = 标识“{ $id }”在这里重复了，只有第一项有效。
check-duplicate-id-fix = 请给这一项换一个标识，或者删掉它。
check-listed-twice = “{ $id }”列了两次。
check-listed-twice-fix = 请只保留一个。
check-no-such-exhibit = 没有“{ $id }”这件展品。
check-no-such-exhibit-fix = 展品用文件夹路径来称呼，例如 treaties/nerchinsk-1689。
check-no-such-person = people.ron 里没有“{ $id }”。
check-no-such-person-fix = 请改正标识，或者在 people.ron 里加上这个人物。
check-no-such-place = places.ron 里没有“{ $id }”。
check-no-such-place-fix = 请改正标识，或者在 places.ron 里加上这个地点。
check-no-such-term = glossary.ron 里没有“{ $id }”。
check-no-such-term-fix = 请改正标识，或者在 glossary.ron 里加上这个词。
check-no-such-key = “{ $id }”不是按键的名字。
check-no-such-key-fix = 请按 docs/FORMAT.zh.md 的写法，例如 F13、ArrowLeft 或 A。Tab、Enter、空格、Backspace 和 Escape 的作用不能改。
check-no-such-source = sources.ron 里没有“{ $id }”。
check-no-such-source-fix = 请改正标识，或者在 sources.ron 里加上这条出处。
check-no-such-hall = 没有名叫“{ $id }”的展厅文件夹。
check-no-such-hall-fix = 请改正名称，或者建立这个文件夹并放入 hall.ron。
check-hall-exhibit-missing = “{ $hall }”里没有“{ $id }”这个文件夹。
check-hall-exhibit-missing-fix = 请改正名称，或者建立这个文件夹并放入 exhibit.ron。
check-hall-empty = 这些展品一件也显示不了，所以展厅没有开放。
check-hall-empty-fix = 请改正展品中的错误，或者在 museum.ron 里去掉这个展厅。
check-link-web = “{ $target }”通向互联网，导览屏不会打开。
check-link-web-fix = 请链接到展览里的内容，例如 person:songgotu，或者只写文字。
check-link-kind = 导览屏不认识“{ $target }”这种链接。
check-link-kind-fix = 链接要以 exhibit:、person:、place: 或 term: 开头。
check-text-empty = 这里的文字是空的。
check-text-empty-fix = 请写上内容，或者删掉这个字段。
check-text-missing = 这里哪种语言都没有文字。
check-text-missing-fix = 写法如：(zh: "…", en: "…", ru: "…")。
check-first-language-missing = 缺少{ $language }。{ $language }是第一语言，每段文字都必须有。
check-first-language-missing-fix = 请补上。在此之前用别的语言代替；没有标题或简介的展品不会显示。
check-language-missing = 缺少{ $language }。
check-language-missing-fix = 请补上；在此之前用别的语言代替。
check-language-twice = { $language }在这里写了两次。
check-language-twice-fix = 请只保留一个。
check-language-unknown = 本馆没有“{ $name }”这种语言。
check-language-unknown-fix = 请用 museum.ron 列出的语言，或者在那里加上它。
check-language-tag = “{ $name }”不是语言的简称。
check-language-tag-fix = 请用 zh、en、ru 这样的简称。
check-fallback-unknown = “{ $name }”不在上面列出的语言里。
check-fallback-unknown-fix = 请删掉它，或者在 languages 里加上它。
check-markdown-here = 这个字段只显示纯文字，** 和链接之类的标记不起作用。
check-markdown-here-fix = 请去掉标记，或者把文字移到 sections 里。
check-markdown-picture = 文字中间不能放图片。
check-markdown-picture-fix = 请把图片加到展品的 pictures 里。
check-markdown-html = 这里不能用 HTML。
check-markdown-html-fix = 可以用 *强调*、**着重**、列表和 ## 小标题。
check-markdown-code = 符号 ` 表示程序代码，导览屏不显示这种样式。
check-markdown-code-fix = 请去掉它，或者改用 *强调*。
check-markdown-indent = 这一行开头有四个以上空格，会被当作程序代码。
check-markdown-indent-fix = 文字的每一行都要顶格写。
check-markdown-quote = 以 > 开头的行不会显示成引文。
check-markdown-quote-fix = 请去掉这个符号，用引号把引文括起来。
check-markdown-rule = 分隔线不会显示。
check-markdown-rule-fix = 请用 ## 小标题，或者另起一段。
check-markdown-nested-list = 列表里面又有列表。
check-markdown-nested-list-fix = 请合并成一个列表。
check-essential-long = 这段必读文字有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，观众站着能读完的是 { $limit }。
check-essential-long-fix = 请缩短，或者把一部分移到 level: Deeper 的段落。
check-deeper-long = 这段文字有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，上限是 { $limit }。
check-deeper-long-fix = 请缩短，或者分成两段。
check-caption-long = 图片说明有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，上限是 { $limit }。
check-caption-long-fix = 请缩短。
check-sentence-long = 这句话有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，上限是 { $limit }。
check-sentence-long-fix = 请分成两句。
check-undrawable = 导览屏的字体里没有这些字符：{ $characters }。
check-undrawable-fix = 请换成别的字符，否则观众看到的是空框。
check-date-form = “{ $value }”不是日期。
check-date-form-fix = 请写 1689、1689-09 或 1689-09-07；俄历日期写 1689-08-28 OS。
check-date-old-style = “{ $value }”：只有具体到日的日期才能写成俄历。
check-date-old-style-fix = 请写到日，例如 1689-08-28 OS，或者去掉 OS。
check-date-month = “{ $value }”：没有 { $month } 月。
check-date-month-fix = 请按年-月-日的顺序写，例如 1689-09-07。
check-date-day = “{ $value }”：这个月只有 { $last } 天，没有 { $day } 日。
check-date-day-fix = 请核对月和日。
check-date-order = 结束早于开始。
check-date-order-fix = 请把较早的日期写在前面。
check-manchu-letter = “{ $letter }”不是满文转写用的字母。
check-manchu-letter-fix = 请用穆麟德转写：a e i o u ū，š 表示 sh 音，词尾前用连字符。
check-exhibit-unsourced = 这件展品没有注明出处。
check-exhibit-unsourced-fix = 请加上 sources: [(id: "…")]，标识取自 sources.ron。
check-claim-unsourced = 这种说法没有注明出处。
check-claim-unsourced-fix = 请写明出自哪里：sources: [(id: "…")]。
check-number-unsourced = 这个数字没有注明出处。
check-number-unsourced-fix = 请写明由谁统计或记载：sources: [(id: "…")]。
check-no-essential = 这件展品没有必读段落，多数观众会没有内容可读。
check-no-essential-fix = 请把其中一段的 level 去掉，或者写成 Essential。
check-picture-path = “{ $file }”通到了展品文件夹之外。
check-picture-path-fix = 请把图片复制到文件夹里，只写文件名；IIIF 文件夹请写“文件夹名/info.json”。
check-picture-missing = 这个文件夹里没有图片“{ $file }”。
check-picture-missing-fix = 请改正文件名（注意大小写），或者把图片复制到这里。
check-picture-kind = 导览屏无法显示“{ $file }”。
check-picture-kind-fix = 请把图片保存为下列格式之一：{ $kinds }。
check-picture-no-alt = 图片“{ $file }”没有写给看不见的观众的描述。
check-picture-no-alt-fix = 请加上 alt: (zh: "…", en: "…", ru: "…")。在此之前朗读图片的标题。
check-picture-no-credit = 图片“{ $file }”没有署名。
check-picture-no-credit-fix = 请加上 credit: (zh: "…", en: "…", ru: "…")，写明作者和许可。
check-picture-no-tiles = “{ $file }”要用切片，但旁边没有文件夹“{ $folder }”。
check-picture-no-tiles-fix = 请把这个文件夹也复制到这里，名称不要改。
check-picture-unreadable = 图片“{ $file }”无法读取：{ $detail }
check-picture-unreadable-fix = 请重新复制到这里，并确认导览屏的用户有权读取。
check-picture-outside-folder = “{ $file }”不是博物馆文件夹里的普通文件。
check-picture-outside-folder-fix = 请把图片本身复制到这里，不要用链接，也不要用同名文件夹。
check-picture-file-too-large = “{ $file }”有 { $size } MiB；这类文件最多 { $limit } MiB。
check-picture-file-too-large-fix = 请存成 JPEG 或分块 TIFF；如果是绘图，请简化内容。
check-picture-unknown-format = { $format ->
    [none] “{ $file }”不是导览屏认识的图片。
   *[other] “{ $file }”是 { $format } 文件，导览屏不能显示。
 }
check-picture-unknown-format-fix = 请另存为 JPEG、PNG、TIFF、WebP 或 SVG。只改扩展名不起作用。
check-picture-too-large = “{ $file }”有 { $width } × { $height } 像素；最多 { $limit } 百万像素。
check-picture-too-large-fix = 请缩小，或者裁成两幅图片。
check-picture-not-streamable = { $why ->
    [progressive] “{ $file }”有 { $width } × { $height } 像素；渐进式 JPEG 最多 { $limit } 百万像素。
    [interlaced] “{ $file }”有 { $width } × { $height } 像素；隔行 PNG 最多 { $limit } 百万像素。
    [strip] TIFF 文件“{ $file }”的条带太大，无法逐条读取。
   *[other] “{ $file }”有 { $width } × { $height } 像素；这种格式最多 { $limit } 百万像素。
 }
check-picture-not-streamable-fix = { $why ->
    [progressive] 请存成基线 JPEG（不选“渐进式”）：jpegtran -copy all in.jpg > out.jpg
    [interlaced] 请存成不隔行的 PNG：vips copy in.png "out.png[interlace=false]"
    [strip] 请存成分块 TIFF：vips tiffsave in.tif out.tif --tile --compression jpeg
   *[other] 请存成基线 JPEG 或分块 TIFF，这两种大小不限：vips jpegsave in out.jpg
 }
check-picture-too-wide = “{ $file }”为 { $width } × { $height } 像素，太宽，无法切片。
check-picture-too-wide-fix = 请缩小，或者裁成每边不超过 100,000 像素的几幅。
check-picture-cut-off = “{ $file }”不完整，缺少结尾。
check-picture-cut-off-fix = 请重新复制，并等复制完成。
check-picture-damaged = “{ $file }”已损坏（{ $detail }）。
check-picture-damaged-fix = 请用图像软件打开后重新保存，或者重新复制。
check-picture-unsupported = 导览屏不能显示“{ $file }”这一类图片（{ $detail }）。
check-picture-unsupported-fix = 请存成普通的 JPEG、PNG 或 TIFF，每通道 8 位。
check-picture-no-size = 图片“{ $file }”没有尺寸。
check-picture-no-size-fix = 请给绘图加上 viewBox：viewBox="0 0 1600 1200"。
check-picture-too-complex = 绘图“{ $file }”画起来太久（{ $detail }）。
check-picture-too-complex-fix = 请简化，或者存成 PNG。
check-picture-descriptor = 切片说明“{ $file }”不能用（{ $detail }）。
check-picture-descriptor-fix = 请重新生成切片文件夹，例如：vips dzsave in.tif { $file }
check-picture-tile-missing = “{ $file }”缺少切片 { $detail }。
check-picture-tile-missing-fix = 请把整个切片文件夹重新复制一遍。
check-picture-too-slow = “{ $file }”解码时间太长。
check-picture-too-slow-fix = 请重新存成普通的 JPEG 或 PNG。
check-picture-changed = 读取“{ $file }”时文件有变动。
check-picture-changed-fix = 请等复制或保存完成后再检查。
check-picture-crashed = “{ $file }”无法解码。
check-picture-crashed-fix = 请重新存成 PNG 或 JPEG。
check-picture-left-out = 绘图“{ $file }”中有导览屏不画的内容：{ $what }。
check-picture-left-out-fix = 请把文字转成路径，把嵌入的图片单独存成文件。
check-picture-ending = “{ $file }”其实是 { $format } 文件，并按此显示；文件名与此不符。
check-picture-ending-fix = 请把扩展名改为 .{ $ending }，这里和文件夹里都要改。
check-hotspots-many = 这张图片有 { $count } 个细节点，最多放 { $limit } 个。现在只显示前面的。
check-hotspots-many-fix = 请只留下值得细看的。
check-hotspot-place = 每个细节点要在图上标出一个位置。
check-hotspot-place-fix = 一个点写 at: (0.5, 0.3)；一块区域写 area: (0.4, 0.2, 0.2, 0.3)，依次为左、上、宽、高。两者只写一个。
check-hotspot-empty = 这块区域没有宽度或高度。
check-hotspot-empty-fix = 请写 area: (左, 上, 宽, 高)；只是一个点就写 at: (0.5, 0.3)。
check-hotspot-outside = 这块区域超出了图片的边缘。
check-hotspot-outside-fix = 左加宽不能超过 1，上加高也不能超过 1。
check-hotspot-long = 这段文字有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，看图时一般只读 { $limit }。
check-hotspot-long-fix = 请缩短，或者分成两个细节点。
check-pair-picture = “{ $file }”不是这件展品的图片。
check-pair-picture-fix = 请照 pictures 里的写法写文件名，或者先把它加进 pictures。
check-pair-same = “{ $file }”和它自己对比。
check-pair-same-fix = 请写 pictures 里两个不同的文件。
check-pair-long = 这段文字有 { $count } { $unit ->
    [han] 字
   *[words] 词
}，对比两图时一般只读 { $limit }。
check-pair-long-fix = 请缩短，或者把一部分移到段落里。
check-claims-number = 有争议的问题要有两到四种说法，这里有 { $count } 种。
check-claims-number-fix = 请补上另一方的说法，或者放到段落里讲；超过四种并排放不下。
check-versions-number = 一条条文要有两到四种文本对照，这里有 { $count } 种。
check-versions-number-fix = 请补上另一种文本，或者去掉 versions 和 difference。
check-versions-no-difference = 这一条的几种文本并排列出，却没有说明差别在哪里。
check-versions-no-difference-fix = 请补上 difference: (…)，一到三句话。
check-word-unsourced = 这个词没有注明出处。
check-word-unsourced-fix = 请写明出自哪里：sources: [(id: "…")]。
check-unknown-portrait = people.ron 里没有画像“{ $id }”。
check-unknown-portrait-fix = 请把它加进 portraits，或者去掉 portrait。
check-related-to-itself = 展品把自己列为相关展品。
check-related-to-itself-fix = 请删掉这一项。
check-bad-former-id = “{ $id }”不可能是展品从前的标识。
check-bad-former-id-fix = 请写展厅和名称，例如 treaties/nerchinsk。
check-former-id-taken = “{ $id }”属于另一件展品。
check-former-id-taken-fix = 请在其中一处删掉它。
check-time-form = “{ $value }”不是时刻。
check-time-form-fix = 时和分各写两位数字，例如 09:00。
check-floor-hall-missing = 展厅“{ $hall }”在平面图上没有位置，去那里的路程不计时间。
check-floor-hall-missing-fix = 请在 floor 的 halls 里写上它的 x 和 y，以米为单位。
check-hours-order = 这几个时刻的先后不对。
check-hours-order-fix = 开馆要早于闭馆，停止入馆的时间在两者之间。
check-estimate-form = 请只写一个数，或者同时写低值和高值。
check-estimate-form-fix = 写法如：number: 400，或 low: 350, high: 400。
check-estimate-order = 低值 { $low } 大于高值 { $high }。
check-estimate-order-fix = 请对调两个数。

## 地图

check-at-spot = { $spot }：{ $sentence }
check-spot-feature = 要素{ $number }
check-spot-part = 部分{ $number }
check-spot-ring = 环{ $number }
check-spot-point = 点{ $number }
check-layer-missing = 没有 maps/{ $id }.ron 这个文件。
check-layer-missing-fix = 改正名称，或者写出这个图层；docs/FORMAT.zh.md 里有例子。
check-layer-unnamed = museum.ron 没有列出这个图层，观众看不到。
check-layer-unnamed-fix = 在 museum.ron 的“atlas”里，把“{ $id }”加进“layers”；没准备好之前可把文件移到别处。
check-drawing-unnamed = 没有图层用到这个图形文件。
check-drawing-unnamed-fix = 在需要的地方写 shape: File("{ $file }")，或者把文件移到别处。
check-approval-missing = 这个图层没有审图号，而 museum.ron 要求每个图层都有。
check-approval-missing-fix = 加上 approval: "…"，写测绘主管部门给的审图号；没有审图号就不要展出。
check-no-such-layer = 地图里没有图层“{ $id }”。
check-no-such-layer-fix = 请用 museum.ron 里“atlas”的“layers”列出的名称。
check-no-such-feature = 没有一个图层有要素“{ $id }”。
check-no-such-feature-fix = 请用 maps 文件夹里某个要素的标识。
check-mark-order = { $id }年排在{ $after }年后面。
check-mark-order-fix = 请按年份先后排列；显示时总是按年份。
check-entry-unsourced = 条目“{ $id }”没有注明出处。
check-entry-unsourced-fix = 请写明出自哪里：sources: [(id: "…")]。
check-entry-years = 图集没有{ $year }年的地图。
check-entry-years-fix = 图集的年份是{ $first }年至{ $last }年；日期是不是写错了？
check-feature-unsourced = 要素“{ $id }”没有出处。
check-feature-unsourced-fix = 写明是根据什么地图或文献画的：sources: [(id: "…")]。
check-years-order = { $until }不比{ $from }晚。
check-years-order-fix = “until”是它已不存在的第一年。如果至今还在，请省略。
check-name-order = { $from }不比{ $after }晚，那时已经有别的名称。
check-name-order-fix = “from”是新名称开始使用的年份。最早的名称写在“name”里，其余的按年份先后排列。
check-name-late = { $from }年它已经不存在了：到{ $until }年为止。
check-name-late-fix = 改正名称的年份，或者要素的“until”。
check-kind-shape = 图形与种类不符：这里需要{ $needed ->
    [point] 一个点
    [line] 线
    [area] 面
    [route] 路线或线
   *[line-or-area] 线或面
}。
check-kind-shape-fix = 改种类，或者写 { $needed ->
    [point] shape: Point(127.5, 50.2)
    [line] shape: Line([…])，或者用只有线的文件
    [area] shape: Area([…])，或者用只有面的文件
    [route] shape: Route([…])、Line([…])，或者用只有线的文件
   *[line-or-area] shape: Line([…])、Area([…])，或者用只有线或只有面的文件
}。
check-stop-order = “{ $value }”比前面一站的日期还早。
check-stop-order-fix = 请按经过的先后排列各站，或者改正日期。
check-drawing-name = “{ $file }”不能用：图形必须是 maps 文件夹里的 .geojson 文件。
check-drawing-name-fix = 用 GeoJSON 格式存进 maps 文件夹，只写文件名，例如 "amur.geojson"。
check-drawing-missing = maps 文件夹里没有“{ $file }”。
check-drawing-missing-fix = 改正文件名（注意大小写），或者把文件复制进去。
check-drawing-large = 文件超过{ $limit } KiB。
check-drawing-large-fix = 在 QGIS 里选“矢量 → 几何工具 → 简化”，容差填0.001度；另存时把 COORDINATE_PRECISION 设为5。
check-atlas-large = 所有图形加在一起，超过了地图能显示的数量；这一个没有显示。
check-atlas-large-fix = 请简化最大的几个图形（QGIS：矢量 → 几何工具 → 简化），或者减少一些。
check-drawing-points = 图形有{ $count }个点，最多{ $limit }个。
check-drawing-points-fix = 在 QGIS 里选“矢量 → 几何工具 → 简化”，容差填0.001度（约100米），然后重新保存。
check-drawing-syntax = 文件损坏了，或者被手工改过：{ $detail }。
check-drawing-syntax-fix = 从绘图的软件里重新保存一次。
check-drawing-form = 这不是导览屏能读的 GeoJSON：{ $detail }。
check-drawing-form-fix = 在 QGIS 里选“导出 → 要素另存为… → GeoJSON”；把 shapefile 或 KML 改个扩展名是不行的。
check-drawing-spot = 这个位置不完整。
check-drawing-spot-fix = 位置要写成 [经度, 纬度]。请从绘图的软件里重新保存一次。
check-drawing-mixed = 导览屏显示不了这样的组合：{ $found }。
check-drawing-mixed-fix = 一个文件里只能是一个点，或者全是线，或者全是面。请分开保存；QGIS 的“矢量 → 几何工具 → 多部件转单部件”可以拆开 MultiPoint。
check-drawing-empty = 这个文件里什么也没画。
check-drawing-empty-fix = 画上内容，或者重新保存：在 QGIS 里不要勾选“仅保存选中的要素”。
check-drawing-many-points = “{ $file }”里有{ $count }个点，而一个要素只有一个位置。
check-drawing-many-points-fix = 请把每个点写成一个要素；写 shape: Point(127.5, 50.2) 就不需要文件。
check-spot-swapped = { $at }把纬度写在了前面。
check-spot-swapped-fix = 先写经度，再写纬度：{ $swapped }。整个图形可用 QGIS 的“交换 X 和 Y 坐标”改正。
check-spot-range = 地球上没有{ $at }这个地方。
check-spot-range-fix = 经度在−180到180之间，纬度在−90到90之间。在 QGIS 里保存时请选坐标系 EPSG:4326。
check-spot-far = { $at }远在地图范围之外{ $count ->
    [1] {""}
   *[other] ；别的点也是（一共{ $count }个）
}。
check-spot-far-fix = 请核对数字。地图显示的范围是经度85–155、纬度35–65。
check-line-short = 一条线需要两个不同的点；这里只有{ $count }个。
check-line-short-fix = 重画这条线，或者删掉。
check-ring-short = 一个面需要三个不同的点；这里只有{ $count }个。
check-ring-short-fix = 重画这个面，或者删掉。
check-ring-open = 环没有回到起点。已用直线封闭。
check-ring-open-fix = 看看是不是少了一段；然后在末尾重复第一个点。
check-ring-crosses = 边线在{ $at }与自身或同一个面的另一条边线相交，那里填色会不对。
check-ring-crosses-fix = 在 QGIS 里选“矢量 → 几何工具 → 检查有效性”或“修复几何图形”，然后重新保存。
check-hole-outside = { $at }的洞在面的外边。
check-hole-outside-fix = 请把洞画在里面，或者单独画成一个面。

## 战场

check-spot-number = 这不是一个位置。
check-spot-number-fix = 写从中心向东、向北多少米，例如 (-120, 340)。
check-spot-outside = 这个位置在战场范围之外。
check-spot-outside-fix = 请核对数字，或者把范围放宽。
check-no-such-unit = 战场上没有队伍“{ $id }”。
check-no-such-unit-fix = 改正标识，或者在“field”的“units”里加上这支队伍。
check-unit-gone = “{ $id }”在前面已经离开战场，不能再移动。
check-unit-gone-fix = 去掉前面的 leaves: true，或者给回来的人另起一个标识。
check-unit-idle = “{ $id }”从未出现：没有一个阶段让它移动。
check-unit-idle-fix = 在它到来的阶段加一次移动，或者删去这支队伍。路径只写一个位置，它就出现在那里。

## 新展品

new-exhibit-written = 已写好 { $id }/exhibit.ron。准备好以后，请在 { $hall }/hall.ron 的 exhibits 里加上“{ $name }”；在此之前观众看不到它。
new-exhibit-bad-id = “{ $id }”不能用作展品的标识。请写展厅和名称，只用小写字母 a–z、数字和单个连字符，例如 treaties/my-exhibit。
new-exhibit-no-hall = 没有“{ $hall }”这个展厅：缺少 { $hall }/hall.ron。“{ $id }”没有写入。
new-exhibit-exists = 已经有“{ $id }”这个文件夹，没有写入任何内容。
new-exhibit-failed = “{ $id }”无法写入：{ $detail }。
new-exhibit-title = 新展品
new-exhibit-summary = 请用一两句话说明这里展示什么。
new-exhibit-heading = 小标题
new-exhibit-text = 请在这里用一分钟的篇幅讲清楚。
