using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Weights: limits by class and nominal mass.</summary>
/// <remarks>Source: OIML R 111-1:2004, table 1.</remarks>
internal sealed class WeightLimits : LimitScheme
{
    private static readonly IReadOnlyList<(decimal Nominal, string Class, decimal Limit, string Source, KnowledgeStatus Status)> rows = [.. TableFile.Csv("mpe-r111.csv").Select(r => (
        TableFile.Number(r["nominal_g"])!.Value, r["accuracy_class"], TableFile.Number(r["mpe_mg"])!.Value, r["source"], TableFile.Status(r["status"])))];

    /// <inheritdoc/>
    public override string Code => "r111";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("class", "", ["E1", "E2", "F1", "F2", "M1", "M2", "M3"])];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } = [new("nominal", "g"), new("deviation", "mg") { Signed = true }, new(Uncertainty, "mg")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var (nominal, name) = (readings.Number("nominal"), setup["class"]);
        var row = rows.FirstOrDefault(r => r.Nominal == nominal && r.Class == name);
        return row.Limit == 0 ? Outside("nominal")
            : new JudgedPoint(nominal.ToString(CultureInfo.InvariantCulture) + " g " + name, readings.Number("deviation"), row.Limit, "mg", row.Source, row.Status);
    }
}
