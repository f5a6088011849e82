# For those who set the machine up: the state folder, the PIN, `doctor`.

already-running = The kiosk is already running with the state folder { $folder }. Close it first, or name another folder with --state DIR.

pin-rules = The PIN has { $least } to { $most } digits and nothing else.
pin-obvious = This PIN is one of the first that people try: one digit, a row such as 123456, or a part that repeats. Choose another.
pin-ask = New PIN:
pin-ask-again = The same again:
pin-differs = The two are not the same; the PIN was not changed.
pin-set = The PIN is set. It is kept, hashed, in { $folder }.
pin-cleared = There is no PIN any more. Nobody can leave the kiosk at its screen until one is set.
all-shown =
    { $count ->
        [0] No exhibit was passed over.
        [one] { $count } exhibit will be shown again from the next start.
       *[other] { $count } exhibits will be shown again from the next start.
    }

doctor-sum =
    { $errors ->
        [0] { $warnings ->
            [0] All is well: this machine is ready for visitors.
            [one] No errors, { $warnings } warning.
           *[other] No errors, { $warnings } warnings.
        }
        [one] { $errors } error; warnings: { $warnings }.
       *[other] { $errors } errors; warnings: { $warnings }.
    }
doctor-fonts-fine = Fonts: { $count } faces are built in and draw Chinese, Latin and Cyrillic letters.
doctor-fonts-broken = Fonts: the built-in faces do not draw the name of the museum.
doctor-fonts-broken-fix = The program file is damaged. Install it again.
doctor-museum-fine = Museum: { $folder } is without fault.
doctor-museum-warnings =
    { $count ->
        [one] Museum: { $count } warning in { $folder }.
       *[other] Museum: { $count } warnings in { $folder }.
    }
doctor-museum-warnings-fix = `aigun-kiosk check` lists them and says how to mend each.
doctor-museum-errors =
    { $count ->
        [one] Museum: { $count } error in { $folder }; something is not shown.
       *[other] Museum: { $count } errors in { $folder }; something is not shown.
    }
doctor-museum-errors-fix = `aigun-kiosk check` lists them and says how to mend each.
doctor-museum-missing = Museum: there is none that could be shown.
doctor-museum-missing-fix = Name its folder with --exhibits DIR; `aigun-kiosk check DIR` says what is wrong in it.
doctor-state-fine = State folder: { $folder } can be written.
doctor-state-unwritable = State folder: { $folder } cannot be written ({ $why }). Log, crash files and wrong PINs are not kept.
doctor-state-unwritable-fix = Give the folder to the kiosk's user, or name another with --state DIR.
doctor-disk-fine = Disk: { $mib } MiB are free in the state folder.
doctor-disk-unknown = Disk: this system does not tell how much is free.
doctor-disk-low = Disk: only { $mib } MiB are free in the state folder.
doctor-disk-low-fix = Make room: 512 MiB leave room for the system's own logs and updates.
doctor-disk-full = Disk: { $mib } MiB are free in the state folder. That is too little for the log.
doctor-disk-full-fix = Make room, or name a folder on another disk with --state DIR.
doctor-pin-fine = PIN: it is set.
doctor-pin-none = PIN: none is set, so staff cannot leave the kiosk at its screen.
doctor-pin-none-fix = Set one as the kiosk's user: `aigun-kiosk staff set-pin`.
doctor-clock-fine = Clock: { $date }, in step with a time server where the system tells.
doctor-clock-alone = Clock: { $date }, but no time server keeps it right. Opening hours may be shown wrongly.
doctor-clock-alone-fix = Switch on systemd-timesyncd (`timedatectl set-ntp true`); without a network, set the clock by hand every few months.
doctor-clock-wrong = Clock: { $date } cannot be.
doctor-clock-wrong-fix = Set the clock. If it is wrong again after a day without power, the battery on the mainboard is empty.
doctor-screen-wayland = Screen: Wayland ({ $name }).
doctor-screen-x11 = Screen: X11 ({ $name }).
doctor-screen-none = Screen: there is none in this session (neither WAYLAND_DISPLAY nor DISPLAY is set).
doctor-screen-none-fix = Run this in the kiosk's session; docs/DEPLOY.md shows how.
doctor-compositor-cage = Window manager: cage, which shows one program and no way out of it.
doctor-compositor-openbox = Window manager: Openbox with the kiosk's own settings.
doctor-compositor-openbox-open = Window manager: Openbox with settings of its own, which have keys and menus.
doctor-compositor-openbox-open-fix = Start it with `--config-file /usr/share/aigun-kiosk/openbox-rc.xml`.
doctor-compositor-desktop = Window manager: { $name } is a whole desktop; keys and gestures lead out of the kiosk.
doctor-compositor-desktop-fix = Let the kiosk's user log in to cage instead; docs/DEPLOY.md shows how.
doctor-compositor-none = Window manager: none was found. The kiosk fills the screen, but nothing keeps other windows off it.
doctor-compositor-none-fix = Use cage, or Openbox with packaging/linux/openbox-rc.xml; docs/DEPLOY.md shows how.
doctor-blanking-fine = Blanking: the screen stays on.
doctor-blanking-on = Blanking: the X server will darken the screen.
doctor-blanking-on-fix = In the session, before the kiosk: `xset s off s noblank -dpms`.
doctor-blanking-unknown = Blanking: it cannot be asked whether the screen will go dark.
doctor-blanking-unknown-fix = Run this in the kiosk's session; on X11, install xset (package x11-xserver-utils).
doctor-consoles-fine = Consoles: Ctrl+Alt+F1 … F12 lead nowhere.
doctor-consoles-open = Consoles: Ctrl+Alt+F1 … F12 may lead to a console.
doctor-consoles-open-fix = Start cage without -s; on X11 write `Option "DontVTSwitch" "true"` into the section ServerFlags of a file in /etc/X11/xorg.conf.d.
doctor-reboot-fine = Ctrl+Alt+Del: does nothing.
doctor-reboot-open = Ctrl+Alt+Del: may restart the machine.
doctor-reboot-open-fix = `sudo systemctl mask ctrl-alt-del.target`
doctor-graphics-fine = Graphics: { $name }.
doctor-graphics-forbidden = Graphics: this user may not use the graphics card ({ $name }); everything would be drawn by the processor.
doctor-graphics-forbidden-fix = Add the user to the groups of the card: `sudo usermod --append --groups render,video USER`, then log in again.
doctor-graphics-none = Graphics: no graphics card was found; everything is drawn by the processor, and movement may stutter.
doctor-graphics-none-fix = Install the driver (package mesa-dri-drivers or libgl1-mesa-dri, and firmware), or switch the card on in the firmware setup.
doctor-touch-fine = Touch: { $name }.
doctor-touch-none = Touch: no touch screen was found.
doctor-touch-none-fix = Plug in its USB cable; `libinput list-devices` lists what the system sees.
doctor-user-fine = User: one without special rights.
doctor-user-root = User: root. Whoever found a way out of the kiosk could do anything.
doctor-user-root-fix = Make a user for the kiosk; docs/DEPLOY.md shows how.
doctor-service-fine = Start: systemd starts the kiosk when the machine starts.
doctor-service-none = Start: systemd does not start the kiosk when the machine starts.
doctor-service-none-fix = `sudo systemctl enable aigun-kiosk.service`, unless something else starts it.

# Visits that were counted: `stats`.
stats-none = No visits have been counted yet. They will be kept in { $file } as soon as somebody touches the kiosk.
stats-none-then = No visits were counted in these days.
stats-order = The first day, { $from }, is after the last, { $to }.
stats-newer = { $file } was written by a newer version of the program; this one cannot read it.
stats-damaged = { $file } is damaged ({ $why }). The kiosk will set it aside when it starts the next time, and begin anew.
stats-unread = { $file } cannot be read: { $why }
stats-title = Visits from { $from } to { $to }
stats-sum = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}
stats-sum-at-least = { $count ->
    [0] Visits only on days of which the number is not told
    [one] { $count } visit, and some on days of which the number is not told
   *[other] { $count } visits, and some on days of which the number is not told
}
stats-by-day = Visits each day
stats-by-month = Visits each month
stats-languages = Pages seen, by language
stats-pages = Pages
stats-page = page
stats-views = seen
stats-median = half of all
stats-mean = mean
stats-predicted = reading takes
stats-seconds = { $seconds } s
stats-span = { $from }–{ $to } s
stats-span-open = { $from } s or more
stats-more-pages = { $count ->
    [one] and { $count } page more (all of them with --csv)
   *[other] and { $count } pages more (all of them with --csv)
}
stats-ended = Where visits ended
stats-left = How visits ended
stats-left-silent = walked away
stats-left-answered = said that they were done
stats-left-staff = staff came
stats-vain = Searches without a result: { $count }
stats-plans = Planned walks
stats-plan-minutes = { $minutes } minutes
stats-plan-own = another time
stats-plans-started = set off
stats-plans-finished = came to the end
stats-note-few = <5: somebody, but fewer than five. So small a number might point to one person.
stats-note-withheld = *: not told, so that nobody can work out a number below five.

# `route`, for the desk.
route-no-museum = There is no museum in { $folder } that could be shown; `aigun-kiosk check { $folder }` says what is wrong.
route-no-floor = The museum has no floor plan, so --station { $station } means nothing. Leave it out.
route-no-station = The floor plan has no place { $station }; it has { $known }.
route-over = It is { $now } already; name a later time with --until.
route-nothing-fits =
    { $minutes ->
        [one] No exhibit can be seen in { $minutes } minute.
       *[other] No exhibit can be seen in { $minutes } minutes.
    }
route-not-pdf = The sheet is a PDF, and { $file } is not called so: let the name end in .pdf.
route-no-folder = There is no folder { $folder }; make it first.
route-not-written = { $file } cannot be written: { $why }
route-not-drawn = The sheet could not be made: the program file is damaged. Install it again.

report-title = { $language }: { $whole } min to read everything, { $essential } min for the essential parts and the introductions of the halls ({ $rate } { $unit ->
    [characters] characters
   *[other] words
} a minute)
report-exhibit = exhibit
report-essential = essential
report-deeper = deeper
report-particulars = particulars
report-accounts = accounts
report-all = all
report-minutes = min

## `aigun-kiosk tiles`

tiles-none = There is no museum in { $folder } that could be shown. `aigun-kiosk check` tells why.
tiles-done = { $count ->
    [one] { $count } picture in tiles
   *[other] { $count } pictures in tiles
 } ({ $fresh } of them new), in { $folder }.
tiles-refused = { $count ->
    [one] { $count } picture could not be read.
   *[other] { $count } pictures could not be read.
 }
