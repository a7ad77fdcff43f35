using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Effects;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Whether supported enterprises gained more than others: difference in differences of ln(VA/L).</summary>
/// <remarks>Source: reference on productivity, indicator IM1. Counts as an effect only if both groups would have moved alike without support; the placebo looks for a sign that they did not.</remarks>
internal static class EffectStudy
{
    /// <summary>Computes the study.</summary>
    /// <exception cref="AnalysisException">Fewer than two enterprises on a side, or nothing varies.</exception>
    public static EffectOutcome Run(StudyData data, EffectSettings settings)
    {
        var left = new LeftOutCount();
        var rows = Rows(data, settings.FromYear, left);
        var changes = Changes(rows, settings.FromYear, left);
        var matches = Matches(rows, changes, settings);
        var plain = Try(() => DifferenceInDifferences.Estimate(changes), out var plainFault);
        var matched = Try(() => DifferenceInDifferences.EstimateMatched(changes, matches), out var matchedFault);
        var (main, other, fault) = settings.Matched ? (matched, plain, matchedFault) : (plain, matched, plainFault);
        var supported = changes.Count(c => c.IsSupported);
        return new()
        {
            LeftOut = left.Counts,
            Main = main ?? throw fault!,
            Other = other,
            PlaceboYear = settings.FromYear - 1,
            Placebo = Placebo(rows, settings),
            Years = data.Years,
            SupportedPath = Path(rows, data.Years, true),
            ControlPath = Path(rows, data.Years, false),
            Unmatched = settings.Matched ? supported - matches.Count : 0,
        };
    }

    // Supports that began in another year are neither supported nor controls.
    private static List<StudyRow> Rows(StudyData data, int from, LeftOutCount left)
    {
        var rows = new List<StudyRow>();
        foreach (var row in data.Rows)
        {
            if (row.SupportedFrom != 0 && row.SupportedFrom != from)
            {
                left.Add(LeftOut.OneSide);
            }
            else if (!double.IsFinite(row["va"]) || !double.IsFinite(row["l"]))
            {
                left.Add(LeftOut.Missing);
            }
            else if (row["va"] <= 0 || row["l"] <= 0)
            {
                left.Add(LeftOut.Negative);
            }
            else
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static IReadOnlyList<FirmChange> Changes(IReadOnlyList<StudyRow> rows, int from, LeftOutCount left)
    {
        if (rows.Count == 0)
        {
            throw new AnalysisException(AnalysisFault.NoData);
        }

        var changes = FirmChange.Of([.. rows.Select(r => new FirmYear(Name(r), r.SupportedFrom != 0, r.Year >= from, r["va"], r["l"]))], out var alone);
        left.Add(LeftOut.OneSide, alone);
        return changes.Count > 0 ? changes : throw new AnalysisException(AnalysisFault.TooFew, -1, "supported");
    }

    private static Dictionary<string, string> Matches(IReadOnlyList<StudyRow> rows, IReadOnlyList<FirmChange> changes, EffectSettings settings)
    {
        var before = rows.Where(r => r.Year < settings.FromYear).GroupBy(Name).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        List<FirmBefore> firms = [.. changes.Select(c => new FirmBefore(c.Firm, c.IsSupported, before[c.Firm][^1].Division,
            [before[c.Firm].Average(r => Math.Log(r["va"] / r["l"])), before[c.Firm].Average(r => Math.Log(r["l"]))]))];
        return new(ControlMatching.Nearest(firms, settings.Caliper), StringComparer.Ordinal);
    }

    private static EffectEstimate? Placebo(IReadOnlyList<StudyRow> rows, EffectSettings settings)
    {
        List<StudyRow> before = [.. rows.Where(r => r.Year < settings.FromYear)];
        if (before.Select(r => r.Year).Distinct().Count() < 2)
        {
            return null;
        }

        return Try(() =>
        {
            var changes = Changes(before, settings.FromYear - 1, new LeftOutCount());
            return settings.Matched
                ? DifferenceInDifferences.EstimateMatched(changes, Matches(before, changes, settings with { FromYear = settings.FromYear - 1 }))
                : DifferenceInDifferences.Estimate(changes);
        }, out _);
    }

    private static EffectEstimate? Try(Func<DifferenceInDifferences> work, out AnalysisException? fault)
    {
        fault = null;
        try
        {
            var found = work();
            return new(Digits(found.Effect), Digits(found.Lower), Digits(found.Upper), Digits(found.PValue), found.Supported, found.Controls);
        }
        catch (AnalysisException no)
        {
            fault = no;
            return null;
        }
    }

    private static List<double?> Path(IReadOnlyList<StudyRow> rows, IReadOnlyList<int> years, bool supported) =>
        [.. years.Select(y => Digits(Moments.Mean([.. rows.Where(r => r.Year == y && r.SupportedFrom != 0 == supported).Select(r => Math.Log(r["va"] / r["l"]))])))];

    private static string Name(StudyRow row) => row.Unit.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
