using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tdc.Epcis.Tests.Schema;

/// <summary>Carries out a draft-07 JSON schema word by word; the oracle for the library's own validator, which knows no schema.</summary>
/// <remarks>Written apart from the library: formats are judged by regular expressions. Unknown keywords end the run, so that none is passed over.</remarks>
internal sealed partial class SchemaInterpreter(JsonElement root)
{
    private static readonly HashSet<string> known =
    [
        "$id", "$schema", "$ref", "definitions", "type", "required", "properties", "additionalProperties", "propertyNames", "items", "minItems", "uniqueItems",
        "enum", "pattern", "format", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    ];

    public bool IsValid(JsonElement value) => Holds(root, value);

    private bool Holds(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Assert.Contains(keyword.Name, known);
            if (!Holds(keyword.Name, keyword.Value, schema, value))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(string keyword, JsonElement rule, JsonElement schema, JsonElement value) => keyword switch
    {
        "$ref" => Holds(Definition(rule.GetString()!), value),
        "type" => IsType(rule.GetString()!, value),
        "enum" => rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "allOf" => rule.EnumerateArray().All(s => Holds(s, value)),
        "anyOf" => rule.EnumerateArray().Any(s => Holds(s, value)),
        "oneOf" => rule.EnumerateArray().Count(s => Holds(s, value)) == 1,
        "not" => !Holds(rule, value),
        "if" => Holds(rule, value) ? !schema.TryGetProperty("then", out var then) || Holds(then, value) : !schema.TryGetProperty("else", out var other) || Holds(other, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript),
        "format" => value.ValueKind != JsonValueKind.String || IsFormat(rule.GetString()!, value.GetString()!),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || AllDiffer([.. value.EnumerateArray()]),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Holds(rule, i)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || rule.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var inner) || Holds(p.Value, inner)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(p => schema.GetProperty("properties").TryGetProperty(p.Name, out _) || Holds(rule, p.Value)),
        "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Holds(rule, JsonSerializer.SerializeToElement(p.Name))),
        _ => true,
    };

    private JsonElement Definition(string reference)
    {
        var name = Uri.UnescapeDataString(reference["#/definitions/".Length..]);
        return root.GetProperty("definitions").GetProperty(name);
    }

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException(type),
    };

    private static bool AllDiffer(List<JsonElement> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items.Skip(i + 1).Any(o => JsonElement.DeepEquals(items[i], o)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFormat(string format, string text) => format switch
    {
        "uri" => AbsoluteUri().IsMatch(text),
        "date-time" => DateAndTime().Match(text) is { Success: true } match
            && DateTime.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => throw new NotSupportedException(format),
    };

    /// <summary>RFC 3986, appendix A, without IP literals.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:(//([\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*(@([\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?(:\d*)?(/([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*|/?([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+(/([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*|/)(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(#([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$", RegexOptions.ECMAScript)]
    private static partial Regex AbsoluteUri();

    /// <summary>RFC 3339, section 5.6, without leap seconds.</summary>
    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$", RegexOptions.ECMAScript)]
    private static partial Regex DateAndTime();
}
