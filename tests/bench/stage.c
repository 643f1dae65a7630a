/* SPDX-License-Identifier: GPL-3.0-or-later
 * Flows and banks, made anew for each run.
 */
#include "stage.h"

#include "base/bytes.h"
#include "measure.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const char stage_opening[] = "flow { title = \"Twelve questions\", bank = \"twelve\" }\n";

const char stage_conversation[] = "local goal = ask \"open-1\"\n"
                                  "ask \"open-2\"\n"
                                  "local area = ask \"choice-1\"\n"
                                  "ask \"open-3\"\n"
                                  "ask \"open-4\"\n"
                                  "local option = ask(\"open-5\", { said = goal })\n"
                                  "for round = 1, 2 do\n"
                                  "  ask \"open-6\"\n"
                                  "  ask \"open-7\"\n"
                                  "end\n"
                                  "local chosen = ask \"choice-2\"\n"
                                  "ask(\"open-8\", { said = option })\n"
                                  "ask \"open-9\"\n"
                                  "ask \"open-10\"\n"
                                  "if area == chosen then ask \"open-11\" end\n"
                                  "ask \"open-12\"\n";

static const char endless[] = "flow { title = \"Without end\", bank = \"endless\" }\n"
                              "section \"On and on\"\n"
                              "while true do ask \"open-1\" end\n";

const char stage_answer[] =
    "I would like my Monday meetings to be shorter, so that I have the afternoon for what I was "
    "hired for and am home by six.";

void stage_path(const struct stage *stage, const char *name, struct bytes *out) {
    bytes_format(out, "%s/%s", stage->folder, name);
}

void stage_write(const struct stage *stage, const char *name, const char *data, size_t length) {
    struct bytes path = {0};
    stage_path(stage, name, &path);
    FILE *file = fopen(bytes_string(&path), "we");
    if (!file || fwrite(data, 1, length, file) != length || fclose(file) != 0)
        measure_failed("%s: %s", bytes_string(&path), strerror(errno));
    bytes_free(&path);
}

static void add_open(struct bytes *out, const char *id, size_t number, bool quotes) {
    bytes_format(out,
                 "  %s-%zu:\n"
                 "    ask: What would become possible for you if that were so, and who would "
                 "notice first?%s\n"
                 "    purpose: raise awareness\n"
                 "    help: Your own words, as they come; number %zu can be said better later.\n",
                 id, number, quotes ? " You said {said}." : "", number);
}

static void add_choice(struct bytes *out, size_t number) {
    bytes_format(out,
                 "  choice-%zu:\n"
                 "    ask: Which of these is nearest to what you want to look at now?\n"
                 "    kind: choice\n"
                 "    options:\n"
                 "      work: How my days at work go\n"
                 "      home: How things are at home\n"
                 "      self: How I look after myself\n",
                 number);
}

void stage_bank(const char *name, size_t count, struct bytes *out) {
    bytes_format(out, "bank: %s\nlanguage: en\nabout: Something to measure.\nquestions:\n", name);
    for (size_t i = 1; i <= 12; i++)
        add_open(out, "open", i, i == 5 || i == 8);
    add_choice(out, 1);
    add_choice(out, 2);
    for (size_t i = 15; i <= count; i++)
        add_open(out, "further", i, false);
}

static void make_folder(const struct stage *stage, const char *name) {
    struct bytes path = {0};
    stage_path(stage, name, &path);
    if (mkdir(bytes_string(&path), 0700) != 0 && errno != EEXIST)
        measure_failed("%s: %s", bytes_string(&path), strerror(errno));
    bytes_free(&path);
}

void stage_set(const struct stage *stage) {
    struct bytes text = {0};
    make_folder(stage, "scripts");
    make_folder(stage, "questionbanks");
    bytes_format(&text, "%s%s", stage_opening, stage_conversation);
    stage_write(stage, "scripts/twelve.lua", text.data, text.length);
    stage_write(stage, "scripts/endless.lua", endless, sizeof endless - 1);
    bytes_clear(&text);
    stage_bank("twelve", stage_questions, &text);
    stage_write(stage, "questionbanks/twelve.yaml", text.data, text.length);
    bytes_clear(&text);
    stage_bank("endless", 14, &text);
    stage_write(stage, "questionbanks/endless.yaml", text.data, text.length);
    bytes_free(&text);
}
