/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a bank: every key is known, every value fits, every sentence has its place.
 */
#include "bank/bank.h"

#include "bank/intake.h"
#include "bank/standard.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* An id and its place on its shelf. */
struct place {
    const char *id;
    size_t at;
};

struct shelf_of_ids {
    struct place *sorted; /* by id */
    const char **ids;     /* as in the file */
    size_t count;
};

struct bank {
    char *path;
    struct tree *tree;
    unsigned long digest;
    const char *name;
    const char *language;
    const char *about;
    const char *unsaid;
    const struct node *yes;
    const struct node *no;
    struct question *questions;
    struct question *groups;
    struct line *lines;
    struct standard **standards; /* that its questions choose from */
    size_t standard_count;
    struct shelf_of_ids shelves[3];
};

static const char *const bank_keys[] = {
    "bank", "language", "about", "unsaid", "yes", "no", "questions", "groups", "lines",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct place *)a)->id, ((const struct place *)b)->id);
}

/* Gives the shelf's nodes in order: the map under `key`, or nothing. */
static bool open_shelf(struct intake *intake, const char *key, enum bank_shelf which,
                       const struct node **first) {
    const struct node *map = tree_get(tree_top(intake->bank->tree), key);
    struct shelf_of_ids *shelf = &intake->bank->shelves[which];
    *first = NULL;
    if (!map || (map->kind == NODE_TEXT && map->length == 0)) return true;
    if (map->kind != NODE_MAP)
        return intake_refuse(intake, map, "write `id:` and what belongs to it", "`%s` is not a map",
                             key);
    shelf->ids = memory_resize(NULL, map->count, sizeof *shelf->ids);
    shelf->sorted = memory_resize(NULL, map->count, sizeof *shelf->sorted);
    for (const struct node *child = map->first; child; child = child->next) {
        shelf->sorted[shelf->count] = (struct place){child->key, shelf->count};
        shelf->ids[shelf->count++] = child->key;
    }
    qsort(shelf->sorted, shelf->count, sizeof *shelf->sorted, by_id);
    *first = map->first;
    return true;
}

static bool take_questions(struct intake *intake, const char *key, enum bank_shelf which,
                           struct question **out) {
    const struct node *node = NULL;
    if (!open_shelf(intake, key, which, &node)) return false;
    size_t count = intake->bank->shelves[which].count;
    *out = memory_new(count * sizeof **out);
    for (size_t i = 0; node; node = node->next, i++)
        if (!intake_question(intake, node, which == BANK_GROUPS, &(*out)[i]) &&
            !intake_goes_on(intake))
            return false;
    return true;
}

static bool take_lines(struct intake *intake) {
    const struct node *node = NULL;
    if (!open_shelf(intake, "lines", BANK_LINES, &node)) return false;
    size_t count = intake->bank->shelves[BANK_LINES].count;
    intake->bank->lines = memory_new((count + 1) * sizeof *intake->bank->lines);
    for (size_t i = 0; node; node = node->next, i++)
        if (!intake_line(intake, node, &intake->bank->lines[i]) && !intake_goes_on(intake))
            return false;
    return true;
}

static bool take_words(struct intake *intake, const char *key, const struct node **out) {
    const struct node *node = tree_get(tree_top(intake->bank->tree), key);
    *out = node;
    if (!node) return true;
    bool good = node->kind == NODE_LIST && node->count;
    for (const struct node *child = node->first; good && child; child = child->next)
        good = child->kind == NODE_TEXT && child->length;
    if (!good)
        return intake_refuse(intake, node, "write them as [yes, y]", "`%s` takes a list of words",
                             key);
    for (const struct node *child = node->first; good && child; child = child->next)
        good = intake_check_shown(intake, child, key);
    return good;
}

static bool take_bank(struct intake *intake) {
    struct bank *bank = intake->bank;
    const struct node *top = tree_top(bank->tree);
    if (top->kind != NODE_MAP)
        return intake_refuse(intake, top, "begin with `bank:` and its name", "this is not a bank");
    if (!intake_check_keys(intake, top, "part of a bank", bank_keys, COUNT(bank_keys)))
        return false;
    bank->unsaid = "…";
    bank->language = "en";
    if (!intake_text(intake, top, "bank", &bank->name) ||
        !intake_text(intake, top, "language", &bank->language) ||
        !intake_text(intake, top, "about", &bank->about) ||
        !intake_text(intake, top, "unsaid", &bank->unsaid) ||
        !take_words(intake, "yes", &bank->yes) || !take_words(intake, "no", &bank->no))
        return false;
    if (!bank->name)
        return intake_refuse(intake, top, "begin with `bank:` and its name",
                             "this bank has no name");
    return take_questions(intake, "questions", BANK_QUESTIONS, &bank->questions) &&
           take_questions(intake, "groups", BANK_GROUPS, &bank->groups) && take_lines(intake);
}

void bank_keep_standard(struct bank *bank, struct standard *standard) {
    bank->standards =
        memory_resize(bank->standards, bank->standard_count + 1, sizeof *bank->standards);
    bank->standards[bank->standard_count++] = standard;
}

static struct bank *open_bank(const char *path, struct fault *fault, struct faults *all) {
    struct bytes text = {0};
    struct bank *bank = memory_new(sizeof *bank);
    bank->path = memory_text(path, strlen(path));
    struct intake intake = {bank, fault, all, bank->path};
    bool good = file_read(path, bank_largest, &text, fault);
    if (good) {
        bank->digest = digest_crc32(0, text.data, text.length);
        bank->tree = tree_read(path, bytes_string(&text), text.length, fault);
    }
    bytes_free(&text);
    size_t before = all ? all->count : 0;
    good = good && bank->tree && take_bank(&intake);
    if (!good && all) faults_add(all, fault);
    if (good && (!all || all->count == before)) return bank;
    bank_free(bank);
    return NULL;
}

struct bank *bank_open(const char *path, struct fault *fault) {
    return open_bank(path, fault, NULL);
}

struct bank *bank_open_all(const char *path, struct faults *faults) {
    struct fault fault = {0};
    return open_bank(path, &fault, faults);
}

static void free_questions(struct question *questions, size_t count) {
    for (size_t i = 0; questions && i < count; i++) {
        free(questions[i].wordings);
        free(questions[i].traits.waivers);
    }
    free(questions);
}

void bank_free(struct bank *bank) {
    if (!bank) return;
    free_questions(bank->questions, bank->shelves[BANK_QUESTIONS].count);
    free_questions(bank->groups, bank->shelves[BANK_GROUPS].count);
    for (size_t i = 0; i < COUNT(bank->shelves); i++) {
        free(bank->shelves[i].ids);
        free(bank->shelves[i].sorted);
    }
    for (size_t i = 0; bank->lines && i < bank->shelves[BANK_LINES].count; i++)
        free(bank->lines[i].traits.waivers);
    free(bank->lines);
    for (size_t i = 0; i < bank->standard_count; i++)
        standard_free(bank->standards[i]);
    free(bank->standards);
    tree_free(bank->tree);
    free(bank->path);
    free(bank);
}

/* Gives the place of `id` on a shelf, or SIZE_MAX. */
static size_t place_of(const struct bank *bank, enum bank_shelf which, const char *id) {
    const struct shelf_of_ids *shelf = &bank->shelves[which];
    struct place sought = {.id = id};
    const struct place *found =
        shelf->count ? bsearch(&sought, shelf->sorted, shelf->count, sizeof *shelf->sorted, by_id)
                     : NULL;
    return found ? found->at : SIZE_MAX;
}

const struct question *bank_question(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_QUESTIONS, id);
    return place == SIZE_MAX ? NULL : &bank->questions[place];
}

const struct question *bank_group(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_GROUPS, id);
    return place == SIZE_MAX ? NULL : &bank->groups[place];
}

const struct line *bank_line(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_LINES, id);
    return place == SIZE_MAX ? NULL : &bank->lines[place];
}

const struct bank *bank_wording(const struct bank *around, const struct bank *own, const char *part,
                                enum bank_shelf which, const char *id, struct bank_id *found) {
    bool of_part = part && *part;
    if (of_part) snprintf(found->text, sizeof found->text, "%s/%s", part, id);
    if (of_part && around && place_of(around, which, found->text) != SIZE_MAX) return around;
    snprintf(found->text, sizeof found->text, "%s", id);
    return of_part ? own : around;
}

size_t bank_count(const struct bank *bank, enum bank_shelf which) {
    return bank->shelves[which].count;
}

const struct question *bank_question_at(const struct bank *bank, size_t number) {
    return &bank->questions[number];
}

const struct question *bank_group_at(const struct bank *bank, size_t number) {
    return &bank->groups[number];
}

const struct line *bank_line_at(const struct bank *bank, size_t number) {
    return &bank->lines[number];
}

const char *bank_nearest(const struct bank *bank, enum bank_shelf which, const char *id) {
    return text_nearest(id, bank->shelves[which].ids, bank->shelves[which].count);
}

const char *bank_name(const struct bank *bank) {
    return bank->name;
}

const char *bank_path(const struct bank *bank) {
    return bank->path;
}

const char *bank_language(const struct bank *bank) {
    return bank->language;
}

const char *bank_about(const struct bank *bank) {
    return bank->about;
}

const char *bank_unsaid(const struct bank *bank) {
    return bank->unsaid;
}

unsigned long bank_digest(const struct bank *bank) {
    return bank->digest;
}

const struct node *bank_yes(const struct bank *bank) {
    return bank->yes;
}

const struct node *bank_no(const struct bank *bank) {
    return bank->no;
}
