/* SPDX-License-Identifier: GPL-3.0-or-later
 * The template's files hold its name and title as plain words, which are replaced. A file with the
 * name in its path is the conversation's own; the others are for editors.
 */
#include "author/template.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/value.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

static const char template_name[] = "new-flow";
static const char template_title[] = "New flow";

/* `evening-walk` is called Evening walk. */
static void add_title(const char *name, struct bytes *out) {
    bytes_char(out, (char)toupper((unsigned char)*name));
    for (const char *at = name + 1; *at; at++)
        bytes_char(out, *at == '-' || *at == '_' ? ' ' : *at);
}

static void add_renamed(const char *text, const char *name, struct bytes *out) {
    while (*text) {
        if (strncmp(text, template_name, strlen(template_name)) == 0) {
            bytes_text(out, name);
            text += strlen(template_name);
        } else if (strncmp(text, template_title, strlen(template_title)) == 0) {
            add_title(name, out);
            text += strlen(template_title);
        } else {
            bytes_char(out, *text++);
        }
    }
}

static bool is_own(const struct template_file *file) {
    return strstr(file->path, template_name) != NULL;
}

static void path_of(const struct template_file *file, const char *name, const char *folder,
                    struct bytes *path) {
    bytes_clear(path);
    bytes_text(path, folder);
    add_renamed(file->path, name, path);
}

static bool is_free(const char *name, const char *folder, struct fault *fault) {
    struct bytes path = {0};
    bool good = true;
    for (const struct template_file *file = template_files; good && file->path; file++) {
        path_of(file, name, folder, &path);
        if (!is_own(file) || access(bytes_string(&path), F_OK) != 0) continue;
        fault_at(fault, bytes_string(&path), 0, 0);
        good = fault_say(fault, EX_IOERR, "choose another name; nothing was written",
                         "there is such a file already");
    }
    bytes_free(&path);
    return good;
}

/* A conversation is for others to read, unlike what is said in one: it gets the modes that files
 * and folders commonly have. */
static void share(const char *path) {
    struct bytes folder = {0};
    chmod(path, 0644);
    file_folder(path, &folder);
    for (int up = 0; up < 3 && strcmp(bytes_string(&folder), ".") != 0; up++) {
        struct bytes above = {0};
        struct stat about;
        bool ours = stat(bytes_string(&folder), &about) == 0 && (about.st_mode & 0777) == 0700;
        if (ours && about.st_uid == geteuid()) chmod(bytes_string(&folder), 0755);
        file_folder(bytes_string(&folder), &above);
        bytes_free(&folder);
        folder = above;
    }
    bytes_free(&folder);
}

static bool write_file(const struct template_file *file, const char *name, const char *path,
                       struct fault *fault) {
    struct bytes folder = {0};
    struct bytes text = {0};
    file_folder(path, &folder);
    add_renamed(file->text, name, &text);
    bool good = file_make_folder(bytes_string(&folder), fault) &&
                file_write_new(path, text.data, text.length, fault);
    if (good) share(path);
    bytes_free(&folder);
    bytes_free(&text);
    return good;
}

bool template_write(const char *name, const char *folder, struct value *written,
                    struct value *beside, struct fault *fault) {
    struct bytes path = {0};
    bool good = is_free(name, folder, fault);
    for (const struct template_file *file = template_files; good && file->path; file++) {
        path_of(file, name, folder, &path);
        if (!is_own(file) && access(bytes_string(&path), F_OK) == 0) continue;
        good = write_file(file, name, bytes_string(&path), fault);
        if (good) value_add(is_own(file) ? written : beside, value_string(bytes_string(&path)));
    }
    bytes_free(&path);
    return good;
}
