#compdef mic-tracker
# mic-tracker: completion for zsh, from `mic-tracker completion zsh`

_mic_tracker() {
    local separator=$'\x1f' answer
    local -a asked lines open closed
    asked=("${(Q)words[1,CURRENT-1][@]}" "${(Q)PREFIX}")
    answer=$(_MIC_TRACKER_COMPLETE=zsh _MIC_TRACKER_WORDS="${(pj:$separator:)asked}" \
        "${(Q)words[1]}" 2>/dev/null) || return 1
    lines=("${(@f)answer}")
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    if [[ $lines[1] == files ]]; then
        _files
        return
    fi
    shift lines
    open=("${(@M)lines:#*[=,]}")
    closed=("${(@)lines:#*[=,]}")
    closed=("${(@)closed:#}")
    (( $#open )) && compadd -V mic-tracker-open -S '' -- "${open[@]}"
    (( $#closed )) && compadd -V mic-tracker -- "${closed[@]}"
}

# as a file of a folder of $fpath this is the function itself; elsewhere it is to be known by name
if [[ $funcstack[1] == _mic_tracker || $funcstack[1] == _mic-tracker ]]; then
    _mic_tracker "$@"
else
    compdef _mic_tracker mic-tracker
fi
