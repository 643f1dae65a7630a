/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the bytes of a journal are kept: in a file, or in a sealed one. A journal knows only these
 * verbs, so a database can become another keeper.
 */
#ifndef ASKWELL_KEEPER_H
#define ASKWELL_KEEPER_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct keeper;

enum journal_access {
    JOURNAL_READ,   /* no lock, nothing is changed */
    JOURNAL_APPEND, /* the file must be there */
    JOURNAL_CREATE, /* it may be new; its folder is made */
};

/* What each kind of keeper does. All but `close` give false with a fault. */
struct keeping {
    /* Opens what is at keeper->path, which is locked by now. */
    bool (*open)(struct keeper *keeper, struct fault *fault);
    /* Adds all that is kept to `text`, and what a person should know of it to `notes`, which may be
     * NULL. */
    bool (*read)(struct keeper *keeper, struct bytes *text, struct bytes *notes,
                 struct fault *fault);
    /* Adds `length` bytes durably, with one write and one sync. */
    bool (*append)(struct keeper *keeper, const char *data, size_t length, struct fault *fault);
    /* Lets only the first `at` bytes of `text` stand, which is all that was read, and puts the rest
     * aside; says where in `notes`. */
    bool (*cut)(struct keeper *keeper, const struct bytes *text, size_t at, struct bytes *notes,
                struct fault *fault);
    /* Keeps `length` bytes in place of all that was kept: these or those stand, whole. */
    bool (*replace)(struct keeper *keeper, const char *data, size_t length, struct fault *fault);
    /* Gives a keeper of the same kind for another file of the same person. */
    struct keeper *(*beside)(const struct keeper *keeper, const char *path,
                             enum journal_access access);
    /* Frees what open took. */
    void (*close)(struct keeper *keeper);
};

/* What every keeper has; a kind with more begins with this. */
struct keeper {
    const struct keeping *how;
    char *path;
    enum journal_access access;
    int lock;  /* -1 while it has none */
    int file;  /* likewise */
    bool made; /* what is kept is new since it was opened */
};

/* Gives the keeper of a plain file, neither locked nor open. The caller frees with keeper_close. */
struct keeper *keeper_of_file(const char *path, enum journal_access access);

/* Locks and then opens it. Fault: 65 where another session has it, 66 not there, 74. */
bool keeper_open(struct keeper *keeper, struct fault *fault);

/* The same of two; each is locked before either is opened. 65 also where both are one file. */
bool keeper_open_both(struct keeper *const keepers[2], struct fault *fault);

/* Before closing: takes away again what opening has made. */
void keeper_withdraw(struct keeper *keeper);

/* Gives the locks back and frees it; NULL is nothing. */
void keeper_close(struct keeper *keeper);

#endif
