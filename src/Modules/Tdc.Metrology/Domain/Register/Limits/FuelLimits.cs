using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Measuring systems for liquids other than water, as fuel dispensers: a share of the volume, wider below 2 litres.</summary>
/// <remarks>Source: OIML R 117-1, tables 1 and 2; small volumes by Directive 2014/32/EU, annex VII, table 3.</remarks>
internal sealed class FuelLimits : LimitScheme
{
    private static readonly IReadOnlyList<(string Class, string Part, decimal Percent, string Source, KnowledgeStatus Status)> rows = [.. TableFile.Csv("mpe-r117.csv").Select(r => (
        r["accuracy_class"], r["part"], TableFile.Number(r["mpe_percent"])!.Value, r["source"], TableFile.Status(r["status"])))];

    private static readonly IReadOnlyList<(decimal From, decimal Below, decimal Factor, decimal? Applied, string Source)> small = [.. TableFile.Csv("mpe-r117-small.csv").Select(r => (
        TableFile.Number(r["from_l"])!.Value, TableFile.Number(r["below_l"])!.Value, TableFile.Number(r["factor"])!.Value, TableFile.Number(r["applied_to_l"]), r["source"]))];

    /// <inheritdoc/>
    public override string Code => "r117";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("class", "", ["0.3", "0.5", "1.0", "1.5", "2.5"]), new("part", "", ["system", "meter"])];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } =
        [new("reference", "L"), new("indication", "L") { Signed = true }, new("flow", "L/min", Optional: true), new(Uncertainty, "L")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var volume = readings.Number("reference");
        var row = rows.FirstOrDefault(r => r.Class == setup["class"] && r.Part == setup["part"]);
        if (row.Percent == 0 || volume <= 0)
        {
            return Outside("class");
        }

        var few = small.FirstOrDefault(s => volume >= s.From && volume < s.Below);
        var limit = row.Percent / 100 * (few.Factor == 0 ? volume : few.Factor * (few.Applied ?? volume));
        var flow = readings.Maybe("flow") is { } rate ? $", {rate.ToString(CultureInfo.InvariantCulture)} L/min" : "";
        return new JudgedPoint(
            volume.ToString(CultureInfo.InvariantCulture) + " L" + flow, readings.Number("indication") - volume, limit, "L", few.Factor == 0 ? row.Source : row.Source + "; " + few.Source, row.Status);
    }
}
