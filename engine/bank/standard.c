/* SPDX-License-Identifier: GPL-3.0-or-later
 * Codes with their titles; what else stands in the file is for its readers.
 */
#include "bank/standard.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { largest = 1 << 20 }; /* bytes of a standard */

static char *joined(const char *a, const char *between, const char *b) {
    struct bytes text = {0};
    bytes_format(&text, "%s%s%s", a, between, b);
    char *copy = memory_text(bytes_string(&text), text.length);
    bytes_free(&text);
    return copy;
}

/* A code is under the one that it goes on from with a letter: 1A under 1, but not 10. */
static size_t parent_of(const struct node *codes, const char *key) {
    size_t place = 0;
    for (const struct node *code = codes->first; code; code = code->next, place++) {
        size_t length = strlen(code->key);
        bool goes_on = strncmp(key, code->key, length) == 0 && isalpha((unsigned char)key[length]);
        if (goes_on) return place;
    }
    return SIZE_MAX;
}

/* Adds what people see of the code of another standard, whose file lies beside this one. */
static void add_other(const char *path, const char *code, struct bytes *out) {
    struct fault ignored = {0};
    struct bytes beside = {0};
    struct bytes text = {0};
    struct tree *tree = NULL;
    const char *colon = strchr(code, ':');
    file_folder(path, &beside);
    bytes_format(&beside, "/%.*s.yaml", colon ? (int)(colon - code) : 0, code);
    if (colon && file_read(bytes_string(&beside), largest, &text, &ignored))
        tree = tree_read(bytes_string(&beside), bytes_string(&text), text.length, &ignored);
    const struct node *codes = tree ? tree_get(tree_top(tree), "codes") : NULL;
    const char *title = codes && codes->kind == NODE_MAP ? tree_text(codes, colon + 1) : NULL;
    bytes_format(out, title ? "%s (%s)" : "%s%s", title ? title : "", code);
    tree_free(tree);
    bytes_free(&text);
    bytes_free(&beside);
}

/* Gives what stands beside the code `key`, or NULL; the caller frees. */
static char *beside_of(const struct node *top, const char *path, const char *key) {
    static const char *const rows[] = {"crosswalk", "crosswalk-own"};
    struct bytes text = {0};
    for (size_t i = 0; i < 2; i++) {
        const struct node *walk = tree_get(top, rows[i]);
        const struct node *row = walk && walk->kind == NODE_MAP ? tree_get(walk, key) : NULL;
        if (!row || row->kind != NODE_LIST) continue;
        for (const struct node *code = row->first; code; code = code->next) {
            if (code->kind != NODE_TEXT) continue;
            if (text.length) bytes_text(&text, "; ");
            add_other(path, code->text, &text);
        }
        if (i && row->first) bytes_text(&text, ", which is askwell's own reading");
    }
    char *beside = text.length ? memory_text(bytes_string(&text), text.length) : NULL;
    bytes_free(&text);
    return beside;
}

static bool take(struct standard *standard, const char *path, struct fault *fault) {
    const struct node *top = tree_top(standard->tree);
    const char *name = tree_text(top, "standard");
    const struct node *codes = tree_get(top, "codes");
    standard->title = tree_text(top, "title");
    bool good = name && standard->title && codes && codes->kind == NODE_MAP && codes->count;
    for (const struct node *code = good ? codes->first : NULL; good && code; code = code->next)
        good = code->kind == NODE_TEXT && code->length;
    if (!good) {
        fault_at(fault, path, top->line, top->column);
        return fault_say(fault, EX_DATAERR, "write `standard:`, `title:` and `codes:`",
                         "this is not a standard");
    }
    standard->codes = memory_new(codes->count * sizeof *standard->codes);
    standard->labels = memory_new(codes->count * sizeof *standard->labels);
    standard->beside = memory_new(codes->count * sizeof *standard->beside);
    standard->parent = memory_new(codes->count * sizeof *standard->parent);
    for (const struct node *code = codes->first; code; code = code->next) {
        standard->codes[standard->count] = joined(name, ":", code->key);
        standard->beside[standard->count] = beside_of(top, path, code->key);
        standard->parent[standard->count] = parent_of(codes, code->key);
        standard->top_count += standard->parent[standard->count] == SIZE_MAX;
        struct bytes label = {0};
        bytes_format(&label, "%s (%s)", code->text, standard->codes[standard->count]);
        standard->labels[standard->count++] = memory_text(bytes_string(&label), label.length);
        bytes_free(&label);
    }
    return true;
}

struct standard *standard_open(const char *path, struct fault *fault) {
    struct bytes text = {0};
    struct standard *standard = memory_new(sizeof *standard);
    if (file_read(path, largest, &text, fault))
        standard->tree = tree_read(path, bytes_string(&text), text.length, fault);
    bytes_free(&text);
    if (standard->tree && take(standard, path, fault)) return standard;
    standard_free(standard);
    return NULL;
}

size_t standard_place(const struct standard *standard, const char *code) {
    for (size_t i = 0; i < standard->count; i++)
        if (strcmp(standard->codes[i], code) == 0) return i;
    return SIZE_MAX;
}

bool standard_opens(const struct standard *standard, size_t place) {
    for (size_t i = 0; i < standard->count; i++)
        if (standard->parent[i] == place) return place != SIZE_MAX;
    return false;
}

void standard_free(struct standard *standard) {
    if (!standard) return;
    for (size_t i = 0; i < standard->count; i++) {
        free(standard->codes[i]);
        free(standard->labels[i]);
        free(standard->beside[i]);
    }
    free(standard->codes);
    free(standard->labels);
    free(standard->beside);
    free(standard->parent);
    tree_free(standard->tree);
    free(standard);
}
