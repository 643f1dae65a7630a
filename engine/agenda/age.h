/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text sealed in the age format by the program `age`, so that its owner can open it without askwell
 * (https://age-encryption.org/v1). Keys are read into memory, and handed on through a pipe.
 */
#ifndef ASKWELL_AGE_H
#define ASKWELL_AGE_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* The first and the last line of a sealed text that is written in letters. */
extern const char age_first_line[];
extern const char age_last_line[];

/* Adds what opens sealed text to `secret`: the key file at `path`. One that is itself sealed with a
 * passphrase is opened here: age asks for that on the terminal. Fault: 65, 66, 69. */
bool age_read_key(const char *path, struct bytes *secret, struct fault *fault);

/* Makes a new key file at `path`, which must not be there yet: mode 0600, on the disk. Fault: 69,
 * 74. */
bool age_make_key(const char *path, struct fault *fault);

/* Adds the public keys that belong to `secret` to `keys`, a line each. Fault: 65, 69. */
bool age_public_keys(const struct bytes *secret, struct bytes *keys, struct fault *fault);

/* Can `text` be a public key: one of age (age1…) or of SSH (ssh-ed25519 …, ssh-rsa …)? */
bool age_is_public_key(const char *text);

/* Adds `length` bytes, sealed for the public `keys`, a line each, to `out`. Fault: 65, 69. */
bool age_seal(const struct bytes *keys, const char *data, size_t length, struct bytes *out,
              struct fault *fault);

/* Adds what is sealed in `length` bytes to `out`. Fault: 65 where `secret` does not open it, or it
 * is damaged; 69. */
bool age_open(const struct bytes *secret, const char *data, size_t length, struct bytes *out,
              struct fault *fault);

/* Frees what is held after it was overwritten. */
void age_forget(struct bytes *secret);

#endif
