/* SPDX-License-Identifier: GPL-3.0-or-later
 * Captions as meeting programs export them: WebVTT (W3C, WebVTT: The Web Video Text Tracks Format)
 * and SubRip. Both are blocks with an empty line between them: a name or number, a line of times,
 * and what is said. Speakers stand in <v Name> or before a colon; other tags are left out.
 */
#ifndef ASKWELL_CAPTIONS_H
#define ASKWELL_CAPTIONS_H

#include "practice/speech.h"

#include <stdbool.h>
#include <stddef.h>

enum captions_format { CAPTIONS_WEBVTT, CAPTIONS_SUBRIP };

/* Reads a file of `length` bytes of UTF-8; its name is where the fault is (fault_at). Fault 65 with
 * the line: times that cannot be read, words without a time. */
bool captions_read(enum captions_format format, const char *name, const char *text, size_t length,
                   struct speeches *speeches, struct fault *fault);

#endif
