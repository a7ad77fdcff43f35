using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>How lists and frozen contents of the laboratory are written as JSON and read back.</summary>
/// <remarks>Names in camel case, enums as words, letters as they are; NaN and infinity are refused by the writer.</remarks>
internal static class LaboratoryJson
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, options);

    /// <summary>Reads what was written.</summary>
    /// <exception cref="JsonException">The text is no such value.</exception>
    public static T Read<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("The text holds no value.");
}
