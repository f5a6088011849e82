# What visitors read.

# The language itself, then what every page has.
ui-language-name = Русский
ui-language-short = Русский
ui-choose-language = Выберите язык
ui-back = Назад
ui-home = Залы
ui-close = Закрыть
ui-previous = Предыдущая
ui-next = Следующая
ui-read-on = Читать дальше
ui-read-from-top = К началу
ui-named-here = Упомянуто в тексте
ui-related = Смотрите также

# Home.
ui-exhibits = { $count ->
    [one] { $count } тема
    [few] { $count } темы
   *[many] { $count } тем
}
ui-visit-hours = Осмотр занимает { $least }–{ $most } часа
ui-visit-minutes = Осмотр занимает { $least }–{ $most } минут

# Exhibit pages.
ui-tab-story = Рассказ
ui-tab-articles = Статьи
ui-tab-course = Ход событий
ui-tab-accounts = Версии
ui-tab-sources = Источники
ui-deeper = Подробнее

# Treaties.
ui-left-open = Что осталось нерешённым
ui-treaty-texts = Тексты договора
ui-authentic = решающий текст
ui-signatories = Кто подписал

# Battles.
ui-outcome = Чем закончилось
ui-forces = Силы сторон
ui-losses = Потери
ui-sources-differ = Источники расходятся.
ui-about-figure = около { $figure }

# The field of a battle.
ui-play = Показать движение
ui-pause = Пауза
ui-play-on = Дальше
ui-play-again = Показать снова
ui-field-sketch = Схема, не съёмка местности
ui-field-north = С
ui-field-metres = { $length } м
ui-field-kilometres = { $length } км
ui-field-alt = Схема местности. Этап { $number }: { $title }.
ui-field-stands = { $actor }: { $units }.
ui-legend = Знаки на схеме
ui-legend-way = пройденный путь
ui-legend-unsure = примерный путь
ui-unit-foot = пехота
ui-unit-horse = конница
ui-unit-guns = пушки
ui-unit-boats = суда
ui-unit-camp = лагерь
ui-actor-qing = Цин
ui-actor-russia = Россия
ui-actor-joseon = Чосон
ui-actor-river-peoples = Народы Амура
ui-actor-neutral = Прочие

# Peoples.
ui-names-changed = Как менялись названия
ui-language-family = Язык
ui-census = Сколько их сегодня
ui-census-head = { $country }, { $year } год
ui-people-count = { $figure } человек

# Accounts.
ui-common-ground = Что можно сказать уверенно
ui-account-of = Версии: { $number } из { $count }

# Sources.
ui-source-primary = Документ эпохи
ui-source-edition = Публикация документов
ui-source-study = Исследование
ui-source-reference = Справочное издание
ui-source-census = Перепись
ui-source-official = Официальный документ
ui-source-museum = Музей
ui-source-press = Пресса
ui-source-own = Рассчитано для этого музея

# Nobody here, or perhaps somebody.
ui-touch-to-begin = Коснитесь экрана
ui-open-today = Сегодня открыто { $opens }–{ $closes }
ui-closed-today = Сегодня закрыто
ui-still-there = Вы ещё здесь?
ui-go-on = Продолжить
ui-end-visit = В начало
ui-touch-anywhere = Можно коснуться экрана в любом месте.

# The comfort sheet.
ui-comfort = Вид
ui-comfort-title = Как удобнее читать
ui-comfort-resets = Сбросится, когда вы уйдёте
ui-comfort-reset = Сбросить
ui-comfort-done = Готово
ui-comfort-language = Язык
ui-comfort-size = Размер текста
ui-comfort-letter = Аа
ui-comfort-size-step = Размер { $step } из { $count }
ui-comfort-light = Свет и контраст
ui-theme-ink = Тушь
ui-theme-paper = Бумага
ui-theme-contrast = Контраст
ui-low-reach = Всё внизу
ui-low-reach-is = Кнопки внизу экрана
ui-calm = Меньше движения
ui-calm-is = Ничего не движется
ui-simple = Простыми словами
ui-simple-is = Короткие фразы
ui-pinyin = Пиньинь
ui-pinyin-is = Как читать редкие слова

# The staff's side.
staff-title = Для сотрудников
staff-pin = Введите ПИН-код
staff-cancel = Отмена
staff-erase = Удалить цифру
staff-enter = Ввод
staff-looking = Проверка…
staff-wrong = Неверный ПИН-код
staff-wait = Повторить можно через { $seconds } с
staff-panel = Этот компьютер
staff-closes-in = закроется через { $seconds } с
staff-running = Работа
staff-uptime = { $hours } ч { $minutes } мин
staff-memory = Память { $mib } МиБ
staff-version = Версия { $version }
staff-content = Содержание
staff-halls = { $count ->
    [one] { $count } зал
    [few] { $count } зала
   *[other] { $count } залов
}
staff-problems = Замечания к файлам
staff-problem-count = ошибок: { $errors }, предупреждений: { $warnings }
staff-skipped = Не показываются
staff-none-skipped = Показываются все темы
staff-usual = С чего начинает каждый посетитель
staff-reload = Прочитать заново
staff-touch-test = Проверить экран
staff-round = Проверить страницы
staff-show-skipped = Показывать снова
staff-restart = Перезапустить
staff-leave = Закрыть программу
staff-back = К экспозиции
staff-round-at = Страница { $done } из { $total }
staff-stop = Остановить
staff-round-result = Что найдено
staff-round-good = Все страницы в порядке.
staff-touch-felt = Полей: { $felt } из { $cells }; пальцев сразу: { $fingers }
staff-touch-how = Проведите пальцем по каждому полю. Где цвет не меняется, экран не чувствует касания.
staff-touch-done = Готово

# When nothing can be shown.
ui-trouble = Экран ненадолго отдыхает.
ui-try-again = Попробовать ещё раз

# Dates. `-of` months stand behind a day.
ui-date-circa = около: { $date }
ui-date-before = до: { $date }
ui-date-after = после: { $date }
ui-date-range = { $start } — { $end }
ui-date-year = { $year } г.
ui-date-month = { $month } { $year } г.
ui-date-day = { $day } { $month } { $year } г.
ui-date-day-month = { $day } { $month }
ui-date-with-old-style = { $new } ({ $old } по старому стилю)

# Months.
ui-month-1 = январь
ui-month-1-of = января
ui-month-2 = февраль
ui-month-2-of = февраля
ui-month-3 = март
ui-month-3-of = марта
ui-month-4 = апрель
ui-month-4-of = апреля
ui-month-5 = май
ui-month-5-of = мая
ui-month-6 = июнь
ui-month-6-of = июня
ui-month-7 = июль
ui-month-7-of = июля
ui-month-8 = август
ui-month-8-of = августа
ui-month-9 = сентябрь
ui-month-9-of = сентября
ui-month-10 = октябрь
ui-month-10-of = октября
ui-month-11 = ноябрь
ui-month-11-of = ноября
ui-month-12 = декабрь
ui-month-12-of = декабря

# Reign eras of the Qing dynasty.
ui-reign-shunzhi = Шуньчжи
ui-reign-kangxi = Канси
ui-reign-yongzheng = Юнчжэн
ui-reign-qianlong = Цяньлун
ui-reign-jiaqing = Цзяцин
ui-reign-daoguang = Даогуан
ui-reign-xianfeng = Сяньфэн
ui-reign-tongzhi = Тунчжи
ui-reign-guangxu = Гуансюй
ui-reign-xuantong = Сюаньтун

# The atlas.
ui-atlas = Атлас реки
ui-atlas-short = Атлас
ui-atlas-lead = Двигайте годы и следите за границей
ui-map-claim = Историческая схема; не выражает территориальных притязаний
ui-map-readings = Толкования
ui-map-play = Смена лет
ui-map-pause = Пауза
ui-map-compare = Два года рядом
ui-map-find = Найти место
ui-map-nearer = Крупнее
ui-map-farther = Мельче
ui-map-whole = Вся карта
ui-map-mark-before = Раньше
ui-map-mark-after = Позже
ui-map-year = Год
ui-map-other-year = Год для сравнения
ui-map-divider = Черта между двумя годами
ui-map-km = { $km } км
ui-map-line-of = Линия { $year } года, позже заменена
ui-map-line-now = Линия этого года
ui-map-line-schematic = Ход линии показан условно
ui-map-open = Не разграничено или общее
ui-map-homeland = Край народа, примерно
ui-map-fort = Крепость, острог
ui-map-town = Город
ui-map-unsure = Место не установлено
ui-map-battle = Сражение
ui-map-journey = Путь
ui-map-reading = Одно из толкований
ui-map-approval = Разрешение на карту № { $number }
ui-map-years = { $from }–{ $until }
ui-map-since = с { $from } года
ui-map-exact = место точное
ui-map-approximate = место примерное
ui-map-schematic = место условное
ui-map-open-battle = Ход сражения
ui-map-open-exhibit = К рассказу
ui-map-full = Открыть карту

# Время на посещение.
ui-plan-question = Сколько у вас времени?
ui-plan-minutes = { $count ->
    [one] минута
    [few] минуты
   *[many] минут
}
ui-plan-minutes-short = мин
ui-plan-hours = { $count ->
    [one] час
    [few] часа
   *[many] часов
}
ui-plan-until = Ухожу в…
ui-plan-until-time = До { $time }
ui-plan-title-minutes = { $count ->
    [one] { $count } минута вниз по реке
    [few] { $count } минуты вниз по реке
   *[many] { $count } минут вниз по реке
}
ui-plan-title-hours = { $count ->
    [1] Час вниз по реке
    [2] Два часа вниз по реке
    [few] { $count } часа вниз по реке
   *[many] { $count } часов вниз по реке
}
ui-plan-title-until = До { $time } вниз по реке
ui-plan-stops = { $count ->
    [one] { $count } остановка
    [few] { $count } остановки
   *[many] { $count } остановок
}
ui-plan-span = { $least }–{ $most } мин
ui-plan-span-one = { $most } мин
ui-plan-tap = Коснитесь остановки, чтобы её сменить
ui-plan-begin-end = Начало { $begins }, конец { $least }–{ $most }
ui-plan-closes = Музей закрывается в { $closes }: времени хватит.
ui-plan-closing = Музей закрывается через { $minutes } мин; маршрут займёт { $span }.
ui-plan-last-entry = После { $time } вход закрыт.
ui-plan-closed = Музей сейчас закрыт. Этот маршрут — на другой день.
ui-plan-closed-today = Сегодня закрыто
ui-plan-none = На остановки времени нет. Взгляните на карту реки и приходите ещё.
ui-plan-all = Это всё, что здесь можно увидеть.
ui-plan-lost = Не поместилось: { $stops }
ui-plan-rest = отдых
ui-plan-brief = кратко
ui-plan-deep = со всеми мнениями
ui-plan-why-chosen = Вы так хотели
ui-plan-why-essential = Нельзя пропустить
ui-plan-why-treaties = Вы просили договоры
ui-plan-why-peoples = Вы просили народы
ui-plan-why-battles = Вы просили сражения
ui-plan-why-maps = Вы просили карты
ui-plan-why-overview = Сначала вся река
ui-plan-why-fits = Успеете посмотреть
ui-plan-wishes = Пожелания
ui-plan-wishes-title = Что вам по душе?
ui-plan-interests = Больше показать
ui-plan-treaties = Договоры
ui-plan-peoples = Народы
ui-plan-battles = Сражения
ui-plan-maps = Карты
ui-plan-children = С детьми
ui-plan-children-is = Больше картин, ничего тяжёлого
ui-plan-pace = Ваш шаг
ui-plan-pace-relaxed = Не спеша
ui-plan-pace-usual = Как обычно
ui-plan-pace-brisk = Быстро
ui-plan-lift = Меньше лестниц
ui-plan-lift-is = На лифте и с местами для отдыха
ui-plan-add = Добавить
ui-plan-add-title = Что добавить?
ui-plan-start = Начать с первой
ui-plan-go-on = Продолжить маршрут
ui-plan-swap = Заменить
ui-plan-remove = Пропустить
ui-plan-look = Посмотреть сейчас
ui-plan-take = Возьмите маршрут с собой
ui-plan-take-is = Наведите камеру: сеть не нужна
ui-plan-dial = Когда вам уходить?
ui-plan-earlier = На { $minutes } минут раньше
ui-plan-later = На { $minutes } минут позже
ui-plan-from-now = через { $span }
ui-plan-seen = вы здесь были

# В пути.
ui-way-next = Дальше: { $stop }
ui-way-next-short = Дальше
ui-way-finish = Закончить
ui-way-left = Осталось { $minutes } мин
ui-way-late = Не успеваем: сократить?
ui-way-late-short = Короче?
ui-way-ahead-short = Ещё?
ui-way-ahead = Ещё { $minutes } мин: добавить?
ui-way-route = Ваш маршрут
ui-closes-in = Музей закрывается через { $minutes } мин

# Река лет.

ui-timeline = Река лет
ui-portraits = Портреты
ui-timeline-lead = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
} с { $first } по { $last } год
ui-timeline-extent = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
}, { $first } — { $last } · даты по новому стилю
ui-timeline-in-year = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[many] { $count } событий
}, { $first } год · даты по новому стилю
ui-timeline-earlier = Раньше
ui-timeline-later = Позже
ui-timeline-closer = Крупнее
ui-timeline-wider = Мельче
ui-timeline-several = Разные стороны
ui-timeline-kinds = Виды
ui-timeline-all-kinds = Все
ui-timeline-chosen = Готово
ui-timeline-overview = Все годы
ui-timeline-nothing = В эти годы ничего из выбранного не было.
ui-timeline-calendars = Три календаря
ui-timeline-map = Карта { $year } года
ui-timeline-sources = Источники: { $sources }
ui-timeline-circa = Точное время неизвестно; около этого времени.
ui-timeline-before = Точное время неизвестно; не позже этого.
ui-timeline-after = Точное время неизвестно; не раньше этого.
ui-calendar-line = { $calendar }: { $date }
ui-calendar-new = Новый стиль
ui-calendar-old = Старый стиль
ui-calendar-qing = Цинский календарь
ui-date-reign = { $year }-й год { $reign }, { $month }-й месяц, { $day }-й день
ui-date-reign-leap = { $year }-й год { $reign }, вставной { $month }-й месяц, { $day }-й день
ui-entry-treaty = Договор
ui-entry-battle = Сражение
ui-entry-journey = Поход
ui-entry-founding = Основание
ui-entry-rule = Власть
ui-entry-border = Граница
ui-entries-treaty = Договоры
ui-entries-battle = Сражения
ui-entries-journey = Походы
ui-entries-founding = Основания
ui-entries-rule = Власть
ui-entries-border = Границы

# The search.
ui-search = Поиск
ui-search-hint = Имя, место или год
ui-search-advice = Темы, люди, места и слова — на всех языках музея.
ui-search-pinyin = {" "}Китайские имена можно набрать пиньинем: { $name } — это { $full } или { $short }.
ui-search-examples = Например
ui-search-found = { $count ->
    [one] Найдена { $count } запись
    [few] Найдены { $count } записи
   *[many] Найдено { $count } записей
}
ui-search-first = { $found }; здесь { $count } самых близких
ui-search-none = Ничего не найдено. Можно пройти по залам.
ui-search-nearest = Ничего не найдено. Вот самое близкое и залы:
ui-search-space = Пробел
ui-search-erase = Стереть букву
ui-search-clear = Очистить
ui-search-latin = Латинские буквы
ui-search-cyrillic = Русские буквы
ui-search-digits = Цифры
ui-search-hall = Зал
ui-search-page = Страница
ui-search-treaty = Договор
ui-search-people = Народ
ui-search-battle = Сражение
ui-search-topic = Тема
ui-search-person = Человек
ui-search-place = Место
ui-search-term = Объяснение слова
ui-search-question = Версии
ui-search-detail = Деталь изображения
ui-search-feature = На карте атласа
ui-search-year = Год на карте атласа

# Посещения, на стороне сотрудников.
staff-statistics = Посещения
staff-visits = Посещения
staff-last-days = { $days ->
    [one] Последний { $days } день
    [few] Последние { $days } дня
   *[other] Последние { $days } дней
}
staff-visits-by-day = Посещения по дням
staff-visits-at-least = { $count } или больше
staff-visit-languages = Просмотры по языкам
staff-most-seen = Смотрят чаще всего
staff-least-seen = Смотрят реже всего
staff-no-visits = За эти дни посещений не отмечено.
staff-note-few = <5 и пустые столбцы: меньше пяти — столь малое число могло бы указать на человека.
staff-note-withheld = *: не показано, чтобы нельзя было вычислить число меньше пяти.
staff-statistics-set-aside = Файл посещений был повреждён. Он сохранён под именем { $name }; подсчёт начат заново.
staff-statistics-not-kept = Посещения сейчас не удаётся записать на диск; они ждут в памяти.
staff-statistics-newer = Файл посещений создан более новой версией программы; подсчёт не ведётся.

# The route to take along, in as few letters as can be: minutes of a stop, minutes of the whole.
slip-minutes = { $least }–{ $most }′
slip-minutes-most = { $most }′
slip-total = { $least }–{ $most } мин
slip-total-most = { $most } мин

# Листок с маршрутом, его печатают на стойке.
sheet-title = { $minutes ->
    [one] Маршрут на { $minutes } минуту
    [few] Маршрут на { $minutes } минуты
   *[many] Маршрут на { $minutes } минут
}
sheet-title-until = Маршрут до { $time }
sheet-total = Всего { $least }–{ $most } мин
sheet-total-most = Всего { $most } мин
sheet-stops = { $count ->
    [one] { $count } остановка
    [few] { $count } остановки
   *[many] { $count } остановок
}
sheet-comma = {", "}
sheet-semicolon = {"; "}
sheet-interest-treaties = договоры
sheet-interest-peoples = народы
sheet-interest-battles = сражения
sheet-interest-maps = карты
sheet-children = с детьми
sheet-relaxed = не спеша
sheet-brisk = в быстром темпе
sheet-few-stairs = меньше лестниц
sheet-column-stop = Что посмотреть
sheet-column-hall = Зал
sheet-column-minutes = Минуты
sheet-hall-atlas = на экране
sheet-minutes = { $least }–{ $most }
sheet-minutes-most = { $most }
sheet-brief = Самое главное
sheet-full = Весь рассказ
sheet-deep = Весь рассказ и разные версии событий
sheet-why-chosen = ваш выбор
sheet-why-essential = нельзя пропустить
sheet-why-treaties = вам интересны договоры
sheet-why-peoples = вам интересны народы
sheet-why-battles = вам интересны сражения
sheet-why-maps = вам интересны карты
sheet-why-overview = показывает, где что находится
sheet-why-fits = укладывается в ваше время
sheet-rest = после отдыха, { $least }–{ $most } мин
sheet-rest-most = после отдыха, { $most } мин
sheet-hours = Часы работы: { $hours }
week-days = { $first }–{ $last }
week-open = { $days } { $opens }–{ $closes }
week-open-last-entry = { $days } { $opens }–{ $closes } (вход до { $last })
week-closed = { $days } выходной
week-day-1 = пн
week-day-2 = вт
week-day-3 = ср
week-day-4 = чт
week-day-5 = пт
week-day-6 = сб
week-day-7 = вс
sheet-notes = Заметки
sheet-code = Маршрут в телефон: наведите сюда камеру. Сеть не нужна.
ui-article = Статья { $number }
ui-versions = Сравнение текстов
ui-compare-texts = Сравнить тексты
ui-difference = В чём разница
ui-words = Слова языка
ui-map-today = Сегодня
ui-hours = Часы работы
ui-visit-length = Сколько длится осмотр
ui-portrait-note = Костюм, а не портрет

## Рассматриваем картину

ui-view-enlarge = Рассмотреть: { $title }
ui-view-before-picture = Предыдущая
ui-view-after-picture = Следующая
ui-view-whole = Вся картина
ui-view-overview = Обзор: коснитесь места, чтобы перейти к нему
ui-view-hide-text = Убрать текст
ui-view-show-text = Показать текст
ui-view-seen = Что изображено
ui-view-details = { $count ->
    [one] { $count } деталь, на которую стоит взглянуть
    [few] { $count } детали, на которые стоит взглянуть
   *[many] { $count } деталей, на которые стоит взглянуть
 }
ui-view-step = Деталь { $at } из { $count }
ui-view-begin = Рассмотреть детали
ui-view-before = Вернуться
ui-view-after = Дальше
ui-view-end = Вся картина
ui-view-broken = Эту картину сейчас нельзя показать.
ui-view-mm = { $length } мм
ui-view-cm = { $length } см
ui-view-m = { $length } м
ui-view-compare = Сравнить
ui-view-compare-as = Сравнить: { $title }
ui-view-divided = С линией
ui-view-beside = Рядом
ui-view-divider = Линия между двумя картинами
ui-view-sources = Источники
