/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shelf, read; a script only once somebody asks for what stands in it.
 */
#include "report/vocabulary.h"

#include "bank/standard.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "flow/chapters.h"
#include "flow/outline.h"
#include "flow/source.h"

#include <stdlib.h>
#include <string.h>

struct programme {
    const char *name;
    bool read;
    struct value sections;
    struct terms terms; /* months 0: it asks for none */
};

struct code {
    const char *code;
    const char *title;
};

struct vocabulary {
    char **names;
    size_t name_count;
    struct programme *programmes;
    size_t programme_count;
    struct standard **standards;
    size_t standard_count;
    struct code *codes; /* by code */
    size_t code_count;
};

static const char other[] = "other";
static const char between[] = "between";

static int by_code(const void *a, const void *b) {
    return strcmp(((const struct code *)a)->code, ((const struct code *)b)->code);
}

static void add_standard(struct vocabulary *vocabulary, const char *name) {
    struct bytes path = {0};
    struct fault ignored = {0};
    struct standard *standard = NULL;
    if (shelf_find(SHELF_STANDARDS, name, NULL, &path, &ignored))
        standard = standard_open(bytes_string(&path), &ignored);
    bytes_free(&path);
    if (!standard) return;
    vocabulary->standards =
        memory_room(vocabulary->standards, vocabulary->standard_count, sizeof(struct standard *));
    vocabulary->standards[vocabulary->standard_count++] = standard;
    for (size_t i = 0; i < standard->count; i++) {
        vocabulary->codes =
            memory_room(vocabulary->codes, vocabulary->code_count, sizeof *vocabulary->codes);
        vocabulary->codes[vocabulary->code_count++] =
            (struct code){standard->codes[i], standard->labels[i]};
    }
}

static void add_programme(struct vocabulary *vocabulary, const char *name) {
    vocabulary->programmes[vocabulary->programme_count++] = (struct programme){.name = name};
}

struct vocabulary *vocabulary_open(void) {
    struct vocabulary *vocabulary = memory_new(sizeof *vocabulary);
    size_t count = 0;
    char **names = shelf_names(SHELF_STANDARDS, &count);
    for (size_t i = 0; i < count; i++)
        add_standard(vocabulary, names[i]);
    shelf_free_names(names, count);
    if (vocabulary->code_count)
        qsort(vocabulary->codes, vocabulary->code_count, sizeof *vocabulary->codes, by_code);
    vocabulary->names = shelf_names(SHELF_FLOWS, &vocabulary->name_count);
    vocabulary->programmes =
        memory_new((vocabulary->name_count + 2) * sizeof *vocabulary->programmes);
    for (size_t i = 0; i < vocabulary->name_count; i++) {
        const char *name = vocabulary->names[i];
        if (strcmp(name, other) != 0 && strcmp(name, between) != 0) add_programme(vocabulary, name);
    }
    add_programme(vocabulary, other);
    add_programme(vocabulary, between);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary) {
    if (!vocabulary) return;
    for (size_t i = 0; i < vocabulary->programme_count; i++)
        value_free(&vocabulary->programmes[i].sections);
    for (size_t i = 0; i < vocabulary->standard_count; i++)
        standard_free(vocabulary->standards[i]);
    shelf_free_names(vocabulary->names, vocabulary->name_count);
    free(vocabulary->programmes);
    free(vocabulary->standards);
    free(vocabulary->codes);
    free(vocabulary);
}

size_t vocabulary_programmes(const struct vocabulary *vocabulary) {
    return vocabulary->programme_count;
}

const char *vocabulary_programme(const struct vocabulary *vocabulary, size_t programme) {
    return vocabulary->programmes[programme].name;
}

size_t vocabulary_other(const struct vocabulary *vocabulary) {
    return vocabulary->programme_count - 2;
}

size_t vocabulary_between(const struct vocabulary *vocabulary) {
    return vocabulary->programme_count - 1;
}

size_t vocabulary_find_programme(const struct vocabulary *vocabulary, const char *name) {
    size_t low = 0;
    size_t high = vocabulary_other(vocabulary);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(vocabulary->programmes[middle].name, name);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return vocabulary_other(vocabulary);
}

/* Adds the chapter called `name` with what its source says; nothing of it where it cannot be read.
 */
static void add_chapter(struct chapters *chapters, const char *name, bool own,
                        struct terms *terms) {
    struct bytes path = {0};
    struct bytes source = {0};
    struct fault ignored = {0};
    struct source_problem problem = {0};
    struct value outline = value_list();
    bool good = shelf_find(SHELF_FLOWS, name, NULL, &path, &ignored) &&
                file_read(bytes_string(&path), source_most, &source, &ignored) &&
                source_check(bytes_string(&source), source.length, &problem);
    if (good) {
        value_free(&outline);
        outline = outline_of(bytes_string(&source), source.length);
    }
    if (good && terms && !terms_of(bytes_string(&source), source.length, terms))
        *terms = (struct terms){0};
    chapters_add(chapters, own ? "" : name, outline);
    bytes_free(&path);
    bytes_free(&source);
}

static struct programme *read_programme(struct vocabulary *vocabulary, size_t number) {
    struct programme *programme = &vocabulary->programmes[number];
    if (programme->read) return programme;
    programme->read = true;
    programme->sections = value_list();
    if (number >= vocabulary_other(vocabulary)) return programme;
    struct chapters *chapters = memory_new(sizeof *chapters);
    struct gap gap = {0};
    add_chapter(chapters, programme->name, true, &programme->terms);
    while (!chapters_whole(chapters, &gap) && !gap.problem[0] && chapters->count <= chapters_most)
        add_chapter(chapters, gap.name, false, NULL);
    value_free(&programme->sections);
    programme->sections = chapters_sections(chapters, 0);
    chapters_free(chapters);
    free(chapters);
    return programme;
}

size_t vocabulary_stages(struct vocabulary *vocabulary, size_t programme) {
    size_t count = read_programme(vocabulary, programme)->sections.count;
    return count < vocabulary_stages_most ? count : vocabulary_stages_most;
}

const char *vocabulary_stage(struct vocabulary *vocabulary, size_t programme, size_t stage) {
    return read_programme(vocabulary, programme)->sections.items[stage].text;
}

size_t vocabulary_find_stage(struct vocabulary *vocabulary, size_t programme, const char *title) {
    size_t count = vocabulary_stages(vocabulary, programme);
    for (size_t i = 0; i < count; i++)
        if (strcmp(vocabulary_stage(vocabulary, programme, i), title) == 0) return i;
    return VOCABULARY_NONE;
}

const struct terms *vocabulary_terms(struct vocabulary *vocabulary, size_t programme) {
    const struct terms *terms = &read_programme(vocabulary, programme)->terms;
    return terms->months ? terms : NULL;
}

size_t vocabulary_standards(const struct vocabulary *vocabulary) {
    return vocabulary->code_count;
}

const char *vocabulary_standard(const struct vocabulary *vocabulary, size_t standard) {
    return vocabulary->codes[standard].code;
}

const char *vocabulary_standard_title(const struct vocabulary *vocabulary, size_t standard) {
    return vocabulary->codes[standard].title;
}

size_t vocabulary_find_standard(const struct vocabulary *vocabulary, const char *code) {
    const struct code wanted = {code, NULL};
    const struct code *found = NULL;
    if (vocabulary->code_count)
        found = bsearch(&wanted, vocabulary->codes, vocabulary->code_count,
                        sizeof *vocabulary->codes, by_code);
    return found ? (size_t)(found - vocabulary->codes) : VOCABULARY_NONE;
}
