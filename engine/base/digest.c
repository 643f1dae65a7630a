/* SPDX-License-Identifier: GPL-3.0-or-later
 * zlib's CRC-32, for bytes of any length.
 */
#include "base/digest.h"

#include <zlib.h>

uint32_t digest_crc32(uint32_t so_far, const void *data, size_t length) {
    return (uint32_t)crc32_z(so_far, data, length);
}
