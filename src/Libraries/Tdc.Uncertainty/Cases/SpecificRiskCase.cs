using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Decisions;

namespace Tdc.Uncertainty.Cases;

/// <summary>Conformance probability and decisions for single values: rows of <c>y</c>, <c>u</c>, <c>TL</c>, <c>TU</c>; a limit that is null or absent is none.</summary>
internal sealed class SpecificRiskCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "specific-risk";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings) => CaseRows.Answer(root, ["y", "u", "TL", "TU"], Row);

    private static IReadOnlyList<(string, JsonNode?)> Row(CaseRow row)
    {
        double value = row.Number("y"), uncertainty = row.Number("u");
        var limits = new ToleranceLimits(row.OptionalNumber("TL"), row.OptionalNumber("TU"));
        return
        [
            ("pConform", SpecificRisk.ConformanceProbability(value, uncertainty, limits)),
            ("acceptSimple", DecisionRule.SimpleAcceptance.Accepts(value, uncertainty, limits)),
            ("acceptGuardU", DecisionRule.ExpandedUncertainty.Accepts(value, uncertainty, limits)),
            ("acceptGuard1_64u", DecisionRule.AtMost5Percent.Accepts(value, uncertainty, limits)),
            ("nonBinary", Word(SpecificRisk.Statement(value, DecisionRule.ExpandedUncertainty.GuardBand(uncertainty), limits))),
        ];
    }

    private static string Word(ConformityStatement statement) => statement switch
    {
        ConformityStatement.Pass => "pass",
        ConformityStatement.ConditionalPass => "conditional-pass",
        ConformityStatement.ConditionalFail => "conditional-fail",
        _ => "fail",
    };
}
