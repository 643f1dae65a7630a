/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bank of a persona: all that a mentee to practise with may say.
 *
 *     persona: newly-qualified-teacher     its name, the file's name without .yaml
 *     language: en
 *     name: Jess                           what the mentee is called
 *     about: Who this is, as a trainee reads it before the first word.
 *     wants: What this person would like from the conversation; read when it is over.
 *     holds-back: What is not said to everybody; read when it is over.
 *     protocol: mentoring-induction        the conversation that fits, where none is named
 *     groups:                              said whatever the talk is about
 *       closed: [Yes., Not really.]        to a closed question
 *     topics:
 *       class:
 *         cues: [class, behaviour, 9C]     words of the coach that lead here
 *         surface: [lines]                 groups of its own, under any name
 *         middle: [lines]
 *
 * A line is one to three spoken sentences. Which groups there are is up to the script, which tells
 * from them; those of the usual persona stand in scripts/WRITING.md.
 */
#ifndef ASKWELL_PERSONA_BANK_H
#define ASKWELL_PERSONA_BANK_H

#include "bank/bank.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct tree;

/* One group; all of it belongs to the bank. */
struct persona_group {
    const char *topic; /* "" for one of the whole */
    const char *id;
    struct wording *lines;
    size_t count;
    long line; /* where its id stands in the bank */
    long column;
};

struct persona_topic {
    const char *id;
    const char **cues;
    size_t count;
};

/* NULL where a key is absent. */
struct persona_bank {
    struct tree *tree;
    char *path;
    unsigned long digest; /* CRC-32 of the file */
    const char *id;
    const char *language;
    const char *name;
    const char *about;
    const char *wants;
    const char *holds_back;
    const char *protocol;
    struct persona_group *groups;
    size_t group_count;
    struct persona_topic *topics;
    size_t topic_count;
};

enum { persona_bank_largest = 4 << 20 };

/* Reads the bank in the file `path`. Gives a bank, which the caller frees, or NULL: 65 with
 * file:line:col where something in it is wrong, 66 where there is no such file. */
struct persona_bank *persona_bank_open(const char *path, struct fault *fault);
void persona_bank_free(struct persona_bank *bank);

/* Gives the group of this topic ("" for those of the whole), or NULL. */
const struct persona_group *persona_bank_group(const struct persona_bank *bank, const char *topic,
                                               const char *id);

/* Is there a topic of that name? */
bool persona_bank_has_topic(const struct persona_bank *bank, const char *id);

/* Gives the group's id that is nearest to a mistyped one, or NULL. */
const char *persona_bank_nearest(const struct persona_bank *bank, const char *id);

#endif
