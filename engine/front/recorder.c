/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a transcript cannot say does not pass: the talk gets what is typed as it will be read from
 * the lines, and a silence in whole seconds. So the two cannot come apart.
 */
#include "front/recorder.h"

#include "base/text.h"
#include "front/fronts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    struct recorder *recorder = (struct recorder *)front;
    scribe_say(&recorder->scribe, how, text, place);
    recorder->heard->say(recorder->heard, how, text, place);
}

/* Does a line without a line editor come to what this one came to? There Enter alone keeps the
 * words that the question begins with, and a hyphen drops them. */
static bool comes_to(const struct prompt *prompt, const char *line, const struct value *typed) {
    struct value settled = value_string(line);
    front_settle(prompt, &settled);
    bool same = value_equal(&settled, typed);
    value_free(&settled);
    return same;
}

static void take_typed(struct recorder *recorder, const struct prompt *prompt,
                       struct value *typed) {
    struct bytes clean = {0};
    text_show(typed->text, typed->length, TEXT_KEEP_LINES, &clean);
    value_free(typed);
    *typed = value_text(bytes_string(&clean), clean.length);
    bytes_free(&clean);
    if (comes_to(prompt, typed->text, typed)) {
        scribe_typed(&recorder->scribe, typed->text);
    } else if (comes_to(prompt, "-", typed)) {
        scribe_typed(&recorder->scribe, "-");
    } else {
        scribe_deed(&recorder->scribe, "clear");
        scribe_typed(&recorder->scribe, typed->text);
    }
}

static void take_silence(struct recorder *recorder, struct reply *reply) {
    char deed[32];
    if (reply->thought < 0) return; /* nobody was there; the planned time counts */
    long seconds = lround(reply->thought);
    snprintf(deed, sizeof deed, "wait %ld", seconds);
    scribe_deed(&recorder->scribe, deed);
    recorder->clock->fixed += seconds;
    reply->thought = (double)seconds;
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct recorder *recorder = (struct recorder *)front;
    if (prompt->manner == MANNER_WORDS) scribe_ask(&recorder->scribe, prompt);
    if (!recorder->heard->ask(recorder->heard, prompt, reply, fault)) return false;
    if (prompt->manner == MANNER_SILENCE) take_silence(recorder, reply);
    if (prompt->manner == MANNER_WORDS && reply->kind == REPLY_LINE)
        take_typed(recorder, prompt, &reply->value);
    return true;
}

static void close_nothing(struct front *front) {
    (void)front;
}

void recorder_begin(struct recorder *recorder, struct front *heard, struct clock *clock) {
    *recorder = (struct recorder){.front = {say, ask, close_nothing},
                                  .heard = heard,
                                  .scribe = scribe_begin(),
                                  .clock = clock};
}

void recorder_next(struct recorder *recorder, const char *flow) {
    struct bytes deed = {0};
    scribe_between(&recorder->scribe);
    bytes_format(&deed, "talk %s", flow);
    scribe_deed(&recorder->scribe, bytes_string(&deed));
    bytes_free(&deed);
}

struct value recorder_end(struct recorder *recorder) {
    return scribe_end(&recorder->scribe);
}
