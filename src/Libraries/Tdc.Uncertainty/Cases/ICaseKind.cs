using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tdc.Uncertainty.Cases;

/// <summary>One kind of case of the format <c>tdc-metrology-case/1</c>.</summary>
internal interface ICaseKind
{
    /// <summary>The word under <c>kind</c>.</summary>
    string Kind { get; }

    /// <summary>Answers one case.</summary>
    /// <param name="root">The whole case, an object; <c>expected</c>, <c>published</c>, <c>status</c> and <c>notes</c> are not to be read.</param>
    /// <param name="settings">How to draw, where something is drawn.</param>
    /// <returns>An object with the keys of <c>expected</c>.</returns>
    /// <exception cref="UncertaintyException">The case is not what its kind needs.</exception>
    JsonObject Answer(JsonElement root, CaseSettings settings);
}
