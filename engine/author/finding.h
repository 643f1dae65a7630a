/* SPDX-License-Identifier: GPL-3.0-or-later
 * What `check` has to say, one sentence at a place: `file:line:col: error: sentence; remedy
 * [rule]`.
 */
#ifndef ASKWELL_FINDING_H
#define ASKWELL_FINDING_H

#include "base/fault.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_WAIVED };

struct finding {
    enum severity severity;
    char rule[64];
    struct fault fault; /* place, sentence, remedy */
    char *reason;       /* SEVERITY_WAIVED: why it may be so */
    char *transcript;   /* a conversation that shows it, for `askwell play`; or NULL */
};

struct findings {
    struct finding *items;
    size_t count;
};

/* Adds a finding and gives it; the place is set with fault_at. Valid until the next one. */
struct finding *findings_add(struct findings *findings, enum severity severity, const char *rule,
                             const struct fault *fault);

/* Is there one of this rule at this line already? */
bool findings_have(const struct findings *findings, const char *rule, const char *file, long line);

/* Is there one whose sentence begins like this? */
bool findings_say(const struct findings *findings, const char *rule, const struct fault *place,
                  const char *sentence);

/* Leaves out those of this rule at this line. */
void findings_drop(struct findings *findings, const char *rule, const char *file, long line);

/* Makes the finding one that is waived for `reason`. */
void finding_waive(struct finding *finding, const char *reason);

/* Sorts by file, line and column, and leaves out what is said twice. */
void findings_sort(struct findings *findings);

size_t findings_count(const struct findings *findings, enum severity severity);
void findings_free(struct findings *findings);

/* Adds the finding as one line, without a line end. */
void finding_write(const struct finding *finding, struct bytes *out);

/* Gives it as a map for --json, which the caller frees. */
struct value finding_value(const struct finding *finding);

#endif
