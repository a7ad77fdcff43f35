using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Notices;

/// <summary>A name in both languages, as a value of a notice.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public sealed record TwoNames(string Vi, string En)
{
    /// <inheritdoc/>
    public override string ToString() => Display.InEnglish ? En : Vi;
}

/// <summary>Values of a text, kept so that each reader sees them in the own language.</summary>
/// <remarks>
/// Shape: a JSON array of strings, whole numbers, <c>{"date":"2026-11-29"}</c>, <c>{"at":"2026-11-29T17:00:00+00:00"}</c> and
/// <c>{"vi":"Phường Tân Triều","en":"Tan Trieu Ward"}</c>.
/// </remarks>
public static class NoticeValues
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes values: text, <see cref="int"/>, <see cref="long"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="TwoNames"/>; others as their text.</summary>
    public static string Write(IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new JsonArray([.. values.Select(Node)]).ToJsonString(json);
    }

    /// <summary>Reads them as texts in the reader's language.</summary>
    public static object[] Read(string json) => JsonNode.Parse(json) is JsonArray array ? [.. array.Select(Shown)] : [];

    private static JsonNode? Node(object value) => value switch
    {
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        DateOnly date => new JsonObject { ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        DateTimeOffset instant => new JsonObject { ["at"] = JsonValue.Create(instant) },
        TwoNames names => new JsonObject { ["vi"] = names.Vi, ["en"] = names.En },
        _ => JsonValue.Create(value?.ToString()),
    };

    private static object Shown(JsonNode? node) => node switch
    {
        JsonObject part when part["date"] is { } date => Display.Date(DateOnly.ParseExact(date.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        JsonObject part when part["at"] is { } at => Display.Moment(at.GetValue<DateTimeOffset>()),
        JsonObject part when part["vi"] is { } vi => new TwoNames(vi.GetValue<string>(), part["en"]?.GetValue<string>() ?? "").ToString(),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Display.Number(value.GetValue<long>()),
        JsonValue value => value.GetValue<string>(),
        _ => Display.Blank,
    };
}
