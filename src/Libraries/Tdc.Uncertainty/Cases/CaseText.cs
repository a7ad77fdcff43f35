using System.Text.Json;

namespace Tdc.Uncertainty.Cases;

/// <summary>Reads the members of a case and names the one at fault.</summary>
internal static class CaseText
{
    /// <summary>A member, or nothing when it is absent or null.</summary>
    public static JsonElement? Optional(JsonElement part, string key) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A member that must be there.</summary>
    public static JsonElement Needed(JsonElement part, string key) =>
        Optional(part, key) ?? throw new UncertaintyException(UncertaintyFault.Missing, key, 0, $"'{key}' is missing.");

    /// <summary>A word or sentence that must be there.</summary>
    public static string Text(JsonElement part, string key) => TextOf(Needed(part, key), key);

    /// <summary>A word or sentence.</summary>
    public static string TextOf(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new UncertaintyException(UncertaintyFault.Missing, subject, 0, $"'{subject}' is not a text.");

    /// <summary>A number that must be there.</summary>
    public static double Number(JsonElement part, string key) => NumberOf(Needed(part, key), key);

    /// <summary>A finite number.</summary>
    public static double NumberOf(JsonElement value, string subject)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            // "NaN" and "Infinity" come as texts, since JSON has no numbers for them.
            var fault = value.ValueKind == JsonValueKind.String ? UncertaintyFault.NotFinite : UncertaintyFault.Missing;
            throw new UncertaintyException(fault, subject, 0, $"'{subject}' is not a finite number.");
        }

        return value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new UncertaintyException(UncertaintyFault.NotFinite, subject, 0, $"'{subject}' is not a finite number.");
    }

    /// <summary>A whole number that must be there.</summary>
    public static int Whole(JsonElement part, string key) =>
        Needed(part, key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is not a whole number.");

    /// <summary>A list that must be there.</summary>
    public static JsonElement List(JsonElement part, string key) => ListOf(Needed(part, key), key);

    /// <summary>A list.</summary>
    public static JsonElement ListOf(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.Array
            ? value
            : throw new UncertaintyException(UncertaintyFault.Missing, subject, 0, $"'{subject}' is not a list.");

    /// <summary>A list of finite numbers.</summary>
    public static double[] Numbers(JsonElement value, string subject)
    {
        var list = ListOf(value, subject);
        var numbers = new double[list.GetArrayLength()];
        var at = 0;
        foreach (var one in list.EnumerateArray())
        {
            numbers[at++] = NumberOf(one, subject);
        }

        return numbers;
    }
}
