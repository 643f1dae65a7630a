/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries that a person makes by one command each, and finding the item that they mean.
 */
#include "agenda/hand.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

static const char *said(const char *text) {
    return text && *text ? text : NULL;
}

unsigned long hand_add(struct journal *journal, const struct hand_item *item) {
    struct bytes *entry = journal_begin(journal, "", DEED_ITEM);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "kind", item->kind);
    entry_add_string(entry, "text", item->text);
    entry_add_string(entry, "who", said(item->who));
    entry_add_string(entry, "when", said(item->when));
    entry_add_string(entry, "know", said(item->know));
    entry_add_string(entry, "toward", said(item->toward));
    entry_add_string(entry, "standard", said(item->standard));
    return journal_number(journal);
}

unsigned long hand_change(struct journal *journal, unsigned long of,
                          const struct hand_change *change) {
    struct bytes *entry = journal_begin(journal, "", DEED_CHANGE);
    entry_add_string(entry, "by", "mentee");
    entry_add_number(entry, "of", (double)of);
    entry_add_string(entry, "state", change->state);
    entry_add_string(entry, "why", said(change->why));
    entry_add_string(entry, "text", said(change->text));
    entry_add_string(entry, "when", said(change->when));
    return journal_number(journal);
}

bool hand_is_open(const struct item *item) {
    return !item->state ||
           (strcmp(item->state, "done") != 0 && strcmp(item->state, "dropped") != 0);
}

void hand_name(const struct item *item, struct bytes *out) {
    enum { most = 60 };
    size_t length = strlen(item->text);
    size_t shown = length;
    uint32_t code = 0;
    if (length > most)
        for (size_t at = 0; at <= most; at += text_next(item->text + at, length - at, &code))
            shown = at;
    bytes_format(out, "[%lu] ", item->number);
    text_show(item->text, shown, TEXT_ONE_LINE, out);
    if (shown < length) bytes_text(out, "…");
}

static bool is_task(const struct item *item) {
    return strcmp(item->kind, "goal") == 0 || strcmp(item->kind, "action") == 0;
}

/* Which items are looked at first: open goals and actions, all that is open, all. */
enum reach { REACH_TASKS, REACH_OPEN, REACH_ALL };

static bool is_in_reach(const struct item *item, enum reach reach) {
    if (reach == REACH_ALL) return true;
    return hand_is_open(item) && (reach == REACH_OPEN || is_task(item));
}

/* Names what is in reach and begins with `word`; gives how many. */
static size_t name_all(const struct fold *fold, const char *word, enum reach reach,
                       struct bytes *out) {
    enum { most = 5 };
    size_t count = 0;
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        bool named = strncasecmp(item->text, word, strlen(word)) == 0;
        if (!named || !is_in_reach(item, reach) || count++ >= most) continue;
        if (count > 1) bytes_text(out, ", ");
        hand_name(item, out);
    }
    if (count > most) bytes_format(out, " and %zu more", count - most);
    return count;
}

static const struct item *refuse(const struct fold *fold, const char *word, bool is_number,
                                 bool several, struct fault *fault) {
    struct bytes names = {0};
    struct bytes what = {0};
    size_t count = name_all(fold, several ? word : "", REACH_TASKS, &names);
    for (int reach = REACH_OPEN; several && !count && reach <= REACH_ALL; reach++)
        count = name_all(fold, word, (enum reach)reach, &names);
    if (several)
        bytes_format(&what, "more than one begins with “%s”: ", word);
    else if (is_number)
        bytes_format(&what, "nothing on this agenda has the number %s; ", word);
    else
        bytes_format(&what, "nothing on this agenda begins with “%s”; ", word);
    if (!several && count) bytes_text(&what, "these are open: ");
    bytes_text(&what, count ? bytes_string(&names) : "no goal or action is open");
    fault_say(fault, EX_DATAERR,
              count ? "give its number, or more of its words" : "`add` puts one there", "%s",
              bytes_string(&what));
    bytes_free(&names);
    bytes_free(&what);
    return NULL;
}

static const struct item *find_number(const struct fold *fold, unsigned long number) {
    for (size_t i = 0; i < fold->item_count; i++)
        if (fold->items[i].number == number) return &fold->items[i];
    return NULL;
}

/* Gives how many items in reach begin with `word`, and the last of them; one that has no other
 * words than these is the only one. */
static size_t find_words(const struct fold *fold, const char *word, enum reach reach,
                         const struct item **found) {
    size_t count = 0;
    for (size_t i = 0; *word && i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        if (!is_in_reach(item, reach) || strncasecmp(item->text, word, strlen(word)) != 0) continue;
        *found = item;
        if (strcasecmp(item->text, word) == 0) return 1;
        count++;
    }
    return count;
}

const struct item *hand_find(const struct fold *fold, const char *word, struct fault *fault) {
    const struct item *found = NULL;
    size_t bracket = *word == '[';
    char *end = NULL;
    unsigned long number =
        isdigit((unsigned char)word[bracket]) ? strtoul(word + bracket, &end, 10) : 0;
    bool is_number = number && (*end == '\0' || strcmp(end, "]") == 0);
    if (is_number) found = find_number(fold, number);
    if (found) return found;
    size_t count = 0;
    for (int reach = REACH_TASKS; !count && reach <= REACH_ALL; reach++)
        count = find_words(fold, word, (enum reach)reach, &found);
    return count == 1 ? found : refuse(fold, word, is_number, count > 1, fault);
}
