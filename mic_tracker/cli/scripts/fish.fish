# mic-tracker: completion for fish, from `mic-tracker completion fish`

function __mic_tracker_complete
    set -l words (commandline -opc)
    set -l asked $words (commandline -ct)
    set -lx _MIC_TRACKER_COMPLETE fish
    set -lx _MIC_TRACKER_WORDS (string join \x1f -- $asked)
    set -l answer ($words[1] 2>/dev/null)
    if test "$answer[1]" = files
        set -l begun (commandline -ct)
        set -l plain (string unescape -- $begun); or set plain $begun
        __fish_complete_path "$plain"
    else if set -q answer[2]
        printf '%s\n' $answer[2..-1]
    end
end

complete --command mic-tracker --no-files --keep-order --arguments '(__mic_tracker_complete)'
