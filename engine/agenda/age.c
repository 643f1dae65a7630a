/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calling `age` and `age-keygen`. The only file that knows how they are called.
 */
#include "agenda/age.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/program.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char age_first_line[] = "-----BEGIN AGE ENCRYPTED FILE-----";
const char age_last_line[] = "-----END AGE ENCRYPTED FILE-----";

static const char package[] = "age";
static const char binary_first_line[] = "age-encryption.org/";

static bool begins(const struct bytes *text, const char *with) {
    return strncmp(bytes_string(text), with, strlen(with)) == 0;
}

static bool is_sealed(const struct bytes *text) {
    return begins(text, age_first_line) || begins(text, binary_first_line);
}

/* Without an identity age asks for the passphrase on the terminal, by itself. */
static bool open_key(const char *path, struct bytes *sealed, struct bytes *secret,
                     struct fault *fault) {
    static const char *const argv[] = {"age", "-d", NULL};
    const struct program age = {argv, package, sealed->data, sealed->length, NULL};
    if (program_run(&age, secret, fault)) return true;
    fault_at(fault, path, 0, 0);
    return false;
}

bool age_read_key(const char *path, struct bytes *secret, struct fault *fault) {
    struct bytes text = {0};
    bool good = file_read(path, program_secret_most, &text, fault);
    if (good && is_sealed(&text))
        good = open_key(path, &text, secret, fault);
    else if (good)
        bytes_add(secret, bytes_string(&text), text.length);
    if (good) bytes_char(secret, '\n'); /* another key may follow */
    age_forget(&text);
    return good;
}

bool age_make_key(const char *path, struct fault *fault) {
    static const char *const argv[] = {"age-keygen", NULL};
    const struct program keygen = {argv, package, "", 0, NULL};
    struct bytes secret = {0};
    struct bytes folder = {0};
    file_folder(path, &folder);
    bool good = program_run(&keygen, &secret, fault) &&
                file_make_folder(bytes_string(&folder), fault) &&
                file_write_new(path, secret.data, secret.length, fault);
    age_forget(&secret);
    bytes_free(&folder);
    return good;
}

bool age_public_keys(const struct bytes *secret, struct bytes *keys, struct fault *fault) {
    const char *const argv[] = {"age-keygen", "-y", program_secret_path, NULL};
    const struct program keygen = {argv, package, "", 0, secret};
    return program_run(&keygen, keys, fault);
}

bool age_is_public_key(const char *text) {
    static const char *const ssh[] = {"ssh-ed25519 ", "ssh-rsa "};
    static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    if (strncmp(text, "age1", 4) == 0) return text[4 + strspn(text + 4, letters)] == '\0';
    for (size_t i = 0; i < sizeof ssh / sizeof *ssh; i++)
        if (strncmp(text, ssh[i], strlen(ssh[i])) == 0) return !strpbrk(text, "\r\n");
    return false;
}

bool age_seal(const struct bytes *keys, const char *data, size_t length, struct bytes *out,
              struct fault *fault) {
    char *lines = memory_text(bytes_string(keys), keys->length);
    const char **argv = NULL;
    size_t count = 0;
    char *rest = lines;
    argv = memory_resize(argv, 2 * keys->length + 3, sizeof *argv);
    argv[count++] = "age";
    argv[count++] = "-a";
    for (char *key = NULL; (key = strsep(&rest, "\n"));) {
        if (!*key) continue;
        argv[count++] = "-r";
        argv[count++] = key;
    }
    argv[count] = NULL;
    const struct program age = {argv, package, data, length, NULL};
    bool good = program_run(&age, out, fault);
    free(argv);
    free(lines);
    return good;
}

bool age_open(const struct bytes *secret, const char *data, size_t length, struct bytes *out,
              struct fault *fault) {
    const char *const argv[] = {"age", "-d", "-i", program_secret_path, NULL};
    const struct program age = {argv, package, data, length, secret};
    return program_run(&age, out, fault);
}

void age_forget(struct bytes *secret) {
    if (secret->data) explicit_bzero(secret->data, secret->room);
    bytes_free(secret);
}
