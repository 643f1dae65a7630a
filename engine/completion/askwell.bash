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
    --agenda | --key | --new-key | --output | -o)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --for | --with | --about)
        mapfile -t COMPREPLY < <(cd "$data" 2>/dev/null && compgen -G "$word*.agenda.*" | sed -nE 's/\.agenda\.(yaml|age)$//p' | sort -u)
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
    --verify | --notebook)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --protocol)
        mapfile -t COMPREPLY < <(compgen -W "$flows" -- "$word")
        return
        ;;
    -o)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --seed | --paths | --language | --patience | --mentee-command) return ;;
    --output | -o | --second)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --seed | --paths | --language | --coach | --mentee | --session) return ;;
    --to)
        mapfile -t COMPREPLY < <(compgen -W 'json csv ics todo taskwarrior markdown html' -- "$word")
        return
        ;;
    --from)
        mapfile -t COMPREPLY < <(compgen -W 'ics todo taskwarrior' -- "$word")
        return
        ;;
    --output | -o)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --since | --until | --session) return ;;
    --seed | --paths | --language) return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
        return
    fi
    case $command in
    talk | serve | watch)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--agenda --for --with --key --seed --new --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$flows" -- "$word")
        fi
        ;;
    practise)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--protocol --seed --live --resume --json --html -o --mentee-command --patience --list --log --csv --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$(askwell practise --list 2>/dev/null | sed 's/ .*//')" -- "$word")
        fi
        ;;
    agenda)
        local verb=${COMP_WORDS[2]:-}
        if [ "$COMP_CWORD" -eq 2 ]; then
            mapfile -t COMPREPLY < <(compgen -W "$(askwell help agenda 2>/dev/null | sed -nE 's/^  askwell agenda ([a-z]+) .*/\1/p') --help" -- "$word")
        elif [[ $verb == import && $word != -* ]]; then
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "$(askwell help agenda "$verb" 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u) --help" -- "$word")
        fi
        ;;
    notebook)
        if [ "$COMP_CWORD" -eq 2 ]; then
            mapfile -t COMPREPLY < <(compgen -W 'show export hours begin --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W '--about --since --names --markdown --csv --json --notebook --help' -- "$word")
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
    score)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W '--json --html --labels --output --second --coach --mentee --session --language --help' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word") ;;
    esac
}
complete -o filenames -F _askwell askwell
