# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests from the shell share. A test sources this, checks, and its exit status says whether all
# held. The program is $ASKWELL; the folder is a fresh one with its own XDG_DATA_HOME.
project=$PWD
cd "$TMPDIR" || exit 1
all_good=0

askwell() { $UNDER "$ASKWELL" "$@"; }

pass() { echo "ok - $1"; }

fail() { # fail SENTENCE [DETAIL...]
    echo "not ok - $1"
    shift
    printf '    %s\n' "$@"
    all_good=1
}

# holds SENTENCE COMMAND...: the command succeeds
holds() {
    local sentence=$1 said
    shift
    if said=$("$@" 2>&1); then pass "$sentence"; else fail "$sentence" "$* failed:" "$said"; fi
}

# gives SENTENCE STATUS TEXT COMMAND...: it ends with the status, and what it says has the text
gives() {
    local sentence=$1 status=$2 text=$3 said got=0
    shift 3
    said=$("$@" 2>&1) || got=$?
    if [ "$got" -ne "$status" ]; then
        fail "$sentence" "status $got instead of $status" "$said"
    elif [[ $said != *"$text"* ]]; then
        fail "$sentence" "did not say: $text" "it said: $said"
    else
        pass "$sentence"
    fi
}

# cannot SENTENCE WHY: it cannot be tried here, which is said and counted
cannot() { echo "ok - $1 (cannot be tried here: $2)"; }

finish() { exit "$all_good"; }
