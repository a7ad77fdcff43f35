using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>A growth account, or why there is none.</summary>
/// <param name="Data">The series.</param>
/// <param name="Result">The account; <see langword="null"/> when it is refused.</param>
/// <param name="Faults">Why it is refused.</param>
/// <param name="Missing">Indicators that have no series.</param>
internal sealed record GrowthView(DecompositionData Data, GrowthDecomposition? Result, IReadOnlyList<SpanFault> Faults, IReadOnlyList<string> Missing);

/// <summary>A decomposition by sectors, or why there is none.</summary>
/// <param name="Data">The series.</param>
/// <param name="Result">The decomposition; <see langword="null"/> when it is refused.</param>
/// <param name="Faults">Why it is refused.</param>
/// <param name="Missing">Indicators that have no series, or sections that could not be used.</param>
/// <param name="LeftOut">Sections without figures for both years.</param>
internal sealed record StructureView(DecompositionData Data, StructureDecomposition? Result, IReadOnlyList<SpanFault> Faults, IReadOnlyList<string> Missing, IReadOnlyList<string> LeftOut);

/// <summary>Decomposes the growth of a place; refuses over a break, a change of territory or of prices.</summary>
internal static class Decomposing
{
    /// <summary>Growth accounting.</summary>
    public static GrowthView Growth(DecompositionData data)
    {
        var activity = data.Question.Activity;
        var (added, capital, share) = (data.Find("VAV", activity), data.Find("K", activity), data.Find("SL", activity));
        var hours = data.Find("H", activity);
        var labour = hours is not null && !data.Faults(hours, true).Any() ? hours : data.Find("L", activity) ?? hours;
        List<string> missing = [.. new[] { ("VAV", added), ("L", labour), ("K", capital), ("SL", share) }.Where(p => p.Item2 is null).Select(p => p.Item1)];
        if (missing.Count > 0 || data.Question.From >= data.Question.To)
        {
            return new(data, null, [], missing);
        }

        List<SpanFault> faults = [.. new[] { added!, labour!, capital!, share! }.SelectMany(s => data.Faults(s, every: true))];
        try
        {
            return new(data, faults.Count > 0 ? null : GrowthDecomposition.Compute(added!, labour!, capital!, share!, data.Question.From, data.Question.To, ProductivityRules.Shipped.TfpCoefficients), faults, []);
        }
        catch (AnalysisException)
        {
            return new(data, null, [new("VAV", activity, data.Question.From, ComparisonFault.Missing)], []);
        }
    }

    /// <summary>Shift-share by sections.</summary>
    public static StructureView Structure(DecompositionData data)
    {
        var sectors = StructureSectors.Of(data);
        if (sectors.Missing.Count > 0 || sectors.Faults.Count > 0 || sectors.Changes.Count == 0 || data.Question.From >= data.Question.To)
        {
            return new(data, null, sectors.Faults, sectors.Missing, sectors.LeftOut);
        }

        (double, double)? Both(string indicator) => data.Find(indicator) is { } s && double.IsFinite(s.At(data.Question.From)) && double.IsFinite(s.At(data.Question.To)) ? (s.At(data.Question.From), s.At(data.Question.To)) : null;
        try
        {
            return new(data, StructureDecomposition.Compute(sectors.Changes, data.Question.Method, Both("VAV"), Both("L")), [], [], sectors.LeftOut);
        }
        catch (AnalysisException)
        {
            return new(data, null, [], ["VAV"], sectors.LeftOut);
        }
    }
}
