/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checksums. The only file that knows zlib is digest.c.
 */
#ifndef ASKWELL_DIGEST_H
#define ASKWELL_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* Gives the CRC-32 (ISO 3309, as zlib computes it) of `length` bytes that follow bytes whose CRC
 * was `so_far`; begin with 0. It finds damage and hand edits; it is no seal against a forger. */
uint32_t digest_crc32(uint32_t so_far, const void *data, size_t length);

#endif
