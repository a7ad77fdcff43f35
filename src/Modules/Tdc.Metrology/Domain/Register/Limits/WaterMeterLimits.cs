using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Water meters: wider limits in the lower flow zone (Q1 to below Q2), narrower from Q2 to Q4.</summary>
/// <remarks>Q1 = Q3/R, Q2 = 1.6 Q1, Q4 = 1.25 Q3. Source: OIML R 49-1:2013, 4.1 and 4.2.</remarks>
internal sealed class WaterMeterLimits : LimitScheme
{
    private const decimal TransitionalToMinimum = 1.6m;
    private const decimal OverloadToPermanent = 1.25m;

    private static readonly IReadOnlyList<Row> rows = [.. TableFile.Csv("mpe-r49.csv").Select(r => new Row(
        r["accuracy_class"], r["zone"], r["temperature"], TableFile.Number(r["initial_percent"])!.Value, TableFile.Number(r["in_service_percent"])!.Value, r["source"], TableFile.Status(r["status"])))];

    /// <inheritdoc/>
    public override string Code => "r49";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("class", "", ["1", "2"]), new("q3", "m³/h"), new("ratio"), new("temperature", "", ["cold", "hot"])];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } = [new("flow", "m³/h"), new("reference", "L"), new("indication", "L") { Signed = true }, new(Uncertainty, "%")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var (permanent, flow, volume) = (setup.Number("q3"), readings.Number("flow"), readings.Number("reference"));
        var least = permanent / setup.Number("ratio");
        if (flow < least || flow > permanent * OverloadToPermanent || volume <= 0)
        {
            return Outside("flow");
        }

        var zone = flow < least * TransitionalToMinimum ? "lower" : "upper";
        if (rows.FirstOrDefault(r => r.Class == setup["class"] && r.Zone == zone && (r.Temperature == "any" || r.Temperature == setup["temperature"])) is not { } row)
        {
            return Outside("class");
        }

        return new JudgedPoint(
            flow.ToString(CultureInfo.InvariantCulture) + " m³/h", (readings.Number("indication") - volume) / volume * 100, inService ? row.InService : row.Initial, "%", row.Source, row.Status);
    }

    private sealed record Row(string Class, string Zone, string Temperature, decimal Initial, decimal InService, string Source, KnowledgeStatus Status);
}
