# SPDX-License-Identifier: GPL-3.0-or-later
# What the terminal tests share: a person who types at askwell and waits for what is on the screen.
set timeout 10
set stty_init "rows 24 columns 80"
set all_good 0
log_user 0

proc pass {sentence} { puts "ok - $sentence" }
proc fail {sentence detail} {
    global all_good
    puts "not ok - $sentence"
    puts "    $detail"
    set all_good 1
}

# Begins askwell with these arguments.
proc begin {args} {
    global env spawn_id
    spawn -noecho {*}$env(UNDER) $env(ASKWELL) {*}$args
}

# Waits for a text; a test that never sees it says what it saw instead.
proc see {text sentence} {
    global spawn_id expect_out
    expect {
        -exact $text { pass $sentence; return 1 }
        timeout { fail $sentence "waited for: $text" }
        eof { fail $sentence "it ended before: $text" }
    }
    return 0
}

proc type {text} { send -- $text }

# Waits for the end and compares the exit code.
proc ends {code sentence} {
    global spawn_id
    expect {
        eof {}
        timeout { fail $sentence "it did not end"; return }
    }
    set got [lindex [wait] 3]
    if {$got == $code} { pass $sentence } else { fail $sentence "exit code $got, not $code" }
}

# Gives all that comes until the text, which must come.
proc until {text} {
    global spawn_id expect_out
    expect {
        -exact $text { return $expect_out(buffer) }
        timeout { return "nothing like: $text" }
        eof { return "the end instead of: $text" }
    }
}

proc finish {} {
    global all_good
    exit $all_good
}
