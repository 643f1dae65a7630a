/* SPDX-License-Identifier: GPL-3.0-or-later
 * The mentee's side first, then what the trainee did, then where it is kept.
 */
#include "commands/practice_told.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "practice/report.h"

#include <stdio.h>

/* Behind JSON lines the report is one more of them. */
static void print_json(const struct report *report, const struct bytes *debrief) {
    struct value map = value_map();
    struct bytes line = {0};
    value_set(&map, "do", value_string("report"));
    value_set(&map, "mentee", value_string(bytes_string(debrief)));
    value_set(&map, "report", report_value(report));
    json_write(&map, JSON_LINE, &line);
    puts(bytes_string(&line));
    bytes_free(&line);
    value_free(&map);
}

static void print_text(const struct practice_room *room, const struct telling *telling,
                       const struct bytes *debrief, const struct bytes *report) {
    const char *path = diary_path(room->setup.diary);
    struct bytes shown = {0};
    text_wrap(bytes_string(debrief), room->setup.width, 0, &shown);
    printf("\n%s\n", bytes_string(&shown));
    bytes_free(&shown);
    if (telling->output)
        printf("The report is in %s\n", telling->output);
    else
        fputs(bytes_string(report), stdout);
    if (telling->brief)
        printf("\nFigures, and turn by turn:\naskwell score %s\n", path);
    else
        printf("\nThe session is kept in %s\n", path);
}

bool practice_tell(const struct practice_room *room, const struct telling *telling,
                   struct fault *fault) {
    const struct practice_setup *setup = &room->setup;
    struct measures measures = measures_take(&room->yardstick, &room->encounter);
    struct report report = practice_report(setup, &room->encounter, &measures);
    struct bytes out = {0};
    struct bytes debrief = {0};
    bool good = true;
    setup->mentee->debrief(setup->mentee, &debrief);
    report.debrief = bytes_string(&debrief);
    if (telling->html)
        report_html(&report, &out);
    else if (telling->brief && !telling->output)
        report_brief(&report, setup->width, &out);
    else
        report_text(&report, setup->width, &out);
    if (telling->output) good = file_replace(telling->output, out.data, out.length, fault);
    if (telling->json)
        print_json(&report, &debrief);
    else if (good)
        print_text(room, telling, &debrief, &out);
    bytes_free(&debrief);
    bytes_free(&out);
    measures_free(&measures);
    return good;
}

bool practice_tell_log(enum progress_form form, const char *output, size_t width,
                       struct fault *fault) {
    struct progress progress = {0};
    struct bytes out = {0};
    bool good = progress_read(true, &progress, fault);
    if (good) progress_show(&progress, form, width, &out);
    if (good && output)
        good = file_replace(output, out.data, out.length, fault);
    else if (good)
        fwrite(bytes_string(&out), 1, out.length, stdout);
    progress_free(&progress);
    bytes_free(&out);
    return good;
}
