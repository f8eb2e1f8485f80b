# mic-tracker: completion for bash, from `mic-tracker completion bash`

_mic_tracker() {
    local answer mode line
    COMPREPLY=()
    answer=$(_MIC_TRACKER_COMPLETE=bash _MIC_TRACKER_LINE="${COMP_LINE:0:COMP_POINT}" \
        _MIC_TRACKER_BREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null) || return 0
    {
        read -r mode
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } <<<"$answer"
    if [[ $mode == files ]]; then
        compopt -o default 2>/dev/null
    elif [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=,] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

# bash before 4.4 sorts what is offered
complete -o nosort -F _mic_tracker mic-tracker 2>/dev/null ||
    complete -o default -F _mic_tracker mic-tracker
