using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Reporting;

/// <summary>Says states and faults of reporting in the reader's language.</summary>
internal static class ReportWords
{
    extension(IStringLocalizer<ReportText> words)
    {
        /// <summary>A message with values: measures by name, numbers as the reader writes them.</summary>
        public string Fault(string code, IEnumerable<object> values) =>
            string.Format(CultureInfo.CurrentCulture, words[code], [.. values.Select(Shown)]);

        /// <summary>The state of a report in words.</summary>
        public string State(ReportState state) => words["state." + state];

        /// <summary>The row of the table by group of units.</summary>
        public string Class(UnitClass unitClass) => words["class." + unitClass];
    }

    /// <summary>The sign of a report's state.</summary>
    public static StatusKind Kind(ReportState state) => state switch
    {
        ReportState.Draft or ReportState.Submitted => StatusKind.Wait,
        ReportState.Returned => StatusKind.Late,
        ReportState.Accepted or ReportState.Consolidated or ReportState.Locked => StatusKind.Ok,
        _ => StatusKind.None,
    };

    /// <summary>The sign of a form's part.</summary>
    public static StatusKind Kind(PartState state) => state switch
    {
        PartState.Complete => StatusKind.Ok,
        PartState.NeedsMending => StatusKind.Late,
        PartState.Begun => StatusKind.Wait,
        _ => StatusKind.None,
    };

    /// <summary>A round's title in the reader's language.</summary>
    public static string Title(ReportRound round) => Display.InEnglish ? round.TitleEn : round.TitleVi;

    /// <summary>A unit's name as of the due day.</summary>
    public static string Unit(ReportObligation obligation) => Display.InEnglish ? obligation.UnitNameEn : obligation.UnitNameVi;

    /// <summary>A figure's name.</summary>
    public static string Name(FormFigure figure) => Display.InEnglish ? figure.NameEn : figure.NameVi;

    /// <summary>A figure's unit.</summary>
    public static string UnitOf(FormFigure figure) => Display.InEnglish ? figure.UnitEn : figure.UnitVi;

    private static object Shown(object value) => value switch
    {
        FormFigure figure => Name(figure),
        decimal number => Display.NumberUpTo(number, 6),
        int number => Display.Number((long?)number),
        string text => text.Length > 80 ? text[..80] + "…" : text,
        _ => value,
    };
}
