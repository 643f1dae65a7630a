/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looking through the folder, because a pattern would take the path's own characters for signs.
 */
#include "care/leftovers.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/memory.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

struct leftovers leftovers_of(const char *path) {
    struct leftovers found = {0};
    struct bytes folder = {0};
    const char *name = file_name(path);
    file_folder(path, &folder);
    DIR *open_folder = opendir(bytes_string(&folder));
    for (struct dirent *one = NULL; open_folder && (one = readdir(open_folder));) {
        size_t length = strlen(name);
        if (strncmp(one->d_name, name, length) != 0 || one->d_name[length] != '.') continue;
        struct bytes whole = {0};
        bytes_add(&whole, path, (size_t)(name - path));
        bytes_text(&whole, one->d_name);
        found.paths = memory_room(found.paths, found.count, sizeof *found.paths);
        found.paths[found.count++] = whole.data;
    }
    if (open_folder) closedir(open_folder);
    if (found.count) qsort(found.paths, found.count, sizeof *found.paths, by_name);
    bytes_free(&folder);
    return found;
}

void leftovers_free(struct leftovers *leftovers) {
    for (size_t i = 0; i < leftovers->count; i++)
        free(leftovers->paths[i]);
    free(leftovers->paths);
    *leftovers = (struct leftovers){0};
}
