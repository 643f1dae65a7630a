/* SPDX-License-Identifier: GPL-3.0-or-later
 * A key is read once for all that one command opens.
 */
#include "commands/keyring.h"

#include "agenda/age.h"
#include "agenda/beside.h"
#include "agenda/sealed.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/shelf.h"

#include <sysexits.h>

bool keyring_add(struct keyring *keyring, const char *file) {
    if (keyring->count == keyring_most) return false;
    keyring->files[keyring->count++] = file;
    return true;
}

/* The key that nobody had to name. */
static bool read_usual(struct bytes *secret, struct fault *fault) {
    struct bytes path = {0};
    bool good = shelf_key_file(&path, fault);
    if (good && !file_exists(bytes_string(&path))) {
        fault_at(fault, NULL, 0, 0);
        good = fault_say(fault, EX_NOINPUT, "name it with --key FILE",
                         "this agenda is sealed, and there is no key at %s", bytes_string(&path));
    }
    good = good && age_read_key(bytes_string(&path), secret, fault);
    bytes_free(&path);
    return good;
}

bool keyring_read(struct keyring *keyring, struct fault *fault) {
    struct bytes secret = {0};
    if (keyring->secret.length) return true;
    bool good = keyring->count > 0 || read_usual(&secret, fault);
    for (size_t i = 0; good && i < keyring->count; i++)
        good = age_read_key(keyring->files[i], &secret, fault);
    if (good)
        keyring->secret = secret;
    else
        age_forget(&secret);
    return good;
}

void keyring_forget(struct keyring *keyring) {
    age_forget(&keyring->secret);
}

struct keeper *keyring_keeper(struct keyring *keyring, struct bytes *path,
                              enum journal_access access, struct fault *fault) {
    if (!beside_find(path, fault)) return NULL;
    const char *name = bytes_string(path);
    if (!beside_is_sealed(name)) return keeper_of_file(name, access);
    return keyring_read(keyring, fault) ? sealed_keeper(name, access, &keyring->secret) : NULL;
}
