/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bridge to libuuid.
 */
#include "base/uuid.h"

#include <uuid/uuid.h>

/* Drawn once at random; another one would give every action another name. */
static const uuid_t our_namespace = {0x28, 0x41, 0xd2, 0xf0, 0x04, 0x47, 0x4b, 0xa5,
                                     0xa6, 0x85, 0xdc, 0x00, 0x4e, 0x85, 0x9b, 0x18};

void uuid_name(const void *data, size_t length, char out[uuid_size]) {
    uuid_t uuid;
    uuid_generate_sha1(uuid, our_namespace, data, length);
    uuid_unparse_lower(uuid, out);
}

bool uuid_read(const char *text, char out[uuid_size]) {
    uuid_t uuid;
    if (uuid_parse(text, uuid) != 0) return false;
    uuid_unparse_lower(uuid, out);
    return true;
}
