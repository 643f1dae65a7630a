/* SPDX-License-Identifier: GPL-3.0-or-later
 * The names of files that belong to an agenda: maya.agenda.yaml is maya.agenda.age once it is
 * sealed, and its record apart called appraisal is maya.appraisal.yaml or maya.appraisal.age.
 */
#ifndef ASKWELL_BESIDE_H
#define ASKWELL_BESIDE_H

#include <stdbool.h>

struct bytes;
struct fault;

/* Is the name that of a sealed file? */
bool beside_is_sealed(const char *path);

/* Add the name that the file has once it is sealed, and the one it has where it is not. */
void beside_sealed(const char *path, struct bytes *out);
void beside_plain(const char *path, struct bytes *out);

/* Adds where the record of this name lies that belongs to the agenda at `agenda`. */
void beside_record(const char *agenda, const char *record, struct bytes *path);

/* Is the file not also there under its other name, sealed or not? Fault: 65. */
bool beside_is_alone(const char *path, struct fault *fault);

/* Makes `path` the name under which that agenda is there: as it is, or sealed, or not sealed any
 * more. It stays where neither is there. Fault: 65 where both are. */
bool beside_find(struct bytes *path, struct fault *fault);

#endif
