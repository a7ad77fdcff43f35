using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Active-energy meters by OIML: limits by current and power factor; below I_min they grow as I_min/I.</summary>
/// <remarks>Source: OIML R 46-1:2012, table 2.</remarks>
internal sealed class ElectricityLimits : LimitScheme
{
    private static readonly IReadOnlyList<Row> rows = [.. TableFile.Csv("mpe-r46.csv").Select(r => new Row(
        r["accuracy_class"], r["zone"], r["power_factor"], TableFile.Number(r["mpe_percent"]), r["source"], TableFile.Status(r["status"])))];

    /// <inheritdoc/>
    public override string Code => "r46";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("class", "", ["A", "B", "C", "D"]), new("ist", "A"), new("imin", "A"), new("itr", "A"), new("imax", "A")];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } =
        [new("current", "A"), new("factor", "", ["unity", "other"]), new("error", "%") { Signed = true }, new(Uncertainty, "%")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var (current, least) = (readings.Number("current"), setup.Number("imin"));
        var zone = Zone(current, setup.Number("ist"), least, setup.Number("itr"), setup.Number("imax"));
        var factor = readings["factor"];
        if (zone.Length == 0 || rows.FirstOrDefault(r => r.Class == setup["class"] && r.Zone == zone && r.Factor == factor) is not { } row)
        {
            return Outside("current");
        }

        var limit = row.Percent ?? (rows.First(r => r.Class == row.Class && r.Zone == "low" && r.Factor == factor).Percent!.Value * least / current);
        return new JudgedPoint(
            current.ToString(CultureInfo.InvariantCulture) + (factor == "unity" ? " A, PF 1" : " A, PF ≠ 1"), readings.Number("error"), limit, "%", row.Source, row.Status);
    }

    /// <summary>The zone of a current: start, low or high; empty outside all.</summary>
    internal static string Zone(decimal current, decimal starting, decimal least, decimal transitional, decimal most) =>
        current < starting || current > most ? "" : current < least ? "start" : current < transitional ? "low" : "high";

    private sealed record Row(string Class, string Zone, string Factor, decimal? Percent, string Source, KnowledgeStatus Status);
}
