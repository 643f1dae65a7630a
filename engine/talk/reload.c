/* SPDX-License-Identifier: GPL-3.0-or-later
 * Taking up a script and a bank that are saved while their conversation goes on. The new ones are
 * loaded into a spare jail; those in use stay until the new ones have come as far as a question
 * that a person reads, so that a mistake costs nothing but the sentence that tells of it.
 */
#include "talk/inside.h"

#include "base/file.h"
#include "base/watch.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Gives where a jail stands that can be loaded, or NULL: one that went past a limit is gone, and
 * none may be made now, when what a mentee said is in memory. */
static struct flow **spare_of(const struct talk *talk) {
    const struct talk_reload *reload = talk->setup->reload;
    for (size_t i = 0; i < reload->spare_count; i++)
        if (flow_rest(reload->spares[i])) return &reload->spares[i];
    return NULL;
}

/* What the new banks have to offer is counted anew. */
static void use(struct talk *talk, struct flow *flow, struct voices voices) {
    talk->flow = flow;
    talk->voices = voices;
    talk->bank = NULL; /* until the first wish */
    wording_forget(talk);
    bytes_clear(&talk->heard);
}

static bool replace(struct talk *talk, struct fault *fault) {
    struct wish wish = {0};
    struct voices voices = {0};
    bool good = false;
    struct flow **spare = spare_of(talk);
    if (!spare)
        return fault_say(fault, EX_OSERR, "leave and begin again",
                         "the jails are used up by scripts that went past their limits");
    if (flow_load(*spare, flow_path(talk->flow, NULL), fault) && flow_run(*spare, fault) &&
        flow_next(*spare, &wish, fault))
        good = voice_open(talk, &voices, *spare, &wish, fault);
    wish_free(&wish);
    voice_watch_parts(talk, *spare); /* also those that are wrong */
    if (!good) voices_free(&voices);
    if (!good) return false;
    struct flow *fresh = *spare;
    *spare = talk->flow;
    talk->before = (struct before){spare, talk->voices};
    use(talk, fresh, voices);
    return true;
}

static void forget_before(struct talk *talk) {
    if (talk->before.spare) voices_free(&talk->before.voices);
    talk->before = (struct before){0};
}

static void go_back(struct talk *talk) {
    struct flow *wrong = talk->flow;
    voices_free(&talk->voices);
    use(talk, *talk->before.spare, talk->before.voices);
    *talk->before.spare = wrong;
    talk->before = (struct before){0};
}

static void say_fault(struct talk *talk, const struct fault *fault) {
    struct bytes sentence = {0};
    fault_write(fault, &sentence);
    talk_say(talk, SAY_NOTICE, bytes_string(&sentence));
    bytes_free(&sentence);
}

enum outcome reload_take(struct talk *talk) {
    struct fault fault = {0};
    bytes_clear(&talk->heard); /* what leads up to the question is said again with it */
    if (!replace(talk, &fault)) say_fault(talk, &fault);
    return OUTCOME_AGAIN;
}

void reload_settle(struct talk *talk) {
    if (!talk->before.spare) return;
    struct bytes news = {0};
    const char *saved = watch_which(talk->setup->reload->watch);
    bytes_format(&news, "%s was saved; this is how it reads now.", saved ? file_name(saved) : "It");
    forget_before(talk);
    talk_say(talk, SAY_NOTICE, bytes_string(&news));
    bytes_free(&news);
}

static bool is_pause(const struct value *typed) {
    const char *argument = NULL;
    return typed->kind == VALUE_TEXT && typed->length > 1 && typed->text[0] == '/' &&
           command_find(typed->text + 1, &argument) == COMMAND_PAUSE;
}

/* Nothing can be asked until the mistake is mended. */
static enum outcome wait_for_save(struct talk *talk, struct fault *fault) {
    for (;;) {
        struct bytes sentence = {0};
        struct reply reply;
        fault_write(fault, &sentence);
        struct prompt prompt = {.id = "",
                                .asked = bytes_string(&sentence),
                                .hint = "mend and save it; Enter tries it once more",
                                .kind = KIND_TEXT,
                                .watch = talk->setup->reload->watch};
        bool good = turn_put(talk, &prompt, &reply);
        bytes_free(&sentence);
        if (!good) return OUTCOME_FAILED;
        bool leaves = reply.kind == REPLY_CLOSED || reply.kind == REPLY_INTERRUPT;
        if (is_pause(&reply.value)) leaves = true;
        value_free(&reply.value);
        if (leaves) {
            static const struct value nothing = {0};
            if (talk->session[0] && !record_pause(talk, NULL, &nothing)) return OUTCOME_FAILED;
            return reply.kind == REPLY_INTERRUPT ? OUTCOME_INTERRUPTED : OUTCOME_PAUSED;
        }
        *fault = (struct fault){0};
        if (!replace(talk, fault)) continue;
        forget_before(talk); /* what was there before is what was wrong */
        return OUTCOME_AGAIN;
    }
}

enum outcome reload_mend(struct talk *talk) {
    struct fault fault = *talk->fault;
    bool authors = fault.exit_code == EX_DATAERR || fault.exit_code == EX_NOINPUT;
    if (!talk->setup->reload || !authors) return OUTCOME_FAILED;
    *talk->fault = (struct fault){0};
    voice_watch_parts(talk, talk->flow);
    if (!talk->before.spare) return wait_for_save(talk, &fault);
    go_back(talk);
    say_fault(talk, &fault);
    return OUTCOME_AGAIN;
}

/* The jails are the caller's, who has to find each of them once. */
void reload_end(struct talk *talk) {
    const struct talk_reload *reload = talk->setup->reload;
    forget_before(talk);
    for (size_t i = 0; reload && i < reload->spare_count; i++)
        if (reload->spares[i] == talk->setup->flow) reload->spares[i] = talk->flow;
}
