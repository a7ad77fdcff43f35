namespace Tdc.Plan.Domain.Annex;

/// <summary>Everything read out of a plan's annex. Keys of its JSON: <see cref="AnnexJson"/>.</summary>
/// <param name="Decision">What the decision's text says.</param>
/// <param name="Groups">The groups in order.</param>
/// <param name="Warnings">What was amiss, by row, each in the reader's language.</param>
internal sealed record AnnexReading(DecisionFacts Decision, IReadOnlyList<AnnexGroup> Groups, IReadOnlyList<AnnexWarning> Warnings)
{
    /// <summary>How many tasks were read.</summary>
    public int TaskCount => Groups.Sum(g => g.Tasks.Count);
}

/// <summary>A group.</summary>
/// <param name="Number">Its position, from 1.</param>
/// <param name="Printed">The number as printed.</param>
/// <param name="Title">Its title; empty for tasks that stand under none.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Literal">The printed cells of its row.</param>
/// <param name="Row">Where it stands.</param>
internal sealed record AnnexGroup(int Number, string Printed, string Title, IReadOnlyList<AnnexTask> Tasks, AnnexLiteral Literal, int Row);

/// <summary>A task.</summary>
/// <param name="Number">The printed number when it rises within the group, else the one before plus one.</param>
/// <param name="Printed">What the number cell holds.</param>
/// <param name="Title">The whole title on one line.</param>
/// <param name="Lead">Who leads, as printed.</param>
/// <param name="Coordinating">Who coordinates, as printed.</param>
/// <param name="LeadMatches">What the register makes of each lead.</param>
/// <param name="CoordinatingMatches">What it makes of each coordinating body.</param>
/// <param name="Time">When it is due.</param>
/// <param name="Output">The expected product; <see langword="null"/> when none is named.</param>
/// <param name="Notes">Cells of other columns, as "heading: text".</param>
/// <param name="Literal">The printed cells.</param>
/// <param name="Row">Where it begins.</param>
internal sealed record AnnexTask(
    int Number, string Printed, string Title, IReadOnlyList<string> Lead, IReadOnlyList<string> Coordinating,
    IReadOnlyList<AgencyMatch> LeadMatches, IReadOnlyList<AgencyMatch> CoordinatingMatches,
    TaskTime Time, string? Output, IReadOnlyList<string> Notes, AnnexLiteral Literal, int Row);

/// <summary>The printed cells of a row; rows that go on are joined by a line break, empty cells are empty.</summary>
internal sealed record AnnexLiteral(string Number, string Title, string Lead, string Coordinating, string Time, string Output)
{
    /// <summary>Of a draft; of none all empty.</summary>
    public static AnnexLiteral Of(DraftRow? row)
    {
        string Cell(AnnexRole role) => row?.Literal.GetValueOrDefault(role, "") ?? "";
        return new(Cell(AnnexRole.Number), Cell(AnnexRole.Title), Cell(AnnexRole.Lead), Cell(AnnexRole.Coordinating), Cell(AnnexRole.Time), Cell(AnnexRole.Output));
    }
}

/// <summary>A defect, told in the reader's language.</summary>
/// <param name="Row">Line of a text file or row of a table, from 1; 0 for the file as a whole.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What it means and what to look at.</param>
internal sealed record AnnexWarning(int Row, string Code, string Message);
