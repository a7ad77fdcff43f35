using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Structure;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>How the growth of labour productivity is parted among sectors.</summary>
internal enum StructureMethod
{
    /// <summary>Within, shift, interaction; shares of the first year.</summary>
    ThreeEffects,

    /// <summary>Within and shift at the means of both years.</summary>
    Midpoint,

    /// <summary>Three effects with relative prices; exact for chained volumes.</summary>
    Gead,
}

/// <summary>Effects of a sector as parts of productivity before.</summary>
/// <param name="Sector">Code of the section, or <see cref="StructureDecomposition.Tax"/>.</param>
/// <param name="Within">Own growth.</param>
/// <param name="Shift">Change of its share of labour.</param>
/// <param name="Interaction">Both together; 0 with the midpoint method.</param>
/// <param name="Undivided">Whether nobody works in it in a year, so that all of it stands under shift.</param>
internal sealed record StructureLine(string Sector, double Within, double Shift, double Interaction, bool Undivided)
{
    /// <summary>Its whole contribution.</summary>
    public double Sum => Within + Shift + Interaction;
}

/// <summary>Decomposition of labour productivity by sectors, with the line of product taxes so that it closes on GRDP per person.</summary>
/// <remarks>Source: reference on productivity, section 5; the tax line: section 1, rule (c).</remarks>
internal sealed record StructureDecomposition
{
    /// <summary>Code of the line of product taxes less subsidies.</summary>
    public const string Tax = "TAX";

    /// <summary>The sectors, then the tax line.</summary>
    public required IReadOnlyList<StructureLine> Lines { get; init; }

    /// <summary>Productivity before, in million đồng per person at constant prices.</summary>
    public required double Before { get; init; }

    /// <summary>Productivity now as the lines add up.</summary>
    public required double Now { get; init; }

    /// <summary>Growth that the lines add up to, a part of productivity before.</summary>
    public required double Growth { get; init; }

    /// <summary>Growth of the published total per person less <see cref="Growth"/>; <see cref="double.NaN"/> when no total is published.</summary>
    public required double Residual { get; init; }

    /// <summary>Sums of the effects over the lines.</summary>
    public StructureLine Total => new("", Lines.Sum(l => l.Within), Lines.Sum(l => l.Shift), Lines.Sum(l => l.Interaction), false);

    /// <summary>Computes it.</summary>
    /// <param name="sectors">Both years of every sector and of the tax line, in whole đồng and persons.</param>
    /// <param name="method">How.</param>
    /// <param name="total">Published total at constant prices before and now, without the tax line or with it: the one nearer to the lines is meant.</param>
    /// <param name="persons">Published persons of all sectors before and now.</param>
    /// <exception cref="AnalysisException">A value is out of its range, or nobody is employed.</exception>
    public static StructureDecomposition Compute(IReadOnlyList<SectorChange> sectors, StructureMethod method, (double Before, double Now)? total, (double Before, double Now)? persons)
    {
        var share = ShiftShare.Compute(sectors);
        var (people, peopleNow) = (sectors.Sum(s => s.PersonsBefore), sectors.Sum(s => s.PersonsNow));
        var (volume, volumeNow) = (sectors.Sum(s => s.VolumeBefore), sectors.Sum(s => s.VolumeNow));
        var growth = method == StructureMethod.Gead ? share.GeadGrowth : share.Growth;
        return new()
        {
            Lines = [.. share.Lines.Select(l => method switch
            {
                StructureMethod.Midpoint => new StructureLine(l.Sector, l.WithinMidpoint, l.BetweenMidpoint, 0, l.IsUndivided),
                StructureMethod.Gead => new StructureLine(l.Sector, l.GeadWithin, l.GeadStatic, l.GeadDynamic, l.IsUndivided),
                _ => new StructureLine(l.Sector, l.Within, l.Static, l.Dynamic, l.IsUndivided),
            })],
            Before = volume / people / 1e6,
            Now = volume / people / 1e6 * (1 + growth),
            Growth = growth,
            Residual = total is { } t && persons is { } p ? Published(sectors, t, volume, volumeNow) is var (before, now) ? now / p.Now / (before / p.Before) - 1 - growth : double.NaN : double.NaN,
        };
    }

    private static (double Before, double Now) Published(IReadOnlyList<SectorChange> sectors, (double Before, double Now) total, double volume, double volumeNow)
    {
        var tax = sectors.FirstOrDefault(s => s.Sector == Tax);
        var without = tax is not null && Math.Abs(total.Before + tax.VolumeBefore - volume) + Math.Abs(total.Now + tax.VolumeNow - volumeNow) < Math.Abs(total.Before - volume) + Math.Abs(total.Now - volumeNow);
        return without ? (total.Before + tax!.VolumeBefore, total.Now + tax.VolumeNow) : total;
    }
}
