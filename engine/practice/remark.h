/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a coach does within one turn. A turn may say something back and then ask: it is cut into
 * remarks, each of which does one thing.
 *
 * The turn is cut into sentences, and what asks stands apart from what does not: neighbours that
 * ask are one remark, and so are those that state. A sentence of up to two words belongs to what it
 * stands beside: `Right?` to the one before it, `Okay.` to the one behind. To judge statements that
 * stand together as one is right more often than to judge each: of 252 labelled turns that no rule
 * was made from (tests/wording/aside/move.tsv) the label is among those given in 93 % against 91 %.
 * Where two remarks ask, however far apart, the last one is stacked if both together are.
 */
#ifndef ASKWELL_REMARK_H
#define ASKWELL_REMARK_H

#include <stdbool.h>
#include <stddef.h>

struct lexicon;

enum move { MOVE_QUESTION, MOVE_REFLECTION, MOVE_INPUT, MOVE_OTHER, MOVES };

/* Labels and rules belong to the lexicon. */
struct remark {
    size_t from; /* bytes of the turn */
    size_t to;
    enum move move;
    bool open;         /* a question: its form */
    bool asks_leave;   /* a question: it asks leave for advice or an own story */
    bool allowed;      /* input or advice: leave for it had been given */
    bool weighed;      /* many words decided, and no single rule */
    const char *label; /* a question: one of the seven of the guide; otherwise its move */
    const char *rule;  /* by which it has this label */
    const char *says;  /* the rule as a sentence for people */
    size_t fired_from; /* bytes of the turn that the rule fired on; both 0 for none of them */
    size_t fired_to;
};

/* Start with {0}. */
struct remarks {
    struct remark *items;
    size_t count;
    size_t words; /* of the turn, as they are spoken: without fillers and repeats */
};

/* Cuts and labels a turn that was said after `previous`, the mentee's turn. Silence has no remarks.
 * The caller frees with remarks_free. */
struct remarks remarks_find(const struct lexicon *lexicon, const char *previous, const char *text);
void remarks_free(struct remarks *remarks);

/* Every label that a remark can have, ended by NULL: those of questions, then the other moves. */
enum { remark_label_count = 9 };
extern const char *const remark_labels[remark_label_count + 1];

/* Gives the number of a label in that list, or remark_label_count. */
size_t remark_label(const char *name);

#endif
