# SPDX-License-Identifier: GPL-3.0-or-later
# Building and running the tests; the Makefile in the folder above calls this after building askwell.
#
#   unit/       one module each, in C with cmocka; a test's name is a sentence
#   talks/      conversations that are played and compared line by line
#   must-fail/  scripts, banks and agendas that are refused, each with the sentence expected
#   cli/        the program as a whole, from the shell
#   terminal/   a person at a terminal, with expect
#   fuzz/       inputs made by chance: a fixed number in `check`, endless in `fuzz`
#   bench/      how fast it is, as ratios to limits measured in the same run

include Makefile

UNITS := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%,$(filter-out tests/fuzz/chance.c,$(wildcard tests/fuzz/*.c)))
BENCHES := $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*.c))
CMOCKA := $(shell pkg-config --cflags --libs cmocka 2>/dev/null)

.PHONY: check programs

programs: $(BUILD)/askwell $(UNITS) $(FUZZERS)

check: programs
	@BUILD=$(BUILD) UNDER="$(UNDER)" tests/run

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit $(LDFLAGS) -o $@ $< $(UNIT_FLAGS_$*) $(BUILD)/askwell.a $(CMOCKA) $(LIBS)

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/chance.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/bench/%: tests/bench/%.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)
