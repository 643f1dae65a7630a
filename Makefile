# SPDX-License-Identifier: GPL-3.0-or-later
# askwell is built from engine/ into build/. The targets a person needs:
#
#   make run        installs what is missing, builds, and begins a conversation
#   make test       installs what is missing, builds, and runs every test
#   make install    to PREFIX (/usr/local), below DESTDIR where packages are made
#   make deps       installs what is missing and nothing else
#
# and for those who work on it: test-browser, sanitize, valgrind, bench, fuzz, weights, lint, format, clean.

PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
VERSION := 0.1

CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
DEFINES := -D_GNU_SOURCE -DASKWELL_VERSION='"$(VERSION)"'

# Lua's package has another name on each system.
LUA := $(firstword $(foreach name,lua5.4 lua-5.4 lua54 lua,\
         $(shell pkg-config --exists '$(name) >= 5.4' '$(name) < 5.5' 2>/dev/null && echo $(name))))
PACKAGES := $(LUA) readline yaml-0.1 jansson libseccomp zlib uuid
# Libical is opened where a calendar is written or read, not linked: it brings ICU, which takes longer to
# load than askwell takes to its first question.
PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) libical 2>/dev/null)

# The libraries are linked in where the system has them as archives: loading six shared ones takes longer
# than askwell takes to its first question.
SHARED_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
STATIC_LIBS := -Wl,-Bstatic $(shell pkg-config --static --libs $(PACKAGES) 2>/dev/null) -Wl,-Bdynamic
LINKS_STATIC := $(shell mkdir -p $(BUILD) && echo 'int lua_gettop(void *); int rl_initialize(void); \
  int main(void) { return lua_gettop(0) + rl_initialize(); }' | \
  $(CC) -x c - -o $(BUILD)/.probe $(filter-out -lm -ldl -lc,$(STATIC_LIBS)) -lm -ldl 2>/dev/null && echo yes)
LIBS := $(if $(LINKS_STATIC),$(filter-out -lm -ldl -lc,$(STATIC_LIBS)) -lm -ldl,$(SHARED_LIBS) -lm -ldl)

# `make V=1` shows whole command lines.
Q := $(if $(V),,@)

ALL_CFLAGS = -std=c11 $(WARNINGS) $(CFLAGS) $(DEFINES) -Iengine $(PACKAGE_CFLAGS)

SOURCES := $(wildcard engine/*.c engine/*/*.c)
OBJECTS := $(SOURCES:engine/%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/author/template_files.o
PARTS := $(filter-out $(BUILD)/obj/main.o,$(OBJECTS))

.PHONY: all run test test-browser deps test-deps install uninstall sanitize valgrind bench fuzz weights lint format clean
.DELETE_ON_ERROR:

all: $(BUILD)/askwell

run: deps
	@$(MAKE) --no-print-directory all >&2
	@$(BUILD)/askwell

deps:
	@engine/install-deps

test-deps:
	@engine/install-deps tests

test: test-deps
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory -f tests/tests.mk BUILD=$(BUILD) check

$(BUILD)/askwell: $(BUILD)/obj/main.o $(BUILD)/askwell.a
	@echo "  link  $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/askwell.a: $(PARTS)
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/obj/%.o: engine/%.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What `askwell new` writes are ordinary files; they become one file in C.
TEMPLATE := $(wildcard $(addprefix engine/author/template/,scripts/*.lua questionbanks/*.yaml tests/talks/*.talk)) \
  .luarc.json scripts/askwell.d.lua questionbanks/bank.schema.json

$(BUILD)/template_files.c: engine/author/to-c $(TEMPLATE)
	@mkdir -p $(@D)
	@engine/author/to-c $(TEMPLATE) >$@

$(BUILD)/obj/author/template_files.o: $(BUILD)/template_files.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

SHARE := $(DESTDIR)$(PREFIX)/share

install: all
	install -D -m 755 $(BUILD)/askwell $(DESTDIR)$(PREFIX)/bin/askwell
	install -D -m 644 engine/askwell.1 $(SHARE)/man/man1/askwell.1
	install -D -m 644 engine/completion/askwell.bash $(SHARE)/bash-completion/completions/askwell
	install -D -m 644 engine/completion/_askwell $(SHARE)/zsh/site-functions/_askwell
	install -d $(SHARE)/doc/askwell $(SHARE)/askwell/scripts \
	  $(SHARE)/askwell/scripts/personas $(addprefix $(SHARE)/askwell/questionbanks/,frameworks personas standards wording)
	install -m 644 scripts/*.lua $(SHARE)/askwell/scripts
	install -m 644 scripts/personas/*.lua $(SHARE)/askwell/scripts/personas
	install -m 644 questionbanks/*.yaml questionbanks/*.schema.json $(SHARE)/askwell/questionbanks
	install -m 644 questionbanks/frameworks/*.yaml $(SHARE)/askwell/questionbanks/frameworks
	install -m 644 questionbanks/personas/*.yaml $(SHARE)/askwell/questionbanks/personas
	install -m 644 questionbanks/standards/*.yaml $(SHARE)/askwell/questionbanks/standards
	install -m 644 questionbanks/wording/*.yaml $(SHARE)/askwell/questionbanks/wording
	install -m 644 README.md scripts/WRITING.md engine/COPYING $(SHARE)/doc/askwell

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/askwell $(SHARE)/man/man1/askwell.1
	rm -f $(SHARE)/bash-completion/completions/askwell $(SHARE)/zsh/site-functions/_askwell
	rm -rf $(SHARE)/askwell $(SHARE)/doc/askwell

# Part of `make test`: the pages alone.
test-browser: test-deps
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory -f tests/tests.mk BUILD=$(BUILD) browser

# The jail is laxer in these two, because the tools make system calls of their own; a test that is about
# the jail says so and is left to `make test`. Valgrind leaves out the tests that start the program
# hundreds of times or wait for a person's pace, and says so.
sanitize: test-deps
	@$(MAKE) --no-print-directory test BUILD=build-sanitize \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -DASKWELL_LAX_JAIL'

valgrind: test-deps
	@$(MAKE) --no-print-directory test BUILD=build-valgrind CFLAGS='-O1 -g -DASKWELL_LAX_JAIL' \
	  LEAVE='browser/pages cli/crash cli/durable cli/must-fail cli/seal cli/care terminal/sealed terminal/session terminal/plain terminal/kill terminal/record terminal/watch' \
	  UNDER='valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite'

bench: test-deps
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory -f tests/tests.mk BUILD=$(BUILD) benchmark

fuzz: test-deps
	@$(MAKE) --no-print-directory -f tests/tests.mk BUILD=$(BUILD) fuzz-all

# Learns the weights in questionbanks/wording/ anew, after a change there or in tests/wording/.
weights: test-deps
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory -f tests/tests.mk BUILD=$(BUILD) learn

C_FILES = $(wildcard engine/*.[ch] engine/*/*.[ch] tests/*/*.[ch])

lint:
	clang-format --dry-run --Werror $(C_FILES)
	@printf "%s\n" $(SOURCES) | xargs -P 2 -I{} clang-tidy --quiet {} -- -std=c11 $(DEFINES) -Iengine $(PACKAGE_CFLAGS)

format:
	clang-format -i $(C_FILES)

clean:
	rm -rf build build-*
