/* SPDX-License-Identifier: GPL-3.0-or-later
 * One entry of an agenda, and how it stands in the file.
 *
 * An entry is one flat YAML document; values are text or lists of text:
 *
 *     ---
 *     entry: 17
 *     at: 2026-11-21T18:51:02Z
 *     session: 20261121T184207Z-3f9c
 *     do: answer
 *     question: options
 *     asked: What could you do about it? List everything, however odd.
 *     answer:
 *     - see a physio
 *     - join a club
 *     sum: 2e533a15
 *     ...
 *
 * `sum` is the CRC-32 of the document's bytes before that line; `...` closes the entry. `entry`,
 * `at` and `do` are always there, `by` (mentee or coach) where a person did it. What each `do`
 * means stands at enum deed below; readers pass over keys they do not know. A
 * practice session is kept in the same entries, with the fields that practice/diary.h tells of.
 */
#ifndef ASKWELL_ENTRY_H
#define ASKWELL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct node;
struct tree;

enum deed {
    DEED_OPEN,   /* whose agenda this is: owner, format; record where it is one apart */
    DEED_BEGIN,  /* a session begins: flow, title, bank, their sums, seed, mentee, minutes;
                  * mentee-called, coach-called: the names that the flow has for the two; with whom
                  * and whose turn (first, second) where two have an agenda each; record where this
                  * is one apart */
    DEED_RESUME, /* it goes on after a pause or a crash: with */
    DEED_PAUSE,  /* it is left: question, asked, draft (what was half typed) */
    DEED_END,    /* it is over: how (finished, closed early); in a coach's notebook, of a sitting:
                  * about, with, flow, began, minutes, how (over, paused) */
    DEED_ANSWER, /* section, question, quoted, asked, answer or aloud, revises, waited, thought;
                  * stance: what a yes to it lets the guide do, or whose words it takes down;
                  * agrees: whose yes to a ground rule it is; scale: the ends of one, as 0 to 10 */
    DEED_DRAFT,  /* one line of a list that is not finished: question, asked, line */
    DEED_SKIP,   /* a question is left: section, question, quoted, asked */
    DEED_GO,     /* on to a later section, from this question: question, asked, to */
    DEED_BACK,   /* the answer `to` is opened again; what came after it is set aside. Where that
                  * answer stands in another journal: set aside from the entry `aside` on */
    DEED_REUSE,  /* the answers `of`, set aside, hold again */
    DEED_UNDO,   /* the entry `of` does not count */
    DEED_PARK,   /* a topic is put aside: text */
    DEED_MOVE,   /* the coach's doing: what (own question, another, silence, taken up, replay,
                  * exception); or apart: something is asked whose answers stand in the record named.
                  * Of a replay: of, whose words; which line of a list; how, to what end */
    DEED_ITEM,   /* on the agenda: kind, text, from, revises (what it words anew); an action
                  * also: who, when, know, support, account, toward, standard; uid: what the
                  * program that it came from calls it */
    DEED_CHANGE, /* of the item `of`: state (done, revised, carried, dropped), why, text, when;
                  * day: when it was done, where that is another one; through: the format of the
                  * file that it came back in. A
                  * ground rule is changed `by: both`, and so is one that is new: mentee-yes and
                  * coach-yes are the answers in which each agreed, where they stand in this journal
                  */
    DEED_NOTE,   /* in a coach's notebook: text, about whom */
    DEED_SHARE, /* what may be known of the entries `of`, or of the `whole` of a session, its id: as
                 * (mine, ours, counted, unkept); sharing.h has the rules */
    DEED_COPY, /* a copy was written: what (backup, share, export), to, with whom; of an export also
                * format, and crc, the CRC-32 of its bytes */
    DEED_ERASED, /* something stood here and was taken out by its owner */
    DEED_OTHER,  /* one that this askwell does not know */
};

/* An entry as it was read. */
struct entry {
    unsigned long number;
    enum deed deed;
    const char *at;
    const char *session; /* "" where it belongs to none */
    const struct node *fields;
    struct tree *tree; /* owns all of the above */
    bool by_hand;      /* its sum does not fit: somebody edited it, which is their right */
};

const char *deed_name(enum deed deed);

/* Gives the text under `key`, or NULL. */
const char *entry_text(const struct entry *entry, const char *key);

/* Gives the whole number under `key`, or 0. */
unsigned long entry_number(const struct entry *entry, const char *key);

/* Gives the node under `key`, text or list, or NULL. */
const struct node *entry_node(const struct entry *entry, const char *key);

/* Reads the fields of an entry that stands as it was written here, in a small part of libyaml's
 * time. NULL where anything in it is laid out in another way; what it is, libyaml can say.
 * The caller frees with tree_free. */
struct tree *entry_read(const char *text, size_t length);

/* Frees what the entry holds. */
void entry_free(struct entry *entry);

/* Writing: begin, then fields in the order they are to stand, then close. All add to `out`. */
void entry_begin(struct bytes *out, unsigned long number, const char *at, const char *session,
                 enum deed deed);
void entry_add_text(struct bytes *out, const char *key, const char *text, size_t length);
void entry_add_string(struct bytes *out, const char *key, const char *text); /* NULL: not at all */
void entry_add_number(struct bytes *out, const char *key, double number);
void entry_begin_list(struct bytes *out, const char *key);
void entry_add_item(struct bytes *out, const char *text, size_t length);
/* `start` is where the entry began in `out`. */
void entry_close(struct bytes *out, size_t start);

#endif
