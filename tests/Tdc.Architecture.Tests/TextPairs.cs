using System.Xml.Linq;

namespace Tdc.Architecture.Tests;

/// <summary>Texts: every Vietnamese key has an English twin, and neither is empty.</summary>
internal static class TextPairs
{
    public static IEnumerable<string> Violations(string name, string vietnamese, string? english)
    {
        if (english is null)
        {
            yield return $"{name} has no English twin";
            yield break;
        }

        var (vi, en) = (Read(vietnamese), Read(english));
        foreach (var key in vi.Keys.Except(en.Keys))
        {
            yield return $"{name}: {key} is missing in English";
        }

        foreach (var key in en.Keys.Except(vi.Keys))
        {
            yield return $"{name}: {key} is missing in Vietnamese";
        }

        foreach (var (key, value) in vi.Concat(en).Where(t => string.IsNullOrWhiteSpace(t.Value)))
        {
            yield return $"{name}: {key} is empty";
        }

        foreach (var (key, value) in vi.Where(t => en.ContainsKey(t.Key) && Holes(t.Value) != Holes(en[t.Key])))
        {
            yield return $"{name}: {key} takes other values in the two languages";
        }
    }

    private static Dictionary<string, string> Read(string resx) => XDocument.Parse(resx).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "");

    private static int Holes(string text) => Enumerable.Range(0, 10).Aggregate(0, (set, i) =>
        text.Contains("{" + i, StringComparison.Ordinal) ? set | (1 << i) : set);
}
