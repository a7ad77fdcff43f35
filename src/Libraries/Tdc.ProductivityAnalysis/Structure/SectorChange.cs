namespace Tdc.ProductivityAnalysis.Structure;

/// <summary>One sector in two periods.</summary>
/// <param name="Sector">Its name or code.</param>
/// <param name="VolumeBefore">Value added at constant prices before; any unit, the same throughout. Zero or more where somebody works.</param>
/// <param name="VolumeNow">Value added at constant prices now.</param>
/// <param name="DeflatorBefore">Price index before, above zero; times the volume it is the nominal value.</param>
/// <param name="DeflatorNow">Price index now, above zero.</param>
/// <param name="PersonsBefore">Persons employed before, zero or more.</param>
/// <param name="PersonsNow">Persons employed now.</param>
public sealed record SectorChange(
    string Sector, double VolumeBefore, double VolumeNow, double DeflatorBefore, double DeflatorNow, double PersonsBefore, double PersonsNow)
{
    /// <summary>The line of taxes less subsidies on products: part of the product of a province (GRDP), but nobody works in it.</summary>
    /// <param name="name">How the line is called.</param>
    /// <param name="volumeBefore">Taxes less subsidies at constant prices before; may be negative.</param>
    /// <param name="volumeNow">And now.</param>
    /// <param name="deflatorBefore">Price index before.</param>
    /// <param name="deflatorNow">Price index now.</param>
    public static SectorChange ProductTaxes(string name, double volumeBefore, double volumeNow, double deflatorBefore, double deflatorNow) =>
        new(name, volumeBefore, volumeNow, deflatorBefore, deflatorNow, 0, 0);

    /// <summary>Whether nobody works here in either period.</summary>
    public bool IsWithoutWorkers => PersonsBefore == 0 && PersonsNow == 0;
}

/// <summary>Effects of one sector on the growth of labour productivity, each as a fraction of productivity before.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Within">Growth of its own productivity at the old structure.</param>
/// <param name="Static">Change of its share of employment at the old productivity.</param>
/// <param name="Dynamic">Change of its share times change of its productivity.</param>
/// <param name="WithinMidpoint">Own growth at the mean structure.</param>
/// <param name="BetweenMidpoint">Change of share at the mean productivity.</param>
/// <param name="GeadWithin">Own growth, relative prices counted (exact for chained volumes).</param>
/// <param name="GeadStatic">Change of the share weighted with relative prices.</param>
/// <param name="GeadDynamic">Interaction of the two.</param>
/// <param name="IsUndivided">Whether the sector has no workers in a period, so that its whole change stands under static (and between).</param>
public sealed record ShiftShareLine(
    string Sector, double Within, double Static, double Dynamic, double WithinMidpoint, double BetweenMidpoint,
    double GeadWithin, double GeadStatic, double GeadDynamic, bool IsUndivided = false);
