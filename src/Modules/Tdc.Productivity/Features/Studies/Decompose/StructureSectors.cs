using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Structure;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>Both years of every section and of the tax line.</summary>
internal sealed record StructureSectors(IReadOnlyList<SectorChange> Changes, IReadOnlyList<SpanFault> Faults, IReadOnlyList<string> Missing, IReadOnlyList<string> LeftOut)
{
    /// <summary>Takes them from the series. A section without a deflator series has the one that follows from both value added series.</summary>
    public static StructureSectors Of(DecompositionData data)
    {
        var (from, to) = (data.Question.From, data.Question.To);
        var (changes, faults, left) = (new List<SectorChange>(), new List<SpanFault>(), new List<string>());
        if (data.Sections.Count == 0)
        {
            return new([], [], ["VAV"], []);
        }

        foreach (var section in data.Sections)
        {
            var (volume, persons) = (data.Find("VAV", section)!, data.Find("L", section));
            var (before, now) = (Price(data, section, from), Price(data, section, to));
            if (persons is null || new[] { volume.At(from), volume.At(to), persons.At(from), persons.At(to), before, now }.Any(v => !double.IsFinite(v)))
            {
                left.Add(section);
                faults.AddRange(data.Faults(volume, every: false).Where(f => f.Fault == ComparisonFault.Territory));
                continue;
            }

            faults.AddRange(data.Faults(volume, every: false).Concat(data.Faults(persons, every: false)));
            changes.Add(new(section, volume.At(from), volume.At(to), before, now, persons.At(from), persons.At(to)));
        }

        if (changes.Count > 0 && faults.Count == 0 && Tax(data, from, to) is { } tax)
        {
            changes.Add(tax);
        }

        return new(changes, faults, changes.Count == 0 && faults.Count == 0 ? ["L"] : [], left);
    }

    private static SectorChange? Tax(DecompositionData data, int from, int to)
    {
        if ((data.Find(StructureDecomposition.Tax) ?? data.Find("VA", StructureDecomposition.Tax)) is not { } tax)
        {
            return null;
        }

        var (before, now) = (Price(data, SeriesKey.Total, from), Price(data, SeriesKey.Total, to));
        double Volume(int year, double price) => tax.Series.PriceBasis == PriceBasis.Constant ? tax.At(year) : tax.At(year) / price;
        var (volume, volumeNow) = (Volume(from, before), Volume(to, now));
        return double.IsFinite(volume) && double.IsFinite(volumeNow) && before > 0 && now > 0 ? SectorChange.ProductTaxes(StructureDecomposition.Tax, volume, volumeNow, before, now) : null;
    }

    private static double Price(DecompositionData data, string activity, int year)
    {
        var own = data.Find("DEFL", activity)?.At(year) ?? double.NaN;
        return own > 0 ? own : (data.Find("VA", activity)?.At(year) ?? double.NaN) / (data.Find("VAV", activity)?.At(year) ?? double.NaN);
    }
}
