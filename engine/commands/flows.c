/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell flows: which conversations there are.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"
#include "commands/catalogue.h"
#include "commands/sitting.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell flows [--json]\n"
    "\n"
    "Lists the conversations: name, title, minutes, and one line of what each is for.\n"
    "They are looked for in scripts/ of each folder in $ASKWELL_PATH, of the source tree\n"
    "that askwell was built in, of the folder it was installed to, and of this folder\n"
    "where it has scripts/ and questionbanks/.\n";

static void print_titles(const struct title *titles, size_t count) {
    struct bytes out = {0};
    text_use_locale();
    for (size_t i = 0; i < count; i++) {
        const struct title *title = &titles[i];
        bytes_format(&out, "%s\n", title->name);
        if (title->problem) {
            text_wrap(title->problem, 72, 4, &out);
            continue;
        }
        bytes_text(&out, "    ");
        text_show(title->title, strlen(title->title), TEXT_ONE_LINE, &out);
        if (title->minutes) bytes_format(&out, ", %ld minutes", title->minutes);
        bytes_char(&out, '\n');
        if (*title->about) text_wrap(title->about, 72, 4, &out);
    }
    fwrite(bytes_string(&out), 1, out.length, stdout);
    bytes_free(&out);
}

static void print_json(const struct title *titles, size_t count) {
    struct value list = value_list();
    for (size_t i = 0; i < count; i++) {
        struct value map = value_map();
        value_set(&map, "name", value_string(titles[i].name));
        value_set(&map, "title", value_string(titles[i].title));
        value_set(&map, "minutes", value_number((double)titles[i].minutes));
        value_set(&map, "about", value_string(titles[i].about));
        if (titles[i].problem) value_set(&map, "problem", value_string(titles[i].problem));
        value_add(&list, map);
    }
    struct bytes out = {0};
    json_write(&list, JSON_PRETTY, &out);
    printf("%s\n", bytes_string(&out));
    bytes_free(&out);
    value_free(&list);
}

static int run(int argc, char **argv) {
    struct sitting sitting = {0};
    struct fault fault = {0};
    int first = sitting_options(&flows_command, argc, argv, "j", &sitting);
    if (!first) return EX_USAGE;
    if (first < argc) return command_misused(&flows_command, "flows takes no name");
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    size_t count = 0;
    struct title *titles = catalogue_read(jail, &count);
    if (sitting.json)
        print_json(titles, count);
    else
        print_titles(titles, count);
    catalogue_free(titles, count);
    flow_close(jail);
    return EX_OK;
}

const struct command_of_program flows_command = {"flows", "list the conversations", help, run,
                                                 NULL};
