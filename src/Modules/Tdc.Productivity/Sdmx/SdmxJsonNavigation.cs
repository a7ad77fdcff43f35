using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Ways through JSON whose fields may be absent or of another kind.</summary>
internal static class SdmxJsonNavigation
{
    extension(JsonElement element)
    {
        /// <summary>A field of an object; null when it is absent or null.</summary>
        public JsonElement? Field(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

        /// <summary>The items of a field that is an array; none when it is not.</summary>
        public IEnumerable<JsonElement> Items(string name) => element.Field(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

        /// <summary>The members of a field that is an object; none when it is not.</summary>
        public IEnumerable<JsonProperty> Members(string name) => element.Field(name) is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];
    }
}
