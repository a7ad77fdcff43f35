using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Intervals;

namespace Tdc.Uncertainty.Cases;

/// <summary>Calibration interval by method A3.</summary>
internal sealed class IntervalCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "interval-a3";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var data = CaseData.Of(root);
        var test = new IntervalTest
        {
            InTolerance = CaseText.Whole(data, "inTolerance"),
            Tests = CaseText.Whole(data, "tests"),
            CurrentInterval = CaseText.Number(data, "currentIntervalDays"),
        };
        var advice = (test with
        {
            TargetReliability = Figure("targetReliability", test.TargetReliability),
            Confidence = Figure("confidence", test.Confidence),
            MaxChangeFactor = Figure("maxChangeFactor", test.MaxChangeFactor),
            MinChange = Figure("minChangeDays", test.MinChange),
            MinInterval = Figure("minIntervalDays", test.MinInterval),
            MaxInterval = Figure("maxIntervalDays", test.MaxInterval),
        }).Evaluate();
        return new JsonObject
        {
            ["calculated"] = advice.Calculated,
            ["interval"] = advice.Interval,
            ["rejectionConfidence"] = advice.RejectionConfidence,
            ["reliabilityLow"] = advice.ReliabilityLow,
            ["reliabilityHigh"] = advice.ReliabilityHigh,
        };

        double Figure(string key, double usual) => CaseText.Optional(data, key) is { } value ? CaseText.NumberOf(value, key) : usual;
    }
}
