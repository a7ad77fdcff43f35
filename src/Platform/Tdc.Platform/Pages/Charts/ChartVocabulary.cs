using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Tdc.Platform.Pages.Charts;

/// <summary>Says a chart's numbers in words and as a table, in the reader's language.</summary>
internal sealed class ChartVocabulary(IStringLocalizer<PagesText> words)
{
    private const int MostInWords = 12;

    internal string Target => words["chart.target"];

    /// <summary>That the axis begins elsewhere than at 0, and where.</summary>
    internal string CutAxis(double low, int decimals) => words["chart.cut-axis", Display.Number(low, decimals)];

    internal string Describe(IReadOnlyList<ChartPoint> points, double? target, int decimals)
    {
        if (points.All(point => ChartFrame.Finite(point.Value) is null))
        {
            return words["chart.nodata"];
        }
        var said = string.Join("; ", points.Select(point => $"{point.Label}: {Said(point.Value, decimals)}" +
            (point.Known == Known.Declared && ChartFrame.Finite(point.Value) is not null ? $" ({words["known.declared"].Value.ToLower(CultureInfo.CurrentUICulture)})" : "")));
        return said + "." + Aim(target, decimals);
    }

    internal string Describe(IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, ChartSeries? target, int decimals)
    {
        if (series.All(one => labels.Select((_, at) => one.At(at)).All(value => value is null)))
        {
            return words["chart.nodata"];
        }
        var said = series.Select(one => labels.Count <= MostInWords
            ? $"{one.Name}: {string.Join("; ", labels.Select((label, at) => $"{label} {Said(one.At(at), decimals)}"))}."
            : Ends(labels, one, decimals));
        var last = target?.Values.LastOrDefault(value => ChartFrame.Finite(value) is not null);
        return string.Join(' ', said) + Aim(last, decimals);
    }

    internal string Describe(IReadOnlyList<PlanBar> bars) => bars.Count == 0
        ? words["chart.nodata"]
        : string.Join("; ", bars.Select(bar => $"{bar.Label}: {Display.Dates(bar.Start, bar.End)}{(bar.Overdue ? ", " + words["chart.overdue"] : "")}")) + ".";

    internal ChartFacts Facts(IReadOnlyList<ChartPoint> points, int decimals, double? whole = null, bool known = true)
    {
        List<string> heads = [words["chart.key"], words["chart.value"]];
        if (whole is not null)
        {
            heads.Add(words["chart.share"]);
        }
        else if (known)
        {
            heads.Add(words["chart.known"]);
        }
        return new ChartFacts(heads, [.. points.Select(point =>
        {
            var value = ChartFrame.Finite(point.Value);
            List<string> cells = [point.Label, Display.Number(value, decimals)];
            if (whole is { } all)
            {
                cells.Add(all > 0 ? Display.Percent(value / all) : Display.Blank);
            }
            else if (known)
            {
                cells.Add(words[(value is null ? Known.Missing : point.Known).Word()]);
            }
            return (IReadOnlyList<string>)cells;
        })]);
    }

    /// <param name="turned">Whether each series is a row instead of a column.</param>
    internal ChartFacts Facts(IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, int decimals, bool turned = false) => turned
        ? new ChartFacts([words["chart.key"], .. labels], [.. series.Select(one => (IReadOnlyList<string>)[one.Name, .. labels.Select((_, at) => Display.Number(one.At(at), decimals))])])
        : new ChartFacts([words["chart.key"], .. series.Select(one => one.Name)], [.. labels.Select((label, at) => (IReadOnlyList<string>)[label, .. series.Select(one => Display.Number(one.At(at), decimals))])]);

    internal ChartFacts Facts(IReadOnlyList<PlanBar> bars) => new(
        [words["chart.key"], words["chart.start"], words["chart.end"]],
        [.. bars.Select(bar => (IReadOnlyList<string>)[bar.Label, Display.Date(bar.Start), Display.Date(bar.End) + (bar.Overdue ? $" ({words["chart.overdue"]})" : "")])]);

    internal string Said(double? value, int decimals) => ChartFrame.Finite(value) is { } number ? Display.Number(number, decimals) : words["chart.missing"];

    private string Ends(IReadOnlyList<string> labels, ChartSeries series, int decimals)
    {
        var known = Enumerable.Range(0, labels.Count).Where(at => series.At(at) is not null).ToList();
        return known.Count == 0
            ? $"{series.Name}: {words["chart.missing"]}."
            : words["chart.first-last", series.Name, Display.Number(series.At(known[0]), decimals), labels[known[0]], Display.Number(series.At(known[^1]), decimals), labels[known[^1]]];
    }

    private string Aim(double? target, int decimals) => target is null ? "" : " " + words["chart.target-is", Display.Number(target, decimals)];
}
