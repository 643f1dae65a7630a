# SPDX-License-Identifier: GPL-3.0-or-later
# Building and running the tests; the Makefile in the folder above calls this after building askwell.
#
#   unit/       one module each, in C with cmocka; a test's name is a sentence
#   talks/      conversations that are played and compared line by line
#   books/      the same of two who coach each other and of records apart, with a script of their own
#   must-fail/  scripts, banks and agendas that are refused, each with the sentence expected
#   cli/        the program as a whole, from the shell
#   terminal/   a person at a terminal, with expect
#   browser/    the pages that it writes, in a browser
#   wording/    labelled utterances, and the tool that learns from them what features weigh
#   machine/    what stands between a program and its machine: another day, a full disk, kill -9
#   year/       six conversations of one year, which one mentee has
#   fuzz/       inputs made by chance: a fixed number in `check`, endless in `fuzz`
#   bench/      how fast it is, as ratios to limits measured in the same run

include Makefile

UNITS := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%,$(filter-out tests/fuzz/chance.c,$(wildcard tests/fuzz/*.c)))
BENCH_SOURCES := $(filter-out tests/bench/host.c,$(wildcard tests/bench/*.c))
CMOCKA := $(shell pkg-config --cflags --libs cmocka 2>/dev/null)

# The linker lets these stand between the engine and its calls.
UNIT_FLAGS_failing := $(foreach call,write fdatasync fsync ftruncate rename renameat2 unlink malloc calloc realloc,-Wl,--wrap=$(call))
UNIT_FLAGS_caring := $(UNIT_FLAGS_failing)

.PHONY: check axe browser programs benchmark fuzz-all learn

programs: $(BUILD)/askwell $(UNITS) $(FUZZERS) $(BUILD)/machine.so

check: programs axe
	@BUILD=$(BUILD) UNDER="$(UNDER)" LEAVE="$(LEAVE)" tests/run

# What looks at pages is no package of the system.
axe:
	@tests/browser/install $(BUILD)/axe

browser: $(BUILD)/askwell axe
	@BUILD=$(BUILD) ONLY=browser tests/run

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit $(LDFLAGS) -o $@ $< $(UNIT_FLAGS_$*) $(BUILD)/askwell.a $(CMOCKA) $(LIBS)

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/chance.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

# Where programs cannot be loaded in front of the C library, the tests say so.
$(BUILD)/machine.so: tests/machine/machine.c
	@echo "  cc    $<"
	$(Q)$(CC) -std=c11 -O2 $(WARNINGS) $(DEFINES) -shared -fPIC -o $@ $< || touch $@

benchmark: $(BUILD)/askwell $(BUILD)/tests/bench/bench $(BUILD)/tests/bench/host
	@BUILD=$(BUILD) tests/bench/run

$(BUILD)/tests/bench/bench: $(BENCH_SOURCES) $(wildcard tests/bench/*.h) $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    tests/bench"
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/bench $(LDFLAGS) -o $@ $(BENCH_SOURCES) $(BUILD)/askwell.a $(LIBS)

# The limit is a program as it is built everywhere, so it is linked to shared libraries.
$(BUILD)/tests/bench/host: tests/bench/host.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(shell pkg-config --libs $(LUA))

# Endless chance, guided by what it reaches: clang's libFuzzer over the whole engine.
SECONDS ?= 30

fuzz-all: $(patsubst %,$(BUILD)/fuzz/%,bank agenda json persona) $(FUZZERS)
	@mkdir -p $(BUILD)/fuzz/tmp
	@for name in bank agenda json persona; do \
	  fuzzer=$(BUILD)/fuzz/$$name; mkdir -p $$fuzzer.found; \
	  for n in $$(seq 0 99); do $(BUILD)/tests/fuzz/$$name $$n >$$fuzzer.found/chance-$$n; done; \
	  TMPDIR=$(BUILD)/fuzz/tmp $$fuzzer -max_total_time=$(SECONDS) -max_len=20000 -timeout=10 \
	    -artifact_prefix=$$fuzzer. $$fuzzer.found || exit 1; \
	done

$(BUILD)/fuzz/%: tests/fuzz/%.c $(filter-out engine/main.c,$(SOURCES)) $(BUILD)/template_files.c
	@mkdir -p $(@D)
	@echo "  clang $<"
	$(Q)clang -std=c11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -DASKWELL_LAX_JAIL $(DEFINES) -Iengine \
	  $(PACKAGE_CFLAGS) -o $@ $^ $(SHARED_LIBS) -lm

# The weights in the English lexicon, learnt anew from the labelled lines; the same lines give the same
# weights. `make weights TRY=--try` only says how well it does on lines that it has not seen.
ENGLISH := questionbanks/wording/en.yaml
LABELLED := form=tests/wording/form.tsv,tests/wording/lint.tsv move=tests/wording/move.tsv

$(BUILD)/tests/wording/learn: tests/wording/learn.c $(BUILD)/askwell.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/askwell.a -llinear $(LIBS)

learn: $(BUILD)/tests/wording/learn
	@sed '/^weights:/,$$d' $(ENGLISH) >$(BUILD)/unweighted.yaml
	@$< $(TRY) $(BUILD)/unweighted.yaml $(LABELLED) >$(BUILD)/weights.yaml
	@if [ "$(TRY)" ]; then cat $(BUILD)/weights.yaml; \
	  else cat $(BUILD)/unweighted.yaml $(BUILD)/weights.yaml >$(ENGLISH).new && mv $(ENGLISH).new $(ENGLISH); fi
