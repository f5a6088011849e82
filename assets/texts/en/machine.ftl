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
