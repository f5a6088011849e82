# For those who set the machine up: the state folder, the PIN, `doctor`.

already-running = The kiosk is already running with the state folder { $folder }. Close it first, or name another folder with --state DIR.
