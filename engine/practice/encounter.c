/* SPDX-License-Identifier: GPL-3.0-or-later
 * Turns, one behind the other.
 */
#include "practice/encounter.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct moment *encounter_add(struct encounter *encounter, enum speaker speaker, const char *text) {
    encounter->moments =
        memory_room(encounter->moments, encounter->count, sizeof *encounter->moments);
    struct moment *moment = &encounter->moments[encounter->count++];
    *moment = (struct moment){.speaker = speaker,
                              .text = memory_text(text, strlen(text)),
                              .waited = -1,
                              .lasted = -1,
                              .began = -1};
    return moment;
}

struct moment *encounter_turn(const struct encounter *encounter, unsigned long turn) {
    for (size_t i = 0; i < encounter->count; i++) {
        struct moment *moment = &encounter->moments[i];
        if (moment->speaker == SPEAKER_COACH && moment->line == turn) return moment;
    }
    return NULL;
}

struct moment *encounter_last_turn(const struct encounter *encounter) {
    for (size_t i = encounter->count; i-- > 0;)
        if (encounter->moments[i].speaker == SPEAKER_COACH) return &encounter->moments[i];
    return NULL;
}

static char *copy_text(const char *text) {
    return text ? memory_text(text, strlen(text)) : NULL;
}

void moment_pin(struct moment *moment, const char *note) {
    free(moment->note);
    moment->pinned = true;
    moment->note = *note ? memory_text(note, strlen(note)) : NULL;
}

void moment_contest(struct moment *moment, const char *why) {
    free(moment->contested);
    moment->contested = memory_text(why, strlen(why));
}

void encounter_fork(struct encounter *encounter, unsigned long turn, struct encounter *aside) {
    struct encounter kept = {0};
    for (size_t i = 0; i < encounter->count && encounter->moments[i].line < turn; i++) {
        const struct moment *from = &encounter->moments[i];
        struct moment *moment = encounter_add(&kept, from->speaker, from->text);
        char *text = moment->text;
        *moment = *from;
        moment->text = text;
        moment->section = copy_text(from->section);
        moment->contested = copy_text(from->contested);
        moment->note = copy_text(from->note);
    }
    encounter_free(aside);
    *aside = *encounter;
    *encounter = kept;
}

void encounter_free(struct encounter *encounter) {
    for (size_t i = 0; i < encounter->count; i++) {
        free(encounter->moments[i].text);
        free(encounter->moments[i].section);
        free(encounter->moments[i].contested);
        free(encounter->moments[i].note);
    }
    free(encounter->moments);
    *encounter = (struct encounter){0};
}
