/* SPDX-License-Identifier: GPL-3.0-or-later
 * An entry hangs on a goal by where it stands, so no flow has to say so.
 */
#include "agenda/excerpt.h"

#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Gives what is behind entry `from`, which is about the goal, up to the next goal of its session.
 */
static struct stretch stretch_behind(const struct fold *fold, struct journal *journal,
                                     const struct item *goal, unsigned long from) {
    struct stretch stretch = {.from = from, .to = ULONG_MAX};
    size_t place = journal_find(journal, from);
    if (place == journal_count(journal)) return stretch;
    const char *session = journal_entry(journal, place)->session;
    if (!*session) return stretch;
    stretch.session = session;
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *other = &fold->items[i];
        bool apart = other != goal && strcmp(other->kind, "goal") == 0;
        if (!apart || strcmp(other->entry->session, session) != 0) continue;
        if (other->number > from && other->number < stretch.to) stretch.to = other->number;
    }
    return stretch;
}

/* Are these words the goal, as it reads or read? */
static bool is_goal(const struct item *goal, const char *words) {
    const char *first = entry_text(goal->entry, "text");
    return strcmp(words, goal->text) == 0 || (goal->before && strcmp(words, goal->before) == 0) ||
           (first && strcmp(words, first) == 0);
}

static bool is_kind(const struct item *item, const char *kind) {
    return strcmp(item->kind, kind) == 0;
}

/* Gives the sessions of which all is about the goal; the caller frees. */
static bool *sessions_toward(const struct fold *fold, const struct item *goal) {
    bool *toward = memory_new(fold->session_count + 1);
    bool *other = memory_new(fold->session_count + 1);
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        const char *words = entry_text(item->entry, "toward");
        if (!item->session) continue;
        size_t session = (size_t)(item->session - fold->sessions);
        if (is_kind(item, "goal")) other[session] = true;
        if (words && *words) (is_goal(goal, words) ? toward : other)[session] = true;
    }
    for (size_t i = 0; i < fold->session_count; i++)
        toward[i] = toward[i] && !other[i];
    free(other);
    return toward;
}

void excerpt_goal(struct excerpt *excerpt, const struct fold *fold, struct journal *journal,
                  const struct item *goal) {
    excerpt->goal = goal;
    excerpt->stretches[0] = stretch_behind(fold, journal, goal, goal->number);
    if (goal->worded != goal->number)
        excerpt->stretches[1] = stretch_behind(fold, journal, goal, goal->worded);
    excerpt->toward = sessions_toward(fold, goal);
}

void excerpt_free(struct excerpt *excerpt) {
    free(excerpt->toward);
    *excerpt = (struct excerpt){0};
}

static bool hangs(const struct excerpt *excerpt, const struct fold *fold, const struct item *item) {
    if (item == excerpt->goal) return true;
    const char *toward = entry_text(item->entry, "toward");
    if (toward && *toward) return is_goal(excerpt->goal, toward);
    if (is_kind(item, "goal") || is_kind(item, "hours") || is_kind(item, "next")) return false;
    if (item->session && excerpt->toward[item->session - fold->sessions]) return true;
    for (size_t i = 0; i < sizeof excerpt->stretches / sizeof *excerpt->stretches; i++) {
        const struct stretch *stretch = &excerpt->stretches[i];
        if (stretch->session && strcmp(stretch->session, item->entry->session) == 0 &&
            item->number > stretch->from && item->number < stretch->to)
            return true;
    }
    return false;
}

static bool is_since(const struct excerpt *excerpt, const char *at) {
    return !excerpt->since || strncmp(at, excerpt->since, strlen(excerpt->since)) >= 0;
}

bool excerpt_has_entry(const struct excerpt *excerpt, const struct entry *entry) {
    bool here = !excerpt->session || strcmp(entry->session, excerpt->session) == 0;
    return here && is_since(excerpt, entry->at);
}

bool excerpt_has_item(const struct excerpt *excerpt, const struct fold *fold,
                      const struct item *item) {
    if (excerpt->goal && !hangs(excerpt, fold, item)) return false;
    return excerpt_has_entry(excerpt, item->entry) ||
           (item->change && excerpt_has_entry(excerpt, item->change));
}

bool excerpt_has_session(const struct excerpt *excerpt, const struct session *session) {
    if (excerpt->goal) return false;
    bool here = !excerpt->session || strcmp(session->id, excerpt->session) == 0;
    return here && is_since(excerpt, session->last_at);
}

const struct session *excerpt_find_session(const struct fold *fold, const char *word,
                                           struct fault *fault) {
    const struct session *found = NULL;
    size_t count = 0;
    bool last = strcmp(word, "last") == 0;
    for (size_t i = 0; *word && i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        bool is_day =
            strlen(word) == day_size - 1 && strncmp(session->began, word, strlen(word)) == 0;
        if (strcmp(session->id, word) == 0) return session;
        if (!last && !is_day && strncmp(session->id, word, strlen(word)) != 0) continue;
        found = session;
        count++;
    }
    if (found && (last || count == 1)) return found;
    if (count)
        fault_say(fault, EX_DATAERR, "say more of its name, as `askwell agenda show` gives it",
                  "%zu sessions are called `%s…`", count, word);
    else
        fault_say(fault, EX_DATAERR, "`askwell agenda show` gives their names",
                  "this agenda has no session `%s`", word);
    return NULL;
}
