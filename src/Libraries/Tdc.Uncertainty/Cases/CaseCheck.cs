using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tdc.Uncertainty.Cases;

/// <summary>What every case and every answer must hold to, whatever its kind.</summary>
internal static partial class CaseCheck
{
    private static readonly string[] ignored = ["expected", "published", "status", "notes"];

    /// <summary>Refuses texts that are no text (half a surrogate pair) and keys that are given twice, of which one would be passed over unseen.</summary>
    /// <remarks>What the format leaves alone is left alone.</remarks>
    public static void Texts(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Walk(root, "JSON");
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            var name = Name(member, "JSON");
            OnlyOnce(names, name, name);
            if (!ignored.Contains(name))
            {
                Walk(member.Value, name);
            }
        }
    }

    /// <summary>Refuses an answer with a figure that JSON cannot hold, and names it.</summary>
    public static void Finite(JsonNode? answer)
    {
        switch (answer)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Finite(value);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    Finite(value);
                }

                break;
            case JsonValue value when !value.TryGetValue<JsonElement>(out _) && value.TryGetValue<double>(out var number) && !double.IsFinite(number):
                throw new UncertaintyException(UncertaintyFault.Overflow, value.GetPath()[2..], 0, $"'{value.GetPath()[2..]}' is beyond the range of numbers.");
            default:
                break;
        }
    }

    /// <summary>Where and why a text is not JSON.</summary>
    public static UncertaintyException NotJson(string json, JsonException fault)
    {
        var (line, at) = ((int)((fault.LineNumber ?? 0) + 1), 1);
        var text = json.Split('\n').ElementAtOrDefault(line - 1) ?? "";
        var octets = Encoding.UTF8.GetBytes(text);
        at += Encoding.UTF8.GetCharCount(octets, 0, (int)Math.Clamp(fault.BytePositionInLine ?? 0, 0, octets.Length));
        var word = NotNumber().Matches(text).FirstOrDefault(found => found.Index <= at && at <= found.Index + found.Length + 1);
        return new(UncertaintyFault.Syntax, "JSON", line, "The case is not JSON: " + fault.Message)
        {
            Reason = word is null ? "json" : "not-number",
            Values = [line.ToString(CultureInfo.InvariantCulture), (word is null ? at : word.Index + 1).ToString(CultureInfo.InvariantCulture), word?.Value ?? ""],
        };
    }

    private static void Walk(JsonElement part, string path)
    {
        switch (part.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in part.EnumerateObject())
                {
                    var name = Name(member, path);
                    OnlyOnce(names, name, $"{path}.{name}");
                    Walk(member.Value, $"{path}.{name}");
                }

                break;
            case JsonValueKind.Array:
                var at = 0;
                foreach (var one in part.EnumerateArray())
                {
                    // Lists of numbers are long and hold no text.
                    if (one.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String)
                    {
                        Walk(one, $"{path}[{at.ToString(CultureInfo.InvariantCulture)}]");
                    }

                    at++;
                }

                break;
            case JsonValueKind.String:
                try
                {
                    _ = part.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw NoText(path);
                }

                break;
            default:
                break;
        }
    }

    private static string Name(JsonProperty member, string path)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw NoText(path);
        }
    }

    private static void OnlyOnce(HashSet<string> names, string name, string path)
    {
        if (!names.Add(name))
        {
            throw new UncertaintyException(UncertaintyFault.Duplicate, path, 0, $"'{path}' is given twice.");
        }
    }

    private static UncertaintyException NoText(string path) =>
        new(UncertaintyFault.Syntax, path, 0, $"'{path}' has half of a surrogate pair, which is no letter.") { Reason = "surrogate" };

    [GeneratedRegex(@"-?\b(NaN|Infinity)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotNumber();
}
