using System.Collections.Concurrent;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Remembers which distinct values are listed, so that they are not written with each append.</summary>
internal sealed class KnownValues
{
    /// <summary>Values remembered; the business steps and places that come again and again are few.</summary>
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<(DistinctField Field, string Value), bool> known = new();

    /// <summary>Whether the value was listed by a committed append.</summary>
    public bool Knows((DistinctField Field, string Value) value) => known.ContainsKey(value);

    /// <summary>Notes values after the commit that listed them.</summary>
    public void Add(IEnumerable<(DistinctField Field, string Value)> values)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        foreach (var value in values)
        {
            known.TryAdd(value, true);
        }
    }
}
