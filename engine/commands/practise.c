/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell practise: a trainee coaches somebody who is not there.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "flow/flow.h"
#include "front/fronts.h"
#include "practice/persona.h"
#include "talk/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] = "askwell practise PERSONA [--seed N]\n";

static int run(int argc, char **argv) {
    struct fault fault = {0};
    struct flow *jail = flow_fork(&fault);
    if (!jail || argc < 2) return 64;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    struct persona *persona = persona_open(jail, argv[1], seed, &fault);
    struct answer answer = {0};
    struct bytes said = {0};
    if (!persona || !persona_begin(persona, &said, &answer, &fault)) return fault_report(&fault);
    char line[8192];
    for (;;) {
        if (getenv("TRACE"))
            printf("    [%s%s%s topic=%s%s mine=%u again=%u allowed=%d | trust=%d",
                   heard_move_names[answer.heard.move], "", "", answer.heard.topic,
                   answer.heard.turned ? "*" : "", answer.heard.mine, answer.heard.again,
                   answer.heard.allowed, answer.trust);
        for (size_t i = 0; getenv("TRACE") && i < answer.count; i++)
            printf(" %s.%s", answer.told[i].group->topic, answer.told[i].group->id);
        if (getenv("TRACE")) printf("]\n");
        printf("%s\n> ", bytes_string(&said));
        bytes_clear(&said);
        if (answer.left) break;
        bool more = fgets(line, sizeof line, stdin) != NULL;
        if (more) {
            line[strcspn(line, "\n")] = '\0';
            printf("%s\n", line);
        }
        if (!persona_answer(persona, more ? line : NULL, &said, &answer, &fault))
            return fault_report(&fault);
    }
    persona_free(persona);
    flow_close(jail);
    return EX_OK;
}

const struct command_of_program practise_command = {"practise", "practise coaching", help, run};
