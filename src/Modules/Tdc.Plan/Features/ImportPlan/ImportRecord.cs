using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>How an import keeps its reading and its decisions in the database: JSON, Vietnamese letters as themselves.</summary>
internal static class ImportRecord
{
    private const int longestName = 260;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a reading or decisions.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, json);

    /// <summary>Reads what <see cref="Write"/> wrote; <see langword="null"/> of an empty record.</summary>
    public static T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text, json);

    /// <summary>The file's name without folders, its end kept when it is too long.</summary>
    public static string NameOf(string fileName)
    {
        var name = Path.GetFileName(fileName);
        return name.Length > longestName ? name[^longestName..] : name;
    }
}
