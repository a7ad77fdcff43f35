using System.Text.Json;
using System.Xml;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Xml;

/// <summary>Makes extension fields of elements and attributes of other name spaces.</summary>
internal static class XmlExtensionReader
{
    private static readonly HashSet<string> numbers = new(StringComparer.Ordinal)
    {
        "decimal", "integer", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    };

    /// <summary>An element with all that is inside it.</summary>
    public static ExtensionField Read(XmlElement element)
    {
        var (name, space, local) = element.Attribute(XmlNames.Json, "name") is { Length: 0 } none
            ? (none, element.Namespace, none) : NameOf(element.Prefix, element.LocalName, element.Namespace);
        return Read(element, name, space, local);
    }

    /// <summary>An attribute of another name space.</summary>
    public static ExtensionField Read(XmlAttributeValue attribute)
    {
        var (name, space, local) = NameOf(attribute.Prefix, attribute.LocalName, attribute.Namespace);
        return new() { Name = name, Namespace = space, LocalName = local, Form = ExtensionForm.Text, Text = attribute.Value, IsAttribute = true };
    }

    private static ExtensionField Read(XmlElement element, string name, string space, string local)
    {
        switch (element.Attribute(XmlNames.Json, "list"))
        {
            case "one":
                return List([Single(element, name, space, local)]);
            case "items":
                return List([.. (element.Children ?? []).Select(c => Read(c, name, space, local))]);
            default:
                return Single(element, name, space, local);
        }

        ExtensionField List(IReadOnlyList<ExtensionField> items) =>
            new() { Name = name, Namespace = space, LocalName = local, Form = ExtensionForm.List, Children = items };
    }

    private static ExtensionField Single(XmlElement element, string name, string space, string local)
    {
        var children = new List<ExtensionField>();
        foreach (var attribute in element.Attributes ?? [])
        {
            if (attribute.Namespace is not (XmlNames.Instance or XmlNames.Json))
            {
                children.Add(Read(attribute));
            }
        }

        foreach (var child in element.Children ?? [])
        {
            children.Add(Read(child));
        }

        var text = children.Count > 0 ? element.Trimmed : element.Text;
        if (element.Attribute(XmlNames.Json, "form") == "escaped")
        {
            text = Unescape(text);
        }

        var type = element.Attribute(XmlNames.Instance, "type");
        var form = children.Count > 0 || element.Attribute(XmlNames.Json, "form") == "fields" ? ExtensionForm.Fields : FormOf(element, type, text);
        return new()
        {
            Name = name,
            Namespace = space,
            LocalName = local,
            Form = form,
            Text = form switch
            {
                ExtensionForm.Fields => text.Length == 0 || children.Count == 0 ? null : text,
                ExtensionForm.Null => null,
                ExtensionForm.Number => text.Trim(),
                ExtensionForm.Truth => text.Trim() is "1" or "true" ? "true" : "false",
                _ => text,
            },
            Children = children,
            XmlType = type,
        };
    }

    private static string Unescape(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes("\"" + text + "\""));
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() ?? text : text;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return text;
        }
    }

    private static ExtensionForm FormOf(XmlElement element, string? type, string text)
    {
        if (element.Attribute(XmlNames.Instance, "nil") is "true" or "1")
        {
            return ExtensionForm.Null;
        }

        var kind = type is null ? "" : type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return numbers.Contains(kind) && IsJsonNumber(text.Trim()) ? ExtensionForm.Number
            : kind == "boolean" && text.Trim() is "true" or "false" or "1" or "0" && kind == "boolean" ? ExtensionForm.Truth
            : ExtensionForm.Text;
    }

    /// <summary>Whether JSON can write the number as it stands.</summary>
    public static bool IsJsonNumber(string text)
    {
        if (text.Length is 0 or > 400 || !(char.IsAsciiDigit(text[0]) || text[0] == '-'))
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[text.Length];
        if (System.Text.Ascii.FromUtf16(text, octets, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var reader = new Utf8JsonReader(octets[..length]);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (string Name, string Namespace, string LocalName) NameOf(string prefix, string local, string space)
    {
        var decoded = local.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(local) : local;
        return (prefix.Length == 0 ? decoded : prefix + ":" + decoded, space == NamespaceScope.Cbvmda + ":" ? NamespaceScope.Cbvmda : space, decoded);
    }
}
