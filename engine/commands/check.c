/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell check: says everything that is wrong, as compilers do, and how much of each conversation
 * was walked.
 */
#include "commands/command.h"

#include "author/check.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell check [FLOW | FILE.lua | FILE.yaml]... [--json] [--lines] [--seed N] [--paths N]\n"
    "\n"
    "Says everything that is wrong before anyone talks: in the script and its bank, in how\n"
    "the questions are worded, on every path that answers can take, and against the\n"
    "framework that the conversation declares. A persona is practised with. Without a\n"
    "name: all of them.\n"
    "\n"
    "  FILE:LINE:COLUMN: error|warning: what; what to do [rule]\n"
    "\n"
    "  --json     one object: findings, and for each conversation what was walked\n"
    "  --lines    how often each line of a script ran, before it\n"
    "  --seed N   walk other paths where there are too many to walk them all\n"
    "  --paths N  walk this many at most\n"
    "\n"
    "What is as it should be is allowed with a reason: `allow: {closed: why}` under a\n"
    "question, or a comment `-- allow RULE: why` in a script. Exits with 1 where there is\n"
    "an error.\n";

struct showing {
    bool draws; /* a progress bar */
    double began;
    double drawn;
    size_t flows;
};

/* After a second a bar moves, so that nobody wonders. */
static void show_progress(void *context, const char *flow, unsigned walks) {
    struct showing *showing = context;
    double now = clock_seconds();
    if (!showing->draws || now - showing->began < 1 || now - showing->drawn < 0.1) return;
    showing->drawn = now;
    enum { width = 20 };
    int full = (int)(walks / 50 % (width + 1));
    fprintf(stderr, "\r[%.*s%.*s] %s, %u paths \033[K", full, "####################", width - full,
            "                    ", flow, walks);
    fflush(stderr);
}

static void end_progress(const struct showing *showing) {
    if (showing->drawn > 0) fputs("\r\033[K", stderr);
}

static void print_json(const struct check *check) {
    struct value map = value_map();
    struct value findings = value_list();
    struct value flows = value_list();
    struct bytes text = {0};
    for (size_t i = 0; i < check->findings.count; i++)
        value_add(&findings, finding_value(&check->findings.items[i]));
    for (size_t i = 0; i < check->flow_count; i++)
        value_add(&flows, check_flow_value(&check->flows[i]));
    value_set(&map, "errors",
              value_number((double)findings_count(&check->findings, SEVERITY_ERROR)));
    value_set(&map, "warnings",
              value_number((double)findings_count(&check->findings, SEVERITY_WARNING)));
    value_set(&map, "findings", findings);
    value_set(&map, "flows", flows);
    json_write(&map, JSON_LINE, &text);
    puts(bytes_string(&text));
    bytes_free(&text);
    value_free(&map);
}

static void print_finding(const struct finding *finding) {
    struct bytes line = {0};
    finding_write(finding, &line);
    puts(bytes_string(&line));
    bytes_free(&line);
    if (!finding->transcript) return;
    for (const char *at = finding->transcript; *at;) {
        size_t length = strcspn(at, "\n");
        struct bytes shown = {0};
        text_show(at, length, TEXT_ONE_LINE, &shown);
        printf("    %s\n", bytes_string(&shown));
        bytes_free(&shown);
        at += length + (at[length] == '\n');
    }
}

static void print_flow(const struct check_flow *flow) {
    if (!flow->walks) return;
    if (flow->persona) {
        puts(flow->persona);
        return;
    }
    printf("%s: %s%u paths, %zu of %zu places, %zu of %zu answers, %zu of %zu lines", flow->name,
           flow->all ? "all " : "", flow->walks, flow->reached, flow->places, flow->tried,
           flow->answers, flow->ran, flow->code);
    if (flow->framework)
        printf("; %zu of %zu rules of %s hold", flow->rules_held, flow->rules, flow->framework);
    puts("");
}

/* The script with how often each line ran; `-` where there is nothing to run. */
static void print_lines(const struct check_flow *flow) {
    FILE *file = fopen(flow->path, "r");
    char line[8192];
    for (size_t i = 1; file && fgets(line, sizeof line, file); i++) {
        double ran = i < flow->lines.count ? flow->lines.items[i].number : -1;
        struct bytes shown = {0};
        text_show(line, strcspn(line, "\n"), TEXT_ONE_LINE, &shown);
        if (ran < 0)
            printf("%9s  %s\n", "-", bytes_string(&shown));
        else
            printf("%9.0f  %s\n", ran, bytes_string(&shown));
        bytes_free(&shown);
    }
    if (file) fclose(file);
}

static void print_text(const struct check *check, bool lines) {
    for (size_t i = 0; i < check->findings.count; i++)
        print_finding(&check->findings.items[i]);
    for (size_t i = 0; lines && i < check->flow_count; i++)
        print_lines(&check->flows[i]);
    for (size_t i = 0; i < check->flow_count; i++)
        print_flow(&check->flows[i]);
    for (size_t i = 0; i < check->languages.count; i++)
        printf("The wording in `%s` was not judged: there is no questionbanks/wording/%s.yaml.\n",
               check->languages.items[i].text, check->languages.items[i].text);
    size_t errors = findings_count(&check->findings, SEVERITY_ERROR);
    size_t warnings = findings_count(&check->findings, SEVERITY_WARNING);
    size_t waived = findings_count(&check->findings, SEVERITY_WAIVED);
    printf("%zu error%s, %zu warning%s", errors, errors == 1 ? "" : "s", warnings,
           warnings == 1 ? "" : "s");
    if (waived) printf(", %zu allowed", waived);
    puts("");
}

static bool read_number(const char *text, unsigned long *out) {
    char *end = NULL;
    *out = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && *out <= 1000000000;
}

static int run(int argc, char **argv) {
    static const struct option known[] = {{"json", no_argument, NULL, 'j'},
                                          {"lines", no_argument, NULL, 'l'},
                                          {"seed", required_argument, NULL, 's'},
                                          {"paths", required_argument, NULL, 'p'},
                                          {0}};
    struct showing showing = {.draws = isatty(STDERR_FILENO), .began = clock_seconds()};
    struct check check = {.seed = 1, .progress = show_progress, .context = &showing};
    bool json = false;
    bool lines = false;
    unsigned long number = 0;
    check.banks = value_list();
    check.languages = value_list();
    check.parts = value_list();
    check.led_to = value_list();
    opterr = 0;
    optind = 0;
    for (int option = 0; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (option == 'j') json = true;
        if (option == 'l') lines = true;
        if (option == '?')
            return command_misused(&check_command, "`%s` is not understood", argv[optind - 1]);
        if (option != 's' && option != 'p') continue;
        if (!read_number(optarg, &number))
            return command_misused(&check_command, "`%s` is not a whole number", optarg);
        if (option == 's') check.seed = number;
        if (option == 'p') check.most = (unsigned)number;
    }
    if (optind == argc) check_shelf(&check);
    for (; optind < argc; optind++)
        check_named(&check, argv[optind]);
    check_finish(&check);
    end_progress(&showing);
    if (json)
        print_json(&check);
    else
        print_text(&check, lines);
    bool good = findings_count(&check.findings, SEVERITY_ERROR) == 0;
    check_free(&check);
    return good ? EX_OK : 1;
}

const struct command_of_program check_command = {"check", "find every mistake before anyone talks",
                                                 help, run, NULL};
