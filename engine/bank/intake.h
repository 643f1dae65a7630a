/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files that read a bank share. Nobody outside bank/ includes this.
 */
#ifndef ASKWELL_INTAKE_H
#define ASKWELL_INTAKE_H

#include "bank/bank.h"
#include "base/fault.h"
#include "base/tree.h"

#include <stdbool.h>

struct intake {
    struct bank *bank; /* NULL while another kind of bank is read */
    struct fault *fault;
    struct faults *all; /* NULL: the first fault is the end */
    const char *path;   /* of the file */
};

/* Goes on behind something that is wrong, where all of it is wanted. */
bool intake_goes_on(struct intake *intake);

/* Each gives false and fills the fault, at the node's place or the one given. `known` are the words
 * that would be right. */
bool intake_refuse(struct intake *intake, const struct node *node, const char *remedy,
                   const char *what, ...) __attribute__((format(printf, 4, 5)));
bool intake_refuse_word(struct intake *intake, long line, long column, const char *noun,
                        const char *word, const char *const *known, size_t count);
bool intake_refuse_no_text(struct intake *intake, const struct node *node, const char *key);

bool intake_is_known(const char *word, const char *const *known, size_t count);

/* Each gives false with the fault where something is not as it should be: keys that are none of
 * those known, what cannot be shown to people. */
bool intake_check_keys(struct intake *intake, const struct node *map, const char *noun,
                       const char *const *known, size_t count);
bool intake_check_shown(struct intake *intake, const struct node *node, const char *key);

/* Each reads what stands under `key` of a map, if anything does; false with the fault where it is
 * not what it should be. */
bool intake_text(struct intake *intake, const struct node *map, const char *key, const char **out);
bool intake_word(struct intake *intake, const struct node *map, const char *key, const char *noun,
                 const char *const *known, size_t count, const char **out);
bool intake_number(struct intake *intake, const struct node *map, const char *key, long *out);

/* question.c: each reads one; all of it belongs to the bank. */
bool intake_question(struct intake *intake, const struct node *node, bool is_group,
                     struct question *question);
bool intake_line(struct intake *intake, const struct node *node, struct line *line);

/* bank.c: keeps a standard for as long as the bank. */
void bank_keep_standard(struct bank *bank, struct standard *standard);

#endif
