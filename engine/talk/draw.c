/* SPDX-License-Identifier: GPL-3.0-or-later
 * A shuffle by hash: every wording has a rank of its own, so that adding one to the bank moves no
 * other.
 */
#include "talk/draw.h"

#include "base/digest.h"
#include "base/fault.h"
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sysexits.h>

bool draw_seed(const char *text, uint64_t *seed, struct fault *fault) {
    char *end = NULL;
    errno = 0;
    *seed = strtoull(text, &end, 10);
    if (*text && *text != '-' && *end == '\0' && errno == 0) return true;
    return fault_say(fault, EX_USAGE, "give a whole number, such as --seed 7", "“%s” is not a seed",
                     text);
}

uint64_t draw_any_seed(void) {
    unsigned noise = 0;
    if (getrandom(&noise, sizeof noise, 0) != sizeof noise) noise = 1;
    return noise;
}

/* A question of a part is kept as part/id; here it is the same one, wherever it was asked. */
static const char *without_part(const char *id) {
    const char *slash = strrchr(id, '/');
    return slash ? slash + 1 : id;
}

/* One that /another set aside was read all the same. */
static bool was_put(const struct entry *entry) {
    const char *what = entry->deed == DEED_MOVE ? entry_text(entry, "what") : NULL;
    return entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP ||
           (what && strcmp(what, "another") == 0);
}

unsigned *draw_history(struct journal *journal, const char *session, const struct question *group) {
    unsigned *asked = memory_new(group->wording_count * sizeof *asked);
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (strcmp(entry->session, session) == 0) break;
        const char *id = entry_text(entry, "question");
        const char *words = entry_text(entry, "asked");
        if (!was_put(entry) || !id || !words) continue;
        if (strcmp(without_part(id), without_part(group->id)) != 0) continue;
        for (size_t j = 0; j < group->wording_count; j++)
            asked[j] += strcmp(group->wordings[j].text, words) == 0;
    }
    return asked;
}

/* The finalizer of MurmurHash3 (Austin Appleby, public domain), over the CRC of what is ranked. */
static uint64_t rank_of(const struct question *question, size_t index, uint64_t seed) {
    const char *text = question->wordings[index].text;
    uint32_t sum = digest_crc32(0, question->id, strlen(question->id) + 1);
    uint64_t rank = seed ^ ((uint64_t)digest_crc32(sum, text, strlen(text)) << 32 | sum);
    rank = (rank ^ rank >> 33) * 0xff51afd7ed558ccdULL;
    rank = (rank ^ rank >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return rank ^ rank >> 33;
}

struct ranked {
    size_t index;
    unsigned history;
    uint64_t rank;
};

static int by_rank(const void *a, const void *b) {
    const struct ranked *left = a;
    const struct ranked *right = b;
    if (left->history != right->history) return left->history < right->history ? -1 : 1;
    if (left->rank != right->rank) return left->rank < right->rank ? -1 : 1;
    return left->index < right->index ? -1 : 1;
}

size_t draw(const struct question *question, uint64_t seed, size_t drawn, const unsigned *history,
            const bool *passed) {
    struct ranked *ranked = memory_new(question->wording_count * sizeof *ranked);
    size_t count = 0;
    for (size_t i = 0; i < question->wording_count; i++) {
        if (passed[i]) continue;
        uint64_t rank = question->is_group ? rank_of(question, i, seed) : i;
        ranked[count++] = (struct ranked){i, history ? history[i] : 0, rank};
    }
    qsort(ranked, count, sizeof *ranked, by_rank);
    size_t index = count ? ranked[drawn % count].index : 0;
    free(ranked);
    return index;
}
