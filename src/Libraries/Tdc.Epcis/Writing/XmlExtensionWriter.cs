using System.Xml;
using Tdc.Epcis.Model;
using Tdc.Epcis.Xml;

namespace Tdc.Epcis.Writing;

/// <summary>Writes extension fields as XML.</summary>
internal readonly struct XmlExtensionWriter(XmlWriter writer, PrefixTable prefixes)
{
    /// <summary>Writes the fields into the element that is open: first those that XML had as attributes, then the rest; unnamed ones in a wrapper.</summary>
    public void Write(IReadOnlyList<ExtensionField> fields, bool wrapLocal)
    {
        Attributes(fields);
        Elements(fields, wrapLocal);
    }

    /// <summary>Writes the attributes alone.</summary>
    public void Attributes(IReadOnlyList<ExtensionField> fields)
    {
        foreach (var field in fields)
        {
            if (field.IsAttribute)
            {
                writer.WriteAttributeString(Prefix(field), LocalName(field), Space(field), field.Text);
            }
        }
    }

    /// <summary>Writes the elements alone.</summary>
    public void Elements(IReadOnlyList<ExtensionField> fields, bool wrapLocal)
    {
        var wrapped = false;
        foreach (var field in fields)
        {
            if (field.IsAttribute)
            {
                continue;
            }

            if (wrapLocal && field.Namespace is not { Length: > 0 })
            {
                if (!wrapped)
                {
                    writer.WriteStartElement("extension");
                    wrapped = true;
                }
            }
            else if (wrapped)
            {
                writer.WriteEndElement();
                wrapped = false;
            }

            Element(field);
        }

        if (wrapped)
        {
            writer.WriteEndElement();
        }
    }

    /// <summary>Writes single values as attributes where the standard has attributes (sensor fields), all else as elements inside.</summary>
    public void SensorAttributes(IReadOnlyList<ExtensionField> fields)
    {
        foreach (var field in fields)
        {
            if (IsAttributeValue(field))
            {
                writer.WriteAttributeString(Prefix(field), LocalName(field), Space(field), field.Text);
            }
        }

        foreach (var field in fields)
        {
            if (!IsAttributeValue(field))
            {
                Element(field);
            }
        }
    }

    /// <summary>Writes the text and fields of a value into the element that is open.</summary>
    public void Content(ExtensionField field)
    {
        switch (field.Form)
        {
            case ExtensionForm.Fields:
                Attributes(field.Children);
                if (field.Children.Count == 0)
                {
                    writer.WriteAttributeString("json", "form", XmlNames.Json, "fields");
                }

                if (field.Text is { } text)
                {
                    writer.WriteString(text);
                }

                Elements(field.Children, wrapLocal: false);
                break;
            case ExtensionForm.Null:
                writer.WriteAttributeString("xsi", "nil", XmlNames.Instance, "true");
                break;
            case ExtensionForm.List:
                Items(field);
                break;
            default:
                Type(field);
                Text(field.Text ?? "");
                break;
        }
    }

    private static bool IsAttributeValue(ExtensionField field) =>
        field.Form == ExtensionForm.Text && field.XmlType is null && field.Namespace is { Length: > 0 };

    private void Element(ExtensionField field)
    {
        if (field.Form == ExtensionForm.List && field.Children.Count > 1 && field.Children.All(c => c.Form != ExtensionForm.List))
        {
            foreach (var item in field.Children)
            {
                Start(field);
                Content(item);
                writer.WriteEndElement();
            }

            return;
        }

        Start(field);
        Content(field);
        writer.WriteEndElement();
    }

    private void Start(ExtensionField field)
    {
        writer.WriteStartElement(Prefix(field), LocalName(field), Space(field));
        if (field.LocalName.Length == 0)
        {
            writer.WriteAttributeString("json", "name", XmlNames.Json, "");
        }
    }

    private void Items(ExtensionField list)
    {
        if (list.Children.Count == 1 && list.Children[0].Form != ExtensionForm.List)
        {
            writer.WriteAttributeString("json", "list", XmlNames.Json, "one");
            Content(list.Children[0]);
            return;
        }

        writer.WriteAttributeString("json", "list", XmlNames.Json, "items");
        foreach (var item in list.Children)
        {
            writer.WriteStartElement("json", "item", XmlNames.Json);
            Content(item);
            writer.WriteEndElement();
        }
    }

    /// <summary>A text; one with characters that XML 1.0 does not have is written as JSON writes it, and marked.</summary>
    private void Text(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
            {
                writer.WriteAttributeString("json", "form", XmlNames.Json, "escaped");
                writer.WriteString(System.Text.Json.JsonEncodedText.Encode(text).ToString());
                return;
            }
        }

        writer.WriteString(text);
    }

    private void Type(ExtensionField field)
    {
        var type = field.XmlType ?? field.Form switch
        {
            ExtensionForm.Number => field.Text!.AsSpan().IndexOfAny('e', 'E') >= 0 ? "xsd:double" : "xsd:decimal",
            ExtensionForm.Truth => "xsd:boolean",
            _ => null,
        };
        if (type is not null)
        {
            writer.WriteAttributeString("xsi", "type", XmlNames.Instance, type);
        }
    }

    private string Prefix(ExtensionField field) => prefixes.PrefixOf(field);

    private static string Space(ExtensionField field) => field.Namespace ?? "";

    private static string LocalName(ExtensionField field)
    {
        var name = field.Namespace is null ? field.Name : field.LocalName;
        return name.Length == 0 ? "_" : XmlConvert.EncodeLocalName(name)!;
    }
}
