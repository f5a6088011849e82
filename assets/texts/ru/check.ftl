# Что говорит `aigun-kiosk check`. На каждую неполадку два предложения: что не так и (-fix) как исправить.

check-error = ошибка
check-warning = замечание
check-did-you-mean = Может быть, «{ $suggestion }»?
check-summary = { $errors ->
    [one] { $errors } ошибка
    [few] { $errors } ошибки
   *[many] { $errors } ошибок
}, { $warnings ->
    [one] { $warnings } замечание
    [few] { $warnings } замечания
   *[many] { $warnings } замечаний
} в { $files ->
    [one] { $files } файле
   *[many] { $files } файлах
}.
check-summary-clean = Неполадок нет: { $exhibits ->
    [one] { $exhibits } экспонат
    [few] { $exhibits } экспоната
   *[many] { $exhibits } экспонатов
} в { $halls ->
    [one] { $halls } зале
   *[many] { $halls } залах
}.
check-summary-missing = Не хватает текстов, { $language }: { $count }.
check-summary-closed = Музей не откроется, пока ошибки не исправлены.

check-language-zh = китайский
check-language-en = английский
check-language-ru = русский

## Файлы и папки

check-too-many-files = В музее больше { $limit } файлов и папок; остальные не прочитаны.
check-too-many-files-fix = Перенесите файлы, которые не относятся к музею, в другое место.
check-folder-unreadable = Эту папку не удаётся прочитать: { $detail }.
check-folder-unreadable-fix = Проверьте, есть ли она и вправе ли пользователь киоска её открыть.
check-file-name = В имени файла есть знаки, которые покажет не каждый компьютер.
check-file-name-fix = Переименуйте файл: обычные буквы, цифры и дефисы.
check-link-refused = Это ссылка на другое место. По ссылкам программа не ходит: они могут вести за пределы папки музея.
check-link-refused-fix = Скопируйте сюда сам файл.
check-special-file = Это не файл, а канал, сокет или устройство.
check-special-file-fix = Удалите его или положите сюда настоящий файл.
check-case-clash = На многих компьютерах это имя совпадает с «{ $other }».
check-case-clash-fix = Переименуйте один из двух файлов.
check-file-unreadable = Этот файл не удаётся прочитать: { $detail }.
check-file-unreadable-fix = Проверьте, вправе ли пользователь киоска его открыть.
check-file-too-large = Файл больше { $limit } КиБ.
check-file-too-large-fix = Экспонату нужна малая часть этого. Разделите его на несколько или поищите то, что вставлено по ошибке.
check-not-utf8 = Начиная с этой строки текст не в кодировке UTF-8.
check-not-utf8-fix = Откройте файл в редакторе и сохраните в кодировке UTF-8.
check-zero-bytes = В файле есть нулевые байты. Вероятно, он повреждён при сохранении.
check-zero-bytes-fix = Замените его исправной копией.
check-file-empty = Файл пуст.
check-file-empty-fix = Напишите его или замените исправной копией.
check-byte-order-mark = Файл начинается с невидимой метки (BOM). Он всё равно прочитан.
check-byte-order-mark-fix = Сохраните его как «UTF-8 без BOM».
check-windows-lines = Строки кончаются как в Windows (CRLF). Файл всё равно прочитан.
check-windows-lines-fix = Выберите в редакторе концы строк LF (Unix) и сохраните файл.
check-file-missing = Файла нет.
check-file-missing-fix = Создайте его или уберите его папку из списка.
check-list-missing = Файла нет, поэтому на его записи нельзя сослаться.
check-list-missing-fix = Создайте его; пустой образец есть в docs/FORMAT.md.
check-file-stray = Файл с таким именем здесь не читается.
check-file-stray-fix = Переименуйте его, если он нужен музею, или перенесите в другое место.
check-folder-name = «{ $id }» не годится в имя зала или экспоната, поэтому папка пропущена.
check-folder-name-fix = Только строчные буквы a–z, цифры и одиночные дефисы, например «nerchinsk-1689».
check-hall-unreachable = В museum.ron этого зала нет, поэтому в него не войти.
check-hall-unreachable-fix = Добавьте «{ $id }» в halls в museum.ron или оставьте так, пока зал не готов.
check-exhibit-unreachable = В списке зала этого экспоната нет, поэтому его никто не увидит.
check-exhibit-unreachable-fix = Когда он будет готов, добавьте «{ $id }» в exhibits в { $hall }/hall.ron.

## Знаки и поля

check-field-missing = Нет поля «{ $name }».
check-field-missing-fix = Добавьте его в скобки, которые здесь начинаются.
check-field-twice = Поле «{ $name }» стоит здесь второй раз.
check-field-twice-fix = Оставьте одно из двух.
check-field-unknown = Поля «{ $name }» здесь не бывает; его содержание не показано.
check-field-unknown-fix = Здесь могут стоять поля: { $expected }.
check-choice-unknown = «{ $found }» не входит в число вариантов.
check-choice-unknown-fix = Выберите одно из: { $expected }. Заглавные буквы важны.
check-choice-expected = Здесь нужен один из готовых вариантов, без кавычек.
check-choice-expected-fix = Пишите так: date: Exact("1689-09-07") или level: Deeper.
check-number-bounds = Число слишком велико или отрицательно там, где это не имеет смысла.
check-number-bounds-fix = Проверьте цифры.
check-number-whole = Здесь нужно целое число.
check-number-whole-fix = Напишите его без десятичной точки.
check-number-expected = Здесь нужно число.
check-number-expected-fix = Напишите цифры без кавычек, например 1689.
check-number-grouped = Цифры этого числа разделены запятой.
check-number-grouped-fix = Пишите число без разделителей: 1000, а не 1,000.
check-values-few = В этих скобках слишком мало значений ({ $count }).
check-values-few-fix = У места два числа, (долгота, широта); у участка картинки четыре; у промежутка две даты.
check-values-many = Здесь лишнее значение.
check-values-many-fix = Уберите его.
check-backslash = Здесь стоит обратная косая черта, которая ничего не значит.
check-backslash-fix = Уберите её; внутри текстов нужны только \" (кавычка) и \\ (сама черта).
check-quote-open = Текст, который здесь начинается, не закрыт.
check-quote-open-fix = Поставьте в его конце кавычку ".
check-quote-inside = Текст, начатый в строке { $line }, обрывается здесь на середине.
check-quote-inside-fix = Внутри текста пишите кавычки « » или \". Либо кавычка пропущена выше.
check-nested-too-deep = Скобки вложены друг в друга глубже 64 раз.
check-nested-too-deep-fix = Музею столько не нужно; уберите то, что сюда вставлено.
check-after-the-end = После последней скобки что-то стоит.
check-after-the-end-fix = Уберите это или перенесите внутрь.
check-comment-open = Примечание, которое здесь начинается, не закрыто.
check-comment-open-fix = Поставьте в его конце */.
check-attribute = Строки с #![…] не нужны, и здесь они непонятны.
check-attribute-fix = Уберите эту строку.
check-file-ends = Файл кончается раньше, чем всё закрыто.
check-file-ends-fix = Поищите пропущенную скобку ) или ] либо кавычку.
check-foreign-sign = Здесь стоит знак «{ $found }», а нужен «{ $meant }».
check-foreign-sign-fix = Всё, что вне кавычек, набирайте в английской раскладке.
check-bracket-wrong = «{ $found }» закрывает скобку, которая не открыта, или перед ним чего-то не хватает.
check-bracket-wrong-fix = Посчитайте скобки в строках выше: каждой ( нужна ), каждой [ нужна ].
check-bracket-early = Внешние скобки здесь закрыты, а поля продолжаются.
check-bracket-early-fix = Поищите лишнюю скобку перед этим местом.
check-brackets-surplus = У этого варианта скобок не бывает.
check-brackets-surplus-fix = Уберите скобки после него.
check-comma-missing = Перед этим не хватает запятой.
check-comma-missing-fix = Поставьте запятую после предыдущей записи.
check-colon-missing = Перед этим не хватает двоеточия.
check-colon-missing-fix = Поле пишется так: name: value.
check-name-quoted = Имена полей пишутся без кавычек.
check-name-quoted-fix = Уберите кавычки вокруг имени.
check-name-expected = Здесь нужно имя поля.
check-name-expected-fix = Поле пишется так: name: value.
check-text-expected = Здесь нужен текст в кавычках.
check-text-expected-fix = Напишите его между двумя знаками ".
check-text-single = В этом поле один текст, общий для всех языков.
check-text-single-fix = Напишите его между двумя знаками ", без (zh: …, en: …).
check-texts-expected = В этом поле нужен текст на каждом языке.
check-texts-expected-fix = Пишите так: (zh: "…", en: "…", ru: "…").
check-group-expected = Здесь нужно что-то в круглых скобках.
check-group-expected-fix = Пишите так: (name: value), для места (118.0, 52.0), для даты Exact("1689-09-07").
check-outer-brackets = Весь файл должен стоять в одной паре круглых скобок.
check-outer-brackets-fix = Начните его с ( и закончите на ).
check-list-expected = Здесь нужен список.
check-list-expected-fix = Поставьте записи между [ и ], через запятую.
check-map-expected = Здесь нужны пары в фигурных скобках.
check-map-expected-fix = Пишите так: {"{"}"ru": ["en", "zh"]{"}"}.
check-true-or-false = Здесь может стоять только true или false.
check-true-or-false-fix = Напишите true (да) или false (нет), без кавычек.
check-syntax = Это непонятно ({ $detail }).
check-syntax-fix = Сравните с примерами в docs/FORMAT.md.
check-format-unknown = Такого формата нет.
check-format-unknown-fix = Напишите format: { $known }.
check-format-newer = Файл написан в формате { $format }, а программа знает { $known }. Показано то, что она знает.
check-format-newer-fix = Обновите программу.

## Содержание полей

check-list-empty = Список «{ $name }» пуст.
check-list-empty-fix = Внесите хотя бы одну запись.
check-number-range = { $value } вне пределов.
check-number-range-fix = Число должно лежать между { $low } и { $high }.
check-bad-pinyin = «{ $name }»: «{ $value }» — не китайское слово и его пиньинь.
check-bad-pinyin-fix = Пишите так: "瑷珲": "Àihuī" — слева иероглифы, справа буквы.
check-display-targets = На этом экране самая маленькая кнопка — { $size } мм; пальцу нужно не меньше { $least } мм.
check-display-targets-fix = Возьмите экран побольше или исправьте диагональ.
check-display-letters = С места посетителя даже самый крупный текст слишком мелок: прописная буква — { $angle }°, а нужно 0,7°.
check-display-letters-fix = Пусть посетители подходят ближе, или возьмите экран побольше, или исправьте эти два числа.
check-bad-id = «{ $id }» не годится в обозначения, поэтому запись пропущена.
check-bad-id-fix = Только строчные буквы a–z, цифры и одиночные дефисы.
check-duplicate-id = Обозначение «{ $id }» стоит здесь второй раз; действует только первая запись.
check-duplicate-id-fix = Дайте этой записи другое обозначение или уберите её.
check-listed-twice = «{ $id }» стоит в списке второй раз.
check-listed-twice-fix = Оставьте одно из двух.
check-no-such-exhibit = Экспоната «{ $id }» нет.
check-no-such-exhibit-fix = Экспонат называют по его папкам, например treaties/nerchinsk-1689.
check-no-such-person = В people.ron нет «{ $id }».
check-no-such-person-fix = Исправьте обозначение или внесите этого человека в people.ron.
check-no-such-place = В places.ron нет «{ $id }».
check-no-such-place-fix = Исправьте обозначение или внесите это место в places.ron.
check-no-such-term = В glossary.ron нет «{ $id }».
check-no-such-term-fix = Исправьте обозначение или внесите это слово в glossary.ron.
check-no-such-key = «{ $id }» — не название клавиши.
check-no-such-key-fix = Напишите его как в docs/FORMAT.md, например F13, ArrowLeft или A. Tab, Enter, пробел, Backspace и Escape всегда делают своё.
check-no-such-source = В sources.ron нет «{ $id }».
check-no-such-source-fix = Исправьте обозначение или внесите этот источник в sources.ron.
check-no-such-hall = Папки зала «{ $id }» нет.
check-no-such-hall-fix = Исправьте имя или создайте папку с файлом hall.ron.
check-hall-exhibit-missing = В папке «{ $hall }» нет папки «{ $id }».
check-hall-exhibit-missing-fix = Исправьте имя или создайте папку с файлом exhibit.ron.
check-hall-empty = Ни один из этих экспонатов нельзя показать, поэтому зал пропущен.
check-hall-empty-fix = Исправьте экспонаты или уберите зал из списка в museum.ron.
check-link-web = «{ $target }» ведёт в интернет, а киоск туда не ходит.
check-link-web-fix = Сошлитесь на часть музея, например person:songgotu, или напишите просто словами.
check-link-kind = Такой ссылки киоск не знает: «{ $target }».
check-link-kind-fix = Начните её с exhibit:, person:, place: или term:.
check-text-empty = Текст пуст.
check-text-empty-fix = Напишите его или уберите поле.
check-text-missing = Здесь нет текста ни на одном языке.
check-text-missing-fix = Пишите так: (zh: "…", en: "…", ru: "…").
check-first-language-missing = Нет текста на первом языке ({ $language }), а на нём должен быть каждый текст.
check-first-language-missing-fix = Добавьте его. Пока его заменяет другой язык, а экспонат без названия или краткого текста не показан.
check-language-missing = Нет текста на одном из языков: { $language }.
check-language-missing-fix = Добавьте его; пока его заменяет другой язык.
check-language-twice = Текст на одном языке стоит здесь второй раз: { $language }.
check-language-twice-fix = Оставьте один из двух.
check-language-unknown = Языка «{ $name }» в музее нет.
check-language-unknown-fix = Пишите на языках, названных в museum.ron, или добавьте язык там.
check-language-tag = «{ $name }» не короткое имя языка.
check-language-tag-fix = Пишите имена вроде zh, en, ru.
check-fallback-unknown = «{ $name }» нет среди названных выше языков.
check-fallback-unknown-fix = Уберите его или добавьте в languages.
check-markdown-here = В этом поле только простые слова; знаки ** и ссылки здесь не действуют.
check-markdown-here-fix = Уберите знаки или перенесите текст в раздел.
check-markdown-picture = Картинок внутри текста не бывает.
check-markdown-picture-fix = Добавьте картинку в pictures экспоната.
check-markdown-html = HTML здесь не действует.
check-markdown-html-fix = Есть *выделение*, **сильное выделение**, списки и заголовки с ##.
check-markdown-code = Знак ` превращает слова в код программы, который киоск не показывает.
check-markdown-code-fix = Уберите его или напишите *выделение*.
check-markdown-indent = Строка начинается с четырёх или более пробелов, а это считается кодом программы.
check-markdown-indent-fix = Начинайте строки текста с левого края.
check-markdown-quote = Строки со знаком > не показываются как цитаты.
check-markdown-quote-fix = Уберите знак и возьмите слова в кавычки.
check-markdown-rule = Разделительные линии не показываются.
check-markdown-rule-fix = Поставьте заголовок с ## или начните новый абзац.
check-markdown-nested-list = Список стоит внутри списка.
check-markdown-nested-list-fix = Сделайте из них один.
check-essential-long = В главном разделе { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; стоя прочитывают { $limit }.
check-essential-long-fix = Сократите его или перенесите часть в раздел с level: Deeper.
check-deeper-long = В разделе { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; предел { $limit }.
check-deeper-long-fix = Сократите его или разделите на два.
check-caption-long = В подписи { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; предел { $limit }.
check-caption-long-fix = Сократите её.
check-sentence-long = В этом предложении { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; предел { $limit }.
check-sentence-long-fix = Сделайте из него два.
check-undrawable = Этих знаков нет в шрифтах киоска: { $characters }.
check-undrawable-fix = Замените их: посетители увидели бы пустые клетки.
check-date-form = «{ $value }» не дата.
check-date-form-fix = Пишите 1689, 1689-09 или 1689-09-07; день по старому стилю 1689-08-28 OS.
check-date-old-style = «{ $value }»: по старому стилю можно дать только целый день.
check-date-old-style-fix = Напишите день, например 1689-08-28 OS, или уберите OS.
check-date-month = «{ $value }»: месяца { $month } не бывает.
check-date-month-fix = Пишите год-месяц-день, например 1689-09-07.
check-date-day = «{ $value }»: в этом месяце дней { $last }, а не { $day }.
check-date-day-fix = Проверьте день и месяц.
check-date-order = Конец раньше начала.
check-date-order-fix = Напишите сначала более раннюю дату.
check-manchu-letter = «{ $letter }» не буква маньчжурской транслитерации.
check-manchu-letter-fix = Пишите по Мёллендорфу: a e i o u ū, š для «ш», дефис перед окончаниями.
check-exhibit-unsourced = У экспоната не назван источник.
check-exhibit-unsourced-fix = Добавьте sources: [(id: "…")] с обозначениями из sources.ron.
check-claim-unsourced = У этого мнения не назван источник.
check-claim-unsourced-fix = Скажите, где это написано: sources: [(id: "…")].
check-number-unsourced = У этого числа не назван источник.
check-number-unsourced-fix = Скажите, кто сосчитал или записал: sources: [(id: "…")].
check-no-essential = У экспоната нет главного раздела, и большинству посетителей читать нечего.
check-no-essential-fix = Уберите level у одного раздела или напишите Essential.
check-picture-path = «{ $file }» ведёт за пределы папки экспоната.
check-picture-path-fix = Скопируйте картинку в папку и пишите только её имя; для папки IIIF — «ПАПКА/info.json».
check-picture-missing = Картинки «{ $file }» в этой папке нет.
check-picture-missing-fix = Исправьте имя, в том числе заглавные буквы, или скопируйте картинку сюда.
check-picture-kind = Киоск не может показать «{ $file }».
check-picture-kind-fix = Сохраните картинку в одном из видов: { $kinds }.
check-picture-no-alt = У картинки «{ $file }» нет описания для тех, кто её не видит.
check-picture-no-alt-fix = Добавьте alt: (zh: "…", en: "…", ru: "…"). Пока вместо него читается название.
check-picture-no-credit = У картинки «{ $file }» не сказано, чья она.
check-picture-no-credit-fix = Добавьте credit: (zh: "…", en: "…", ru: "…"), автора и лицензию.
check-picture-no-tiles = «{ $file }» ссылается на фрагменты, но папки «{ $folder }» рядом нет.
check-picture-no-tiles-fix = Скопируйте сюда и эту папку, не меняя её имени.
check-picture-unreadable = Картинку «{ $file }» не удаётся прочитать: { $detail }
check-picture-unreadable-fix = Скопируйте её сюда ещё раз и проверьте, может ли её читать пользователь киоска.
check-picture-outside-folder = «{ $file }» — не обычный файл в папке музея.
check-picture-outside-folder-fix = Скопируйте сюда саму картинку, а не ссылку и не папку с таким именем.
check-picture-file-too-large = В «{ $file }» { $size } МиБ; для файлов этого вида предел — { $limit } МиБ.
check-picture-file-too-large-fix = Сохраните её как JPEG или TIFF с тайлами; рисунок упростите.
check-picture-unknown-format = { $format ->
    [none] Киоск не знает такого вида картинок: «{ $file }».
   *[other] «{ $file }» — файл { $format }, киоск таких не показывает.
 }
check-picture-unknown-format-fix = Сохраните её как JPEG, PNG, TIFF, WebP или SVG. Новое расширение само по себе файл не меняет.
check-picture-too-large = В «{ $file }» { $width } × { $height } пикселей; предел — { $limit } миллионов.
check-picture-too-large-fix = Уменьшите её или разрежьте на две картинки.
check-picture-not-streamable = { $why ->
    [progressive] В «{ $file }» { $width } × { $height } пикселей; для прогрессивного JPEG предел — { $limit } миллионов.
    [interlaced] В «{ $file }» { $width } × { $height } пикселей; для чересстрочного PNG предел — { $limit } миллионов.
    [strip] Полосы файла TIFF «{ $file }» слишком велики, чтобы читать их по одной.
   *[other] В «{ $file }» { $width } × { $height } пикселей; для этого формата предел — { $limit } миллионов.
 }
check-picture-not-streamable-fix = { $why ->
    [progressive] Сохраните её как обычный (baseline) JPEG, без «progressive»: jpegtran -copy all in.jpg > out.jpg
    [interlaced] Сохраните её без чересстрочности: vips copy in.png "out.png[interlace=false]"
    [strip] Сохраните её как TIFF с тайлами: vips tiffsave in.tif out.tif --tile --compression jpeg
   *[other] Сохраните её как обычный (baseline) JPEG или TIFF с тайлами, они могут быть любого размера: vips jpegsave in out.jpg
 }
check-picture-too-wide = «{ $file }»: { $width } × { $height }, слишком широко, чтобы нарезать на фрагменты.
check-picture-too-wide-fix = Уменьшите её или разрежьте на части не больше 100 000 пикселей по стороне.
check-picture-cut-off = У «{ $file }» нет конца.
check-picture-cut-off-fix = Скопируйте её ещё раз и дождитесь конца копирования.
check-picture-damaged = Файл «{ $file }» повреждён ({ $detail }).
check-picture-damaged-fix = Откройте его в графической программе и сохраните заново или скопируйте ещё раз.
check-picture-unsupported = Картинки такого вида, как «{ $file }», киоск не показывает ({ $detail }).
check-picture-unsupported-fix = Сохраните её как обычный JPEG, PNG или TIFF, 8 бит на канал.
check-picture-no-size = У картинки «{ $file }» нет размера.
check-picture-no-size-fix = Задайте рисунку viewBox: viewBox="0 0 1600 1200".
check-picture-too-complex = Рисунок «{ $file }» пришлось бы рисовать слишком долго ({ $detail }).
check-picture-too-complex-fix = Упростите его или сохраните как PNG.
check-picture-descriptor = Описание фрагментов «{ $file }» не годится ({ $detail }).
check-picture-descriptor-fix = Сделайте папку фрагментов заново, например: vips dzsave in.tif { $file }
check-picture-tile-missing = В «{ $file }» не хватает фрагмента { $detail }.
check-picture-tile-missing-fix = Скопируйте всю папку фрагментов ещё раз.
check-picture-too-slow = «{ $file }» раскрывается слишком долго.
check-picture-too-slow-fix = Сохраните её заново как обычный JPEG или PNG.
check-picture-changed = «{ $file }» изменилась, пока её читали.
check-picture-changed-fix = Дождитесь, пока её скопируют или сохранят, и проверьте снова.
check-picture-crashed = «{ $file }» не удалось раскрыть.
check-picture-crashed-fix = Сохраните её заново как PNG или JPEG.
check-picture-left-out = В рисунке «{ $file }» есть то, чего киоск не рисует: { $what }.
check-picture-left-out-fix = Превратите надписи в контуры, а вложенные картинки вынесите отдельно.
check-picture-ending = «{ $file }» — файл { $format } и показывается как { $format }, хотя имя говорит иное.
check-picture-ending-fix = Назовите его ….{ $ending } — здесь и в папке.
check-hotspots-many = Деталей у этой картинки { $count }, а место есть для { $limit }. Показаны первые.
check-hotspots-many-fix = Оставьте те, на которые стоит взглянуть поближе.
check-hotspot-place = Детали нужно одно место на картинке.
check-hotspot-place-fix = Для точки пишите at: (0.5, 0.3), для участка area: (0.4, 0.2, 0.2, 0.3), то есть слева, сверху, ширина, высота; не оба сразу.
check-hotspot-empty = У этого участка нет ширины или высоты.
check-hotspot-empty-fix = Пишите area: (слева, сверху, ширина, высота), а для точки at: (0.5, 0.3).
check-hotspot-outside = Этот участок выходит за край картинки.
check-hotspot-outside-fix = Отступ слева и ширина вместе не больше 1, отступ сверху и высота тоже.
check-hotspot-long = В тексте { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; у картинки прочитывают { $limit }.
check-hotspot-long-fix = Сократите его или сделайте из него две детали.
check-pair-picture = «{ $file }» — не картинка этого экспоната.
check-pair-picture-fix = Напишите имя так, как оно стоит в pictures, или добавьте картинку туда.
check-pair-same = «{ $file }» сравнивается сама с собой.
check-pair-same-fix = Назовите два разных файла из pictures.
check-pair-long = В тексте { $count } { $unit ->
    [han] иер.
   *[words] сл.
}; у двух картинок прочитывают { $limit }.
check-pair-long-fix = Сократите его или перенесите часть в раздел.
check-claims-number = Спорному вопросу нужно от двух до четырёх мнений, а здесь их { $count }.
check-claims-number-fix = Добавьте другую сторону или расскажите об этом в разделе; больше четырёх рядом не поместятся.
check-versions-number = Статья сравнивается в двух–четырёх текстах, а здесь их { $count }.
check-versions-number-fix = Добавьте другой текст или уберите versions и difference.
check-versions-no-difference = Тексты этой статьи стоят рядом, но не сказано, чем они различаются.
check-versions-no-difference-fix = Добавьте difference: (…), одно–три предложения.
check-word-unsourced = У этого слова не назван источник.
check-word-unsourced-fix = Скажите, где это написано: sources: [(id: "…")].
check-unknown-portrait = В people.ron нет портрета «{ $id }».
check-unknown-portrait-fix = Добавьте его в portraits или уберите portrait.
check-related-to-itself = Экспонат назван связанным с самим собой.
check-related-to-itself-fix = Уберите эту запись.
check-bad-former-id = «{ $id }» не могло быть обозначением экспоната.
check-bad-former-id-fix = Напишите зал и имя, например treaties/nerchinsk.
check-former-id-taken = «{ $id }» принадлежит другому экспонату.
check-former-id-taken-fix = Уберите его здесь или там.
check-time-form = «{ $value }» не время суток.
check-time-form-fix = Пишите часы и минуты двумя цифрами, например 09:00.
check-floor-hall-missing = У зала «{ $hall }» нет места на плане, поэтому дорога к нему не считается.
check-floor-hall-missing-fix = Добавьте его в halls внутри floor: x и y в метрах.
check-hours-order = Эти часы идут не по порядку.
check-hours-order-fix = Музей открывается раньше, чем закрывается, а последний вход лежит между ними.
check-estimate-form = Дайте либо одно число, либо нижнее и верхнее.
check-estimate-form-fix = Пишите number: 400 или low: 350, high: 400.
check-estimate-order = Нижнее число { $low } больше верхнего { $high }.
check-estimate-order-fix = Поменяйте их местами.

## Карты

check-at-spot = { $spot }: { $sentence }
check-spot-feature = объект { $number }
check-spot-part = часть { $number }
check-spot-ring = контур { $number }
check-spot-point = точка { $number }
check-layer-missing = Файла maps/{ $id }.ron нет.
check-layer-missing-fix = Исправьте имя или напишите слой; пример есть в docs/FORMAT.md.
check-layer-unnamed = Этот слой не назван в museum.ron, и его никто не увидит.
check-layer-unnamed-fix = Добавьте «{ $id }» в «layers» раздела «atlas» в museum.ron или уберите файл, пока он не готов.
check-drawing-unnamed = Этот рисунок не нужен ни одному слою.
check-drawing-unnamed-fix = Напишите shape: File("{ $file }") там, где он нужен, или уберите файл.
check-approval-missing = У слоя нет номера проверки карты (审图号), а museum.ron требует его для каждого слоя.
check-approval-missing-fix = Добавьте approval: "…" с номером, который дало картографическое ведомство, или не показывайте слой.
check-no-such-layer = В атласе нет слоя «{ $id }».
check-no-such-layer-fix = Берите имена из «layers» раздела «atlas» в museum.ron.
check-no-such-feature = Ни в одном слое нет объекта «{ $id }».
check-no-such-feature-fix = Напишите id объекта из одного из файлов папки maps.
check-mark-order = Год { $id } стоит после { $after }.
check-mark-order-fix = Поставьте отметки по порядку лет; показаны они будут всё равно так.
check-entry-unsourced = У события «{ $id }» не назван источник.
check-entry-unsourced-fix = Скажите, где это написано: sources: [(id: "…")].
check-entry-years = В атласе нет карты { $year } года.
check-entry-years-fix = Его годы — с { $first } по { $last }; нет ли описки в дате?
check-feature-unsourced = У объекта «{ $id }» не назван источник.
check-feature-unsourced-fix = Скажите, по какой карте или тексту он нарисован: sources: [(id: "…")].
check-years-order = { $until } не позже, чем { $from }.
check-years-order-fix = «until» — первый год, когда этого уже не было. Если оно есть до сих пор, опустите поле.
check-name-order = { $from } не позже, чем { $after }, когда было уже другое название.
check-name-order-fix = «from» — год, с которого действует новое название. Первое стоит в «name»; остальные поставьте по порядку лет.
check-name-late = В { $from } году этого уже не было: оно кончается в { $until } году.
check-name-late-fix = Исправьте год названия или «until» объекта.
check-kind-shape = Форма не подходит к виду объекта: нужна { $needed ->
    [point] точка
    [line] линия
    [area] площадь
    [route] дорога по местам или линия
   *[line-or-area] линия или площадь
}.
check-kind-shape-fix = Смените вид или напишите { $needed ->
    [point] shape: Point(127.5, 50.2)
    [line] shape: Line([…]) или файл с линиями
    [area] shape: Area([…]) или файл с площадями
    [route] shape: Route([…]), Line([…]) или файл с линиями
   *[line-or-area] shape: Line([…]), Area([…]) или файл с одним из двух
}.
check-stop-order = «{ $value }» раньше даты одного из прежних мест.
check-stop-order-fix = Поставьте места в том порядке, в каком их проходили, или исправьте дату.
check-drawing-name = «{ $file }» взять нельзя: рисунок — это файл .geojson в папке maps.
check-drawing-name-fix = Сохраните его как GeoJSON в папку maps и пишите только имя, например "amur.geojson".
check-drawing-missing = В папке maps нет файла «{ $file }».
check-drawing-missing-fix = Исправьте имя, считая и заглавные буквы, или положите файл туда.
check-drawing-large = Файл больше { $limit } КиБ.
check-drawing-large-fix = В QGIS выберите «Вектор → Обработка геометрии → Упростить» с допуском 0,001 градуса и сохраните с COORDINATE_PRECISION 5.
check-atlas-large = Всех рисунков вместе больше, чем может показать атлас; этот опущен.
check-atlas-large-fix = Упростите самые большие рисунки (в QGIS «Вектор → Обработка геометрии → Упростить») или уберите некоторые.
check-drawing-points = Точек на рисунке: { $count }; предел — { $limit }.
check-drawing-points-fix = В QGIS выберите «Вектор → Обработка геометрии → Упростить» с допуском 0,001 градуса (около 100 м) и сохраните снова.
check-drawing-syntax = Файл повреждён или изменён вручную: { $detail }.
check-drawing-syntax-fix = Сохраните его ещё раз из программы, в которой рисовали.
check-drawing-form = Это не тот GeoJSON, который читает киоск: { $detail }.
check-drawing-form-fix = В QGIS выберите «Экспорт → Сохранить объекты как… → GeoJSON»; shapefile или KML с другим окончанием не становится GeoJSON.
check-drawing-spot = Это положение неполно.
check-drawing-spot-fix = Положение пишется [долгота, широта]. Сохраните рисунок ещё раз из программы, в которой рисовали.
check-drawing-mixed = Такую смесь киоск показать не может: { $found }.
check-drawing-mixed-fix = В файле бывает либо одна точка, либо линии, либо площади. Сохраните каждое в своём файле; MultiPoint разбирает в QGIS «Вектор → Обработка геометрии → Разбить составные объекты».
check-drawing-empty = В этом файле ничего не нарисовано.
check-drawing-empty-fix = Нарисуйте что-нибудь или сохраните снова: в QGIS снимите галочку «Сохранить только выделенные объекты».
check-drawing-many-points = Точек в «{ $file }»: { $count }, а объект стоит в одном месте.
check-drawing-many-points-fix = Сделайте объект из каждой точки; для shape: Point(127.5, 50.2) файл не нужен.
check-spot-swapped = В { $at } впереди стоит широта.
check-spot-swapped-fix = Сначала долгота, потом широта: { $swapped }. Целый рисунок исправляет в QGIS «Поменять местами координаты X и Y».
check-spot-range = Места { $at } на Земле нет.
check-spot-range-fix = Долгота лежит между −180 и 180, широта между −90 и 90. В QGIS сохраняйте в системе координат EPSG:4326.
check-spot-far = { $at } лежит далеко за пределами атласа{ $count ->
    [1] {""}
   *[other] ; другие точки тоже (всего { $count })
}.
check-spot-far-fix = Проверьте цифры. Атлас показывает долготы 85–155 и широты 35–65.
check-line-short = Линии нужны две разные точки; здесь их { $count }.
check-line-short-fix = Нарисуйте линию заново или уберите её.
check-ring-short = Площади нужны три разные точки; здесь их { $count }.
check-ring-short-fix = Нарисуйте площадь заново или уберите её.
check-ring-open = Контур не возвращается к началу. Он замкнут прямой.
check-ring-open-fix = Посмотрите, не пропал ли кусок; потом повторите первую точку в конце.
check-ring-crosses = Контур пересекает сам себя или другой контур той же площади в { $at }, и там она закрашена неверно.
check-ring-crosses-fix = В QGIS выберите «Вектор → Обработка геометрии → Проверить валидность» или «Исправить геометрию» и сохраните снова.
check-hole-outside = Отверстие в { $at } лежит вне своей площади.
check-hole-outside-fix = Нарисуйте его внутри или сделайте из него отдельную площадь.

## Поле сражения

check-spot-number = Это не положение.
check-spot-number-fix = Напишите, сколько метров к востоку и к северу от середины, например (-120, 340).
check-spot-outside = Это место лежит вне поля.
check-spot-outside-fix = Проверьте цифры или сделайте поле шире.
check-no-such-unit = На поле нет отряда «{ $id }».
check-no-such-unit-fix = Исправьте id или добавьте отряд в «units» раздела «field».
check-unit-gone = «{ $id }» покинул поле раньше и двигаться больше не может.
check-unit-gone-fix = Уберите leaves: true из прежнего движения или дайте вернувшимся свой id.
check-unit-idle = «{ $id }» нигде не появляется: ни одна фаза его не двигает.
check-unit-idle-fix = Добавьте движение в ту фазу, в которой он приходит, или уберите отряд. Путь из одного места ставит его туда.

## Новый экспонат

new-exhibit-written = Записан файл { $id }/exhibit.ron. Когда он будет готов, добавьте «{ $name }» в exhibits в { $hall }/hall.ron; до тех пор посетители его не увидят.
new-exhibit-bad-id = «{ $id }» не годится в обозначения экспоната. Напишите зал и имя строчными буквами a–z, цифрами и одиночными дефисами, например treaties/my-exhibit.
new-exhibit-no-hall = Зала «{ $hall }» нет: не хватает файла { $hall }/hall.ron. Для «{ $id }» ничего не записано.
new-exhibit-exists = Папка «{ $id }» уже есть. Ничего не записано.
new-exhibit-failed = «{ $id }» не удалось записать: { $detail }.
new-exhibit-title = Новый экспонат
new-exhibit-summary = Скажите в одном-двух предложениях, что здесь можно увидеть.
new-exhibit-heading = Заголовок
new-exhibit-text = Расскажите здесь историю за одну минуту.
