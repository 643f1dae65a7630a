/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where things lie: flows, banks and wordings on the search path, agendas in the mentee's data
 * folder.
 *
 * Flows, banks and wordings are looked for in scripts/, questionbanks/ and questionbanks/wording/
 * of, in this order: each folder of $ASKWELL_PATH (separated by colons), the folder above the
 * program's own (the source tree it was built in), share/askwell in that (the prefix it was
 * installed to), and the current folder where it has scripts/ and questionbanks/.
 */
#ifndef ASKWELL_SHELF_H
#define ASKWELL_SHELF_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

enum shelf_kind {
    SHELF_FLOWS,
    SHELF_BANKS,
    SHELF_WORDINGS,
    SHELF_FRAMEWORKS,
    SHELF_STANDARDS,
    SHELF_PERSONAS, /* those to practise with, in scripts/personas/, */
    SHELF_LINES,    /* and what they may say, in questionbanks/personas/ */
};

/* Adds to `path` where the thing called `name` lies: a file's path where `name` holds a slash or
 * ends like one (.lua, .yaml), otherwise the first one on the search path. `beside` may name a file
 * whose own shelf is searched first, or be NULL. Fault: 65 for a name that is none, 66 where
 * nothing is found, with a "did you mean". */
bool shelf_find(enum shelf_kind kind, const char *name, const char *beside, struct bytes *path,
                struct fault *fault);

/* Gives the name of the thing called or at `named`, without folder and ending; the caller frees. */
char *shelf_name(enum shelf_kind kind, const char *named);

/* Gives the names of all things of this kind on the search path, sorted, each once. The caller
 * frees with shelf_free_names. */
char **shelf_names(enum shelf_kind kind, size_t *count);
void shelf_free_names(char **names, size_t count);

/* Adds the folder of the agendas: $XDG_DATA_HOME/askwell, else ~/.local/share/askwell. Fault: 66
 * where neither is known. */
bool shelf_data_folder(struct bytes *path, struct fault *fault);

/* Adds where the key of sealed agendas lies that nobody named: $XDG_CONFIG_HOME/askwell/key.txt,
 * else ~/.config/askwell/key.txt. Fault: 66 where neither is known. */
bool shelf_key_file(struct bytes *path, struct fault *fault);

#endif
