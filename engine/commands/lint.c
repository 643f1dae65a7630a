/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell lint: what kind of question each line is, or of move.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/shelf.h"
#include "base/text.h"
#include "lint/lexicon.h"
#include "lint/lint.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell lint [--mode lint|form|move] [--explain] [--language NAME] [FILE...]\n"
    "\n"
    "Says of each line, from FILE or standard input, how it is worded: one label a line, in\n"
    "the same order. An empty line gets a label too.\n"
    "\n"
    "  --mode lint   the first that fits of: not-a-question, stacked, advice, judging-why,\n"
    "                leading, closed, open; this is the mode without --mode\n"
    "  --mode form   open or closed, always one of them; of several sentences the last\n"
    "                question counts\n"
    "  --mode move   question, reflection, input (information, advice, one's own experience)\n"
    "                or other; each line is what was said before, a tab, and what is judged\n"
    "  --explain     behind the label, each after a tab: the rule, the words it fired on, and\n"
    "                what it says about them\n"
    "  --language    the wording to judge by: questionbanks/wording/NAME.yaml on the search\n"
    "                path, or a file; `en` without it\n";

struct linting {
    enum lint_mode mode;
    bool explains;
    const char *language;
    struct lexicon *lexicon;
    struct bytes out;
};

static bool take_mode(struct linting *linting, const char *name) {
    for (int mode = 0; mode < LINT_MODES; mode++) {
        if (strcmp(lint_mode_name((enum lint_mode)mode), name) != 0) continue;
        linting->mode = (enum lint_mode)mode;
        return true;
    }
    command_misused(&lint_command, "“%s” is not a mode: use lint, form or move", name);
    return false;
}

/* Gives the index of the first FILE, or 0 after saying what is wrong. */
static int take_options(struct linting *linting, int argc, char **argv) {
    static const struct option known[] = {{"mode", required_argument, NULL, 'm'},
                                          {"language", required_argument, NULL, 'l'},
                                          {"explain", no_argument, NULL, 'e'},
                                          {0}};
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (letter == ':') command_misused(&lint_command, "%s needs a value", word);
        if (letter == '?') command_misused(&lint_command, "`%s` is not understood", word);
        if (letter == ':' || letter == '?') return 0;
        if (letter == 'l') linting->language = optarg;
        if (letter == 'e') linting->explains = true;
        if (letter == 'm' && !take_mode(linting, optarg)) return 0;
    }
    return optind;
}

static void explain(struct linting *linting, const struct verdict *verdict, const char *text) {
    bytes_format(&linting->out, "\t%s\t", verdict->rule);
    text_show(text + verdict->from, verdict->to - verdict->from, TEXT_ONE_LINE, &linting->out);
    bytes_format(&linting->out, "\t%s", text_or(verdict->says, ""));
}

static void lint_line(struct linting *linting, const char *line, size_t length) {
    const char *text = line;
    const char *tab = linting->mode == LINT_MOVE ? memchr(line, '\t', length) : NULL;
    struct verdict verdict;
    if (tab) text = tab + 1;
    size_t left = length - (size_t)(text - line);
    if (linting->mode == LINT_MOVE)
        verdict = lint_move(linting->lexicon, line, tab ? (size_t)(tab - line) : 0, text, left);
    else if (linting->mode == LINT_FORM)
        verdict = lint_form(linting->lexicon, text, left);
    else
        verdict = lint_question(linting->lexicon, text, left);
    bytes_text(&linting->out, verdict.label);
    if (linting->explains) explain(linting, &verdict, text);
    bytes_char(&linting->out, '\n');
}

static bool put_out(struct linting *linting, struct fault *fault) {
    size_t written = fwrite(bytes_string(&linting->out), 1, linting->out.length, stdout);
    bool good = written == linting->out.length;
    bytes_clear(&linting->out);
    good = good && (!isatty(fileno(stdout)) || fflush(stdout) == 0);
    return good || fault_say(fault, EX_IOERR, "make room, and run it again",
                             "standard output takes no more: %s", strerror(errno));
}

/* Labels are put out many at a time, but each at once to a person who types. */
static bool lint_stream(struct linting *linting, FILE *stream, const char *name,
                        struct fault *fault) {
    size_t much = isatty(fileno(stream)) ? 0 : 1 << 16;
    char *line = NULL;
    size_t room = 0;
    bool good = true;
    while (good) {
        ssize_t length = getline(&line, &room, stream);
        if (length < 0) break;
        lint_line(linting, line, (size_t)length - (line[length - 1] == '\n'));
        if (linting->out.length > much) good = put_out(linting, fault);
    }
    if (good && ferror(stream)) {
        fault_at(fault, name, 0, 0);
        good = fault_say(fault, EX_NOINPUT, "name a file that can be read",
                         "this cannot be read: %s", strerror(errno));
    }
    free(line);
    return good && put_out(linting, fault);
}

static bool lint_file(struct linting *linting, const char *path, struct fault *fault) {
    FILE *stream = fopen(path, "re");
    fault_at(fault, path, 0, 0);
    if (!stream)
        return fault_say(fault, EX_NOINPUT, "name a file that can be read", "%s", strerror(errno));
    bool good = lint_stream(linting, stream, path, fault);
    fclose(stream);
    return good;
}

static bool open_lexicon(struct linting *linting, struct fault *fault) {
    struct bytes path = {0};
    if (shelf_find(SHELF_WORDINGS, linting->language, NULL, &path, fault))
        linting->lexicon = lexicon_open(bytes_string(&path), fault);
    bytes_free(&path);
    return linting->lexicon != NULL;
}

static int run(int argc, char **argv) {
    struct linting linting = {.mode = LINT_QUESTION, .language = "en"};
    struct fault fault = {0};
    int first = take_options(&linting, argc, argv);
    if (!first) return EX_USAGE;
    bool good = open_lexicon(&linting, &fault);
    if (good && first == argc) good = lint_stream(&linting, stdin, "standard input", &fault);
    for (; good && first < argc; first++)
        good = lint_file(&linting, argv[first], &fault);
    if (good && fflush(stdout) != 0)
        good = fault_say(&fault, EX_IOERR, "make room, and run it again",
                         "standard output takes no more: %s", strerror(errno));
    lexicon_free(linting.lexicon);
    bytes_free(&linting.out);
    return good ? EX_OK : fault_report(&fault);
}

const struct command_of_program lint_command = {"lint", "say how questions are worded", help, run,
                                                NULL};
