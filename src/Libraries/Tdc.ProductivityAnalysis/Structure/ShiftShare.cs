using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Structure;

/// <summary>Decomposition of the growth of labour productivity by sectors.</summary>
/// <param name="Lines">The sectors in the order given.</param>
/// <param name="Total">Sums over the sectors.</param>
/// <param name="Growth">Growth of the whole when volumes are added: what the three effects and the two midpoint effects sum to.</param>
/// <param name="GeadGrowth">Growth of the whole with a Fisher-deflated aggregate: what the three GEAD effects sum to, for any deflators.</param>
/// <remarks>
/// <para>With official chained volumes use GEAD; sums of chained volumes are not the official total.</para>
/// <para>Source: Tang and Wang (2004) and Dumagan (2011) for GEAD; a sector without workers in a period: its whole change is static.</para>
/// </remarks>
public sealed record ShiftShare(IReadOnlyList<ShiftShareLine> Lines, ShiftShareLine Total, double Growth, double GeadGrowth)
{
    /// <summary>Name of the line of sums.</summary>
    public const string TotalName = "TOTAL";

    /// <summary>Decomposes.</summary>
    /// <param name="sectors">Every part of the whole once; for a province with the line of product taxes, or the sum is not GRDP per worker.</param>
    /// <exception cref="AnalysisException">No sector, one twice, a value out of its range, nobody employed, or a total volume that is not above zero.</exception>
    public static ShiftShare Compute(IReadOnlyList<SectorChange> sectors)
    {
        Require.Some(sectors.Count);
        Check(sectors);
        var whole = new Whole(sectors);
        var lines = sectors.Select(s => Line(s, whole)).ToList();
        var total = new ShiftShareLine(
            TotalName, lines.Sum(l => l.Within), lines.Sum(l => l.Static), lines.Sum(l => l.Dynamic), lines.Sum(l => l.WithinMidpoint),
            lines.Sum(l => l.BetweenMidpoint), lines.Sum(l => l.GeadWithin), lines.Sum(l => l.GeadStatic), lines.Sum(l => l.GeadDynamic));
        return new(lines, total, whole.Now / whole.Before - 1, whole.GeadNow / whole.GeadBefore - 1);
    }

    private static ShiftShareLine Line(SectorChange s, Whole whole)
    {
        // Relative prices may be taken against any level of the whole's price: it cancels.
        var (priceBefore, priceNow) = (s.DeflatorBefore, s.DeflatorNow / whole.PriceChange);
        if (s.PersonsBefore == 0 || s.PersonsNow == 0)
        {
            var (before, now) = (s.VolumeBefore / whole.PersonsBefore, s.VolumeNow / whole.PersonsNow);
            var change = (now - before) / whole.Before;
            return new(s.Sector, 0, change, 0, 0, change, 0, (priceNow * now - priceBefore * before) / whole.GeadBefore, 0, IsUndivided: true);
        }

        var (shareBefore, shareNow) = (s.PersonsBefore / whole.PersonsBefore, s.PersonsNow / whole.PersonsNow);
        var (levelBefore, levelNow) = (s.VolumeBefore / s.PersonsBefore, s.VolumeNow / s.PersonsNow);
        var (growth, shift) = (levelNow - levelBefore, shareNow - shareBefore);
        var weightedShift = priceNow * shareNow - priceBefore * shareBefore;
        return new(
            s.Sector,
            shareBefore * growth / whole.Before,
            shift * levelBefore / whole.Before,
            shift * growth / whole.Before,
            (shareBefore + shareNow) / 2 * growth / whole.Before,
            shift * (levelBefore + levelNow) / 2 / whole.Before,
            priceBefore * shareBefore * growth / whole.GeadBefore,
            weightedShift * levelBefore / whole.GeadBefore,
            weightedShift * growth / whole.GeadBefore);
    }

    private static void Check(IReadOnlyList<SectorChange> sectors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sectors.Count; i++)
        {
            // Taxes less subsidies may be below zero; what people produce has a share and a level, which are not.
            Func<double, int, string, double> volume = sectors[i].IsWithoutWorkers ? Require.Finite : Require.NotNegative;
            volume(sectors[i].VolumeBefore, i, "va_volume_0");
            volume(sectors[i].VolumeNow, i, "va_volume_1");
            Require.Positive(sectors[i].DeflatorBefore, i, "deflator_0");
            Require.Positive(sectors[i].DeflatorNow, i, "deflator_1");
            Require.NotNegative(sectors[i].PersonsBefore, i, "persons_0");
            Require.NotNegative(sectors[i].PersonsNow, i, "persons_1");
            if (!names.Add(sectors[i].Sector))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, sectors[i].Sector);
            }
        }
    }

    /// <summary>The whole of which sectors are parts.</summary>
    private sealed class Whole
    {
        public Whole(IReadOnlyList<SectorChange> sectors)
        {
            PersonsBefore = Require.Positive(sectors.Sum(s => s.PersonsBefore), -1, "persons_0");
            PersonsNow = Require.Positive(sectors.Sum(s => s.PersonsNow), -1, "persons_1");
            Before = Require.Positive(sectors.Sum(s => s.VolumeBefore), -1, "va_volume_0") / PersonsBefore;
            Now = sectors.Sum(s => s.VolumeNow) / PersonsNow;
            var nominalBefore = Require.Positive(sectors.Sum(s => s.DeflatorBefore * s.VolumeBefore), -1, "va_volume_0");
            var nominalNow = Require.Positive(sectors.Sum(s => s.DeflatorNow * s.VolumeNow), -1, "va_volume_1");
            var laspeyres = sectors.Sum(s => s.DeflatorNow * s.VolumeBefore) / nominalBefore;
            var paasche = nominalNow / sectors.Sum(s => s.DeflatorBefore * s.VolumeNow);
            PriceChange = Math.Sqrt(laspeyres * paasche);
            GeadBefore = nominalBefore / PersonsBefore;
            GeadNow = nominalNow / PriceChange / PersonsNow;
        }

        public double PersonsBefore { get; }

        public double PersonsNow { get; }

        public double Before { get; }

        public double Now { get; }

        public double PriceChange { get; }

        public double GeadBefore { get; }

        public double GeadNow { get; }
    }
}
