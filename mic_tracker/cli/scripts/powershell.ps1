# mic-tracker: completion for PowerShell, from `mic-tracker completion powershell`

Register-ArgumentCompleter -Native -CommandName mic-tracker -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or $_.Extent.StartOffset -eq 0 } |
        ForEach-Object { if ($null -ne $_.Value) { [string]$_.Value } else { $_.Extent.Text } })
    $typed = $wordToComplete.Trim([char[]]"'""")
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $env:_MIC_TRACKER_COMPLETE = 'powershell'
        $env:_MIC_TRACKER_WORDS = ($words + $typed) -join [char]31
        $answer = @(& $words[0] 2>$null)
    } finally {
        $env:_MIC_TRACKER_COMPLETE = $null
        $env:_MIC_TRACKER_WORDS = $null
        [Console]::OutputEncoding = $encoding
    }
    if ($answer.Count -eq 0 -or $answer[0] -eq 'files') { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $text = $_
        if ($text -match '[^\w\-./:=+%]') { $text = "'" + ($text -replace "'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
    }
}
