using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Uncertainty.Cases;

/// <summary>Rounding of a value and its uncertainty: rows of <c>value</c>, <c>uncertainty</c>, <c>digits</c>, <c>mode</c>, figures as texts.</summary>
internal sealed class RoundingCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "rounding";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings) => CaseRows.Answer(root, ["value", "uncertainty", "digits", "mode"], row =>
    {
        var rounded = RoundedResult.Of(row.Figure("value"), row.Figure("uncertainty"), Digits(row), Mode(row));
        return [("roundedValue", rounded.Value), ("roundedUncertainty", rounded.Uncertainty)];
    });

    private static int Digits(CaseRow row)
    {
        var digits = row.OptionalNumber("digits") ?? 2;
        return digits is 1 or 2
            ? (int)digits
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, "digits", 0, "An uncertainty is stated with one or two significant digits.");
    }

    private static RoundingMode Mode(CaseRow row)
    {
        var word = row.Optional("mode") is { } mode ? CaseText.TextOf(mode, "mode") : "nearest";
        return word switch
        {
            "nearest" => RoundingMode.Nearest,
            "up" => RoundingMode.Up,
            "common-sense-5pc" => RoundingMode.CommonSense,
            _ => throw new UncertaintyException(UncertaintyFault.UnknownKind, word, 0, $"The rounding mode '{word}' is not known."),
        };
    }
}
