using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Decisions;

namespace Tdc.Uncertainty.Cases;

/// <summary>Risks of a process: rows of <c>processStd</c> (or <c>inTolerance</c>) and <c>measurementStd</c>.</summary>
/// <remarks>
/// Limits are −1 and +1 and the mean 0 where neither the row nor <c>data</c> gives <c>TL</c>, <c>TU</c>, <c>mean</c>;
/// <c>guardFactor</c> multiplies the limits around their middle for acceptance.
/// </remarks>
internal sealed class GlobalRiskCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "global-risk";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var data = CaseData.Of(root);
        return CaseRows.Answer(root, ["processStd", "measurementStd"], row => Row(row, data));
    }

    private static List<(string, JsonNode?)> Row(CaseRow row, JsonElement data)
    {
        double? lower = Figure("TL"), upper = Figure("TU");
        var tolerance = lower is null && upper is null ? new ToleranceLimits(-1, 1) : new ToleranceLimits(lower, upper);
        var given = row.OptionalNumber("processStd");
        var process = given is { } deviation
            ? new Process(Figure("mean") ?? Middle(tolerance), deviation)
            : Process.WithShare(row.Number("inTolerance"), tolerance, Figure("mean"));
        var risk = GlobalRisk.Of(process, row.Number("measurementStd"), tolerance, Acceptance(tolerance, Figure("guardFactor")));
        var results = new List<(string, JsonNode?)>
        {
            ("inTolerance", risk.InTolerance),
            ("pfa", risk.FalseAccept),
            ("pfr", risk.FalseReject),
            ("conditionalPfa", risk.ConditionalFalseAccept),
            ("accepted", risk.Accepted),
        };
        if (given is null)
        {
            results[0] = ("processStd", process.Deviation);
        }

        return results;

        double? Figure(string key) => row.OptionalNumber(key) ?? (CaseText.Optional(data, key) is { } value ? CaseText.NumberOf(value, key) : null);
    }

    private static double Middle(ToleranceLimits limits) => limits is { Lower: { } low, Upper: { } high }
        ? 0.5 * (low + high)
        : throw new UncertaintyException(UncertaintyFault.Missing, "mean", 0, "With one limit the mean of the process is needed.");

    private static ToleranceLimits? Acceptance(ToleranceLimits tolerance, double? factor)
    {
        if (factor is not { } guard)
        {
            return null;
        }

        Functions.Domain.Positive(guard, "guardFactor");
        double middle = Middle(tolerance), half = tolerance.HalfWidth!.Value;
        return new(middle - (guard * half), middle + (guard * half));
    }
}
