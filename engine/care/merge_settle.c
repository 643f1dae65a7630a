/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where both copies say something of the same thing, what comes last in the text holds; these see
 * to it that this is what is meant to hold.
 */
#include "care/merging.h"

#include "agenda/fold.h"
#include "agenda/sharing.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Gives the item that has this number, or NULL. */
static const struct item *item_of(const struct fold *fold, unsigned long number) {
    size_t low = 0;
    size_t high = fold->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold->items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < fold->item_count && fold->items[low].number == number;
    return found ? &fold->items[low] : NULL;
}

/* Is the entry only in its own copy? */
static bool is_only_here(const struct twins *twins, const struct entry *entry) {
    return !twins->found_by[journal_find(twins->here.journal, entry->number)];
}

static bool is_only_there(const struct twins *twins, const struct entry *entry) {
    return !twins->found[journal_find(twins->there.journal, entry->number)];
}

static void add_state(const struct item *item, struct bytes *out) {
    char day[day_size];
    const char *state = text_or(item->state, "changed");
    snprintf(day, sizeof day, "%.10s", item_day(item));
    bytes_text(out, strcmp(state, "carried") == 0 ? "carried on" : state);
    bytes_text(out, ", on ");
    if (!day_long(day, out)) bytes_text(out, day);
}

/* Do both say that the same has become of it? */
static bool is_agreed(const struct item *here, const struct item *there) {
    return strcmp(text_or(here->state, ""), text_or(there->state, "")) == 0 &&
           strcmp(here->text, there->text) == 0 &&
           strcmp(text_or(here->when, ""), text_or(there->when, "")) == 0;
}

static void tell_item(struct merging *merging, const struct item *here, const struct item *there) {
    struct bytes sentence = {0};
    bytes_format(&sentence, "“%s”: ", here->text);
    add_state(here, &sentence);
    bytes_text(&sentence, ", in this copy; ");
    add_state(there, &sentence);
    bytes_text(&sentence, ", in the other. Both are kept, and the later one holds; where it should "
                          "not, `askwell agenda done`, `revise` or `drop` says so.");
    merging_conflict(merging, MERGE_ITEM, here->number, bytes_string(&sentence));
    bytes_free(&sentence);
}

/* Adds the change once more, as the last. */
static void add_change(struct merging *merging, const struct item *item, struct bytes *text) {
    static const char *const keys[] = {"by", "state", "why", "text", "when", "day", "through"};
    const struct entry *change = item->change;
    size_t start = text->length;
    entry_begin(text, ++merging->last, change->at, "", DEED_CHANGE);
    entry_add_number(text, "of", (double)item->number);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        entry_add_string(text, keys[i], entry_text(change, keys[i]));
    entry_close(text, start);
}

static void settle_items(struct merging *merging, struct bytes *text) {
    struct twins *twins = &merging->twins;
    struct fold here = fold_open(twins->here.journal);
    struct fold there = fold_open(twins->there.journal);
    for (size_t i = 0; i < there.item_count; i++) {
        const struct item *theirs = &there.items[i];
        const struct item *ours = item_of(&here, merging_number(merging, theirs->number));
        if (!ours || !ours->change || !theirs->change) continue;
        if (!is_only_here(twins, ours->change) || !is_only_there(twins, theirs->change)) continue;
        if (!is_agreed(ours, theirs)) tell_item(merging, ours, theirs);
        if (strcmp(ours->change->at, theirs->change->at) > 0) add_change(merging, ours, text);
    }
    fold_free(&here);
    fold_free(&there);
}

/* Marks the entries that this `share` entry is about. */
static void mark_said(const struct copy *copy, const struct entry *share, bool *said) {
    const struct node *of = entry_node(share, "of");
    const char *whole = entry_text(share, "whole");
    bool list = of && of->kind == NODE_LIST;
    for (const struct node *one = list ? of->first : of; one; one = list ? one->next : NULL)
        said[journal_find(copy->journal, strtoul(one->text, NULL, 10))] = true;
    for (size_t i = 0; whole && i < copy->count; i++)
        if (strcmp(journal_entry(copy->journal, i)->session, whole) == 0) said[i] = true;
}

/* Gives which entries something was said of that only this copy has. The caller frees. */
static bool *said_in(const struct copy *copy, const size_t *found) {
    bool *said = memory_new((copy->count + 1) * sizeof *said);
    for (size_t i = 0; i < copy->count; i++) {
        const struct entry *entry = journal_entry(copy->journal, i);
        if (entry->deed == DEED_SHARE && !found[i]) mark_said(copy, entry, said);
    }
    return said;
}

/* Adds what is to hold for the entries, of which there is at least one. */
static void add_share(struct merging *merging, enum sharing sharing, const struct bytes *numbers,
                      struct bytes *text) {
    char at[clock_stamp_size];
    size_t start = text->length;
    clock_stamp(clock_now(merging->clock), at);
    entry_begin(text, ++merging->last, at, "", DEED_SHARE);
    entry_add_string(text, "as", sharing_name(sharing));
    entry_begin_list(text, "of");
    bytes_text(text, bytes_string(numbers));
    entry_close(text, start);
}

/* What is to hold where both have said something, or the one that has the entry alone. */
static enum sharing wanted(const struct twins *twins, size_t there, enum sharing here_says,
                           enum sharing there_says, const bool *here_said, const bool *there_said,
                           bool *both) {
    size_t found = twins->found[there];
    *both = found && here_said[found - 1] && there_said[there] && here_says != there_says;
    if (!found) return there_says;
    if (here_said[found - 1] && there_said[there])
        return here_says > there_says ? here_says : there_says;
    return here_said[found - 1] ? here_says : there_said[there] ? there_says : here_says;
}

static void tell_sharing(struct merging *merging, unsigned long number, enum sharing sharing) {
    struct bytes sentence = {0};
    bytes_format(&sentence,
                 "Of entry %lu the two say different things about who may know it; the stricter "
                 "holds: %s.",
                 number, sharing_name(sharing));
    merging_conflict(merging, MERGE_SHARING, number, bytes_string(&sentence));
    bytes_free(&sentence);
}

static void settle_sharing(struct merging *merging, struct journal *draft, struct bytes *text) {
    struct twins *twins = &merging->twins;
    struct sharing_of_all *here = sharing_open(twins->here.journal);
    struct sharing_of_all *there = sharing_open(twins->there.journal);
    struct sharing_of_all *now = sharing_open(draft);
    bool *here_said = said_in(&twins->here, twins->found_by);
    bool *there_said = said_in(&twins->there, twins->found);
    struct bytes numbers[SHARING_UNKEPT + 1] = {{0}};
    for (size_t i = 0; i < twins->there.count; i++) {
        size_t found = twins->found[i];
        bool both = false;
        enum sharing ours = found ? sharing_at(here, found - 1) : SHARING_UNSAID;
        enum sharing want =
            wanted(twins, i, ours, sharing_at(there, i), here_said, there_said, &both);
        if (both) tell_sharing(merging, merging->numbers[i], want);
        if (want == sharing_of(now, merging->numbers[i])) continue;
        if (want < sharing_of(now, merging->numbers[i]) && !both) continue;
        bytes_format(&numbers[want], "- %lu\n", merging->numbers[i]);
    }
    for (int i = 0; i <= SHARING_UNKEPT; i++) {
        if (numbers[i].length && i != SHARING_UNSAID)
            add_share(merging, (enum sharing)i, &numbers[i], text);
        bytes_free(&numbers[i]);
    }
    free(here_said);
    free(there_said);
    sharing_free(here);
    sharing_free(there);
    sharing_free(now);
}

bool merging_settle(struct merging *merging, struct bytes *text, struct fault *fault) {
    settle_items(merging, text);
    struct journal *draft = draft_open(text, "", merging->clock, fault);
    if (!draft) return false;
    settle_sharing(merging, draft, text);
    journal_close(draft);
    return true;
}
