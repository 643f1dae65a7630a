/* SPDX-License-Identifier: GPL-3.0-or-later
 * Learns the weights of a lexicon from labelled lines, with the features that the engine itself
 * finds: logistic regression, one label against the others, by liblinear.
 *
 *     learn LEXICON MODE=FILE[,FILE]...     prints the part `weights:` of the lexicon
 *     learn --try LEXICON MODE=FILE...      prints how well it does on lines it has not seen
 *
 * Lines are `label<TAB>utterance`, of moves `label<TAB>previous<TAB>utterance`. A line whose label
 * the mode does not have is passed over. What stands in fewer than `least` lines bears no weight,
 * and the rest little: the lines are few, and what they happen to be about must not count.
 */
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "lint/features.h"
#include "lint/lexicon.h"
#include "lint/rules.h"

#include <linear.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { folds = 5, unit = 100, least = 5 };

static const double strength = 0.3; /* liblinear's C: small is careful */
/* How much a rare label is raised: 0 not at all, 1 until each has the same sum. */
static const double lift = 0.5;

struct line {
    size_t label;
    size_t fold;
    bool is_part; /* of the line before it: learnt from, not counted */
    size_t count;
    struct feature_node *nodes; /* ended by -1 */
};

struct material {
    const struct lexicon *lexicon;
    enum lint_mode mode;
    size_t labels;
    struct line *lines;
    size_t count;
    size_t whole;   /* of them are no parts */
    uint64_t *keys; /* of the features, by number from 1 */
    size_t key_count;
};

static _Noreturn void stop(const char *what, const char *which) {
    fprintf(stderr, "learn: %s %s\n", what, which);
    exit(EXIT_FAILURE);
}

static int number_of(struct material *material, uint64_t key) {
    for (size_t i = 0; i < material->key_count; i++)
        if (material->keys[i] == key) return (int)i + 1;
    material->keys = memory_resize(material->keys, material->key_count + 1, sizeof *material->keys);
    material->keys[material->key_count++] = key;
    return (int)material->key_count;
}

static int by_number(const void *a, const void *b) {
    return ((const struct feature_node *)a)->index - ((const struct feature_node *)b)->index;
}

static void add_line(struct material *material, bool is_part, size_t label, const char *previous,
                     size_t previous_length, const char *text, size_t length) {
    static struct cues cues;
    static struct utterance before;
    struct feature features[features_most];
    cues_find(material->lexicon, text, length, &cues);
    utterance_read(&material->lexicon->spelling, previous, previous_length, &before);
    struct hit hit = rules_first(material->lexicon, material->mode, &cues);
    size_t count = features_find(material->lexicon, material->mode, &cues, &before, &hit, features);
    material->lines = memory_resize(material->lines, material->count + 1, sizeof *material->lines);
    struct line *line = &material->lines[material->count++];
    if (!is_part) material->whole++;
    *line = (struct line){.label = label,
                          .fold = material->whole % folds,
                          .is_part = is_part,
                          .count = count,
                          .nodes = memory_new((count + 1) * sizeof *line->nodes)};
    for (size_t i = 0; i < count; i++)
        line->nodes[i] = (struct feature_node){number_of(material, features[i].key), 1};
    qsort(line->nodes, count, sizeof *line->nodes, by_number);
    line->nodes[count].index = -1;
}

/* Adds one sentence of a long statement by itself: what the whole is, it is too, and how long such
 * a turn is depends on whom one listens to. */
static void add_part(struct material *material, size_t label, const char *previous,
                     size_t previous_length, const char *text, size_t length) {
    enum { enough_words = 6 };
    struct utterance whole;
    utterance_read(&material->lexicon->spelling, text, length, &whole);
    for (size_t i = whole.sentence_count; i-- > 0 && whole.sentence_count > 1;) {
        const struct sentence *sentence = &whole.sentences[i];
        if (sentence->end - sentence->first < enough_words) continue;
        uint32_t from = whole.words[sentence->first].from;
        uint32_t to = whole.words[sentence->end - 1].to;
        add_line(material, true, label, previous, previous_length, text + from, to - from);
        return;
    }
}

static bool is_statement(const struct material *material, size_t label) {
    const char *name = lint_labels(material->mode)[label];
    return strcmp(name, "input") == 0 || strcmp(name, "reflection") == 0;
}

static void take_line(struct material *material, const char *line, size_t length) {
    const char *const *labels = lint_labels(material->mode);
    const char *tab = memchr(line, '\t', length);
    size_t label = 0;
    if (!tab) return;
    while (labels[label] && (strlen(labels[label]) != (size_t)(tab - line) ||
                             memcmp(labels[label], line, strlen(labels[label])) != 0))
        label++;
    if (!labels[label]) return;
    const char *text = tab + 1;
    size_t left = length - (size_t)(text - line);
    const char *second = memchr(text, '\t', left);
    const char *previous = text;
    size_t before = second ? (size_t)(second - text) : 0;
    if (second) text = second + 1;
    left = length - (size_t)(text - line);
    add_line(material, false, label, previous, before, text, left);
    if (is_statement(material, label)) add_part(material, label, previous, before, text, left);
}

static void read_lines(struct material *material, const char *path) {
    struct bytes text = {0};
    struct fault fault = {0};
    if (!file_read(path, 1 << 26, &text, &fault)) stop("cannot read", path);
    for (const char *at = bytes_string(&text); *at;) {
        size_t length = strcspn(at, "\n");
        take_line(material, at, length);
        at += length + (at[length] == '\n');
    }
    bytes_free(&text);
}

/* Leaves out what stands in too few lines. */
static void drop_rare(struct material *material) {
    int *seen = memory_new((material->key_count + 1) * sizeof *seen);
    for (size_t i = 0; i < material->count; i++)
        for (size_t j = 0; j < material->lines[i].count; j++)
            seen[material->lines[i].nodes[j].index]++;
    for (size_t i = 0; i < material->count; i++) {
        struct line *line = &material->lines[i];
        size_t kept = 0;
        for (size_t j = 0; j < line->count; j++)
            if (seen[line->nodes[j].index] >= least) line->nodes[kept++] = line->nodes[j];
        line->count = kept;
        line->nodes[kept].index = -1;
    }
    free(seen);
}

static void quiet(const char *text) {
    (void)text;
}

/* Gives for each feature and label a weight; the caller frees. Lines of fold `left_out` are not
 * seen. */
static int *learn(const struct material *material, size_t left_out) {
    size_t labels = material->labels;
    struct problem problem = {.n = (int)material->key_count, .bias = -1};
    struct parameter parameter = {.solver_type = L2R_LR, .C = strength, .eps = 1e-4};
    int label_numbers[weights_labels];
    double raised[weights_labels];
    size_t of_label[weights_labels] = {0};
    problem.y = memory_new(material->count * sizeof *problem.y);
    problem.x = memory_new(material->count * sizeof *problem.x);
    for (size_t i = 0; i < material->count; i++) {
        if (material->lines[i].fold == left_out) continue;
        problem.x[problem.l] = material->lines[i].nodes;
        problem.y[problem.l++] = (double)material->lines[i].label;
        of_label[material->lines[i].label]++;
    }
    for (size_t i = 0; i < labels; i++) {
        label_numbers[i] = (int)i;
        raised[i] = pow((double)problem.l / (double)labels / (double)(of_label[i] + 1), lift);
    }
    parameter.nr_weight = (int)labels;
    parameter.weight_label = label_numbers;
    parameter.weight = raised;
    struct model *model = train(&problem, &parameter);
    int *weights = memory_new((material->key_count + 1) * labels * sizeof *weights);
    for (size_t feature = 1; feature <= material->key_count; feature++)
        for (int i = 0; i < model->nr_class; i++) {
            double weight = get_decfun_coef(model, (int)feature, i);
            weights[feature * labels + (size_t)model->label[i]] = (int)lround(unit * weight);
        }
    free_and_destroy_model(&model);
    free(problem.x);
    free(problem.y);
    return weights;
}

static size_t best_label(const struct material *material, const int *weights,
                         const struct line *line) {
    long scores[weights_labels] = {0};
    size_t best = 0;
    for (size_t j = 0; j < line->count; j++)
        for (size_t i = 0; i < material->labels; i++)
            scores[i] += weights[(size_t)line->nodes[j].index * material->labels + i];
    for (size_t i = 1; i < material->labels; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

static void report(const struct material *material, const size_t *said) {
    double sum = 0;
    printf("%-5s", lint_mode_name(material->mode));
    for (size_t label = 0; label < material->labels; label++) {
        size_t both = 0;
        size_t either = 0;
        for (size_t i = 0; i < material->count; i++) {
            if (material->lines[i].is_part) continue;
            bool is = material->lines[i].label == label;
            both += is && said[i] == label;
            either += is + (said[i] == label);
        }
        double f = either ? 2.0 * (double)both / (double)either : 0;
        sum += f;
        printf("  %s %.3f", lint_labels(material->mode)[label], f);
    }
    printf("  macro-F1 %.3f\n", sum / (double)material->labels);
}

static void try_out(const struct material *material) {
    size_t *said = memory_new(material->count * sizeof *said);
    for (size_t fold = 0; fold < folds; fold++) {
        int *weights = learn(material, fold);
        for (size_t i = 0; i < material->count; i++)
            if (material->lines[i].fold == fold)
                said[i] = best_label(material, weights, &material->lines[i]);
        free(weights);
    }
    report(material, said);
    free(said);
}

struct named {
    char *name;
    const int *weights;
};

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

/* Prints the rows in the order of their names, so that a difference can be read. */
static void print(const struct material *material) {
    int *weights = learn(material, folds);
    struct named *rows = memory_new(material->key_count * sizeof *rows);
    for (size_t i = 0; i < material->key_count; i++) {
        struct bytes name = {0};
        features_name(material->lexicon, material->mode, material->keys[i], &name);
        rows[i] = (struct named){name.data, weights + (i + 1) * material->labels};
    }
    qsort(rows, material->key_count, sizeof *rows, by_name);
    printf("  %s:\n    # ", lint_mode_name(material->mode));
    for (size_t i = 0; i < material->labels; i++)
        printf("%s%s", i ? ", " : "", lint_labels(material->mode)[i]);
    printf("\n");
    for (size_t i = 0; i < material->key_count; i++) {
        bool weighs = false;
        for (size_t label = 0; label < material->labels; label++)
            weighs |= rows[i].weights[label] != 0;
        if (weighs) {
            printf("    %s: [", rows[i].name);
            for (size_t label = 0; label < material->labels; label++)
                printf("%s%d", label ? ", " : "", rows[i].weights[label]);
            printf("]\n");
        }
        free(rows[i].name);
    }
    free(rows);
    free(weights);
}

static void free_material(struct material *material) {
    for (size_t i = 0; i < material->count; i++)
        free(material->lines[i].nodes);
    free(material->lines);
    free(material->keys);
}

static void learn_mode(const struct lexicon *lexicon, const char *argument, bool tries) {
    struct material material = {.lexicon = lexicon};
    size_t length = strcspn(argument, "=");
    int mode = 0;
    while (mode < LINT_MODES &&
           strncmp(lint_mode_name((enum lint_mode)mode), argument, length) != 0)
        mode++;
    if (mode == LINT_MODES || !argument[length]) stop("no MODE=FILE:", argument);
    material.mode = (enum lint_mode)mode;
    while (lint_labels(material.mode)[material.labels])
        material.labels++;
    char *paths = memory_text(argument + length + 1, strlen(argument + length + 1));
    for (char *path = strtok(paths, ","); path; path = strtok(NULL, ","))
        read_lines(&material, path);
    free(paths);
    drop_rare(&material);
    if (tries)
        try_out(&material);
    else
        print(&material);
    free_material(&material);
}

int main(int argc, char **argv) {
    struct fault fault = {0};
    bool tries = argc > 1 && strcmp(argv[1], "--try") == 0;
    int first = tries ? 2 : 1;
    if (argc <= first + 1) stop("[--try] LEXICON MODE=FILE[,FILE]...", "");
    struct lexicon *lexicon = lexicon_open(argv[first], &fault);
    if (!lexicon) exit(fault_report(&fault));
    set_print_string_function(quiet);
    if (!tries) printf("weights:\n");
    for (int i = first + 1; i < argc; i++)
        learn_mode(lexicon, argv[i], tries);
    lexicon_free(lexicon);
    return EXIT_SUCCESS;
}
