using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Cases;

/// <summary>Two-sided t factors: <c>data.p</c> coverage probabilities, <c>data.dof</c> degrees of freedom, of which <c>"inf"</c> is one.</summary>
internal sealed class QuantilesCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "quantiles";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var data = CaseData.Of(root);
        var probabilities = CaseText.Numbers(CaseText.Filled(CaseText.Needed(data, "p"), "p"), "p");
        var rows = new JsonArray();
        foreach (var dof in CaseText.Filled(CaseText.Needed(data, "dof"), "dof").EnumerateArray())
        {
            var row = new JsonArray(JsonValue.Create(dof.Clone()));
            try
            {
                var degrees = Degrees(dof);
                foreach (var p in probabilities)
                {
                    row.Add((JsonNode?)JsonValue.Create(StudentT.CoverageFactor(p, degrees)));
                }
            }
            catch (UncertaintyException fault)
            {
                throw fault.InRow(rows.Count + 1);
            }

            rows.Add((JsonNode)row);
        }

        return new JsonObject { ["p"] = JsonArray.Create(CaseText.Needed(data, "p").Clone()), ["rows"] = rows };
    }

    private static double Degrees(JsonElement dof) =>
        dof.ValueKind == JsonValueKind.String && dof.GetString() is "inf" or "infinite" or "Infinity" ? double.PositiveInfinity : CaseText.NumberOf(dof, "dof");
}
