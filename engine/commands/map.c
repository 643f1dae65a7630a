/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell map: a conversation as an outline or a picture.
 */
#include "commands/command.h"

#include "author/map.h"
#include "author/map_dot.h"
#include "author/map_mermaid.h"
#include "author/map_svg.h"
#include "author/map_text.h"
#include "author/map_value.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/explain.h"
#include "flow/flow.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell map FLOW [--dot | --mermaid | --svg | --json]\n"
    "\n"
    "Draws a conversation: its sections and steps in order, where each answer leads when\n"
    "that is not the same for all, loops, and what is never reached. It is found out by\n"
    "walking the script many times with made-up answers, so it is what the script does.\n"
    "\n"
    "  --dot      for Graphviz\n"
    "  --mermaid  for the many wikis that draw it\n"
    "  --svg      a picture for a page or a browser; this needs Graphviz\n"
    "  --json     as data\n"
    "\n"
    "Without one of them it is an outline to be read.\n";

enum form { FORM_TEXT, FORM_DOT, FORM_MERMAID, FORM_SVG, FORM_JSON };

/* What is known of a flow before and after it is walked. */
struct survey {
    const char *named;
    struct flow *jail;
    struct bytes path;
    struct wish begin; /* its `flow { … }` */
    struct bank *bank;
    struct banks *banks; /* of it and of the parts that are taken in */
    struct walks walks;
};

static bool open_bank(struct survey *survey, struct fault *fault) {
    const char *name = value_get_text(&survey->begin.fill, "bank");
    struct bytes path = {0};
    if (name && shelf_find(SHELF_BANKS, name, bytes_string(&survey->path), &path, fault))
        survey->bank = bank_open(bytes_string(&path), fault);
    else
        flow_fault_at(survey->jail, NULL, survey->begin.line, name, fault);
    bytes_free(&path);
    return survey->bank != NULL;
}

static bool walk(struct survey *survey, struct fault *fault) {
    struct walks_setup setup = {.seed = 1};
    bool good = shelf_find(SHELF_FLOWS, survey->named, NULL, &survey->path, fault) &&
                flow_load(survey->jail, bytes_string(&survey->path), fault) &&
                flow_run(survey->jail, fault) && flow_next(survey->jail, &survey->begin, fault) &&
                open_bank(survey, fault);
    setup.bank = survey->bank;
    setup.banks = survey->banks = good ? banks_around(survey->jail, survey->bank) : NULL;
    return good && walks_make(survey->jail, &setup, &survey->walks, fault);
}

static bool say_unknown(const struct survey *survey, const struct walks_issue *issue,
                        struct fault *fault) {
    static const struct {
        const char *word;
        const char *noun;
        enum bank_shelf shelf;
    } words[] = {{"ask", "question", BANK_QUESTIONS},
                 {"draw", "group", BANK_GROUPS},
                 {"say", "line", BANK_LINES}};
    size_t which = 0;
    while (which < 2 && strcmp(words[which].word, issue->text) != 0)
        which++;
    const char *nearest = bank_nearest(survey->bank, words[which].shelf, issue->id);
    struct bytes remedy = {0};
    if (nearest)
        bytes_format(&remedy, "did you mean `%s`?", nearest);
    else
        bytes_format(&remedy, "add it to %s", bank_path(survey->bank));
    flow_fault_at(survey->jail, *issue->part ? issue->part : NULL, issue->line, issue->id, fault);
    fault_say(fault, EX_DATAERR, bytes_string(&remedy), "the bank %s has no %s `%s`",
              bank_name(survey->bank), words[which].noun, issue->id);
    bytes_free(&remedy);
    return false;
}

static bool say_error(const struct survey *survey, const struct walks_issue *issue,
                      struct fault *fault) {
    char word[64];
    explain_word(issue->text, word);
    flow_fault_at(survey->jail, *issue->part ? issue->part : NULL, issue->line, word, fault);
    return fault_say(fault, EX_DATAERR, explain_remedy(issue->text), "%.*s",
                     (int)explain_length(issue->text), issue->text);
}

/* Gives false with a fault where a walk met what would end a conversation. The rest of what can be
 * wrong is for `check`. */
static bool is_sound(const struct survey *survey, struct fault *fault) {
    if (survey->walks.limit.exit_code) {
        *fault = survey->walks.limit;
        return false;
    }
    for (size_t i = 0; i < survey->walks.issue_count; i++) {
        const struct walks_issue *issue = &survey->walks.issues[i];
        if (strcmp(issue->what, "error") == 0) return say_error(survey, issue, fault);
        if (strcmp(issue->what, "unknown") == 0) return say_unknown(survey, issue, fault);
    }
    return true;
}

static struct map *map_of(const struct survey *survey) {
    const struct bytes *source = flow_source(survey->jail, NULL);
    struct script script = {bytes_string(&survey->path), bytes_string(source), source->length,
                            survey->bank};
    struct map *map = map_new(&script, survey->banks, &survey->walks);
    const char *title = value_get_text(&survey->begin.fill, "title");
    map->name = shelf_name(SHELF_FLOWS, survey->named);
    title = title ? title : map->name;
    map->title = memory_text(title, strlen(title));
    map->minutes = (long)value_get_number(&survey->begin.fill, "minutes", 0);
    return map;
}

static size_t width_now(void) {
    struct winsize size = {0};
    enum { widest = 80 };
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
    return known && size.ws_col < widest ? size.ws_col : widest;
}

static bool print(const struct map *map, enum form form, struct fault *fault) {
    struct bytes out = {0};
    struct value data = {0};
    bool good = true;
    switch (form) {
    case FORM_TEXT:
        map_text(map, width_now(), &out);
        break;
    case FORM_DOT:
        map_dot(map, &out);
        break;
    case FORM_MERMAID:
        map_mermaid(map, &out);
        break;
    case FORM_SVG:
        good = map_svg(map, &out, fault);
        break;
    case FORM_JSON:
        data = map_value(map);
        json_write(&data, JSON_PRETTY, &out);
        bytes_char(&out, '\n');
        value_free(&data);
        break;
    }
    if (good) fwrite(bytes_string(&out), 1, out.length, stdout);
    fflush(stdout);
    bytes_free(&out);
    return good;
}

/* What was found is drawn, and then it is said what is wrong with it. */
static int draw(struct survey *survey, enum form form) {
    struct fault fault = {0};
    struct fault wrong = {0};
    int code = EX_OK;
    if (!walk(survey, &fault)) return fault_report(&fault);
    bool sound = is_sound(survey, &wrong);
    struct map *map = map_of(survey);
    flow_close(survey->jail); /* before another process is begun */
    survey->jail = NULL;
    if ((sound || survey->walks.site_count) && !print(map, form, &fault))
        code = fault_report(&fault);
    if (!sound) code = fault_report(&wrong);
    map_free(map);
    return code;
}

static bool take_form(int argc, char **argv, enum form *form) {
    static const struct option known[] = {{"dot", no_argument, NULL, FORM_DOT},
                                          {"mermaid", no_argument, NULL, FORM_MERMAID},
                                          {"svg", no_argument, NULL, FORM_SVG},
                                          {"json", no_argument, NULL, FORM_JSON},
                                          {0}};
    opterr = 0;
    optind = 0;
    for (int option = 0; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (option == '?') command_misused(&map_command, "`%s` is not understood", word);
        if (option == '?') return false;
        if (*form && option != (int)*form) {
            command_misused(&map_command, "one form at a time, not also %s", word);
            return false;
        }
        *form = (enum form)option;
    }
    return true;
}

static int run(int argc, char **argv) {
    struct survey survey = {0};
    struct fault fault = {0};
    enum form form = FORM_TEXT;
    if (!take_form(argc, argv, &form)) return EX_USAGE;
    if (optind + 1 != argc) return command_misused(&map_command, "name one conversation");
    survey.named = argv[optind];
    survey.jail = flow_fork(&fault);
    if (!survey.jail) return fault_report(&fault);
    text_use_locale();
    int code = draw(&survey, form);
    flow_close(survey.jail);
    walks_free(&survey.walks);
    wish_free(&survey.begin);
    banks_free(survey.banks);
    bank_free(survey.bank);
    bytes_free(&survey.path);
    return code;
}

const struct command_of_program map_command = {"map", "draw a conversation", help, run, NULL};
