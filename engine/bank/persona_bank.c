/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading what a persona may say: every key is known, every line can be said.
 */
#include "bank/persona_bank.h"

#include "bank/intake.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

static const char *const bank_keys[] = {
    "persona", "language", "name", "about", "wants", "holds-back", "protocol", "groups", "topics",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { most_topics = 64, most_groups = 512, longest_line = 600 };

/* Reads a list of texts that people see. */
static bool check_texts(struct intake *intake, const struct node *node, const char *remedy) {
    bool good = node->kind == NODE_LIST && node->count;
    for (const struct node *child = node->first; good && child; child = child->next)
        good = child->kind == NODE_TEXT && child->length;
    if (!good) return intake_refuse(intake, node, remedy, "`%s` has no list of texts", node->key);
    for (const struct node *child = node->first; child; child = child->next) {
        if (!intake_check_shown(intake, child, node->key)) return false;
        if (child->length > longest_line)
            return intake_refuse(intake, child, "people say one to three sentences at a time",
                                 "a line of `%s` is longer than %d bytes", node->key, longest_line);
    }
    return true;
}

/* Names go into scripts and into the jail. */
static bool check_name(struct intake *intake, const struct node *node, const char *noun) {
    if (text_is_slug(node->key)) return true;
    return intake_refuse(intake, node, "use small letters, digits, - and _",
                         "“%s” cannot be the name of a %s", node->key, noun);
}

static bool take_group(struct intake *intake, struct persona_bank *bank, const char *topic,
                       const struct node *node) {
    if (!check_name(intake, node, "group") ||
        !check_texts(intake, node, "write its lines below it, each behind a -"))
        return false;
    if (bank->group_count == most_groups)
        return intake_refuse(intake, node, "put some of them together",
                             "these are too many groups");
    struct persona_group *group = &bank->groups[bank->group_count++];
    *group = (struct persona_group){
        .topic = topic, .id = node->key, .line = node->key_line, .column = node->key_column};
    group->lines = memory_new(node->count * sizeof *group->lines);
    for (const struct node *child = node->first; child; child = child->next)
        group->lines[group->count++] = (struct wording){child->text, child->line, child->column};
    return true;
}

static bool take_topic(struct intake *intake, struct persona_bank *bank, const struct node *node) {
    const struct node *cues = tree_get(node, "cues");
    if (!check_name(intake, node, "topic")) return false;
    if (node->kind != NODE_MAP || !cues)
        return intake_refuse(intake, node, "write `cues: [words]` and groups of lines below it",
                             "`%s` has no cues", node->key);
    if (!check_texts(intake, cues, "write them as [class, behaviour]")) return false;
    if (bank->topic_count == most_topics)
        return intake_refuse(intake, node, "put some of them together",
                             "these are too many topics");
    struct persona_topic *topic = &bank->topics[bank->topic_count++];
    *topic = (struct persona_topic){.id = node->key};
    topic->cues = memory_new(cues->count * sizeof *topic->cues);
    for (const struct node *child = cues->first; child; child = child->next)
        topic->cues[topic->count++] = child->text;
    for (const struct node *child = node->first; child; child = child->next)
        if (child != cues && !take_group(intake, bank, node->key, child)) return false;
    return true;
}

static bool take_texts(struct intake *intake, struct persona_bank *bank, const struct node *top) {
    bank->language = "en";
    return intake_text(intake, top, "persona", &bank->id) &&
           intake_text(intake, top, "language", &bank->language) &&
           intake_text(intake, top, "name", &bank->name) &&
           intake_text(intake, top, "about", &bank->about) &&
           intake_text(intake, top, "wants", &bank->wants) &&
           intake_text(intake, top, "holds-back", &bank->holds_back) &&
           intake_text(intake, top, "protocol", &bank->protocol);
}

static bool check_texts_there(struct intake *intake, const struct persona_bank *bank,
                              const struct node *top) {
    const struct {
        const char *key;
        const char *text;
    } needed[] = {{"persona", bank->id},
                  {"name", bank->name},
                  {"about", bank->about},
                  {"wants", bank->wants},
                  {"holds-back", bank->holds_back}};
    for (size_t i = 0; i < COUNT(needed); i++)
        if (!needed[i].text || !*needed[i].text)
            return intake_refuse(intake, top, "write it near the top", "this persona has no `%s:`",
                                 needed[i].key);
    return true;
}

static bool take(struct intake *intake, struct persona_bank *bank) {
    const struct node *top = tree_top(bank->tree);
    if (top->kind != NODE_MAP || !tree_get(top, "persona"))
        return intake_refuse(intake, top, "begin with `persona:` and its name",
                             "this is not the bank of a persona");
    if (!intake_check_keys(intake, top, "part of a persona's bank", bank_keys, COUNT(bank_keys)) ||
        !take_texts(intake, bank, top) || !check_texts_there(intake, bank, top))
        return false;
    const struct node *groups = tree_get(top, "groups");
    const struct node *topics = tree_get(top, "topics");
    bank->groups = memory_new(most_groups * sizeof *bank->groups);
    bank->topics = memory_new(most_topics * sizeof *bank->topics);
    if (!groups || groups->kind != NODE_MAP)
        return intake_refuse(intake, groups ? groups : top,
                             "write `groups:`, names and their lines",
                             "this persona has nothing to say");
    for (const struct node *child = groups->first; child; child = child->next)
        if (!take_group(intake, bank, "", child)) return false;
    if (topics && topics->kind != NODE_MAP)
        return intake_refuse(intake, topics, "write `name:` and what belongs to it",
                             "`topics` is not a map");
    for (const struct node *child = topics ? topics->first : NULL; child; child = child->next)
        if (!take_topic(intake, bank, child)) return false;
    return true;
}

struct persona_bank *persona_bank_open(const char *path, struct fault *fault) {
    struct bytes text = {0};
    struct persona_bank *bank = memory_new(sizeof *bank);
    bank->path = memory_text(path, strlen(path));
    struct intake intake = {.fault = fault, .path = bank->path};
    bool good = file_read(path, persona_bank_largest, &text, fault);
    if (good) {
        bank->digest = digest_crc32(0, bytes_string(&text), text.length);
        bank->tree = tree_read(path, bytes_string(&text), text.length, fault);
    }
    bytes_free(&text);
    if (good && bank->tree && take(&intake, bank)) return bank;
    persona_bank_free(bank);
    return NULL;
}

void persona_bank_free(struct persona_bank *bank) {
    if (!bank) return;
    for (size_t i = 0; i < bank->group_count; i++)
        free(bank->groups[i].lines);
    for (size_t i = 0; i < bank->topic_count; i++)
        free(bank->topics[i].cues);
    free(bank->groups);
    free(bank->topics);
    tree_free(bank->tree);
    free(bank->path);
    free(bank);
}

const struct persona_group *persona_bank_group(const struct persona_bank *bank, const char *topic,
                                               const char *id) {
    for (size_t i = 0; i < bank->group_count; i++)
        if (strcmp(bank->groups[i].topic, topic) == 0 && strcmp(bank->groups[i].id, id) == 0)
            return &bank->groups[i];
    return NULL;
}

bool persona_bank_has_topic(const struct persona_bank *bank, const char *id) {
    for (size_t i = 0; i < bank->topic_count; i++)
        if (strcmp(bank->topics[i].id, id) == 0) return true;
    return false;
}

const char *persona_bank_nearest(const struct persona_bank *bank, const char *id) {
    const char **known = memory_new((bank->group_count + 1) * sizeof *known);
    for (size_t i = 0; i < bank->group_count; i++)
        known[i] = bank->groups[i].id;
    const char *nearest = text_nearest(id, known, bank->group_count);
    free(known);
    return nearest;
}
