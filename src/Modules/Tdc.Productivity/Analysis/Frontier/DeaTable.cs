using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Results of efficiency as a table: the scores, then what was chosen.</summary>
internal static class DeaTable
{
    private static readonly (string Heading, Func<DeaResult, object?> Cell)[] scores =
    [
        ("ccr_i", r => r.ConstantInput.Value),
        ("bcc_i", r => r.VariableInput.Value),
        ("nirs_i", r => r.NonIncreasingInput.Value),
        ("scale_i", r => r.ScaleInput),
        ("rts_i", r => Say(r.ReturnsInput)),
        ("ccr_o", r => r.ConstantOutput.Value),
        ("bcc_o", r => r.VariableOutput.Value),
        ("scale_o", r => r.ScaleOutput),
        ("rts_o", r => Say(r.ReturnsOutput)),
    ];

    private static readonly (string Heading, Func<DeaResult, object?> Cell)[] super =
    [
        ("super_ccr_i", r => r.SuperConstantInput.Value),
        ("super_bcc_i", r => r.SuperVariableInput.Value),
        ("super_bcc_o", r => r.SuperVariableOutput.Value),
    ];

    private static readonly (string Heading, Func<DeaResult, object?> Cell)[] slacks =
    [
        ("slacksum_ccr_i", r => r.ConstantSolution?.SlackSum),
        ("slacksum_bcc_i", r => r.VariableSolution?.SlackSum),
    ];

    private static readonly (string Heading, Func<DeaResult, object?> Cell)[] slacksBased =
    [
        ("sbm_crs", r => r.SlacksBasedConstant.Value),
        ("sbm_vrs", r => r.SlacksBasedVariable.Value),
    ];

    private static readonly (string Heading, Func<DeaResult, object?> Cell)[] freeDisposal = [("fdh_i", r => r.FreeDisposalInput.Value)];

    /// <summary>The table.</summary>
    /// <param name="panel">What was measured.</param>
    /// <param name="results">A result a row, null for a row without one.</param>
    /// <param name="choices">What was chosen.</param>
    /// <param name="bootstrap">Corrected scores, or null when they were not asked for.</param>
    public static ResultTable Of(FrontierPanel panel, IReadOnlyList<DeaResult?> results, DeaChoices choices, DeaBootstrap? bootstrap)
    {
        (string Heading, Func<DeaResult, object?> Cell)[] columns =
        [
            .. scores,
            .. choices.Super ? super : [],
            .. choices.Slacks ? slacks : [],
            .. choices.SlacksBased ? slacksBased : [],
            .. choices.FreeDisposal ? freeDisposal : [],
        ];
        var table = new ResultTable(panel.Headings([.. columns.Select(c => c.Heading), .. bootstrap is null ? [] : DeaBootstrap.Headings]));
        for (var unit = 0; unit < results.Count; unit++)
        {
            var cells = columns.Select(c => results[unit] is { } result ? c.Cell(result) : null);
            table.Add(panel.Row(unit, [.. cells, .. bootstrap?.Cells(unit) ?? []]));
        }

        return table;
    }

    /// <summary>A class of returns as tables of the field write it.</summary>
    public static string Say(ScaleClass scale) => scale switch
    {
        ScaleClass.Constant => "crs",
        ScaleClass.Increasing => "irs",
        ScaleClass.Decreasing => "drs",
        _ => "",
    };
}
