/* SPDX-License-Identifier: GPL-3.0-or-later
 * The search path, walked folder by folder.
 */
#include "base/shelf.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const struct {
    const char *folder;
    const char *ending;
    const char *noun;
    const char *named; /* where it is named */
} kinds[] = {
    [SHELF_FLOWS] = {"scripts", ".lua", "conversation", "its name"},
    [SHELF_BANKS] = {"questionbanks", ".yaml", "question bank", "`bank =` in the flow"},
    [SHELF_WORDINGS] = {"questionbanks/wording", ".yaml", "wording", "its name"},
    [SHELF_FRAMEWORKS] = {"questionbanks/frameworks", ".yaml", "framework",
                          "`framework =` in the flow"},
    [SHELF_STANDARDS] = {"questionbanks/standards", ".yaml", "standard", "its name"},
    [SHELF_PERSONAS] = {"scripts/personas", ".lua", "persona", "its name"},
    [SHELF_LINES] = {"questionbanks/personas", ".yaml", "bank of a persona",
                     "`bank =` in the persona"},
};

/* Adds the folder above the program's own: a source tree's, or the prefix it was installed to. */
static void add_own_folders(struct bytes *out) {
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return;
    program[length] = '\0';
    struct bytes folder = {0};
    struct bytes above = {0};
    file_folder(program, &folder);
    file_folder(bytes_string(&folder), &above);
    bytes_format(out, "%s:%s/share/askwell", bytes_string(&above), bytes_string(&above));
    bytes_free(&folder);
    bytes_free(&above);
}

/* Gives the search path as one text with colons; the caller frees. */
static struct bytes search_path(void) {
    struct bytes path = {0};
    const char *more = getenv("ASKWELL_PATH");
    if (more && *more) bytes_format(&path, "%s:", more);
    add_own_folders(&path);
    if (file_is_folder(kinds[SHELF_FLOWS].folder) && file_is_folder(kinds[SHELF_BANKS].folder))
        bytes_text(&path, ":.");
    return path;
}

static bool try_path(struct bytes *path, enum shelf_kind kind, const char *folder, size_t length,
                     const char *name) {
    if (length == 1 && *folder == '.') length = 0; /* so that a file has one name */
    bytes_clear(path);
    bytes_add(path, folder, length);
    bytes_format(path, "%s%s/%s%s", length ? "/" : "", kinds[kind].folder, name,
                 kinds[kind].ending);
    return file_exists(bytes_string(path));
}

static bool found_beside(enum shelf_kind kind, const char *name, const char *beside,
                         struct bytes *path) {
    struct bytes folder = {0};
    struct bytes above = {0};
    file_folder(beside, &folder);
    if (strcmp(bytes_string(&folder), ".") == 0)
        bytes_text(&above, "..");
    else
        file_folder(bytes_string(&folder), &above);
    if (strcmp(bytes_string(&above), ".") == 0) bytes_clear(&above);
    bool found = try_path(path, kind, bytes_string(&above), above.length, name);
    if (!found && kind == SHELF_LINES && above.length) { /* personas lie one folder deeper */
        struct bytes top = {0};
        file_folder(bytes_string(&above), &top);
        if (strcmp(bytes_string(&top), ".") == 0) bytes_clear(&top);
        found = try_path(path, kind, bytes_string(&top), top.length, name);
        bytes_free(&top);
    }
    if (!found) {
        bytes_clear(path);
        bytes_format(path, "%s/%s%s", bytes_string(&folder), name, kinds[kind].ending);
        found = file_exists(bytes_string(path));
    }
    bytes_free(&folder);
    bytes_free(&above);
    return found;
}

static bool found_on_path(enum shelf_kind kind, const char *name, struct bytes *path) {
    struct bytes folders = search_path();
    bool found = false;
    const char *at = bytes_string(&folders);
    while (*at && !found) {
        size_t length = strcspn(at, ":");
        found = length && try_path(path, kind, at, length, name);
        at += length + (at[length] == ':');
    }
    bytes_free(&folders);
    return found;
}

static bool refuse_unknown(enum shelf_kind kind, const char *name, struct fault *fault) {
    size_t count = 0;
    char **names = shelf_names(kind, &count);
    const char *nearest = text_nearest(name, (const char *const *)names, count);
    struct bytes remedy = {0};
    if (nearest)
        bytes_format(&remedy, "did you mean %s?", nearest);
    else if (kind == SHELF_FLOWS)
        bytes_text(&remedy, "`askwell flows` lists what there is");
    else
        bytes_format(&remedy, "write %s/%s%s, or correct %s", kinds[kind].folder, name,
                     kinds[kind].ending, kinds[kind].named);
    fault_say(fault, EX_NOINPUT, bytes_string(&remedy), "there is no %s called %s",
              kinds[kind].noun, name);
    bytes_free(&remedy);
    shelf_free_names(names, count);
    return false;
}

bool shelf_find(enum shelf_kind kind, const char *name, const char *beside, struct bytes *path,
                struct fault *fault) {
    bytes_clear(path);
    if (!beside && (strchr(name, '/') || text_ends_with(name, kinds[kind].ending))) {
        bytes_text(path, name);
        return true;
    }
    if (!text_is_slug(name))
        return fault_say(fault, EX_DATAERR, "a name has small letters, digits, - and _ only",
                         "“%s” is not the name of a %s", name, kinds[kind].noun);
    if (beside && found_beside(kind, name, beside, path)) return true;
    if (found_on_path(kind, name, path)) return true;
    return refuse_unknown(kind, name, fault);
}

char *shelf_name(enum shelf_kind kind, const char *named) {
    const char *name = file_name(named);
    size_t length = strlen(name);
    if (text_ends_with(name, kinds[kind].ending)) length -= strlen(kinds[kind].ending);
    return memory_text(name, length);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t add_names(enum shelf_kind kind, const char *folder, size_t length, char ***names,
                        size_t count) {
    struct bytes pattern = {0};
    bytes_add(&pattern, folder, length);
    bytes_format(&pattern, "/%s/*%s", kinds[kind].folder, kinds[kind].ending);
    glob_t found = {0};
    if (length && glob(bytes_string(&pattern), 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++) {
            const char *name = file_name(found.gl_pathv[i]);
            char *bare = memory_text(name, strlen(name) - strlen(kinds[kind].ending));
            if (!text_is_slug(bare)) {
                free(bare);
                continue;
            }
            *names = memory_resize(*names, count + 1, sizeof **names);
            (*names)[count++] = bare;
        }
    }
    globfree(&found);
    bytes_free(&pattern);
    return count;
}

char **shelf_names(enum shelf_kind kind, size_t *count) {
    char **names = NULL;
    size_t all = 0;
    struct bytes folders = search_path();
    for (const char *at = bytes_string(&folders); *at;) {
        size_t length = strcspn(at, ":");
        all = add_names(kind, at, length, &names, all);
        at += length + (at[length] == ':');
    }
    bytes_free(&folders);
    if (all) qsort(names, all, sizeof *names, by_name);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        if (*count && strcmp(names[*count - 1], names[i]) == 0)
            free(names[i]);
        else
            names[(*count)++] = names[i];
    }
    return names;
}

void shelf_free_names(char **names, size_t count) {
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

bool shelf_data_folder(struct bytes *path, struct fault *fault) {
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (data && *data == '/')
        bytes_format(path, "%s/askwell", data);
    else if (home && *home == '/')
        bytes_format(path, "%s/.local/share/askwell", home);
    else
        return fault_say(fault, EX_NOINPUT, "set HOME, or say where with --agenda FILE",
                         "there is no home folder to keep agendas in");
    return true;
}

bool shelf_key_file(struct bytes *path, struct fault *fault) {
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (config && *config == '/')
        bytes_format(path, "%s/askwell/key.txt", config);
    else if (home && *home == '/')
        bytes_format(path, "%s/.config/askwell/key.txt", home);
    else
        return fault_say(fault, EX_NOINPUT, "set HOME, or name it with --key FILE",
                         "there is no home folder that could hold a key");
    return true;
}
