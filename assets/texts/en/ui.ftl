# What visitors read.

# The language itself, then what every page has.
ui-language-name = English
ui-language-short = English
ui-choose-language = Choose your language
ui-back = Back
ui-home = Home
ui-close = Close
ui-previous = Previous
ui-next = Next
ui-read-on = Read on
ui-read-from-top = Back to the top
ui-named-here = Named in this text
ui-related = See also

# Home.
ui-exhibits = { $count ->
    [one] { $count } exhibit
   *[other] { $count } exhibits
}
ui-visit-hours = A visit takes { $least } to { $most } hours
ui-visit-minutes = A visit takes { $least } to { $most } minutes

# Exhibit pages.
ui-tab-story = Story
ui-tab-articles = Articles
ui-tab-course = Course
ui-tab-accounts = Accounts differ
ui-tab-sources = Sources
ui-deeper = Further reading

# Treaties.
ui-left-open = What was left open
ui-treaty-texts = The texts
ui-authentic = the text that decides
ui-signatories = Who signed

# Battles.
ui-outcome = How it ended
ui-forces = Forces
ui-losses = Losses
ui-sources-differ = The sources differ.
ui-about-figure = about { $figure }

# The field of a battle.
ui-play = Show movement
ui-pause = Pause
ui-play-on = Continue
ui-play-again = Show again
ui-field-sketch = Sketch, not a survey
ui-field-north = N
ui-field-metres = { $length } m
ui-field-kilometres = { $length } km
ui-field-alt = Sketch of the field. Phase { $number }: { $title }.
ui-field-stands = { $actor }: { $units }.
ui-legend = Signs on the sketch
ui-legend-way = the way they went
ui-legend-unsure = roughly the way they went
ui-unit-foot = foot soldiers
ui-unit-horse = horsemen
ui-unit-guns = guns
ui-unit-boats = boats
ui-unit-camp = camp
ui-actor-qing = Qing
ui-actor-russia = Russia
ui-actor-joseon = Joseon
ui-actor-river-peoples = River peoples
ui-actor-neutral = Others

# Peoples.
ui-names-changed = How the names changed
ui-language-family = Language
ui-census = How many today
ui-census-head = { $country }, { $year }
ui-people-count = { $figure } people

# Accounts.
ui-common-ground = What can be said safely
ui-account-of = Accounts differ: { $number } of { $count }

# Sources.
ui-source-primary = Text of the time
ui-source-edition = Edition of documents
ui-source-study = Study
ui-source-reference = Reference work
ui-source-census = Census
ui-source-official = Official document
ui-source-museum = Museum
ui-source-press = Press
ui-source-own = Computed for this museum

# Nobody here, or perhaps somebody.
ui-touch-to-begin = Touch to begin
ui-open-today = Open today { $opens }–{ $closes }
ui-closed-today = Closed today
ui-still-there = Are you still there?
ui-go-on = Go on
ui-end-visit = End visit
ui-touch-anywhere = You can touch the screen anywhere.

# The comfort sheet.
ui-comfort = Display
ui-comfort-title = Make it comfortable
ui-comfort-resets = It resets when you leave
ui-comfort-reset = Reset
ui-comfort-done = Done
ui-comfort-language = Language
ui-comfort-size = Text size
ui-comfort-letter = Aa
ui-comfort-size-step = Size { $step } of { $count }
ui-comfort-light = Light and contrast
ui-theme-ink = Ink
ui-theme-paper = Paper
ui-theme-contrast = Contrast
ui-low-reach = Low reach
ui-low-reach-is = Buttons in the lower half
ui-calm = Less motion
ui-calm-is = Nothing moves
ui-simple = Plain words
ui-simple-is = Short sentences
ui-pinyin = Pinyin
ui-pinyin-is = How rare words are read

# The staff's side.
staff-title = Staff
staff-pin = Enter your PIN
staff-cancel = Cancel
staff-erase = Delete a digit
staff-enter = Enter
staff-looking = Checking…
staff-wrong = That is not the PIN
staff-wait = Try again in { $seconds } s
staff-panel = This machine
staff-closes-in = closes in { $seconds } s
staff-running = Running
staff-uptime = for { $hours } h { $minutes } min
staff-memory = Memory { $mib } MiB
staff-version = Version { $version }
staff-content = Content
staff-halls = { $count ->
    [one] { $count } hall
   *[other] { $count } halls
}
staff-problems = Problems of the files
staff-problem-count = { $errors } errors, { $warnings } warnings
staff-skipped = Passed over
staff-none-skipped = No exhibit is passed over
staff-usual = What every visitor begins with
staff-reload = Read content again
staff-touch-test = Test the touchscreen
staff-round = Check every page
staff-show-skipped = Show them again
staff-restart = Restart
staff-leave = Leave the program
staff-back = Back to the museum
staff-round-at = Page { $done } of { $total }
staff-stop = Stop
staff-round-result = What was found
staff-round-good = Every page is fine.
staff-touch-felt = { $felt } of { $cells } fields felt, { $fingers } fingers at most
staff-touch-how = Draw a finger over every field. Where none changes colour, the screen feels nothing.
staff-touch-done = Done

# When nothing can be shown.
ui-trouble = This screen is taking a short rest.
ui-try-again = Try again

# Dates. `-of` months stand behind a day.
ui-date-circa = about { $date }
ui-date-before = before { $date }
ui-date-after = after { $date }
ui-date-range = { $start } – { $end }
ui-date-year = { $year }
ui-date-month = { $month } { $year }
ui-date-day = { $day } { $month } { $year }
ui-date-day-month = { $day } { $month }
ui-date-with-old-style = { $new } ({ $old } Old Style)

# Months.
ui-month-1 = January
ui-month-1-of = January
ui-month-2 = February
ui-month-2-of = February
ui-month-3 = March
ui-month-3-of = March
ui-month-4 = April
ui-month-4-of = April
ui-month-5 = May
ui-month-5-of = May
ui-month-6 = June
ui-month-6-of = June
ui-month-7 = July
ui-month-7-of = July
ui-month-8 = August
ui-month-8-of = August
ui-month-9 = September
ui-month-9-of = September
ui-month-10 = October
ui-month-10-of = October
ui-month-11 = November
ui-month-11-of = November
ui-month-12 = December
ui-month-12-of = December

# Reign eras of the Qing dynasty.
ui-reign-shunzhi = Shunzhi
ui-reign-kangxi = Kangxi
ui-reign-yongzheng = Yongzheng
ui-reign-qianlong = Qianlong
ui-reign-jiaqing = Jiaqing
ui-reign-daoguang = Daoguang
ui-reign-xianfeng = Xianfeng
ui-reign-tongzhi = Tongzhi
ui-reign-guangxu = Guangxu
ui-reign-xuantong = Xuantong

# The atlas.
ui-atlas = Atlas of the river
ui-atlas-short = Atlas
ui-atlas-lead = Drag the years and watch the border move
ui-map-claim = Historical sketch, no territorial claim
ui-map-readings = Readings
ui-map-play = Play the years
ui-map-pause = Pause
ui-map-compare = Compare two years
ui-map-find = Find a place
ui-map-nearer = Closer
ui-map-farther = Farther
ui-map-whole = Whole map
ui-map-mark-before = Earlier year
ui-map-mark-after = Later year
ui-map-year = Year
ui-map-other-year = Year to compare
ui-map-divider = Line between the two years
ui-map-km = { $km } km
ui-map-line-of = Line of { $year }, since replaced
ui-map-line-now = Line in this year
ui-map-line-schematic = Course of the line is a sketch
ui-map-open = Left open, or held in common
ui-map-homeland = Homeland, roughly
ui-map-fort = Fort
ui-map-town = Town
ui-map-unsure = Site not certain
ui-map-battle = Battle
ui-map-journey = Journey
ui-map-reading = One reading of a treaty
ui-map-approval = Map review no. { $number }
ui-map-years = { $from }–{ $until }
ui-map-since = from { $from }
ui-map-exact = place is exact
ui-map-approximate = place is approximate
ui-map-schematic = place is a sketch
ui-map-open-battle = See the battle
ui-map-open-exhibit = See the exhibit
ui-map-full = Open the map

# Time for a visit.
ui-plan-question = How much time do you have?
ui-plan-minutes = { $count ->
    [one] minute
   *[other] minutes
}
ui-plan-minutes-short = min
ui-plan-hours = { $count ->
    [one] hour
   *[other] hours
}
ui-plan-until = Leaving at…
ui-plan-until-time = Until { $time }
ui-plan-title-minutes = { $count ->
    [one] One minute, down the river
   *[other] { $count } minutes, down the river
}
ui-plan-title-hours = { $count ->
    [one] One hour, down the river
    [2] Two hours, down the river
   *[other] { $count } hours, down the river
}
ui-plan-title-until = Until { $time }, down the river
ui-plan-stops = { $count ->
    [one] { $count } stop
   *[other] { $count } stops
}
ui-plan-span = { $least }–{ $most } min
ui-plan-span-one = { $most } min
ui-plan-tap = Tap a stop to change it
ui-plan-begin-end = Begin { $begins }, done { $least }–{ $most }
ui-plan-closes = Closes at { $closes }: time enough.
ui-plan-closing = The museum closes in { $minutes } min; this route takes { $span }.
ui-plan-last-entry = Nobody is let in after { $time }.
ui-plan-closed = The museum is closed now. The route is for another day.
ui-plan-closed-today = Closed today
ui-plan-none = There is no time for a stop. Look at the river on the map, and come again.
ui-plan-all = This is everything there is to see here.
ui-plan-lost = No room for: { $stops }
ui-plan-rest = a rest
ui-plan-brief = in brief
ui-plan-deep = with all accounts
ui-plan-why-chosen = You wanted it
ui-plan-why-essential = Not to be missed
ui-plan-why-treaties = Because you asked for treaties
ui-plan-why-peoples = Because you asked for peoples
ui-plan-why-battles = Because you asked for battles
ui-plan-why-maps = Because you asked for maps
ui-plan-why-overview = First the river as a whole
ui-plan-why-fits = It fits your time
ui-plan-wishes = Wishes
ui-plan-wishes-title = What would you like?
ui-plan-interests = To see more of
ui-plan-treaties = Treaties
ui-plan-peoples = Peoples
ui-plan-battles = Battles
ui-plan-maps = Maps
ui-plan-children = With children
ui-plan-children-is = Much to look at, nothing that upsets
ui-plan-pace = Your pace
ui-plan-pace-relaxed = At leisure
ui-plan-pace-usual = As usual
ui-plan-pace-brisk = Briskly
ui-plan-lift = Few stairs
ui-plan-lift-is = Lifts, and seats on the way
ui-plan-add = Add a stop
ui-plan-add-title = What would you like to add?
ui-plan-start = Begin at the first stop
ui-plan-go-on = Go on with the route
ui-plan-swap = Another instead
ui-plan-remove = Leave it out
ui-plan-look = Look at it now
ui-plan-take = Take your route along
ui-plan-take-is = Scan it: it needs no network
ui-plan-dial = When do you have to leave?
ui-plan-earlier = { $minutes } minutes earlier
ui-plan-later = { $minutes } minutes later
ui-plan-from-now = in { $span }
ui-plan-seen = seen

# On the way.
ui-way-next = Next: { $stop }
ui-way-next-short = Next
ui-way-finish = Finish
ui-way-left = { $minutes } min left
ui-way-late = Running late: shorten?
ui-way-late-short = Shorten?
ui-way-ahead-short = More?
ui-way-ahead = { $minutes } min more: see more?
ui-way-route = Your route
ui-closes-in = The museum closes in { $minutes } min

# The timeline.

ui-timeline = Down the years
ui-portraits = Portraits
ui-timeline-lead = { $count ->
    [one] One event
   *[other] { $count } events
}, { $first } to { $last }
ui-timeline-extent = { $count ->
    [one] One event
   *[other] { $count } events
}, { $first } — { $last } · New Style dates
ui-timeline-in-year = { $count ->
    [one] One event
   *[other] { $count } events
}, { $first } · New Style dates
ui-timeline-earlier = Earlier
ui-timeline-later = Later
ui-timeline-closer = Closer
ui-timeline-wider = Wider
ui-timeline-several = Several sides
ui-timeline-kinds = Kinds
ui-timeline-all-kinds = All
ui-timeline-chosen = Done
ui-timeline-overview = All the years
ui-timeline-nothing = Nothing of what you chose happened in these years.
ui-timeline-calendars = Three calendars
ui-timeline-map = Map of { $year }
ui-timeline-sources = Sources: { $sources }
ui-timeline-circa = Nobody knows exactly when; about this time.
ui-timeline-before = Nobody knows exactly when; before this.
ui-timeline-after = Nobody knows exactly when; after this.
ui-calendar-line = { $calendar }: { $date }
ui-calendar-new = New Style
ui-calendar-old = Old Style
ui-calendar-qing = Qing calendar
ui-date-reign = { $reign } year { $year }, month { $month }, day { $day }
ui-date-reign-leap = { $reign } year { $year }, leap month { $month }, day { $day }
ui-entry-treaty = Treaty
ui-entry-battle = Battle
ui-entry-journey = Journey
ui-entry-founding = Founding
ui-entry-rule = Rule
ui-entry-border = Border
ui-entries-treaty = Treaties
ui-entries-battle = Battles
ui-entries-journey = Journeys
ui-entries-founding = Foundings
ui-entries-rule = Rule
ui-entries-border = Borders

# The search.
ui-search = Search
ui-search-hint = A name, a place, a year
ui-search-advice = Titles, people, places and words, in every language of this museum.
ui-search-pinyin = {" "}Chinese names can be typed in pinyin: { $name } is { $full } or { $short }.
ui-search-examples = For example
ui-search-found = { $count ->
    [one] { $count } find
   *[other] { $count } finds
}
ui-search-first = { $found }; the best { $count } are shown
ui-search-none = Nothing has this name. You can leaf through the halls instead.
ui-search-nearest = Nothing has this name. What comes nearest to it, and the halls:
ui-search-space = Space
ui-search-erase = Take the last letter away
ui-search-clear = Clear
ui-search-latin = Latin letters
ui-search-cyrillic = Cyrillic letters
ui-search-digits = Digits
ui-search-hall = Hall
ui-search-page = Page
ui-search-treaty = Treaty
ui-search-people = People
ui-search-battle = Battle
ui-search-topic = Exhibit
ui-search-person = Person
ui-search-place = Place
ui-search-term = Word explained
ui-search-question = Accounts differ
ui-search-detail = In a picture
ui-search-feature = On the atlas
ui-search-year = Year on the atlas

# Visits, on the staff's side.
staff-statistics = Visits
staff-visits = Visits
staff-last-days = { $days ->
    [one] Last { $days } day
   *[other] Last { $days } days
}
staff-visits-by-day = Visits each day
staff-visits-at-least = { $count } or more
staff-visit-languages = Pages seen, by language
staff-most-seen = Exhibits seen most
staff-least-seen = Exhibits seen least
staff-no-visits = Nobody has been counted in these days.
staff-note-few = <5 and empty bars: fewer than five, which might point to one person.
staff-note-withheld = *: not told, so that nobody can work out a number below five.
staff-statistics-set-aside = The file of visits was damaged. It is kept as { $name }; counting began anew.
staff-statistics-not-kept = The visits cannot be written to the disk at present; they wait in memory.
staff-statistics-newer = The file of visits belongs to a newer version of the program; nothing is counted.

# The route to take along, in as few letters as can be: minutes of a stop, minutes of the whole.
slip-minutes = { $least }–{ $most }′
slip-minutes-most = { $most }′
slip-total = { $least }–{ $most } min
slip-total-most = { $most } min

# The sheet of a route, printed at the desk.
sheet-title = { $minutes ->
    [one] A route of { $minutes } minute
   *[other] A route of { $minutes } minutes
}
sheet-title-until = A route until { $time }
sheet-total = { $least }–{ $most } min in all
sheet-total-most = { $most } min in all
sheet-stops = { $count ->
    [one] { $count } stop
   *[other] { $count } stops
}
sheet-comma = {", "}
sheet-semicolon = {"; "}
sheet-interest-treaties = treaties
sheet-interest-peoples = peoples
sheet-interest-battles = battles
sheet-interest-maps = maps
sheet-children = with children
sheet-relaxed = at an easy pace
sheet-brisk = at a brisk pace
sheet-few-stairs = few stairs
sheet-column-stop = What to see
sheet-column-hall = Hall
sheet-column-minutes = Minutes
sheet-hall-atlas = on the screen
sheet-minutes = { $least }–{ $most }
sheet-minutes-most = { $most }
sheet-brief = The main points
sheet-full = The whole story
sheet-deep = The whole story and where accounts differ
sheet-why-chosen = your choice
sheet-why-essential = not to be missed
sheet-why-treaties = for your interest in treaties
sheet-why-peoples = for your interest in peoples
sheet-why-battles = for your interest in battles
sheet-why-maps = for your interest in maps
sheet-why-overview = shows where everything lies
sheet-why-fits = fits into your time
sheet-rest = after { $least }–{ $most } min of rest
sheet-rest-most = after { $most } min of rest
sheet-hours = Opening hours: { $hours }
week-days = { $first }–{ $last }
week-open = { $days } { $opens }–{ $closes }
week-open-last-entry = { $days } { $opens }–{ $closes } (last entry { $last })
week-closed = { $days } closed
week-day-1 = Mon
week-day-2 = Tue
week-day-3 = Wed
week-day-4 = Thu
week-day-5 = Fri
week-day-6 = Sat
week-day-7 = Sun
sheet-notes = Notes
sheet-code = The route for your telephone: point its camera here. No network is needed.
ui-article = Article { $number }
ui-versions = Texts compared
ui-compare-texts = Compare the texts
ui-difference = What differs
ui-words = Words of the language
ui-map-today = Today
ui-hours = Opening hours
ui-visit-length = How long a visit takes
ui-portrait-note = Dress of the office, not a likeness

## Looking closely at a picture

ui-view-enlarge = Look closely: { $title }
ui-view-before-picture = Previous picture
ui-view-after-picture = Next picture
ui-view-whole = Whole picture
ui-view-overview = Overview: tap to move there
ui-view-hide-text = Hide the text
ui-view-show-text = Show the text
ui-view-seen = What the picture shows
ui-view-details = { $count ->
    [one] One detail to look at
   *[other] { $count } details to look at
 }
ui-view-step = Detail { $at } of { $count }
ui-view-begin = Look at the details
ui-view-before = Previous
ui-view-after = Next
ui-view-end = Whole picture
ui-view-broken = This picture cannot be shown at the moment.
ui-view-mm = { $length } mm
ui-view-cm = { $length } cm
ui-view-m = { $length } m
ui-view-compare = Compare
ui-view-compare-as = Compare: { $title }
ui-view-divided = With a line
ui-view-beside = Side by side
ui-view-divider = Line between the two pictures
ui-view-sources = Sources
