/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lexicon and a bank, found on the search path.
 */
#include "practice/yardstick.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/shelf.h"
#include "lint/lexicon.h"

bool yardstick_open(const char *language, struct yardstick *yardstick, struct fault *fault) {
    struct bytes path = {0};
    if (shelf_find(SHELF_WORDINGS, language, NULL, &path, fault))
        yardstick->lexicon = lexicon_open(bytes_string(&path), fault);
    if (yardstick->lexicon && shelf_find(SHELF_BANKS, "feedback", NULL, &path, fault))
        yardstick->bank = bank_open(bytes_string(&path), fault);
    bytes_free(&path);
    return yardstick->bank != NULL;
}

void yardstick_close(struct yardstick *yardstick) {
    if (yardstick->bank) bank_free(yardstick->bank);
    if (yardstick->lexicon) lexicon_free(yardstick->lexicon);
    *yardstick = (struct yardstick){0};
}
