using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Tdc.Productivity.Sdmx;

/// <summary>Parts that data messages and structure messages share.</summary>
internal static class SdmxJsonWriting
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    extension(Utf8JsonWriter json)
    {
        /// <summary><c>name</c> in Vietnamese and <c>names</c> in both languages.</summary>
        public void WriteName(SdmxName name)
        {
            json.WriteString("name", name.Vietnamese);
            json.WriteStartObject("names");
            json.WriteString("vi", name.Vietnamese);
            json.WriteString("en", name.English);
            json.WriteEndObject();
        }

        public void WriteMeta(SdmxMessageHead head, string schema)
        {
            json.WriteStartObject("meta");
            json.WriteString("schema", schema);
            json.WriteString("id", head.Id);
            json.WriteBoolean("test", head.IsTest);
            json.WriteString("prepared", head.Prepared.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("contentLanguages");
            json.WriteStringValue("vi");
            json.WriteStringValue("en");
            json.WriteEndArray();
            json.WriteStartObject("sender");
            json.WriteString("id", head.SenderId);
            json.WriteName(head.SenderName);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        public void WriteLink(string rel, string urn)
        {
            json.WriteStartObject();
            json.WriteString("rel", rel);
            json.WriteString("urn", urn);
            json.WriteEndObject();
        }
    }
}
