using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Mpe;

namespace Tdc.Uncertainty.Cases;

/// <summary>Errors of non-automatic weighing instruments: rows of <c>class</c>, <c>e</c>, <c>load</c>, <c>error</c>, <c>inService</c>.</summary>
internal sealed class MpeVerdictCase : ICaseKind
{
    /// <inheritdoc/>
    public string Kind => "mpe-verdict";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings) => CaseRows.Answer(root, ["class", "e", "load", "error", "inService"], row =>
    {
        var limit = WeighingInstrument.Limit(CaseText.TextOf(row.Needed("class"), "class"), row.Number("e"), row.Number("load"), row.Truth("inService"));
        return [("mpe", limit), ("pass", MpeVerdict.Of(row.Number("error"), limit).Pass)];
    });
}
