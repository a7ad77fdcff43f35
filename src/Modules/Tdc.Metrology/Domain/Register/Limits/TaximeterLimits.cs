using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Taximeters: a share of time, distance or fare, but not less than a least amount.</summary>
/// <remarks>Source: Directive 2014/32/EU, annex IX, point 7; OIML R 21 agrees with it.</remarks>
internal sealed class TaximeterLimits : LimitScheme
{
    private static readonly IReadOnlyList<(string Quantity, decimal Percent, decimal? Least, string Unit, string Source, KnowledgeStatus Status)> rows = [.. TableFile.Csv("mpe-r21.csv").Select(r => (
        r["quantity"], TableFile.Number(r["mpe_percent"])!.Value, TableFile.Number(r["minimum"]), r["unit"], r["source"], TableFile.Status(r["status"])))];

    /// <inheritdoc/>
    public override string Code => "r21";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("digit", "VND")];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } =
        [new("quantity", "", ["time", "distance", "fare"]), new("reference"), new("indication") { Signed = true }, new(Uncertainty)];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var row = rows.FirstOrDefault(r => r.Quantity == readings["quantity"]);
        if (row.Percent == 0)
        {
            return Outside("quantity");
        }

        var reference = readings.Number("reference");
        var limit = Math.Max(row.Percent / 100 * reference, row.Least ?? setup.Number("digit")); // the least of a fare is its last digit
        return new JudgedPoint(
            reference.ToString(CultureInfo.InvariantCulture) + " " + row.Unit, readings.Number("indication") - reference, limit, row.Unit, row.Source, row.Status);
    }
}
