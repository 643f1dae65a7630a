/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was erased in one copy goes in the other too, with what the other made of it since; in each
 * by itself, where its words are known and its conversations have their names.
 */
#include "care/merging.h"

#include "agenda/erasing.h"
#include "base/fault.h"

#include <string.h>

static enum deed deed_of(const struct copy *copy, size_t index) {
    return journal_entry(copy->journal, index)->deed;
}

/* Lets what is erased in the other copy be erased in the text of this one; gives how many. */
static size_t erase_in(const struct copy *copy, const struct copy *other, const size_t *found,
                       const struct clock *clock, struct bytes *text) {
    struct erasing *erasing = erasing_open(copy->journal);
    struct fault ignored = {0}; /* it holds no words, or went with another */
    char at[clock_stamp_size];
    size_t gone = 0;
    for (size_t i = 0; i < copy->count; i++) {
        if (!found[i] || deed_of(other, found[i] - 1) != DEED_ERASED) continue;
        if (deed_of(copy, i) == DEED_ERASED) continue;
        erasing_add(erasing, journal_entry(copy->journal, i)->number, &ignored);
        gone++;
    }
    clock_stamp(clock_now(clock), at);
    if (gone)
        erasing_text(erasing, copy->text, at, text);
    else
        bytes_add(text, bytes_string(copy->text), copy->text->length);
    erasing_free(erasing);
    return gone;
}

static bool read_again(const struct copy *copy, const struct clock *clock, struct cleaned *cleaned,
                       struct fault *fault) {
    cleaned->journal = draft_open(&cleaned->text, journal_path(copy->journal), clock, fault);
    return cleaned->journal != NULL;
}

bool merging_clean(const struct twins *twins, const struct clock *clock, struct cleaned *here,
                   struct cleaned *there, struct fault *fault) {
    here->gone = erase_in(&twins->here, &twins->there, twins->found_by, clock, &here->text);
    there->gone = erase_in(&twins->there, &twins->here, twins->found, clock, &there->text);
    return read_again(&twins->here, clock, here, fault) &&
           read_again(&twins->there, clock, there, fault);
}

void merging_clean_free(struct cleaned *cleaned) {
    journal_close(cleaned->journal);
    bytes_free(&cleaned->text);
}
