/* SPDX-License-Identifier: GPL-3.0-or-later
 * The limit for a start: the least program that embeds Lua, resumes a coroutine and prints the
 * question that it yields. It has no bank, no jail and no agenda, and waits for its input to end.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char conversation[] =
    "local ask = coroutine.yield\n"
    "local goal = ask 'What would you like to be different three months from now?'\n"
    "ask('You said: ' .. goal .. '. What would become possible then?')\n";

int main(void) {
    int results = 0;
    char input[256];
    lua_State *L = luaL_newstate();
    if (!L) return EXIT_FAILURE;
    luaL_openlibs(L);
    lua_State *flow = lua_newthread(L);
    if (luaL_loadstring(flow, conversation) != LUA_OK) return EXIT_FAILURE;
    if (lua_resume(flow, L, 0, &results) != LUA_YIELD) return EXIT_FAILURE;
    const char *question = lua_tostring(flow, -1);
    if (write(STDOUT_FILENO, question, strlen(question)) < 0) return EXIT_FAILURE;
    while (read(STDIN_FILENO, input, sizeof input) > 0)
        continue;
    lua_close(L);
    return EXIT_SUCCESS;
}
