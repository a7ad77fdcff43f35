using System.Text.Json;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>One parameter of a query with all its values, as texts.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Values">Its values; empty for one that was written without any.</param>
internal sealed record QueryParameter(string Name, IReadOnlyList<string> Values);

/// <summary>Reads parameters from an address or from the JSON of a named query.</summary>
/// <remarks>In an address a list is written by repeating the parameter or with bars between its values (<c>pipeDelimited</c> of the OpenAPI file).</remarks>
internal static class QueryParameters
{
    /// <summary>From the query part of an address: pairs, already decoded; pairs of one name become one parameter.</summary>
    public static IReadOnlyList<QueryParameter> FromAddress(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var byName = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var (name, value) in pairs)
        {
            if (!byName.TryGetValue(name, out var values))
            {
                byName.Add(name, values = []);
                order.Add(name);
            }

            values.AddRange(value.Split('|'));
        }

        return [.. order.Select(n => new QueryParameter(n, byName[n]))];
    }

    /// <summary>From the object behind <c>query</c>; <c>@context</c> is left to <see cref="Prefixes"/>.</summary>
    /// <exception cref="QueryParameterException">A value is an object, or a list holds something other than texts, numbers and truths.</exception>
    public static IReadOnlyList<QueryParameter> FromJson(JsonElement query)
    {
        var result = new List<QueryParameter>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in query.EnumerateObject())
        {
            if (property.Name == "@context")
            {
                continue;
            }

            if (!seen.Add(property.Name))
            {
                throw new QueryParameterException(property.Name, "stands twice");
            }

            var value = property.Value;
            result.Add(new(property.Name, value.ValueKind switch
            {
                JsonValueKind.Array => [.. value.EnumerateArray().Select(v => Text(property.Name, v))],
                JsonValueKind.Null => [],
                _ => [Text(property.Name, value)],
            }));
        }

        return result;
    }

    /// <summary>Prefixes that the <c>@context</c> of a query declares.</summary>
    public static IReadOnlyDictionary<string, string> Prefixes(JsonElement query)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (query.ValueKind == JsonValueKind.Object && query.TryGetProperty("@context", out var context))
        {
            foreach (var part in context.ValueKind == JsonValueKind.Array ? context.EnumerateArray().ToArray() : [context])
            {
                if (part.ValueKind == JsonValueKind.Object)
                {
                    foreach (var pair in part.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String))
                    {
                        prefixes[pair.Name] = pair.Value.GetString()!;
                    }
                }
            }
        }

        return prefixes;
    }

    private static string Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new QueryParameterException(name, "must be a text, a number, true or false, or a list of these"),
    };
}
