# SPDX-License-Identifier: GPL-3.0-or-later
# Tab completion of askwell's commands, options and conversations, for bash.
_askwell() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-}
    local data=${XDG_DATA_HOME:-$HOME/.local/share}/askwell
    local commands flows
    commands=$(askwell help 2>/dev/null | sed -nE 's/^  askwell ([a-z]+) .*/\1/p')
    flows=$(askwell flows 2>/dev/null | grep '^[a-z0-9]')
    COMPREPLY=()
    case $before in
    --agenda)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --for | --with)
        mapfile -t COMPREPLY < <(cd "$data" 2>/dev/null && compgen -G "$word*.agenda.yaml" | sed 's/\.agenda\.yaml$//')
        return
        ;;
    --record)
        mapfile -t COMPREPLY < <(compgen -f -X '!*.talk' -- "$word"; compgen -d -- "$word")
        return
        ;;
    --mode)
        mapfile -t COMPREPLY < <(compgen -W 'lint form move' -- "$word")
        return
        ;;
    --output | --verify)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --seed | --paths | --language | --from | --until) return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
        return
    fi
    case $command in
    talk | serve | watch)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--agenda --for --with --seed --new --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$flows" -- "$word")
        fi
        ;;
    agenda)
        local verb=${COMP_WORDS[2]:-}
        if [ "$COMP_CWORD" -eq 2 ]; then
            mapfile -t COMPREPLY < <(compgen -W "$(askwell help agenda 2>/dev/null | sed -nE 's/^  askwell agenda ([a-z]+) .*/\1/p') --help" -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$(askwell help agenda "$verb" 2>/dev/null | grep -oE -- '--[a-z]+' | sort -u) --help" -- "$word")
        fi
        ;;
    report)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--from --until --json --csv --output --verify --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -X '!*.yaml' -- "$word"; compgen -d -- "$word")
        fi
        ;;
    flows) mapfile -t COMPREPLY < <(compgen -W '--json --help' -- "$word") ;;
    play)
        if [[ " ${COMP_WORDS[*]} " == *" --record "* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "--for --with --seed --update $flows" -- "$word")
            return
        fi
        mapfile -t COMPREPLY < <(compgen -W '--record --update --help' -- "$word"; compgen -f -X '!*.talk' -- "$word"; compgen -d -- "$word")
        ;;
    test) mapfile -t COMPREPLY < <(compgen -W '--json --help' -- "$word"; compgen -f -X '!*.talk' -- "$word"; compgen -d -- "$word") ;;
    new) mapfile -t COMPREPLY < <(compgen -W 'flow --help' -- "$word") ;;
    check)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--json --lines --seed --paths --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$flows" -- "$word"; compgen -f -X '!*.@(lua|yaml)' -- "$word"; compgen -d -- "$word")
        fi
        ;;
    map)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--dot --mermaid --svg --json --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$flows" -- "$word")
        fi
        ;;
    lint) if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W '--mode --explain --language --help' -- "$word"); else mapfile -t COMPREPLY < <(compgen -f -- "$word"); fi ;;
    lint)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--mode --explain --language --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word") ;;
    esac
}
complete -o filenames -F _askwell askwell
