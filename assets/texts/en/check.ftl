# What `aigun-kiosk check` says. For each problem one sentence on what is wrong, and one (-fix) on how to mend it.

check-error = error
check-warning = warning
check-did-you-mean = Did you mean “{ $suggestion }”?
check-summary = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
}.
check-summary-clean = No problems: { $exhibits ->
    [one] { $exhibits } exhibit
   *[other] { $exhibits } exhibits
} in { $halls ->
    [one] { $halls } hall
   *[other] { $halls } halls
}.
check-summary-missing = Texts missing in { $language }: { $count }.
check-summary-closed = The museum cannot be opened until the errors are mended.

check-language-zh = Chinese
check-language-en = English
check-language-ru = Russian

## Files and folders

check-too-many-files = The museum holds more than { $limit } files and folders; the rest is not read.
check-too-many-files-fix = Move files that do not belong to the museum somewhere else.
check-folder-unreadable = This folder cannot be read: { $detail }.
check-folder-unreadable-fix = Check that it exists and that the kiosk’s user may open it.
check-file-name = This file name has characters that not every computer can show.
check-file-name-fix = Rename the file with ordinary letters, digits and hyphens.
check-link-refused = This is a link to another place. Links are not followed, because they may lead out of the museum folder.
check-link-refused-fix = Copy the file itself here.
check-special-file = This is not a file but a pipe, socket or device.
check-special-file-fix = Remove it, or put the file itself here.
check-case-clash = On many computers this name is the same as “{ $other }”.
check-case-clash-fix = Rename one of the two.
check-file-unreadable = This file cannot be read: { $detail }.
check-file-unreadable-fix = Check that the kiosk’s user may open it.
check-file-too-large = This file is larger than { $limit } KiB.
check-file-too-large-fix = An exhibit needs a small part of that. Split it into several exhibits, or look for something pasted by mistake.
check-not-utf8 = From this line on the file is not UTF-8 text.
check-not-utf8-fix = Open it in your editor and save it with the encoding UTF-8.
check-zero-bytes = The file contains zero bytes. It was probably damaged while being saved.
check-zero-bytes-fix = Replace it with a good copy.
check-file-empty = The file is empty.
check-file-empty-fix = Write it, or replace it with a good copy.
check-byte-order-mark = The file begins with an invisible mark (BOM). It is read all the same.
check-byte-order-mark-fix = Save it as “UTF-8 without BOM”.
check-windows-lines = The lines end the Windows way (CRLF). The file is read all the same.
check-windows-lines-fix = Set the line ends in your editor to LF (Unix) and save.
check-file-missing = The file is missing.
check-file-missing-fix = Create it, or take its folder off the list.
check-list-missing = The file is missing, so nothing can refer to it.
check-list-missing-fix = Create it; docs/FORMAT.md shows an empty one.
check-file-stray = No file of this name is read here.
check-file-stray-fix = Rename it if it is meant for the museum, or move it elsewhere.
check-folder-name = “{ $id }” cannot name a hall or an exhibit, so the folder is left out.
check-folder-name-fix = Use only small letters a–z, digits and single hyphens, such as “nerchinsk-1689”.
check-hall-unreachable = museum.ron does not name this hall, so nobody can enter it.
check-hall-unreachable-fix = Add “{ $id }” to “halls” in museum.ron, or leave it until the hall is ready.
check-exhibit-unreachable = The hall does not name this exhibit, so nobody can see it.
check-exhibit-unreachable-fix = Add “{ $id }” to “exhibits” in { $hall }/hall.ron when it is ready.

## Signs and fields

check-field-missing = The field “{ $name }” is missing.
check-field-missing-fix = Add it between the brackets that begin here.
check-field-twice = The field “{ $name }” stands here a second time.
check-field-twice-fix = Keep one of the two.
check-field-unknown = There is no field “{ $name }” here; what it says is not shown.
check-field-unknown-fix = Fields that may stand here: { $expected }.
check-choice-unknown = “{ $found }” is not one of the choices.
check-choice-unknown-fix = Choose one of: { $expected }. Capital letters count.
check-choice-expected = One of the fixed choices belongs here, without quotation marks.
check-choice-expected-fix = Write it like this: date: Exact("1689-09-07"), or level: Deeper.
check-number-bounds = This number is too large, or negative where that makes no sense.
check-number-bounds-fix = Check the digits.
check-number-whole = A whole number belongs here.
check-number-whole-fix = Write it without a decimal point.
check-number-expected = A number belongs here.
check-number-expected-fix = Write digits without quotation marks, such as 1689.
check-number-grouped = The digits of this number are separated by a comma.
check-number-grouped-fix = Write the number without separators: 1000, not 1,000.
check-values-few = Too few values stand between these brackets ({ $count }).
check-values-few-fix = A place has two numbers, (longitude, latitude); an area of a picture has four; a range of dates has two dates.
check-values-many = Here stands one value too many.
check-values-many-fix = Remove it.
check-backslash = A backslash stands here that means nothing.
check-backslash-fix = Remove it; inside texts only \" (a quotation mark) and \\ (a backslash) are needed.
check-quote-open = The text that begins here is never closed.
check-quote-open-fix = Put a quotation mark " at its end.
check-quote-inside = The text that begins in line { $line } ends here, in the middle of something.
check-quote-inside-fix = Inside a text write “ ” or \" for quotation marks. Or a quotation mark is missing further up.
check-nested-too-deep = Brackets stand within brackets more than 64 deep.
check-nested-too-deep-fix = No part of a museum needs that; remove what was pasted here.
check-after-the-end = Something stands behind the last bracket.
check-after-the-end-fix = Remove it, or move it inside.
check-comment-open = The comment that begins here is never closed.
check-comment-open-fix = Put */ at its end.
check-attribute = Lines with #![…] are not needed and not understood here.
check-attribute-fix = Remove the line.
check-file-ends = The file ends before everything is closed.
check-file-ends-fix = Look for a missing ) or ] or quotation mark.
check-foreign-sign = The sign “{ $found }” stands where “{ $meant }” belongs.
check-foreign-sign-fix = Switch the keyboard to English for everything outside the quotation marks.
check-bracket-wrong = “{ $found }” closes a bracket that is not open, or something before it is missing.
check-bracket-wrong-fix = Count the brackets in the lines above: each ( needs a ) and each [ a ].
check-bracket-early = The outermost brackets are closed here, and more fields follow.
check-bracket-early-fix = Look for a bracket too many before this place.
check-brackets-surplus = This choice takes no brackets.
check-brackets-surplus-fix = Remove the brackets behind it.
check-comma-missing = A comma is missing before this.
check-comma-missing-fix = Put a comma behind the entry before it.
check-colon-missing = A colon is missing before this.
check-colon-missing-fix = A field is written name: value.
check-name-quoted = Field names are written without quotation marks.
check-name-quoted-fix = Remove the quotation marks around the name.
check-name-expected = The name of a field belongs here.
check-name-expected-fix = A field is written name: value.
check-text-expected = A text in quotation marks belongs here.
check-text-expected-fix = Write it between two " signs.
check-text-single = This field takes one text, the same for every language.
check-text-single-fix = Write it between two " signs, without (zh: …, en: …).
check-texts-expected = This field takes a text for each language.
check-texts-expected-fix = Write it like this: (zh: "…", en: "…", ru: "…").
check-group-expected = Something in round brackets belongs here.
check-group-expected-fix = Write it like this: (name: value), or (118.0, 52.0) for a place, or Exact("1689-09-07") for a date.
check-outer-brackets = The file must be one pair of round brackets with all fields between them.
check-outer-brackets-fix = Begin it with ( and end it with ).
check-list-expected = A list belongs here.
check-list-expected-fix = Put the entries between [ and ], with commas.
check-map-expected = Pairs in curly brackets belong here.
check-map-expected-fix = Write them like this: {"{"}"ru": ["en", "zh"]{"}"}.
check-true-or-false = Only true or false can stand here.
check-true-or-false-fix = Write true or false, without quotation marks.
check-syntax = This cannot be understood ({ $detail }).
check-syntax-fix = Compare it with the examples in docs/FORMAT.md.
check-format-unknown = There is no such format.
check-format-unknown-fix = Write format: { $known }.
check-format-newer = The file is written for format { $format }; this program knows { $known }. What it knows is shown.
check-format-newer-fix = Bring the program up to date.

## What the fields say

check-list-empty = The list “{ $name }” is empty.
check-list-empty-fix = Put at least one entry in.
check-number-range = { $value } is out of bounds.
check-number-range-fix = It must lie between { $low } and { $high }.
check-bad-pinyin = “{ $name }”: “{ $value }” is not a Chinese word and its pinyin.
check-bad-pinyin-fix = Write them like "瑷珲": "Àihuī", characters at the left and letters at the right.
check-display-targets = On this panel the smallest button has { $size } mm; fingers need { $least } mm.
check-display-targets-fix = Use a larger panel, or correct the diagonal.
check-display-letters = From where visitors stand even the largest letters are too small: a capital has { $angle }°, and 0.7° are needed.
check-display-letters-fix = Let visitors come nearer, use a larger panel, or correct the two figures.
check-bad-id = “{ $id }” cannot be an id, so the entry is left out.
check-bad-id-fix = Use only small letters a–z, digits and single hyphens.
check-duplicate-id = The id “{ $id }” stands here a second time; only the first entry counts.
check-duplicate-id-fix = Give this entry another id, or remove it.
check-listed-twice = “{ $id }” is listed a second time.
check-listed-twice-fix = Keep one of the two.
check-no-such-exhibit = There is no exhibit “{ $id }”.
check-no-such-exhibit-fix = An exhibit is named by its folders, such as treaties/nerchinsk-1689.
check-no-such-person = people.ron has no “{ $id }”.
check-no-such-person-fix = Correct the id, or add the person to people.ron.
check-no-such-place = places.ron has no “{ $id }”.
check-no-such-place-fix = Correct the id, or add the place to places.ron.
check-no-such-term = glossary.ron has no “{ $id }”.
check-no-such-term-fix = Correct the id, or add the word to glossary.ron.
check-no-such-key = “{ $id }” is not the name of a key.
check-no-such-key-fix = Write it as in docs/FORMAT.md, such as F13, ArrowLeft or A. Tab, Enter, Space, Backspace and Escape always do what they do.
check-no-such-source = sources.ron has no “{ $id }”.
check-no-such-source-fix = Correct the id, or add the source to sources.ron.
check-no-such-hall = There is no hall in a folder “{ $id }”.
check-no-such-hall-fix = Correct the name, or make the folder with a hall.ron in it.
check-hall-exhibit-missing = There is no folder “{ $id }” in “{ $hall }”.
check-hall-exhibit-missing-fix = Correct the name, or make the folder with an exhibit.ron in it.
check-hall-empty = None of these exhibits can be shown, so the hall is left out.
check-hall-empty-fix = Mend the exhibits, or take the hall off the list in museum.ron.
check-link-web = “{ $target }” leads to the web, which the kiosk does not open.
check-link-web-fix = Link to a part of the museum, such as person:songgotu, or write plain words.
check-link-kind = “{ $target }” is not a link the kiosk knows.
check-link-kind-fix = Begin it with exhibit:, person:, place: or term:.
check-text-empty = The text is empty.
check-text-empty-fix = Write it, or remove the field.
check-text-missing = There is no text here in any language.
check-text-missing-fix = Write it like this: (zh: "…", en: "…", ru: "…").
check-first-language-missing = The text is missing in { $language }, the first language, in which every text must exist.
check-first-language-missing-fix = Add it. Until then another language stands in, and an exhibit without title or summary is not shown.
check-language-missing = The text is missing in { $language }.
check-language-missing-fix = Add it; until then another language stands in.
check-language-twice = The text stands here a second time in { $language }.
check-language-twice-fix = Keep one of the two.
check-language-unknown = The museum does not speak “{ $name }”.
check-language-unknown-fix = Use the languages that museum.ron lists, or add it there.
check-language-tag = “{ $name }” is not the short name of a language.
check-language-tag-fix = Use names such as zh, en, ru.
check-fallback-unknown = “{ $name }” is not one of the languages listed above.
check-fallback-unknown-fix = Remove it, or add it to “languages”.
check-markdown-here = This field shows plain words; marks such as ** or links do not work in it.
check-markdown-here-fix = Remove the marks, or move the text to a section.
check-markdown-picture = Pictures cannot stand inside a text.
check-markdown-picture-fix = Add it to “pictures” of the exhibit.
check-markdown-html = HTML does not work here.
check-markdown-html-fix = Use *emphasis*, **strong**, lists and headings with ##.
check-markdown-code = The sign ` makes program code of words, which the kiosk does not show.
check-markdown-code-fix = Remove it, or use *emphasis*.
check-markdown-indent = The line begins with four or more spaces, which Markdown takes for program code.
check-markdown-indent-fix = Begin the lines of a text at the left edge.
check-markdown-quote = Lines that begin with > are not shown as quotations.
check-markdown-quote-fix = Remove the sign and put the words in quotation marks.
check-markdown-rule = Dividing lines are not shown.
check-markdown-rule-fix = Use a heading with ## or a new paragraph.
check-markdown-nested-list = A list stands inside a list.
check-markdown-nested-list-fix = Make one list of it.
check-essential-long = The essential section has { $count } { $unit ->
    [han] characters
   *[words] words
}; people read { $limit } standing.
check-essential-long-fix = Shorten it, or move a part to a section with level: Deeper.
check-deeper-long = The section has { $count } { $unit ->
    [han] characters
   *[words] words
}; the limit is { $limit }.
check-deeper-long-fix = Shorten it, or divide it into two sections.
check-caption-long = The caption has { $count } { $unit ->
    [han] characters
   *[words] words
}; the limit is { $limit }.
check-caption-long-fix = Shorten it.
check-sentence-long = This sentence has { $count } { $unit ->
    [han] characters
   *[words] words
}; the limit is { $limit }.
check-sentence-long-fix = Make two sentences of it.
check-undrawable = No font of the kiosk has these characters: { $characters }.
check-undrawable-fix = Use other characters; visitors would see empty boxes.
check-date-form = “{ $value }” is not a date.
check-date-form-fix = Write 1689, 1689-09 or 1689-09-07; a day in Old Style 1689-08-28 OS.
check-date-old-style = “{ $value }”: only a whole day can be given in Old Style.
check-date-old-style-fix = Write the day, such as 1689-08-28 OS, or leave OS out.
check-date-month = “{ $value }”: there is no month { $month }.
check-date-month-fix = Write year-month-day, such as 1689-09-07.
check-date-day = “{ $value }”: the month has { $last } days, not { $day }.
check-date-day-fix = Check the day and the month.
check-date-order = The end lies before the beginning.
check-date-order-fix = Write the earlier date first.
check-manchu-letter = “{ $letter }” is not a letter of romanised Manchu.
check-manchu-letter-fix = Use Möllendorff’s letters: a e i o u ū, š for sh, and hyphens before endings.
check-exhibit-unsourced = The exhibit names no source.
check-exhibit-unsourced-fix = Add sources: [(id: "…")] with ids of sources.ron.
check-claim-unsourced = This claim names no source.
check-claim-unsourced-fix = Say where it is written: sources: [(id: "…")].
check-number-unsourced = This number names no source.
check-number-unsourced-fix = Say who counted or wrote it: sources: [(id: "…")].
check-no-essential = The exhibit has no essential section, so most visitors find nothing to read.
check-no-essential-fix = Leave “level” out of one section, or set it to Essential.
check-picture-path = “{ $file }” leads out of the exhibit’s folder.
check-picture-path-fix = Copy the picture into the folder and write only its name; of a IIIF folder write “FOLDER/info.json”.
check-picture-missing = There is no picture “{ $file }” in this folder.
check-picture-missing-fix = Correct the name, capital letters included, or copy the picture here.
check-picture-kind = The kiosk cannot show “{ $file }”.
check-picture-kind-fix = Save the picture as one of: { $kinds }.
check-picture-no-alt = The picture “{ $file }” has no description for visitors who cannot see it.
check-picture-no-alt-fix = Add alt: (zh: "…", en: "…", ru: "…"). Until then its title is read out.
check-picture-no-credit = The picture “{ $file }” does not say whose it is.
check-picture-no-credit-fix = Add credit: (zh: "…", en: "…", ru: "…") with author and licence.
check-picture-no-tiles = “{ $file }” speaks of tiles, but the folder “{ $folder }” does not lie beside it.
check-picture-no-tiles-fix = Copy the folder here too, and keep its name.
check-picture-unreadable = The picture “{ $file }” cannot be read: { $detail }
check-picture-unreadable-fix = Copy it here again, and see that the kiosk’s user may read it.
check-picture-outside-folder = “{ $file }” is no ordinary file in the museum folder.
check-picture-outside-folder-fix = Copy the picture itself here, not a link or a folder of that name.
check-picture-file-too-large = “{ $file }” has { $size } MiB; { $limit } MiB is the most for this kind of file.
check-picture-file-too-large-fix = Save it as a JPEG or a tiled TIFF, or a drawing with less in it.
check-picture-unknown-format = { $format ->
    [none] “{ $file }” is not a picture the kiosk knows.
   *[other] “{ $file }” is a { $format } file, which the kiosk does not show.
 }
check-picture-unknown-format-fix = Save it as JPEG, PNG, TIFF, WebP or SVG. A new ending alone does not change the file.
check-picture-too-large = “{ $file }” has { $width } × { $height } pixels; { $limit } million is the most.
check-picture-too-large-fix = Scale it down, or cut it into two pictures.
check-picture-not-streamable = { $why ->
    [progressive] “{ $file }” has { $width } × { $height } pixels; a progressive JPEG may have { $limit } million.
    [interlaced] “{ $file }” has { $width } × { $height } pixels; an interlaced PNG may have { $limit } million.
    [strip] The TIFF “{ $file }” is stored in strips too large to be read one by one.
   *[other] “{ $file }” has { $width } × { $height } pixels; this format may have { $limit } million.
 }
check-picture-not-streamable-fix = { $why ->
    [progressive] Save it as a baseline JPEG, that is without “progressive”: jpegtran -copy all in.jpg > out.jpg
    [interlaced] Save it without interlacing: vips copy in.png "out.png[interlace=false]"
    [strip] Save it as a tiled TIFF: vips tiffsave in.tif out.tif --tile --compression jpeg
   *[other] Save it as a baseline JPEG or a tiled TIFF, which may have any size: vips jpegsave in out.jpg
 }
check-picture-too-wide = “{ $file }” is { $width } × { $height }, too wide to be cut into tiles.
check-picture-too-wide-fix = Scale it down, or cut it into pieces of at most 100,000 pixels a side.
check-picture-cut-off = The end of “{ $file }” is missing.
check-picture-cut-off-fix = Copy it again and wait until copying has ended.
check-picture-damaged = “{ $file }” is damaged ({ $detail }).
check-picture-damaged-fix = Open it in a picture program and save it anew, or copy it again.
check-picture-unsupported = “{ $file }” is of a kind the kiosk cannot show ({ $detail }).
check-picture-unsupported-fix = Save it with 8 bits per sample as an ordinary JPEG, PNG or TIFF.
check-picture-no-size = The picture “{ $file }” has no size.
check-picture-no-size-fix = Give a drawing a viewBox: viewBox="0 0 1600 1200".
check-picture-too-complex = The drawing “{ $file }” would take too long to draw ({ $detail }).
check-picture-too-complex-fix = Simplify it, or save it as PNG.
check-picture-descriptor = The description of the tiles “{ $file }” cannot be used ({ $detail }).
check-picture-descriptor-fix = Make the folder of tiles anew, for example: vips dzsave in.tif { $file }
check-picture-tile-missing = The tile { $detail } of “{ $file }” is missing.
check-picture-tile-missing-fix = Copy the whole folder of tiles again.
check-picture-too-slow = “{ $file }” takes too long to decode.
check-picture-too-slow-fix = Save it anew as an ordinary JPEG or PNG.
check-picture-changed = “{ $file }” was changed while it was read.
check-picture-changed-fix = Wait until it has been copied or saved, then check again.
check-picture-crashed = “{ $file }” could not be decoded.
check-picture-crashed-fix = Save it anew as PNG or JPEG.
check-picture-left-out = The drawing “{ $file }” contains what the kiosk does not draw: { $what }.
check-picture-left-out-fix = Turn texts into paths, and pictures inside it into a picture of their own.
check-picture-ending = “{ $file }” is a { $format } file and is shown as one; its name says otherwise.
check-picture-ending-fix = Name it ….{ $ending }, here and in the folder.
check-hotspots-many = This picture has { $count } hotspots; there is room for { $limit }. The first are shown.
check-hotspots-many-fix = Keep those that are worth a closer look.
check-hotspot-place = A hotspot needs one place in the picture.
check-hotspot-place-fix = Write at: (0.5, 0.3) for a point, or area: (0.4, 0.2, 0.2, 0.3) for left, top, width and height; not both.
check-hotspot-empty = This area has no width or no height.
check-hotspot-empty-fix = Write area: (left, top, width, height), or at: (0.5, 0.3) for a point.
check-hotspot-outside = This area reaches over the edge of the picture.
check-hotspot-outside-fix = Left and width together are at most 1, and so are top and height.
check-hotspot-long = The text has { $count } { $unit ->
    [han] characters
   *[words] words
}; people read { $limit } beside a picture.
check-hotspot-long-fix = Shorten it, or make two hotspots of it.
check-pair-picture = “{ $file }” is no picture of this exhibit.
check-pair-picture-fix = Write the file as it stands in “pictures”, or add it there.
check-pair-same = “{ $file }” is compared with itself.
check-pair-same-fix = Name two different files of “pictures”.
check-pair-long = The text has { $count } { $unit ->
    [han] characters
   *[words] words
}; people read { $limit } beside two pictures.
check-pair-long-fix = Shorten it, or move a part to a section.
check-claims-number = A disputed point needs two to four claims; here { $count ->
    [one] stands { $count }
   *[other] stand { $count }
}.
check-claims-number-fix = Add the other side, or tell it in a section; more than four do not fit side by side.
check-versions-number = An article is compared in two to four versions; here { $count ->
    [one] stands { $count }
   *[other] stand { $count }
}.
check-versions-number-fix = Add the other version, or leave “versions” and “difference” out.
check-versions-no-difference = The versions of this article stand side by side without a word on what differs.
check-versions-no-difference-fix = Add difference: (…), one to three sentences.
check-word-unsourced = This word names no source.
check-word-unsourced-fix = Say where it is written: sources: [(id: "…")].
check-unknown-portrait = people.ron has no portrait “{ $id }”.
check-unknown-portrait-fix = Add it to “portraits”, or leave “portrait” out.
check-related-to-itself = The exhibit names itself as related.
check-related-to-itself-fix = Remove this entry.
check-bad-former-id = “{ $id }” cannot have been the id of an exhibit.
check-bad-former-id-fix = Write hall and name, such as treaties/nerchinsk.
check-former-id-taken = “{ $id }” belongs to another exhibit.
check-former-id-taken-fix = Remove it here or there.
check-time-form = “{ $value }” is not a time of day.
check-time-form-fix = Write hours and minutes with two digits each, such as 09:00.
check-floor-hall-missing = The hall “{ $hall }” has no place on the floor, so ways to it count for nothing.
check-floor-hall-missing-fix = Add it to halls in floor, with x and y in metres.
check-hours-order = These times are out of order.
check-hours-order-fix = The museum opens before it closes, and the last entry lies between.
check-estimate-form = Give either one number, or both a low and a high one.
check-estimate-form-fix = Write number: 400, or low: 350, high: 400.
check-estimate-order = The low number { $low } is greater than the high number { $high }.
check-estimate-order-fix = Exchange them.

## Maps

check-at-spot = { $spot }: { $sentence }
check-spot-feature = feature { $number }
check-spot-part = part { $number }
check-spot-ring = ring { $number }
check-spot-point = point { $number }
check-layer-missing = There is no file maps/{ $id }.ron.
check-layer-missing-fix = Correct the name, or write the layer; docs/FORMAT.md shows one.
check-layer-unnamed = museum.ron does not name this layer, so nobody can see it.
check-layer-unnamed-fix = Add “{ $id }” to “layers” of “atlas” in museum.ron, or move the file elsewhere until it is ready.
check-drawing-unnamed = No layer uses this drawing.
check-drawing-unnamed-fix = Write shape: File("{ $file }") where it belongs, or move the file elsewhere.
check-approval-missing = The layer has no review number (审图号), and museum.ron asks for one on every layer.
check-approval-missing-fix = Add approval: "…" with the number that the surveying authority gave, or do not show the layer.
check-no-such-layer = The atlas has no layer “{ $id }”.
check-no-such-layer-fix = Use the names that “layers” of “atlas” lists in museum.ron.
check-no-such-feature = No layer has a feature “{ $id }”.
check-no-such-feature-fix = Use the id of a feature in one of the files of the folder maps.
check-mark-order = The year { $id } stands behind { $after }.
check-mark-order-fix = Put the marks in the order of their years; they are shown in that order anyway.
check-entry-unsourced = The entry “{ $id }” names no source.
check-entry-unsourced-fix = Say where it is written: sources: [(id: "…")].
check-entry-years = The atlas has no map of { $year }.
check-entry-years-fix = Its years are { $first } to { $last }; is the date a slip of the pen?
check-feature-unsourced = The feature “{ $id }” names no source.
check-feature-unsourced-fix = Say after which map or text it was drawn: sources: [(id: "…")].
check-years-order = { $until } is not later than { $from }.
check-years-order-fix = “until” is the first year in which it was there no longer. Leave it out if it is there to this day.
check-name-order = { $from } is not later than { $after }, when it already had another name.
check-name-order-fix = “from” is the year from which a later name holds. The first name stands in “name”; put the others in the order of their years.
check-name-late = In { $from } it was there no longer: it ends in { $until }.
check-name-late-fix = Correct the year of the name, or “until” of the feature.
check-kind-shape = The shape does not fit the kind: it needs { $needed ->
    [point] a point
    [line] a line
    [area] an area
    [route] a route or a line
   *[line-or-area] a line or an area
}.
check-kind-shape-fix = Change the kind, or write { $needed ->
    [point] shape: Point(127.5, 50.2)
    [line] shape: Line([…]) or a file with lines
    [area] shape: Area([…]) or a file with areas
    [route] shape: Route([…]), Line([…]) or a file with lines
   *[line-or-area] shape: Line([…]), Area([…]) or a file with either
}.
check-stop-order = “{ $value }” lies before the date of an earlier stop.
check-stop-order-fix = Put the stops in the order in which they were passed, or correct the date.
check-drawing-name = “{ $file }” cannot be used: a drawing is a .geojson file in the folder maps.
check-drawing-name-fix = Save it as GeoJSON in the folder maps and write only its name, such as "amur.geojson".
check-drawing-missing = There is no “{ $file }” in the folder maps.
check-drawing-missing-fix = Correct the name, capital letters included, or copy the file there.
check-drawing-large = This file is larger than { $limit } KiB.
check-drawing-large-fix = In QGIS choose Vector → Geometry Tools → Simplify with a tolerance of 0.001 degrees, and save with COORDINATE_PRECISION 5.
check-atlas-large = All drawings together are more than the atlas can show; this one is left out.
check-atlas-large-fix = Simplify the largest drawings (in QGIS Vector → Geometry Tools → Simplify), or leave some out.
check-drawing-points = The drawing has { $count } points; { $limit } are the limit.
check-drawing-points-fix = In QGIS choose Vector → Geometry Tools → Simplify with a tolerance of 0.001 degrees (about 100 m), and save again.
check-drawing-syntax = The file is damaged or was changed by hand: { $detail }.
check-drawing-syntax-fix = Save it again from the program it was drawn with.
check-drawing-form = This is not GeoJSON as the kiosk reads it: { $detail }.
check-drawing-form-fix = In QGIS choose Export → Save Features As… → GeoJSON; a shapefile or KML with another ending does not become GeoJSON.
check-drawing-spot = This position is incomplete.
check-drawing-spot-fix = A position is [longitude, latitude]. Save the drawing again from the program it was drawn with.
check-drawing-mixed = The kiosk cannot show this mixture: { $found }.
check-drawing-mixed-fix = A file holds either one point, or lines, or areas. Save each in a file of its own; in QGIS, Vector → Geometry Tools → Multipart to Singleparts takes MultiPoint apart.
check-drawing-empty = Nothing is drawn in this file.
check-drawing-empty-fix = Draw something, or save it again: in QGIS, without “Save only selected features”.
check-drawing-many-points = “{ $file }” holds { $count } points, and a feature stands in one place.
check-drawing-many-points-fix = Make a feature of each point; shape: Point(127.5, 50.2) needs no file.
check-spot-swapped = { $at } has the latitude first.
check-spot-swapped-fix = Write longitude before latitude: { $swapped }. In QGIS, Swap X and Y Coordinates mends a whole drawing.
check-spot-range = { $at } is no place on Earth.
check-spot-range-fix = Longitudes lie between −180 and 180, latitudes between −90 and 90. In QGIS save with the CRS EPSG:4326.
check-spot-far = { $at } lies far outside the region of the atlas{ $count ->
    [1] {""}
   *[other] ; so do other points ({ $count } in all)
}.
check-spot-far-fix = Check the digits. The atlas shows longitudes 85–155 and latitudes 35–65.
check-line-short = A line needs two different points; here { $count ->
    [one] is { $count }
   *[other] are { $count }
}.
check-line-short-fix = Draw the line again, or remove it.
check-ring-short = An area needs three different points; here { $count ->
    [one] is { $count }
   *[other] are { $count }
}.
check-ring-short-fix = Draw the area again, or remove it.
check-ring-open = The ring does not end where it begins. It is closed with a straight line.
check-ring-open-fix = Look whether a piece is missing; then repeat the first point at the end.
check-ring-crosses = The outline crosses itself or another of the same area at { $at }, so the area is not filled rightly there.
check-ring-crosses-fix = In QGIS choose Vector → Geometry Tools → Check Validity, or Fix Geometries, and save again.
check-hole-outside = A hole at { $at } lies outside its area.
check-hole-outside-fix = Draw it inside, or make an area of its own of it.

## The field of a battle

check-spot-number = This is not a position.
check-spot-number-fix = Write metres to the east and to the north of the middle, such as (-120, 340).
check-spot-outside = This spot lies outside the field.
check-spot-outside-fix = Check the digits, or make the frame wider.
check-no-such-unit = The field has no unit “{ $id }”.
check-no-such-unit-fix = Correct the id, or add the unit to “units” of “field”.
check-unit-gone = “{ $id }” left the field earlier and cannot move any more.
check-unit-gone-fix = Take leaves: true out of the earlier move, or give those who come back an id of their own.
check-unit-idle = “{ $id }” never appears: no phase moves it.
check-unit-idle-fix = Add a move to the phase in which it comes, or remove the unit. A path of one spot puts it there.

## A new exhibit

new-exhibit-written = Written: { $id }/exhibit.ron. When it is ready, add “{ $name }” to “exhibits” in { $hall }/hall.ron; until then visitors do not see it.
new-exhibit-bad-id = “{ $id }” cannot name an exhibit. Write hall and name with small letters a–z, digits and single hyphens, such as treaties/my-exhibit.
new-exhibit-no-hall = There is no hall “{ $hall }”: { $hall }/hall.ron is missing. Nothing was written for “{ $id }”.
new-exhibit-exists = There is a folder “{ $id }” already. Nothing was written.
new-exhibit-failed = “{ $id }” could not be written: { $detail }.
new-exhibit-title = New exhibit
new-exhibit-summary = Say in one or two sentences what there is to see.
new-exhibit-heading = Heading
new-exhibit-text = Tell the story here in a minute.
