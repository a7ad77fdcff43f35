using System.Text.Json;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Epcis.Xml;

namespace Tdc.Epcis.Writing;

/// <summary>Writes extension fields as JSON.</summary>
internal readonly struct JsonExtensionWriter(Utf8JsonWriter writer, PrefixTable prefixes)
{
    /// <summary>Writes the fields into the object that is open; fields of one name become one list, since JSON takes a name once.</summary>
    public void Write(IReadOnlyList<ExtensionField> fields)
    {
        if (fields.Count < 2)
        {
            foreach (var field in fields)
            {
                writer.WritePropertyName(NameOf(field));
                Value(field);
            }

            return;
        }

        var byName = new Dictionary<string, List<ExtensionField>>(StringComparer.Ordinal);
        var order = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            var name = NameOf(field);
            if (!byName.TryGetValue(name, out var same))
            {
                byName.Add(name, same = new List<ExtensionField>(1));
                order.Add(name);
            }

            same.Add(field);
        }

        foreach (var name in order)
        {
            writer.WritePropertyName(name);
            Values(byName[name]);
        }
    }

    /// <summary>Writes a value without its name.</summary>
    public void Value(ExtensionField field)
    {
        switch (field.Form)
        {
            case ExtensionForm.Number:
                WriteNumber(writer, field.Text!);
                break;
            case ExtensionForm.Truth:
                writer.WriteBooleanValue(field.Text == "true");
                break;
            case ExtensionForm.Null:
                writer.WriteNullValue();
                break;
            case ExtensionForm.List:
                Values(field.Children, always: true);
                break;
            case ExtensionForm.Fields:
                writer.WriteStartObject();
                if (field.Text is { } text)
                {
                    writer.WriteString("#text"u8, text);
                }

                Write(field.Children);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(field.Text ?? "");
                break;
        }
    }

    /// <summary>Writes a number as it stands, or mended when JSON does not know its form (<c>+5</c>, <c>.5</c>).</summary>
    public static void WriteNumber(Utf8JsonWriter writer, string text)
    {
        if (XmlExtensionReader.IsJsonNumber(text))
        {
            writer.WriteRawValue(text, skipInputValidation: true);
            return;
        }

        var buffer = new PreHashBuffer();
        CanonicalNumber.Write(buffer, text);
        var mended = System.Text.Encoding.UTF8.GetString(buffer.Written);
        if (XmlExtensionReader.IsJsonNumber(mended))
        {
            writer.WriteRawValue(mended, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private void Values(IReadOnlyList<ExtensionField> fields, bool always = false)
    {
        if (fields.Count == 1 && !always)
        {
            Value(fields[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var field in fields)
        {
            Value(field);
        }

        writer.WriteEndArray();
    }

    private string NameOf(ExtensionField field)
    {
        var prefix = prefixes.PrefixOf(field);
        return prefix.Length == 0 || (field.Name.Length == prefix.Length + 1 + field.LocalName.Length && field.Name.StartsWith(prefix, StringComparison.Ordinal))
            ? field.Namespace is { Length: > 0 } && prefix.Length == 0 ? field.Namespace + field.LocalName : field.Name
            : prefix + ":" + field.LocalName;
    }
}
