/* SPDX-License-Identifier: GPL-3.0-or-later
 * The names of the files begin with the time, so that their order is that of the sessions.
 */
#include "practice/progress.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "practice/yardstick.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

/* What the sessions are measured with: each language is read once. */
struct yardsticks {
    struct {
        char *language;
        struct yardstick yardstick;
        bool opened; /* otherwise there is none for it, and nothing is counted */
    } * items;
    size_t count;
};

static const struct yardstick *yardstick_for(struct yardsticks *known, const char *language) {
    struct fault ignored = {0};
    size_t i = 0;
    while (i < known->count && strcmp(known->items[i].language, language) != 0)
        i++;
    if (i == known->count) {
        known->items = memory_room(known->items, known->count++, sizeof *known->items);
        known->items[i].language = memory_text(language, strlen(language));
        known->items[i].yardstick = (struct yardstick){0};
        known->items[i].opened = yardstick_open(language, &known->items[i].yardstick, &ignored);
    }
    return known->items[i].opened ? &known->items[i].yardstick : NULL;
}

static void free_yardsticks(struct yardsticks *known) {
    for (size_t i = 0; i < known->count; i++) {
        yardstick_close(&known->items[i].yardstick);
        free(known->items[i].language);
    }
    free(known->items);
}

static void measure(struct yardsticks *known, const struct encounter *encounter,
                    struct progress_item *item) {
    const struct yardstick *yardstick = yardstick_for(known, item->session.language);
    if (!yardstick) return;
    struct measures measures = measures_take(yardstick, encounter);
    item->tally = measures.all;
    memcpy(item->words, measures.words, sizeof item->words);
    measures_free(&measures);
}

/* `known` is NULL where nothing is to be measured. */
static bool read_one(const char *path, struct yardsticks *known, struct progress_item *item) {
    static const struct clock clock = {0};
    struct fault ignored = {0};
    struct bytes notes = {0};
    struct encounter encounter = {0};
    *item = (struct progress_item){.journal =
                                       journal_open(path, JOURNAL_READ, &clock, &notes, &ignored)};
    bool good = item->journal && diary_read(item->journal, &item->session, &encounter, NULL);
    good = good && item->session.turns; /* one that nobody said anything in is none */
    if (good && known) measure(known, &encounter, item);
    if (!good) journal_close(item->journal);
    encounter_free(&encounter);
    bytes_free(&notes);
    return good;
}

bool progress_read(bool measured, struct progress *progress, struct fault *fault) {
    struct bytes pattern = {0};
    struct yardsticks known = {0};
    glob_t found = {0};
    if (!diary_folder(&pattern, fault)) return false;
    bytes_text(&pattern, "/*.practice.yaml");
    if (glob(bytes_string(&pattern), 0, NULL, &found) == 0) {
        progress->items = memory_new(found.gl_pathc * sizeof *progress->items);
        for (size_t i = 0; i < found.gl_pathc; i++)
            progress->count += read_one(found.gl_pathv[i], measured ? &known : NULL,
                                        &progress->items[progress->count]);
    }
    globfree(&found);
    free_yardsticks(&known);
    bytes_free(&pattern);
    return true;
}

const struct progress_item *progress_left(const struct progress *progress, const char *persona) {
    for (size_t i = progress->count; i-- > 0;) {
        const struct diary_session *session = &progress->items[i].session;
        bool meant = !persona || strcmp(session->persona, persona) == 0;
        if (meant && !session->ended) return &progress->items[i];
    }
    return NULL;
}

void progress_free(struct progress *progress) {
    for (size_t i = 0; i < progress->count; i++)
        journal_close(progress->items[i].journal);
    free(progress->items);
    *progress = (struct progress){0};
}
