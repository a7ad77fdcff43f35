using System.Text.Json;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Cases;

/// <summary>Raw readings of a case, by quantity.</summary>
internal sealed class Observations
{
    private readonly Dictionary<string, double[]> readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Readings> evaluated = new(StringComparer.Ordinal);

    /// <summary>Whether the readings of all quantities were taken together.</summary>
    public bool Simultaneous { get; private init; }

    /// <summary>Names that have readings, in order.</summary>
    public IReadOnlyCollection<string> Names => readings.Keys;

    /// <summary>Reads the member <c>observations</c>; every list is evaluated, so that bad readings are found even where they are not used.</summary>
    public static Observations Read(JsonElement root)
    {
        if (CaseText.Optional(root, "observations") is not { } part)
        {
            return new Observations();
        }

        if (part.ValueKind != JsonValueKind.Object)
        {
            throw new UncertaintyException(UncertaintyFault.WrongType, "observations", 0, "'observations' is not an object of lists.") { Reason = "object" };
        }

        var result = new Observations { Simultaneous = CaseText.Optional(part, "simultaneous") is { ValueKind: JsonValueKind.True } };
        foreach (var member in part.EnumerateObject())
        {
            // Beside lists of readings stand the flag and remarks.
            if (member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null || member.Name is "note" or "notes")
            {
                continue;
            }

            var values = CaseText.Numbers(member.Value, member.Name);
            if (!result.readings.TryAdd(member.Name, values))
            {
                throw new UncertaintyException(UncertaintyFault.Duplicate, member.Name, 0, $"Readings of '{member.Name}' are given twice.");
            }

            result.evaluated[member.Name] = Readings.Of(values, member.Name);
        }

        return result;
    }

    /// <summary>What the readings of a quantity say; null when there are none.</summary>
    public Readings? Of(string name) => evaluated.GetValueOrDefault(name);

    /// <summary>Correlations of the means of readings that were taken together, but for the pairs that are stated.</summary>
    public IEnumerable<Correlation> Correlations(IReadOnlyCollection<Correlation> stated, IReadOnlySet<string> quantities)
    {
        if (!Simultaneous)
        {
            yield break;
        }

        var known = stated.SelectMany(one => new[] { (one.First, one.Second), (one.Second, one.First) }).ToHashSet();
        var names = readings.Keys.Where(quantities.Contains).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
            {
                var r = Readings.Correlation(readings[names[i]], readings[names[j]], $"{names[i]}, {names[j]}");
                if (!known.Contains((names[i], names[j])))
                {
                    yield return new(names[i], names[j], r);
                }
            }
        }
    }
}
