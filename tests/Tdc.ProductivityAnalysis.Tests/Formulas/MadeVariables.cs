using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.ProductivityAnalysis.Tests.Formulas;

/// <summary>Variables by name, the latest period first.</summary>
internal sealed class MadeVariables(string unit, Dictionary<string, double?[]> series, params IVariables[] units) : IVariables
{
    public string Unit => unit;

    public IReadOnlyList<IVariables> Units => units;

    public VariableReading Read(string name, int offset) =>
        series.TryGetValue(name, out var values) && -offset < values.Length && values[-offset] is { } value
            ? new(value, $"{name}@{-offset}")
            : new(null, Note: "O");

    internal static MadeVariables Of(params (string Name, double? Value)[] values) =>
        new("", values.ToDictionary(v => v.Name, v => new[] { v.Value }));
}
