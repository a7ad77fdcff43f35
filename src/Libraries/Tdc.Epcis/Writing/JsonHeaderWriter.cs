using System.Text.Json;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Writing;

/// <summary>Writes what stands around the events in JSON.</summary>
internal static class JsonHeaderWriter
{
    /// <summary>Everything up to the list of events.</summary>
    public static void Start(Utf8JsonWriter writer, DocumentHeader header)
    {
        var query = header.Kind == DocumentKind.QueryDocument;
        var prefixes = new PrefixTable(header.Namespaces).Cover(header.Extensions, header.HeaderExtensions, Business(header));
        foreach (var attribute in Attributes(header))
        {
            prefixes.Cover(attribute.Value?.Children);
        }

        var extensions = new JsonExtensionWriter(writer, prefixes);
        writer.WriteStartObject();
        writer.WritePropertyName("@context"u8);
        if (header.Context is { } written && prefixes.Made.Count == 0)
        {
            writer.WriteRawValue(written, skipInputValidation: true);
        }
        else
        {
            ContextWriter.Write(writer, [.. header.Namespaces.Declared, .. prefixes.Made]);
        }

        writer.WriteString("type"u8, query ? "EPCISQueryDocument"u8 : "EPCISDocument"u8);
        Text(writer, "id", header.Id);
        writer.WriteString("schemaVersion"u8, Version(header));
        Text(writer, "creationDate", header.CreationDate);
        if (!query)
        {
            Text(writer, "instanceIdentifier", header.InstanceIdentifier);
            Text(writer, "sender", header.Sender);
            Text(writer, "receiver", header.Receiver);
            Header(writer, header, extensions);
        }

        extensions.Write(header.Extensions);
        writer.WriteStartObject("epcisBody"u8);
        if (query)
        {
            writer.WriteStartObject("queryResults"u8);
            Text(writer, "subscriptionID", header.SubscriptionId);
            writer.WriteString("queryName"u8, header.QueryName ?? "SimpleEventQuery");
            writer.WriteStartObject("resultsBody"u8);
            if (header.MasterData is { } masterData)
            {
                MasterData(writer, masterData, extensions);
            }
        }

        writer.WriteStartArray("eventList"u8);
    }

    /// <summary>Everything after the events.</summary>
    public static void End(Utf8JsonWriter writer, DocumentHeader header)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (header.Kind == DocumentKind.QueryDocument)
        {
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The version that is written: what was read as 1.x becomes 2.0.</summary>
    public static string Version(DocumentHeader header) => header.SchemaVersion is { } version && version.StartsWith('2') ? version : "2.0";

    private static void Header(Utf8JsonWriter writer, DocumentHeader header, JsonExtensionWriter extensions)
    {
        if (!header.HasHeader && header.MasterData is null && header.HeaderExtensions.Count == 0 && header.BusinessHeader is null)
        {
            return;
        }

        writer.WriteStartObject("epcisHeader"u8);
        if (header.MasterData is { } masterData)
        {
            writer.WriteStartObject("epcisMasterData"u8);
            MasterData(writer, masterData, extensions);
            writer.WriteEndObject();
        }

        extensions.Write([.. Business(header), .. header.HeaderExtensions]);
        writer.WriteEndObject();
    }

    private static IReadOnlyList<ExtensionField> Business(DocumentHeader header) => header.BusinessHeader is { } whole ? [whole] : [];

    private static void MasterData(Utf8JsonWriter writer, IReadOnlyList<MasterDataVocabulary> vocabularies, JsonExtensionWriter extensions)
    {
        writer.WriteStartArray("vocabularyList"u8);
        foreach (var vocabulary in vocabularies)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, vocabulary.Type);
            writer.WriteStartArray("vocabularyElementList"u8);
            foreach (var element in vocabulary.Elements)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, element.Id);
                writer.WriteStartArray("attributes"u8);
                foreach (var attribute in element.Attributes)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id"u8, attribute.Id);
                    if (attribute.Value is { } value)
                    {
                        writer.WritePropertyName("attribute"u8);
                        extensions.Value(value);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                if (element.Children is { } children)
                {
                    writer.WriteStartArray("children"u8);
                    foreach (var child in children)
                    {
                        writer.WriteStringValue(child);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static IEnumerable<MasterDataAttribute> Attributes(DocumentHeader header) =>
        header.MasterData?.SelectMany(v => v.Elements).SelectMany(e => e.Attributes) ?? [];

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
