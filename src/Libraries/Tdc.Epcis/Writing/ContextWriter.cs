using System.Text.Json;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Writing;

/// <summary>Writes an <c>@context</c>.</summary>
internal static class ContextWriter
{
    /// <summary>Address of the standard's context.</summary>
    public const string Standard = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>The standard's context and one object with the prefixes.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> prefixes)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Standard);
        if (prefixes.Count > 0)
        {
            writer.WriteStartObject();
            foreach (var (prefix, name) in prefixes)
            {
                writer.WriteString(prefix, name == NamespaceScope.Cbvmda ? name + ":" : name);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
