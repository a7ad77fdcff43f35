using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Notices;

/// <summary>Values of a text, kept so that each reader sees them in the own language.</summary>
/// <remarks>Shape: a JSON array of strings, whole numbers, <c>{"date":"2026-11-29"}</c> and <c>{"at":"2026-11-29T17:00:00+00:00"}</c>.</remarks>
public static class NoticeValues
{
    /// <summary>Writes values: text, <see cref="int"/>, <see cref="long"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>; others as their text.</summary>
    public static string Write(IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new JsonArray([.. values.Select(Node)]).ToJsonString(JsonSerializerOptions.Web);
    }

    /// <summary>Reads them as texts in the reader's language.</summary>
    public static object[] Read(string json) => JsonNode.Parse(json) is JsonArray array ? [.. array.Select(Shown)] : [];

    private static JsonNode? Node(object value) => value switch
    {
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        DateOnly date => new JsonObject { ["date"] = JsonValue.Create(date) },
        DateTimeOffset instant => new JsonObject { ["at"] = JsonValue.Create(instant) },
        _ => JsonValue.Create(value?.ToString()),
    };

    private static object Shown(JsonNode? node) => node switch
    {
        JsonObject part when part["date"] is { } date => Display.Date(date.GetValue<DateOnly>()),
        JsonObject part when part["at"] is { } at => Display.Moment(at.GetValue<DateTimeOffset>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Display.Number(value.GetValue<long>()),
        JsonValue value => value.GetValue<string>(),
        _ => Display.Blank,
    };
}
