/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clock of a recording stands still, so that “friday” is the same day whenever it is played.
 */
#include "author/recording.h"

#include "author/rehearsal.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "front/fronts.h"
#include "front/recorder.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static bool is_transcript(const char *path) {
    static const char ending[] = ".talk";
    size_t length = strlen(file_name(path));
    size_t tail = sizeof ending - 1;
    return length > tail && strcmp(path + strlen(path) - tail, ending) == 0;
}

static void add_name(const char *key, const char *name, struct bytes *out) {
    if (!name) return;
    bytes_text(out, key);
    text_show(name, strlen(name), TEXT_ONE_LINE, out);
    bytes_char(out, '\n');
}

static void add_head(const struct recording *recording, const struct rehearsal *rehearsal,
                     struct bytes *out) {
    char stamp[clock_stamp_size];
    clock_stamp(rehearsal->clock.fixed, stamp);
    bytes_format(out, "flow: %s\n", recording->flows[0]);
    add_name("owner: ", recording->owner, out);
    add_name("with: ", recording->with, out);
    bytes_format(out, "at: %s\nseed: %llu\n", stamp, (unsigned long long)recording->seed);
}

/* Makes the file before anything is said, so that a name that cannot be written is found out while
 * nothing is lost by it. */
static bool claim(const struct recording *recording, struct fault *fault) {
    fault_at(fault, recording->path, 0, 0);
    if (!is_transcript(recording->path))
        return fault_say(fault, EX_USAGE, "name it so, as in --record week.talk",
                         "a transcript's name ends in .talk");
    if (!file_exists(recording->path)) return file_write_new(recording->path, "", 0, fault);
    if (recording->replaces) return true;
    return fault_say(fault, EX_USAGE, "give --update to replace it, or another name",
                     "this transcript is there already");
}

static void say_what_it_is(struct front *front, const struct recording *recording) {
    struct place nowhere = {.owner = "", .section = ""};
    struct bytes text = {0};
    bytes_format(&text, "A rehearsal: it goes into %s and onto no agenda. Its clock stands still.",
                 recording->path);
    front->say(front, SAY_NOTICE, bytes_string(&text), &nowhere);
    bytes_free(&text);
}

/* Holds one session after the other until one is not finished. */
static enum talk_end hold_sessions(const struct recording *recording, struct rehearsal *rehearsal,
                                   struct recorder *recorder, struct flow *jail,
                                   struct fault *fault) {
    enum talk_end end = TALK_FINISHED;
    for (size_t i = 0; i < recording->flow_count && end == TALK_FINISHED; i++) {
        const char *flow = recording->flows[i];
        if (i && !rehearsal_enter(rehearsal, flow, jail, fault)) return TALK_FAILED;
        if (i) recorder_next(recorder, flow);
        end = rehearsal_hold(rehearsal, jail, &recorder->front, i > 0, fault);
    }
    return end;
}

/* Writes the transcript; where nothing happened there is none. */
static bool save(const struct recording *recording, const struct rehearsal *rehearsal,
                 struct recorder *recorder, struct fault *fault) {
    struct transcript transcript = {0};
    struct value happened = recorder_end(recorder);
    struct bytes text = {0};
    struct fault own = {0};
    bool good = true;
    add_head(recording, rehearsal, &transcript.opening);
    rehearsal_text(&transcript, &happened, &text);
    if (happened.count)
        good = file_replace(recording->path, bytes_string(&text), text.length, &own);
    else if (!recording->replaces)
        unlink(recording->path);
    if (!good) *fault = own;
    bytes_free(&transcript.opening);
    bytes_free(&text);
    value_free(&happened);
    return good;
}

enum talk_end recording_hold(const struct recording *recording, struct flow *jail,
                             struct fault *fault) {
    struct rehearsal rehearsal;
    struct recorder recorder;
    struct bytes scratch = {0};
    enum talk_end end = TALK_FAILED;
    if (!rehearsal_begin(&rehearsal, fault)) return TALK_FAILED;
    rehearsal.clock.fixed = clock_now(&rehearsal.clock);
    rehearsal.owner = recording->owner ? recording->owner : "rehearsal";
    rehearsal.with = recording->with;
    rehearsal.seed = recording->seed;
    if (rehearsal_enter(&rehearsal, recording->flows[0], jail, fault) && claim(recording, fault)) {
        bytes_format(&scratch, "%s/long-answer.txt", bytes_string(&rehearsal.folder));
        struct front *person = front_for_person(&scratch);
        say_what_it_is(person, recording);
        fault_at(fault, NULL, 0, 0);
        recorder_begin(&recorder, person, &rehearsal.clock);
        end = hold_sessions(recording, &rehearsal, &recorder, jail, fault);
        person->close(person);
        if (!save(recording, &rehearsal, &recorder, fault)) end = TALK_FAILED;
    }
    bytes_free(&scratch);
    rehearsal_end(&rehearsal);
    return end;
}
