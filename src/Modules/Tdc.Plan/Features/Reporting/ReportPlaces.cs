using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Features.Reporting;

/// <summary>Names the fields of a report as the API's draft has them, so that a program finds what an error means.</summary>
internal static class ReportPlaces
{
    /// <summary>The place of a field: <c>tasks.II.2.narrative</c>, <c>tasks.II.2.figures.CODE.value</c>, <c>difficulties</c>, <c>answers.3</c>.</summary>
    public static string Of(string field) => field switch
    {
        ReportFields.Difficulties => "difficulties",
        ReportFields.Proposals => "proposals",
        ReportFields.Disbursed => "disbursedDong",
        ReportFields.DisbursedWord => "disbursedExplanation",
        _ => field.Split('.', 2) is [var kind, var rest] ? Of(kind, rest) : field,
    };

    /// <summary>The field at a place of a form; <see langword="null"/> when the form has none there.</summary>
    public static string? FieldAt(ReportForm form, string place) => Fields(form).FirstOrDefault(f => Of(f) == place);

    private static IEnumerable<string> Fields(ReportForm form) =>
    [
        ReportFields.Difficulties, ReportFields.Proposals, ReportFields.Disbursed, ReportFields.DisbursedWord,
        .. form.Questions.Select(q => ReportFields.Answer(q.Number)),
        .. form.Duties.SelectMany(d => (string[])[ReportFields.Narrative(d.Label), ReportFields.Progress(d.Label), ReportFields.ProgressWord(d.Label)]),
        .. form.Duties.SelectMany(d => d.Figures.SelectMany(f => (string[])
            [ReportFields.Figure(d.Label, f.Code), ReportFields.Denominator(d.Label, f.Code), ReportFields.FigureWord(d.Label, f.Code)])),
    ];

    // A figure's field is LABEL.CODE and a label has one dot: II.2.households.
    private static string Of(string kind, string rest) => kind switch
    {
        "kq" => $"tasks.{rest}.narrative",
        "td" => $"tasks.{rest}.progressPercent",
        "gt" => $"tasks.{rest}.explanation",
        "so" => Figure(rest, "value"),
        "ms" => Figure(rest, "denominator"),
        "gs" => Figure(rest, "explanation"),
        "tl" => $"answers.{rest}",
        _ => $"{kind}.{rest}",
    };

    private static string Figure(string rest, string part) =>
        rest.Split('.', 3) is [var group, var number, var code] ? $"tasks.{group}.{number}.figures.{code}.{part}" : $"{rest}.{part}";
}
