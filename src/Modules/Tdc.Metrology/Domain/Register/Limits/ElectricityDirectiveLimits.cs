using System.Globalization;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Active-energy meters by the European directive: limits by current and temperature.</summary>
/// <remarks>Source: Directive 2014/32/EU, annex V (MI-003), table 2.</remarks>
internal sealed class ElectricityDirectiveLimits : LimitScheme
{
    private static readonly IReadOnlyList<Row> rows = [.. TableFile.Csv("mpe-mi003.csv").Select(r => new Row(
        r["accuracy_class"], r["zone"], Spans(r["temperature"]), TableFile.Number(r["mpe_percent"])!.Value, r["source"], TableFile.Status(r["status"])))];

    /// <inheritdoc/>
    public override string Code => "mi003";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("class", "", ["A", "B", "C"]), new("imin", "A"), new("itr", "A"), new("imax", "A"), new("celsius", "°C") { Signed = true }];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } = [new("current", "A"), new("error", "%") { Signed = true }, new(Uncertainty, "%")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        var (current, least, celsius) = (readings.Number("current"), setup.Number("imin"), setup.Number("celsius"));
        var zone = ElectricityLimits.Zone(current, least, least, setup.Number("itr"), setup.Number("imax"));
        return rows.FirstOrDefault(r => r.Class == setup["class"] && r.Zone == zone && r.Spans.Any(s => celsius >= s.From && celsius <= s.To)) is { } row
            ? new JudgedPoint(current.ToString(CultureInfo.InvariantCulture) + " A", readings.Number("error"), row.Percent, "%", row.Source, row.Status)
            : Outside("current");
    }

    // "-10..5|30..40"; a temperature on a border belongs to the narrower span, which stands first in the file.
    private static IReadOnlyList<(decimal From, decimal To)> Spans(string text) =>
        [.. text.Split('|').Select(s => s.Split("..")).Select(s => (TableFile.Number(s[0])!.Value, TableFile.Number(s[1])!.Value))];

    private sealed record Row(string Class, string Zone, IReadOnlyList<(decimal From, decimal To)> Spans, decimal Percent, string Source, KnowledgeStatus Status);
}
