/* SPDX-License-Identifier: GPL-3.0-or-later
 * By content first, in one table; by time where content has changed.
 */
#include "care/twins.h"

#include "agenda/gone.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* An entry here that was not found yet. */
struct place {
    size_t index;
    struct bytes content;
    UT_hash_handle by_content;
};

/* All entries here of one second. */
struct moment {
    const char *at;
    size_t *indexes;
    size_t count;
    UT_hash_handle hh;
};

struct looking {
    struct twins *twins;
    struct place *places; /* of every entry here */
    struct place *contents;
    struct moment *moments;
};

/* An id is 20261121T184207Z-3f9c; a merge puts another hyphen and four digits behind it. */
void twins_session(const char *session, struct bytes *out) {
    const char *first = strchr(session, '-');
    const char *second = first ? strchr(first + 1, '-') : NULL;
    bytes_add(out, session, second ? (size_t)(second - session) : strlen(session));
}

static void add_content(const struct renumbering *renumbering, const struct entry *entry,
                        struct bytes *out) {
    struct bytes session = {0};
    twins_session(entry->session, &session);
    renumber_content(renumbering, entry, bytes_string(&session), out);
    bytes_free(&session);
}

static const struct entry *entry_of(const struct copy *copy, size_t index) {
    return journal_entry(copy->journal, index);
}

static void add_moment(struct looking *looking, size_t index) {
    const char *at = entry_of(&looking->twins->here, index)->at;
    struct moment *moment = NULL;
    HASH_FIND_STR(looking->moments, at, moment);
    if (!moment) {
        moment = memory_new(sizeof *moment);
        moment->at = at;
        HASH_ADD_KEYPTR(hh, looking->moments, moment->at, strlen(at), moment);
    }
    moment->indexes = memory_room(moment->indexes, moment->count, sizeof *moment->indexes);
    moment->indexes[moment->count++] = index;
}

/* Of several that say the same, the first is found first: the table gives what came last. */
static void fill(struct looking *looking) {
    const struct copy *here = &looking->twins->here;
    looking->places = memory_new((here->count + 1) * sizeof *looking->places);
    for (size_t i = here->count; i-- > 0;) {
        struct place *place = &looking->places[i];
        *place = (struct place){.index = i};
        add_content(NULL, entry_of(here, i), &place->content);
        HASH_ADD_KEYPTR(by_content, looking->contents, place->content.data, place->content.length,
                        place);
    }
    for (size_t i = 0; i < here->count; i++)
        add_moment(looking, i);
}

static void empty(struct looking *looking) {
    struct moment *moment = looking->moments;
    HASH_CLEAR(by_content, looking->contents);
    for (size_t i = 0; i < looking->twins->here.count; i++)
        bytes_free(&looking->places[i].content);
    free(looking->places);
    HASH_CLEAR(hh, looking->moments);
    while (moment) {
        struct moment *next = moment->hh.next;
        free(moment->indexes);
        free(moment);
        moment = next;
    }
}

static bool is_free(const struct looking *looking, size_t index) {
    return !looking->twins->found_by[index];
}

static void take(struct looking *looking, size_t here, size_t there, enum likeness likeness) {
    struct twins *twins = looking->twins;
    if (looking->contents) HASH_DELETE(by_content, looking->contents, &looking->places[here]);
    twins->found[there] = here + 1;
    twins->found_by[here] = there + 1;
    twins->likeness[there] = likeness;
}

static unsigned long number_here(const void *context, unsigned long old) {
    const struct twins *twins = context;
    size_t there = journal_find(twins->there.journal, old);
    if (there == twins->there.count) return old;
    size_t here = twins->found[there];
    /* one that is new has no number yet, and whoever names it is new as well */
    return here ? entry_of(&twins->here, here - 1)->number : (unsigned long)-1;
}

static bool is_same_as(const struct looking *looking, size_t here, const struct bytes *content) {
    const struct bytes *other = &looking->places[here].content;
    return is_free(looking, here) && other->length == content->length &&
           memcmp(other->data, content->data, content->length) == 0;
}

/* By its number first: of several that say the same it is this one. */
static bool find_same(struct looking *looking, size_t there) {
    struct twins *twins = looking->twins;
    const struct renumbering renumbering = {number_here, twins};
    const struct entry *entry = entry_of(&twins->there, there);
    struct bytes content = {0};
    struct place *place = NULL;
    add_content(&renumbering, entry, &content);
    size_t here = journal_find(twins->here.journal, entry->number);
    if (here < twins->here.count && is_same_as(looking, here, &content))
        place = &looking->places[here];
    else
        HASH_FIND(by_content, looking->contents, bytes_string(&content), content.length, place);
    if (place) take(looking, place->index, there, LIKE_SAME);
    bytes_free(&content);
    return place != NULL;
}

static bool node_fits(const struct node *then, const struct node *now) {
    if (then->kind != now->kind) return false;
    return then->kind != NODE_TEXT || strcmp(then->text, now->text) == 0 ||
           gone_fits(now->text, then->text);
}

/* Is `now` the entry `then` with words taken out? */
static bool fits(const struct entry *then, const struct entry *now) {
    if (then->deed != now->deed || !gone_from(now)) return false;
    for (const struct node *field = now->fields->first; field; field = field->next) {
        const struct node *before = entry_node(then, field->key);
        bool numbered = strcmp(field->key, "entry") == 0 || strcmp(field->key, "sum") == 0 ||
                        strcmp(field->key, "redacted") == 0 ||
                        renumber_is_reference(now, field->key);
        if (!numbered && (!before || !node_fits(before, field))) return false;
    }
    return true;
}

static bool same_session(const struct entry *a, const struct entry *b) {
    struct bytes first = {0};
    struct bytes second = {0};
    twins_session(a->session, &first);
    twins_session(b->session, &second);
    bool same = strcmp(bytes_string(&first), bytes_string(&second)) == 0;
    bytes_free(&first);
    bytes_free(&second);
    return same;
}

/* Gives how the two are alike though they do not say the same. */
static enum likeness compare(const struct entry *here, const struct entry *there) {
    bool gone_here = here->deed == DEED_ERASED;
    bool gone_there = there->deed == DEED_ERASED;
    bool nowhere = (gone_here && !*here->session) || (gone_there && !*there->session);
    if (strcmp(here->at, there->at) != 0 || (!nowhere && !same_session(here, there)))
        return LIKE_NOTHING;
    if (gone_here || (!gone_there && fits(there, here))) return LIKE_GONE_HERE;
    if (gone_there || fits(here, there)) return LIKE_GONE_THERE;
    if (here->number != there->number || here->deed != there->deed) return LIKE_NOTHING;
    if (here->by_hand == there->by_hand) return LIKE_NOTHING;
    return here->by_hand ? LIKE_EDITED_HERE : LIKE_EDITED_THERE;
}

static bool find_alike(struct looking *looking, size_t there) {
    struct twins *twins = looking->twins;
    const struct entry *entry = entry_of(&twins->there, there);
    struct moment *moment = NULL;
    size_t numbered = journal_find(twins->here.journal, entry->number);
    HASH_FIND_STR(looking->moments, entry->at, moment);
    size_t count = moment ? moment->count : 0;
    for (size_t i = 0; i <= count; i++) {
        size_t here = i ? moment->indexes[i - 1] : numbered;
        if (here == twins->here.count || !is_free(looking, here)) continue;
        enum likeness likeness = compare(entry_of(&twins->here, here), entry);
        if (likeness == LIKE_NOTHING) continue;
        take(looking, here, there, likeness);
        return true;
    }
    return false;
}

/* Whose agenda it is stands once in each. */
static bool find_open(struct looking *looking, size_t there) {
    const struct copy *here = &looking->twins->here;
    if (entry_of(&looking->twins->there, there)->deed != DEED_OPEN) return false;
    for (size_t i = 0; i < here->count; i++) {
        if (entry_of(here, i)->deed != DEED_OPEN || !is_free(looking, i)) continue;
        take(looking, i, there, LIKE_SAME);
        return true;
    }
    return false;
}

struct twins twins_open(struct journal *here, const struct bytes *here_text, struct journal *there,
                        const struct bytes *there_text) {
    struct twins twins = {.here = {.journal = here, .text = here_text},
                          .there = {.journal = there, .text = there_text}};
    struct looking looking = {.twins = &twins};
    twins.here.ranges = draft_ranges(here_text, &twins.here.count);
    twins.there.ranges = draft_ranges(there_text, &twins.there.count);
    twins.found = memory_new((twins.there.count + 1) * sizeof *twins.found);
    twins.found_by = memory_new((twins.here.count + 1) * sizeof *twins.found_by);
    twins.likeness = memory_new((twins.there.count + 1) * sizeof *twins.likeness);
    fill(&looking);
    for (size_t i = 0; i < twins.there.count; i++)
        if (!find_same(&looking, i) && !find_alike(&looking, i)) find_open(&looking, i);
    while (twins.common < twins.there.count && twins.found[twins.common] == twins.common + 1)
        twins.common++;
    empty(&looking);
    return twins;
}

void twins_free(struct twins *twins) {
    free(twins->here.ranges);
    free(twins->there.ranges);
    free(twins->found);
    free(twins->found_by);
    free(twins->likeness);
    *twins = (struct twins){0};
}
