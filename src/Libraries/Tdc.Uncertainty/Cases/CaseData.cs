using System.Text.Json;

namespace Tdc.Uncertainty.Cases;

/// <summary>Members of <c>data</c> whose names carry the quantity and its unit, such as <c>dailyMean_V</c>.</summary>
internal static class CaseData
{
    /// <summary>The first member that is a list and whose name, without the part after an underscore, is or ends with one of the words.</summary>
    public static (string Name, JsonElement List)? Named(JsonElement data, params ReadOnlySpan<string> words)
    {
        foreach (var member in data.EnumerateObject())
        {
            var stem = member.Name.Split('_')[0];
            foreach (var word in words)
            {
                if (member.Value.ValueKind == JsonValueKind.Array && stem.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    return (member.Name, member.Value);
                }
            }
        }

        return null;
    }

    /// <summary>The first member of those names that is there.</summary>
    public static (string Name, JsonElement Value)? First(JsonElement data, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (CaseText.Optional(data, name) is { } value)
            {
                return (name, value);
            }
        }

        return null;
    }

    /// <summary>One number or a list of numbers.</summary>
    public static double[] OneOrMore(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.Array ? CaseText.Numbers(value, subject) : [CaseText.NumberOf(value, subject)];

    /// <summary>The object under <c>data</c>.</summary>
    public static JsonElement Of(JsonElement root) => CaseText.Group(CaseText.Needed(root, "data"), "data");
}
