# Для тех, кто настраивает машину: папка состояния, PIN-код, `doctor`.

already-running = Киоск уже работает с папкой состояния { $folder }. Сначала закройте его или укажите другую папку: --state DIR.

pin-rules = PIN-код состоит только из цифр, их должно быть от { $least } до { $most }.
pin-obvious = Этот PIN-код пробуют одним из первых: одинаковые цифры, ряд вроде 123456 или повторяющаяся часть. Выберите другой.
pin-ask = Новый PIN-код:
pin-ask-again = Ещё раз:
pin-differs = Введённые PIN-коды не совпадают; PIN-код не изменён.
pin-set = PIN-код задан и хранится в виде хеша в папке { $folder }.
pin-cleared = PIN-кода больше нет. Пока он не задан, выйти из киоска с экрана не сможет никто.
all-shown =
    { $count ->
        [0] Пропущенных экспонатов нет.
        [one] { $count } экспонат снова будет показан после следующего запуска.
        [few] { $count } экспоната снова будут показаны после следующего запуска.
       *[many] { $count } экспонатов снова будут показаны после следующего запуска.
    }

doctor-sum =
    { $errors ->
        [0] { $warnings ->
            [0] Всё в порядке: машина готова к приёму посетителей.
            [one] Ошибок нет, { $warnings } предупреждение.
            [few] Ошибок нет, { $warnings } предупреждения.
           *[many] Ошибок нет, { $warnings } предупреждений.
        }
        [one] { $errors } ошибка; предупреждений: { $warnings }.
        [few] { $errors } ошибки; предупреждений: { $warnings }.
       *[many] { $errors } ошибок; предупреждений: { $warnings }.
    }
doctor-fonts-fine = Шрифты: встроено { $count }, китайские, латинские и кириллические буквы рисуются.
doctor-fonts-broken = Шрифты: встроенные шрифты не рисуют название музея.
doctor-fonts-broken-fix = Файл программы повреждён. Установите её заново.
doctor-museum-fine = Музей: в { $folder } ошибок нет.
doctor-museum-warnings =
    { $count ->
        [one] Музей: { $count } предупреждение в { $folder }.
        [few] Музей: { $count } предупреждения в { $folder }.
       *[many] Музей: { $count } предупреждений в { $folder }.
    }
doctor-museum-warnings-fix = `aigun-kiosk check` перечислит их и подскажет, что исправить.
doctor-museum-errors =
    { $count ->
        [one] Музей: { $count } ошибка в { $folder }; что-то не показывается.
        [few] Музей: { $count } ошибки в { $folder }; что-то не показывается.
       *[many] Музей: { $count } ошибок в { $folder }; что-то не показывается.
    }
doctor-museum-errors-fix = `aigun-kiosk check` перечислит их и подскажет, что исправить.
doctor-museum-missing = Музей: показывать нечего.
doctor-museum-missing-fix = Укажите папку: --exhibits DIR; `aigun-kiosk check DIR` скажет, что в ней не так.
doctor-state-fine = Папка состояния: { $folder }, запись возможна.
doctor-state-unwritable = Папка состояния: запись в { $folder } невозможна ({ $why }). Журнал, отчёты о сбоях и счёт неверных PIN-кодов не сохраняются.
doctor-state-unwritable-fix = Передайте папку пользователю киоска или укажите другую: --state DIR.
doctor-disk-fine = Диск: в папке состояния свободно { $mib } МиБ.
doctor-disk-unknown = Диск: система не сообщает, сколько места свободно.
doctor-disk-low = Диск: в папке состояния свободно всего { $mib } МиБ.
doctor-disk-low-fix = Освободите место: 512 МиБ нужны для журналов и обновлений самой системы.
doctor-disk-full = Диск: в папке состояния свободно { $mib } МиБ. Для журнала этого мало.
doctor-disk-full-fix = Освободите место или укажите папку на другом диске: --state DIR.
doctor-pin-fine = PIN-код: задан.
doctor-pin-none = PIN-код: не задан, и сотрудники не смогут выйти из киоска с экрана.
doctor-pin-none-fix = Задайте его от имени пользователя киоска: `aigun-kiosk staff set-pin`.
doctor-clock-fine = Часы: { $date }; насколько известно системе, сверены с сервером времени.
doctor-clock-alone = Часы: { $date }, но сервер времени их не сверяет. Часы работы могут показываться неверно.
doctor-clock-alone-fix = Включите systemd-timesyncd (`timedatectl set-ntp true`); без сети выставляйте часы вручную раз в несколько месяцев.
doctor-clock-wrong = Часы: { $date } — так быть не может.
doctor-clock-wrong-fix = Выставьте часы. Если через день без питания они снова сбились, села батарейка на материнской плате.
doctor-screen-wayland = Экран: Wayland ({ $name }).
doctor-screen-x11 = Экран: X11 ({ $name }).
doctor-screen-none = Экран: в этом сеансе его нет (не заданы ни WAYLAND_DISPLAY, ни DISPLAY).
doctor-screen-none-fix = Запустите команду в сеансе киоска; как — в docs/DEPLOY.md.
doctor-compositor-cage = Оконный менеджер: cage, он показывает одну программу, и выхода из неё нет.
doctor-compositor-openbox = Оконный менеджер: Openbox с настройками киоска.
doctor-compositor-openbox-open = Оконный менеджер: Openbox со своими настройками, в которых есть клавиши и меню.
doctor-compositor-openbox-open-fix = Запускайте его с `--config-file /usr/share/aigun-kiosk/openbox-rc.xml`.
doctor-compositor-desktop = Оконный менеджер: { $name } — это целый рабочий стол; клавиши и жесты выводят из киоска.
doctor-compositor-desktop-fix = Пусть пользователь киоска входит в cage; как — в docs/DEPLOY.md.
doctor-compositor-none = Оконный менеджер: не найден. Киоск займёт весь экран, но другие окна могут его закрыть.
doctor-compositor-none-fix = Используйте cage или Openbox с packaging/linux/openbox-rc.xml; как — в docs/DEPLOY.md.
doctor-blanking-fine = Гашение: экран не гаснет.
doctor-blanking-on = Гашение: X-сервер погасит экран.
doctor-blanking-on-fix = В сеансе, до запуска киоска: `xset s off s noblank -dpms`.
doctor-blanking-unknown = Гашение: узнать, погаснет ли экран, не удалось.
doctor-blanking-unknown-fix = Запустите команду в сеансе киоска; для X11 установите xset (пакет x11-xserver-utils).
doctor-consoles-fine = Консоли: Ctrl+Alt+F1 … F12 никуда не ведут.
doctor-consoles-open = Консоли: Ctrl+Alt+F1 … F12 могут вывести на консоль.
doctor-consoles-open-fix = Запускайте cage без -s; для X11 впишите `Option "DontVTSwitch" "true"` в раздел ServerFlags файла в /etc/X11/xorg.conf.d.
doctor-reboot-fine = Ctrl+Alt+Del: не действует.
doctor-reboot-open = Ctrl+Alt+Del: может перезагрузить машину.
doctor-reboot-open-fix = `sudo systemctl mask ctrl-alt-del.target`
doctor-graphics-fine = Графика: { $name }.
doctor-graphics-forbidden = Графика: этому пользователю нельзя обращаться к видеокарте ({ $name }); всё рисовал бы процессор.
doctor-graphics-forbidden-fix = Добавьте пользователя в группы видеокарты: `sudo usermod --append --groups render,video USER`, затем войдите заново.
doctor-graphics-none = Графика: видеокарта не найдена; всё рисует процессор, движение может быть неровным.
doctor-graphics-none-fix = Установите драйвер (пакет mesa-dri-drivers или libgl1-mesa-dri и прошивки) или включите видеокарту в настройках BIOS.
doctor-touch-fine = Сенсор: { $name }.
doctor-touch-none = Сенсор: сенсорный экран не найден.
doctor-touch-none-fix = Подключите его USB-кабель; `libinput list-devices` покажет, что видит система.
doctor-user-fine = Пользователь: без особых прав.
doctor-user-root = Пользователь: root. Тот, кто найдёт выход из киоска, сможет сделать что угодно.
doctor-user-root-fix = Заведите для киоска отдельного пользователя; как — в docs/DEPLOY.md.
doctor-service-fine = Запуск: systemd запускает киоск при включении машины.
doctor-service-none = Запуск: при включении машины systemd киоск не запускает.
doctor-service-none-fix = `sudo systemctl enable aigun-kiosk.service`, если киоск не запускает что-то другое.

# Подсчитанные посещения: `stats`.
stats-none = Посещений пока не отмечено. Как только кто-нибудь коснётся киоска, они будут записываться в { $file }.
stats-none-then = За эти дни посещений не отмечено.
stats-order = Первый день, { $from }, позже последнего, { $to }.
stats-newer = Файл { $file } создан более новой версией программы; эта не может его прочитать.
stats-damaged = Файл { $file } повреждён ({ $why }). При следующем запуске киоск отложит его и начнёт новый.
stats-unread = Файл { $file } не читается: { $why }
stats-title = Посещения с { $from } по { $to }
stats-sum = { $count ->
    [one] { $count } посещение
    [few] { $count } посещения
   *[other] { $count } посещений
}
stats-sum-at-least = { $count ->
    [0] Посещения были только в дни, за которые число не показано
    [one] { $count } посещение и ещё некоторые в дни, за которые число не показано
    [few] { $count } посещения и ещё некоторые в дни, за которые число не показано
   *[other] { $count } посещений и ещё некоторые в дни, за которые число не показано
}
stats-by-day = Посещения по дням
stats-by-month = Посещения по месяцам
stats-languages = Просмотры страниц по языкам
stats-pages = Страницы
stats-page = страница
stats-views = просмотров
stats-median = половина
stats-mean = в среднем
stats-predicted = на чтение
stats-seconds = { $seconds } с
stats-span = { $from }–{ $to } с
stats-span-open = от { $from } с
stats-more-pages = { $count ->
    [one] и ещё { $count } страница (все — с ключом --csv)
    [few] и ещё { $count } страницы (все — с ключом --csv)
   *[other] и ещё { $count } страниц (все — с ключом --csv)
}
stats-ended = Где закончились посещения
stats-left = Как закончились посещения
stats-left-silent = ушли
stats-left-answered = ответили, что закончили
stats-left-staff = пришли сотрудники
stats-vain = Поисков без результата: { $count }
stats-plans = Спланированные прогулки
stats-plan-minutes = { $minutes } минут
stats-plan-own = другое время
stats-plans-started = отправились
stats-plans-finished = дошли до конца
stats-note-few = <5: были, но меньше пяти. Столь малое число могло бы указать на одного человека.
stats-note-withheld = *: не показано, чтобы нельзя было вычислить число меньше пяти.

# `route`, для стойки.
route-no-museum = В папке { $folder } нет музея, который можно показать; что не так, скажет `aigun-kiosk check { $folder }`.
route-no-floor = У музея нет плана этажей, поэтому --station { $station } ничего не значит. Уберите этот параметр.
route-no-station = На плане нет места { $station }; есть { $known }.
route-over = Уже { $now }; укажите в --until более позднее время.
route-nothing-fits =
    { $minutes ->
        [one] За { $minutes } минуту нельзя посмотреть ни одной темы.
        [few] За { $minutes } минуты нельзя посмотреть ни одной темы.
       *[many] За { $minutes } минут нельзя посмотреть ни одной темы.
    }
route-not-pdf = Листок записывается в формате PDF, а файл назван { $file }: имя должно оканчиваться на .pdf.
route-no-folder = Папки { $folder } нет; сначала создайте её.
route-not-written = Не удаётся записать { $file }: { $why }
route-not-drawn = Листок не получился: файл программы повреждён. Установите её заново.

report-title = { $language }: { $whole } мин на всё, { $essential } мин на главное и вступления залов (в минуту { $rate } { $unit ->
    [characters] знаков
   *[other] слов
})
report-exhibit = экспонат
report-essential = главное
report-deeper = подробнее
report-particulars = статьи и прочее
report-accounts = мнения
report-all = всего
report-minutes = мин

## `aigun-kiosk tiles`

tiles-none = В папке { $folder } нет музея, который можно показать. Почему — скажет `aigun-kiosk check`.
tiles-done = { $count ->
    [one] { $count } изображение нарезано
    [few] { $count } изображения нарезаны
   *[many] { $count } изображений нарезано
 } на фрагменты (новых: { $fresh }), папка { $folder }.
tiles-refused = { $count ->
    [one] { $count } изображение не удалось прочитать.
    [few] { $count } изображения не удалось прочитать.
   *[many] { $count } изображений не удалось прочитать.
 }
