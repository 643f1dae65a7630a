/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which wording of a question is put: those that /another set aside are passed over, and of a group
 * those come first that this mentee has not been asked.
 */
#include "talk/inside.h"

#include "base/memory.h"
#include "talk/draw.h"

#include <stdlib.h>
#include <string.h>

static bool is_another(const struct record *record) {
    const char *what = entry_text(record->entry, "what");
    return record->entry->deed == DEED_MOVE && record->standing == STANDS && what &&
           strcmp(what, "another") == 0;
}

/* At the beginning of a run. What was asked in earlier sessions does not change in this one and
 * stays. */
void wording_begin(struct talk *talk) {
    struct wordings *wordings = &talk->wordings;
    const struct ledger *ledger = &talk->recall.ledger;
    for (size_t i = 0; i < books_people; i++) {
        value_free(&wordings->drawn[i]);
        wordings->drawn[i] = value_map();
    }
    wordings->another_count = 0;
    for (size_t i = 0; i < ledger->count; i++) {
        if (!is_another(&ledger->records[i])) continue;
        size_t count = ++wordings->another_count;
        wordings->another = memory_resize(wordings->another, count, sizeof *wordings->another);
        wordings->another[count - 1] = &ledger->records[i];
    }
}

/* What another bank has to offer is counted anew. */
void wording_forget(struct talk *talk) {
    for (size_t i = 0; i < books_people; i++)
        value_free(&talk->wordings.history[i]);
}

void wording_end(struct talk *talk) {
    for (size_t i = 0; i < books_people; i++)
        value_free(&talk->wordings.drawn[i]);
    wording_forget(talk);
    free(talk->wordings.another);
}

/* For each wording: was it set aside in this session? The caller frees. */
static bool *passed_wordings(const struct talk *talk, const struct asking *asking) {
    const struct question *question = asking->question;
    bool *passed = memory_new(question->wording_count * sizeof *passed);
    struct bytes asked = {0};
    char missing[64];
    for (size_t i = 0; i < talk->wordings.another_count; i++) {
        const struct record *another = talk->wordings.another[i];
        if ((int)another->book != asking->book) continue;
        const char *id = entry_text(another->entry, "question");
        const char *words = entry_text(another->entry, "asked");
        if (!id || !words || strcmp(id, asking->id) != 0) continue;
        for (size_t j = 0; j < question->wording_count; j++) {
            bytes_clear(&asked);
            bank_render(talk->bank, question->wordings[j].text, asking->fill, &asked, NULL,
                        missing);
            if (strcmp(bytes_string(&asked), words) == 0) passed[j] = true;
        }
    }
    bytes_free(&asked);
    return passed;
}

/* Counts how often each wording was asked, where its answers are; the caller frees. A record apart
 * is not open before something is asked for it, so it is only looked into. */
static unsigned *count_asked(const struct talk *talk, const struct asking *asking) {
    const struct question *group = asking->question;
    int book = group->record ? asking->book : (int)talk->turn;
    if (book != books_none)
        return draw_history(talk->books.list[book].journal, talk->session, group);
    struct journal *journal =
        books_peek(&talk->books, talk->turn, group->record, talk->setup->clock);
    unsigned *asked = draw_history(journal, talk->session, group);
    journal_close(journal);
    return asked;
}

/* Gives how often the learner was asked each wording of a group in earlier sessions. */
static const struct value *history_of(struct talk *talk, const struct asking *asking) {
    const struct question *group = asking->question;
    struct value *history = &talk->wordings.history[talk->turn];
    if (history->kind == VALUE_NONE) *history = value_map();
    const struct value *known = value_get(history, asking->id);
    if (known) return known;
    struct value counts = value_list();
    unsigned *asked = count_asked(talk, asking);
    for (size_t i = 0; i < group->wording_count; i++)
        value_add(&counts, value_number(asked[i]));
    free(asked);
    value_set(history, asking->id, counts);
    return value_get(history, asking->id);
}

/* Counts a draw from a group and gives how many came before it in this run. */
static size_t count_draw(struct talk *talk, const char *id) {
    struct value *drawn = &talk->wordings.drawn[talk->turn];
    for (size_t i = 0; i < drawn->count; i++)
        if (strcmp(drawn->keys[i], id) == 0) return (size_t)drawn->items[i].number++;
    value_set(drawn, id, value_number(1));
    return 0;
}

size_t wording_choose(struct talk *talk, const struct asking *asking) {
    const struct question *question = asking->question;
    bool *passed = passed_wordings(talk, asking);
    size_t index = 0;
    if (question->is_group) {
        const struct value *history = history_of(talk, asking);
        size_t drawn = count_draw(talk, asking->id);
        unsigned *asked = memory_new(question->wording_count * sizeof *asked);
        for (size_t i = 0; i < question->wording_count; i++)
            asked[i] = (unsigned)history->items[i].number;
        /* two who learn from each other are not asked the same in the same order */
        index = draw(question, talk->seed + talk->turn, drawn, asked, passed);
        free(asked);
    } else {
        index = draw(question, talk->seed, 0, NULL, passed);
    }
    free(passed);
    return index;
}

/* Is there a wording left that was neither put nor set aside in this run? */
bool wording_has_other(const struct talk *talk, const struct asking *asking) {
    const struct question *question = asking->question;
    bool *passed = passed_wordings(talk, asking);
    size_t left = 0;
    for (size_t i = 0; i < question->wording_count; i++)
        left += !passed[i];
    free(passed);
    const struct value *drawn = value_get(&talk->wordings.drawn[talk->turn], asking->id);
    size_t put = question->is_group && drawn ? (size_t)drawn->number : 1;
    return left > put;
}
