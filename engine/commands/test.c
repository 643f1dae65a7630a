/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell test: every transcript is played, and each difference is shown where it is.
 */
#include "commands/command.h"

#include "author/difference.h"
#include "author/rehearsal.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "commands/sitting.h"

#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell test [FILE.talk | FOLDER]... [--json]\n"
    "\n"
    "Plays transcripts and shows where conversations went another way: `-` as it is\n"
    "written, `+` as it happened, with three lines around. Of a folder every *.talk in it\n"
    "and below is played. Without a name it is the folder tests/talks, or where there is\n"
    "none, this folder. Nothing is kept and nothing is changed.\n"
    "\n"
    "  --json  one object a line for each transcript: file, as_written, differences\n"
    "          (line, written, happened), and problem where it cannot be played\n"
    "\n"
    "Where what happened is right, `askwell play --update FILE` writes it down.\n";

struct results {
    bool json;
    size_t as_written;
    size_t another_way;
    size_t not_played;
    int code;
};

static void print_json(const char *path, const struct value *differences,
                       const struct fault *fault) {
    struct value map = value_map();
    struct bytes line = {0};
    struct bytes sentence = {0};
    value_set(&map, "file", value_string(path));
    value_set(&map, "as_written", value_bool(!fault && differences->count == 0));
    value_set(&map, "differences", value_copy(differences));
    if (fault) {
        fault_write(fault, &sentence);
        value_set(&map, "problem", value_string(bytes_string(&sentence)));
    }
    json_write(&map, JSON_LINE, &line);
    puts(bytes_string(&line));
    bytes_free(&line);
    bytes_free(&sentence);
    value_free(&map);
}

static void print_clean(const struct bytes *line, FILE *file) {
    struct bytes shown = {0};
    text_show(bytes_string(line), line->length, TEXT_ONE_LINE, &shown);
    fprintf(file, "%s\n", bytes_string(&shown));
    bytes_free(&shown);
}

static void take_problem(struct results *results, const char *path, const struct fault *fault) {
    static const struct value none = {.kind = VALUE_LIST};
    results->not_played++;
    if (!results->code) results->code = fault->exit_code;
    if (results->json) {
        print_json(path, &none, fault);
        return;
    }
    struct bytes sentence = {0};
    if (strcmp(fault->file, path) != 0) bytes_format(&sentence, "%s: ", path);
    fault_write(fault, &sentence);
    fflush(stdout);
    fprintf(stderr, "askwell: ");
    print_clean(&sentence, stderr);
    bytes_free(&sentence);
}

static void take_played(struct results *results, const struct transcript *transcript,
                        const struct value *happened) {
    struct value differences = difference_value(transcript, happened);
    struct bytes text = {0};
    if (differences.count == 0) {
        results->as_written++;
    } else {
        results->another_way++;
        results->code = EX_DATAERR;
    }
    if (results->json) {
        print_json(transcript->path, &differences, NULL);
    } else {
        difference_text(transcript, happened, &text);
        fwrite(bytes_string(&text), 1, text.length, stdout);
    }
    bytes_free(&text);
    value_free(&differences);
}

static void play(struct results *results, const char *path) {
    struct fault fault = {0};
    struct transcript transcript = {0};
    struct value happened = {0};
    struct flow *jail = flow_fork(&fault);
    bool good = jail && transcript_read(path, &transcript, &fault);
    if (good && rehearse(&transcript, jail, &happened, &fault))
        take_played(results, &transcript, &happened);
    else
        take_problem(results, path, &fault);
    if (good) transcript_free(&transcript);
    value_free(&happened);
    flow_close(jail);
}

static int by_name(const FTSENT **a, const FTSENT **b) {
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Hidden folders are passed over: what lies in .git is nobody's transcript. */
static bool is_hidden(const FTSENT *entry) {
    return entry->fts_level > FTS_ROOTLEVEL && entry->fts_name[0] == '.';
}

static bool is_transcript(const FTSENT *entry) {
    static const char ending[] = ".talk";
    size_t tail = sizeof ending - 1;
    return entry->fts_info == FTS_F && entry->fts_namelen > tail &&
           strcmp(entry->fts_name + entry->fts_namelen - tail, ending) == 0;
}

static void play_folder(struct results *results, char *folder) {
    char *folders[] = {folder, NULL};
    FTS *tree = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, by_name);
    if (!tree) return;
    for (FTSENT *entry = NULL; (entry = fts_read(tree));) {
        if (is_hidden(entry)) {
            fts_set(tree, entry, FTS_SKIP);
        } else if (is_transcript(entry)) {
            bool here = strncmp(entry->fts_path, "./", 2) == 0;
            play(results, entry->fts_path + (here ? 2 : 0));
        }
    }
    fts_close(tree);
}

static void print_summary(const struct results *results) {
    printf("%zu as written, %zu went another way", results->as_written, results->another_way);
    if (results->not_played) printf(", %zu could not be played", results->not_played);
    putchar('\n');
}

static int run(int argc, char **argv) {
    static char talks[] = "tests/talks";
    static char here[] = ".";
    char *usual[] = {file_is_folder(talks) ? talks : here};
    struct sitting sitting = {0};
    int first = sitting_options(&test_command, argc, argv, "j", &sitting);
    if (!first) return EX_USAGE;
    char **named = first < argc ? argv + first : usual;
    int count = first < argc ? argc - first : 1;
    struct results results = {.json = sitting.json};
    for (int i = 0; i < count; i++) {
        if (file_is_folder(named[i]))
            play_folder(&results, named[i]);
        else
            play(&results, named[i]);
    }
    fflush(stdout);
    if (results.as_written + results.another_way + results.not_played == 0) {
        struct fault fault = {0};
        fault_at(&fault, strcmp(named[0], here) == 0 ? NULL : named[0], 0, 0);
        fault_say(&fault, EX_NOINPUT, "`askwell play --record FILE.talk FLOW` makes one",
                  "there is no transcript here, no file that ends in .talk");
        return fault_report(&fault);
    }
    if (!results.json) print_summary(&results);
    return results.code;
}

const struct command_of_program test_command = {"test", "play every transcript, show differences",
                                                help, run, NULL};
