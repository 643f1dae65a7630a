/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names made from names, by their endings.
 */
#include "agenda/beside.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"

#include <string.h>
#include <sysexits.h>

static const char sealed_ending[] = ".age";
static const char plain_ending[] = ".yaml";

/* Gives how long `path` is without the first of the endings that it has. */
static size_t stem(const char *path, const char *const endings[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_ends_with(file_name(path), endings[i])) return strlen(path) - strlen(endings[i]);
    return strlen(path);
}

bool beside_is_sealed(const char *path) {
    return text_ends_with(file_name(path), sealed_ending);
}

void beside_sealed(const char *path, struct bytes *out) {
    static const char *const endings[] = {sealed_ending, plain_ending};
    bytes_add(out, path, stem(path, endings, 2));
    bytes_text(out, sealed_ending);
}

void beside_plain(const char *path, struct bytes *out) {
    static const char *const endings[] = {sealed_ending};
    size_t length = stem(path, endings, 1);
    bytes_add(out, path, length);
    if (path[length]) bytes_text(out, plain_ending);
}

void beside_record(const char *agenda, const char *record, struct bytes *path) {
    static const char *const endings[] = {".agenda.yaml", ".agenda.age", plain_ending,
                                          sealed_ending};
    bytes_add(path, agenda, stem(agenda, endings, 4));
    bytes_format(path, ".%s%s", record, beside_is_sealed(agenda) ? sealed_ending : plain_ending);
}

bool beside_is_alone(const char *path, struct fault *fault) {
    struct bytes other = {0};
    bool sealed = beside_is_sealed(path);
    (sealed ? beside_plain : beside_sealed)(path, &other);
    bool good = !file_exists(bytes_string(&other));
    if (!good) {
        fault_at(fault, bytes_string(&other), 0, 0);
        fault_say(fault, EX_DATAERR,
                  sealed ? "seal it with `askwell agenda seal --agenda`, naming this file"
                         : "open it with `askwell agenda unseal --agenda`, naming this file",
                  sealed ? "this is not sealed, though the agenda beside it is"
                         : "this is sealed, though the agenda beside it is not");
    }
    bytes_free(&other);
    return good;
}

bool beside_find(struct bytes *path, struct fault *fault) {
    struct bytes sealed = {0};
    struct bytes plain = {0};
    beside_sealed(bytes_string(path), &sealed);
    beside_plain(bytes_string(path), &plain);
    bool is_sealed = file_exists(bytes_string(&sealed));
    bool is_plain = file_exists(bytes_string(&plain));
    bool good = !is_sealed || !is_plain;
    if (!good) {
        fault_at(fault, bytes_string(&plain), 0, 0);
        fault_say(fault, EX_DATAERR,
                  "`askwell agenda seal` ends a sealing that was broken off; where each has what "
                  "the other has not, `askwell agenda merge` brings them together",
                  "this agenda is here twice, as it is and sealed in %s",
                  file_name(bytes_string(&sealed)));
    }
    if (good && is_sealed != is_plain && !file_exists(bytes_string(path))) {
        bytes_clear(path);
        bytes_text(path, bytes_string(is_sealed ? &sealed : &plain));
    }
    bytes_free(&sealed);
    bytes_free(&plain);
    return good;
}
