namespace Tdc.Plan.Domain.Annex;

/// <summary>Something amiss in an annex that the reader is told about.</summary>
/// <param name="Row">Line of a text file or row of a table, from 1; 0 for the file as a whole.</param>
/// <param name="Code">One of <see cref="AnnexDefectCode"/>.</param>
/// <param name="Facts">What the message names, in its order.</param>
internal sealed record AnnexDefect(int Row, string Code, params string[] Facts)
{
    /// <summary>Which words tell it: the code, or the code and what sets this case apart behind a dot.</summary>
    public string Wording { get; init; } = Code;
}

/// <summary>The codes of defects; stable, also the keys of their messages behind <c>warning.</c>.</summary>
internal static class AnnexDefectCode
{
    public const string GroupOutOfOrder = "group-number-out-of-order";
    public const string GroupRepeated = "group-number-repeated";
    public const string GroupWithoutNumber = "group-without-number";
    public const string GroupWithoutTab = "group-number-glued";
    public const string GroupIsTask = "group-row-is-task";
    public const string EmptyGroup = "group-without-tasks";
    public const string NoGroups = "no-group-rows";
    public const string Subgroup = "subgroup-row";
    public const string UpperHeading = "heading-above-groups";
    public const string PageBreak = "page-break-join";
    public const string LineBreak = "line-break-join";
    public const string SubitemJoined = "subitem-joined";
    public const string NumberCellText = "number-cell-text";
    public const string NumberMissing = "task-number-missing";
    public const string NumberNotRising = "task-number-not-rising";
    public const string NumberGap = "task-number-gap";
    public const string InheritedLead = "inherited-lead";
    public const string InheritedCoordinating = "inherited-coordinating";
    public const string InheritedTime = "inherited-time";
    public const string SameAsAbove = "same-as-above";
    public const string MissingTime = "missing-time";
    public const string MissingLead = "missing-lead";
    public const string MissingTitle = "missing-title";
    public const string UnknownTime = "unknown-time";
    public const string DayNotKept = "yearly-day-not-kept";
    public const string DifferingTimes = "differing-times";
    public const string RepeatedTime = "repeated-time";
    public const string RunTogether = "run-together-agencies";
    public const string RepeatedAgency = "repeated-agency";
    public const string ElidedPrefix = "elided-agency-prefix";
    public const string TypingVariant = "typing-variant";
    public const string UnmatchedAgency = "unmatched-agency";
    public const string PartlyMatched = "partly-matched-agency";
    public const string AmbiguousAgency = "ambiguous-agency";
    public const string UnknownColumn = "unknown-column";
    public const string MixedColumn = "mixed-column";
    public const string UnsortedAgencies = "unsorted-agencies";
    public const string SeveralColumns = "several-columns";
    public const string OtherColumnTaken = "other-column-taken";
    public const string ExtraCell = "extra-cell";
    public const string RepeatedHeading = "repeated-heading";
    public const string DuplicateTitle = "duplicate-title";
    public const string LeftOut = "left-out";
    public const string TextOutsideTable = "text-outside-table";
    public const string BodyTaskWithoutRow = "body-task-without-row";
    public const string LabelledAgencies = "labelled-agencies";
    public const string OtherTable = "other-table";
    public const string Footnote = "footnote";
    public const string HiddenText = "hidden-text";
    public const string TextBox = "text-box";
    public const string HiddenSheet = "hidden-sheet";
    public const string FormulaWithoutValue = "formula-without-value";
    public const string CellError = "cell-error";
    public const string HiddenRow = "hidden-row";
    public const string Windows1258 = "converted-from-windows-1258";
    public const string Tcvn3 = "converted-from-tcvn3";
}
