/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell new: a conversation of one's own to begin with.
 */
#include "commands/command.h"

#include "author/template.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/shelf.h"
#include "base/text.h"
#include "base/value.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell new flow NAME\n"
    "\n"
    "Writes a conversation to begin with: short, whole, and full of notes that say how it\n"
    "is done. NAME has small letters, digits, - and _, such as evening-walk.\n"
    "\n"
    "  scripts/NAME.lua           what comes when\n"
    "  questionbanks/NAME.yaml    what is said to people\n"
    "  tests/talks/NAME.talk      how it goes, written down; `askwell test` plays it\n"
    "\n"
    "They are written into this folder where it has scripts/ and questionbanks/, and else\n"
    "into a new folder NAME/. What editors need to help while you write is put beside them\n"
    "where it is missing. Nothing is ever overwritten.\n";

/* A name that only wants small letters and hyphens is offered so. */
static bool check_name(const char *name, struct fault *fault) {
    char slug[64];
    struct bytes remedy = {0};
    if (text_is_slug(name)) return true;
    if (text_slug(name, slug))
        bytes_format(&remedy, "write it as %s", slug);
    else
        bytes_text(&remedy, "a name has small letters, digits, - and _ only");
    fault_say(fault, EX_DATAERR, bytes_string(&remedy), "“%s” is not the name of a conversation",
              name);
    bytes_free(&remedy);
    return false;
}

/* A second one of that name would never be found, or hide the first. */
static bool check_shelf(const char *name, struct fault *fault) {
    struct fault none = {0};
    struct bytes path = {0};
    bool is_taken = shelf_find(SHELF_FLOWS, name, NULL, &path, &none);
    if (is_taken)
        fault_say(fault, EX_IOERR, "choose another name; nothing was written",
                  "there is a conversation called %s already, %s", name, bytes_string(&path));
    bytes_free(&path);
    return !is_taken;
}

static void print_paths(const struct value *paths, const char *heading) {
    if (paths->count) printf("%s\n", heading);
    for (size_t i = 0; i < paths->count; i++)
        printf("  %s\n", paths->items[i].text);
}

static void print_next(const char *name, bool is_here) {
    puts("\nNext:");
    if (!is_here) printf("  cd %s\n", name);
    printf("  askwell watch %-16s see it change while you write\n", name);
    printf("  askwell check %-16s what is missing, what could be better\n", name);
    puts("  askwell test                   it goes as it is written down");
    printf("  askwell talk %-17s hold it with somebody\n", name);
}

static int run(int argc, char **argv) {
    struct fault fault = {0};
    if (argc > 1 && argv[1][0] == '-')
        return command_misused(&new_command, "`%s` is not understood", argv[1]);
    if (argc < 2 || strcmp(argv[1], "flow") != 0 || argc > 3)
        return command_misused(&new_command, "write askwell new flow NAME");
    if (argc < 3) return command_misused(&new_command, "name the new conversation");
    const char *name = argv[2];
    bool is_here = file_is_folder("scripts") && file_is_folder("questionbanks");
    struct bytes folder = {0};
    struct value written = value_list();
    struct value beside = value_list();
    if (!is_here) bytes_format(&folder, "%s/", name);
    bool good = check_name(name, &fault) && check_shelf(name, &fault) &&
                template_write(name, bytes_string(&folder), &written, &beside, &fault);
    print_paths(&written, "Written:");
    print_paths(&beside, "Beside them, for your editor:");
    if (good) print_next(name, is_here);
    fflush(stdout);
    value_free(&written);
    value_free(&beside);
    bytes_free(&folder);
    return good ? EX_OK : fault_report(&fault);
}

const struct command_of_program new_command = {"new", "begin a conversation of your own", help, run,
                                               NULL};
