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

void encounter_cut(struct encounter *encounter, size_t count) {
    while (encounter->count > count) {
        struct moment *moment = &encounter->moments[--encounter->count];
        free(moment->text);
        free(moment->section);
        free(moment->contested);
    }
}

void encounter_free(struct encounter *encounter) {
    encounter_cut(encounter, 0);
    free(encounter->moments);
    *encounter = (struct encounter){0};
}
