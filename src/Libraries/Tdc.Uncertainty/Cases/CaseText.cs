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
            : throw OtherType(value, subject, "text");

    /// <summary>Words that may be none.</summary>
    public static string Words(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw OtherType(value, subject, "text");

    /// <summary>A number that must be there.</summary>
    public static double Number(JsonElement part, string key) => NumberOf(Needed(part, key), key);

    /// <summary>A finite number.</summary>
    public static double NumberOf(JsonElement value, string subject)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            // "NaN" and "Infinity" come as texts, since JSON has no numbers for them.
            throw value.ValueKind == JsonValueKind.String
                ? new UncertaintyException(UncertaintyFault.NotFinite, subject, 0, $"'{subject}' is not a finite number.")
                : OtherType(value, subject, "number");
        }

        return value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new UncertaintyException(UncertaintyFault.NotFinite, subject, 0, $"'{subject}' is not a finite number.");
    }

    /// <summary>A whole number that must be there.</summary>
    public static int Whole(JsonElement part, string key) =>
        Needed(part, key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, key, 0, $"'{key}' is not a whole number.") { Reason = "whole" };

    /// <summary>A list that must be there.</summary>
    public static JsonElement List(JsonElement part, string key) => ListOf(Needed(part, key), key);

    /// <summary>A list.</summary>
    public static JsonElement ListOf(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.Array
            ? value
            : throw OtherType(value, subject, "list");

    /// <summary>A list with at least one member.</summary>
    public static JsonElement Filled(JsonElement value, string subject) =>
        ListOf(value, subject).GetArrayLength() > 0
            ? value
            : throw new UncertaintyException(UncertaintyFault.Missing, subject, 0, $"'{subject}' is empty.") { Reason = "empty" };

    /// <summary>An object.</summary>
    public static JsonElement Group(JsonElement value, string subject) =>
        value.ValueKind == JsonValueKind.Object ? value : throw OtherType(value, subject, "object");

    /// <summary>The fault of a value that is no text, number, list or object where one is needed; an empty text is a missing one.</summary>
    private static UncertaintyException OtherType(JsonElement value, string subject, string needed) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.String && needed == "text"
            ? new(UncertaintyFault.Missing, subject, 0, $"'{subject}' is empty.") { Reason = "empty" }
            : new(UncertaintyFault.WrongType, subject, 0, $"'{subject}' is not a {needed}.") { Reason = needed };

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
