/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text that comes out: the first copy as it stands, then what is new in the second.
 */
#include "care/merge.h"

#include "agenda/fold.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "care/merging.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

void merging_conflict(struct merging *merging, enum merge_kind kind, unsigned long entry,
                      const char *sentence) {
    struct merge *merge = merging->merge;
    merge->conflicts =
        memory_room(merge->conflicts, merge->conflict_count, sizeof *merge->conflicts);
    merge->conflicts[merge->conflict_count++] =
        (struct merge_conflict){kind, entry, memory_text(sentence, strlen(sentence))};
}

unsigned long merging_number(const void *context, unsigned long old) {
    const struct merging *merging = context;
    const struct copy *there = &merging->twins.there;
    size_t index = journal_find(there->journal, old);
    return index < there->count ? merging->numbers[index] : 0;
}

const char *merge_kind_name(enum merge_kind kind) {
    static const char *const names[] = {[MERGE_SESSION] = "session",
                                        [MERGE_ITEM] = "item",
                                        [MERGE_SHARING] = "sharing",
                                        [MERGE_EDITED] = "edited"};
    return names[kind];
}

static bool is_same_owner(struct journal *here, struct journal *there, struct fault *fault) {
    struct fold first = fold_open(here);
    struct fold second = fold_open(there);
    bool owner = strcmp(first.owner, second.owner) == 0;
    bool record = strcmp(text_or(first.record, ""), text_or(second.record, "")) == 0;
    fault_at(fault, journal_path(there), 0, 0);
    if (!owner)
        fault_say(fault, EX_DATAERR, "an agenda is one person's; nothing was changed",
                  "this is the agenda of “%s”, and the other one is that of “%s”", second.owner,
                  first.owner);
    else if (!record)
        fault_say(fault, EX_DATAERR, "nothing was changed",
                  "one of the two is a record apart, and the other is not that record");
    fold_free(&first);
    fold_free(&second);
    return owner && record;
}

static void give_numbers(struct merging *merging) {
    struct twins *twins = &merging->twins;
    merging->last = 0;
    if (twins->here.count)
        merging->last = journal_entry(twins->here.journal, twins->here.count - 1)->number;
    for (size_t i = 0; i < twins->there.count; i++) {
        size_t found = twins->found[i];
        merging->numbers[i] =
            found ? journal_entry(twins->here.journal, found - 1)->number : ++merging->last;
    }
}

static void add_there(const struct merging *merging, size_t index, unsigned long number,
                      const char *session, struct bytes *out) {
    const struct renumbering renumbering = {merging_number, merging};
    const struct copy *there = &merging->twins.there;
    const struct draft_range *range = &there->ranges[index];
    renumber_entry(&renumbering, journal_entry(there->journal, index),
                   there->text->data + range->from, range->length, number, session, out);
}

static void tell_edited(struct merging *merging, const struct entry *here) {
    struct bytes sentence = {0};
    bytes_format(&sentence,
                 "Entry %lu was edited by hand in one of the copies, and is as it was "
                 "edited.",
                 here->number);
    merging_conflict(merging, MERGE_EDITED, here->number, bytes_string(&sentence));
    bytes_free(&sentence);
}

/* Of two that are erased, the one of whose session nothing is left either. */
static bool is_more_gone(const struct entry *here, const struct entry *there) {
    return there->deed == DEED_ERASED && !*there->session && *here->session;
}

/* Adds what is to stand in the place of an entry here. */
static void add_here(struct merging *merging, size_t index, struct bytes *out) {
    const struct twins *twins = &merging->twins;
    const struct copy *here = &twins->here;
    const struct entry *entry = journal_entry(here->journal, index);
    size_t there = twins->found_by[index];
    enum likeness likeness = there ? twins->likeness[there - 1] : LIKE_SAME;
    const struct entry *other = there ? journal_entry(twins->there.journal, there - 1) : NULL;
    if (likeness == LIKE_EDITED_HERE || likeness == LIKE_EDITED_THERE) tell_edited(merging, entry);
    if (likeness == LIKE_EDITED_THERE || likeness == LIKE_GONE_THERE ||
        (likeness == LIKE_GONE_HERE && is_more_gone(entry, other)))
        add_there(merging, there - 1, entry->number, *other->session ? entry->session : "", out);
    else
        bytes_add(out, here->text->data + here->ranges[index].from, here->ranges[index].length);
}

/* What stands between entries: what people wrote there. */
static void add_between(const struct copy *copy, size_t index, struct bytes *out) {
    size_t from = index ? copy->ranges[index - 1].from + copy->ranges[index - 1].length : 0;
    size_t to = index < copy->count ? copy->ranges[index].from : copy->text->length;
    bytes_add(out, bytes_string(copy->text) + from, to - from);
}

/* Adds the lines that people wrote between entries there and that are nowhere here. */
static void add_comments(const struct merging *merging, struct bytes *out) {
    const struct twins *twins = &merging->twins;
    struct bytes lines = {0};
    for (size_t i = 0; i <= twins->there.count; i++)
        add_between(&twins->there, i, &lines);
    for (size_t at = 0; at < lines.length;) {
        size_t length = strcspn(lines.data + at, "\n");
        char *line = memory_text(lines.data + at, length);
        bool known = strspn(line, " \t\r") == length || strstr(bytes_string(out), line);
        if (!known && *line == '#') bytes_format(out, "%s\n", line);
        free(line);
        at += length + 1;
    }
    bytes_free(&lines);
}

/* One that is two now begins where it was continued, and ends there: it is not gone on with. */
static void add_begin(struct merging *merging, size_t index, struct bytes *out) {
    const struct twins *twins = &merging->twins;
    const char *session = merging->sessions[index];
    const char *own = journal_entry(twins->there.journal, index)->session;
    for (size_t i = 0; i < twins->there.count; i++) {
        const struct entry *entry = journal_entry(twins->there.journal, i);
        if (entry->deed != DEED_BEGIN || strcmp(entry->session, own) != 0) continue;
        add_there(merging, i, merging->numbers[index] - 1, session, out);
        return;
    }
}

static void add_end(struct merging *merging, size_t index, struct bytes *out) {
    size_t start = out->length;
    const struct entry *entry = journal_entry(merging->twins.there.journal, index);
    entry_begin(out, ++merging->last, entry->at, merging->sessions[index], DEED_END);
    entry_add_string(out, "how", "closed early");
    entry_close(out, start);
}

/* Is this the first, or the last, of the new entries of a session that has another name now? */
static bool is_edge(const struct merging *merging, size_t index, bool first) {
    const struct twins *twins = &merging->twins;
    const char *session = merging->sessions[index];
    if (!session || strcmp(session, journal_entry(twins->there.journal, index)->session) == 0)
        return false;
    for (size_t i = 0; i < twins->here.count; i++)
        if (strcmp(journal_entry(twins->here.journal, i)->session, session) == 0) return false;
    for (size_t i = first ? 0 : index + 1; i < (first ? index : twins->there.count); i++)
        if (merging->sessions[i] && strcmp(merging->sessions[i], session) == 0) return false;
    return true;
}

/* A session that is two now needs a number for its beginning. */
static void make_room(struct merging *merging) {
    unsigned long more = 0;
    for (size_t i = 0; i < merging->twins.there.count; i++) {
        if (merging->twins.found[i]) continue;
        more += is_edge(merging, i, true);
        merging->numbers[i] += more;
    }
    merging->last += more;
}

static bool has_end(const struct merging *merging, const char *session) {
    const struct twins *twins = &merging->twins;
    for (size_t i = 0; i < twins->there.count; i++)
        if (merging->sessions[i] && strcmp(merging->sessions[i], session) == 0 &&
            journal_entry(twins->there.journal, i)->deed == DEED_END)
            return true;
    return false;
}

static void count_session(struct merging *merging, size_t index) {
    const char *session = merging->sessions[index];
    bool known = !*session;
    for (size_t i = 0; !known && i < index; i++)
        known = merging->sessions[i] && strcmp(merging->sessions[i], session) == 0;
    merging->merge->sessions += !known;
}

static void write_text(struct merging *merging, struct bytes *out) {
    const struct twins *twins = &merging->twins;
    for (size_t i = 0; i < twins->here.count; i++) {
        add_between(&twins->here, i, out);
        add_here(merging, i, out);
    }
    add_between(&twins->here, twins->here.count, out);
    if (out->length && out->data[out->length - 1] != '\n') bytes_char(out, '\n');
    for (size_t i = 0; i < twins->there.count; i++) {
        if (twins->found[i]) continue;
        merging->merge->added++;
        count_session(merging, i);
        if (is_edge(merging, i, true)) add_begin(merging, i, out);
        add_there(merging, i, merging->numbers[i], merging->sessions[i], out);
    }
    for (size_t i = 0; i < twins->there.count; i++)
        if (!twins->found[i] && is_edge(merging, i, false) &&
            !has_end(merging, text_or(merging->sessions[i], "")))
            add_end(merging, i, out);
    add_comments(merging, out);
}

static bool put_together(struct cleaned *here, struct cleaned *there, const struct clock *clock,
                         struct merge *merge, struct fault *fault) {
    struct merging merging = {
        .twins = twins_open(here->journal, &here->text, there->journal, &there->text),
        .clock = clock,
        .merge = merge};
    size_t count = merging.twins.there.count;
    merging.numbers = memory_new((count + 1) * sizeof *merging.numbers);
    merging.sessions = memory_new((count + 1) * sizeof *merging.sessions);
    give_numbers(&merging);
    merging_name_sessions(&merging);
    give_numbers(&merging);
    make_room(&merging);
    write_text(&merging, &merge->text);
    bool good = merging_settle(&merging, &merge->text, fault);
    for (size_t i = 0; i < count; i++)
        free(merging.sessions[i]);
    free(merging.sessions);
    free(merging.numbers);
    twins_free(&merging.twins);
    return good;
}

bool merge_copies(struct journal *here, const struct bytes *here_text, struct journal *there,
                  const struct bytes *there_text, const struct clock *clock, struct merge *merge,
                  struct fault *fault) {
    struct cleaned clean_here = {0};
    struct cleaned clean_there = {0};
    if (!is_same_owner(here, there, fault)) return false;
    struct twins twins = twins_open(here, here_text, there, there_text);
    bool good = merging_clean(&twins, clock, &clean_here, &clean_there, fault) &&
                put_together(&clean_here, &clean_there, clock, merge, fault);
    merge->gone = clean_here.gone;
    merging_clean_free(&clean_here);
    merging_clean_free(&clean_there);
    twins_free(&twins);
    return good;
}

void merge_free(struct merge *merge) {
    bytes_free(&merge->text);
    for (size_t i = 0; i < merge->conflict_count; i++)
        free(merge->conflicts[i].sentence);
    free(merge->conflicts);
    *merge = (struct merge){0};
}
