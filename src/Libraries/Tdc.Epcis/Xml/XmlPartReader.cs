using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Xml;

/// <summary>Makes the parts of an event of their elements.</summary>
internal sealed class XmlPartReader(XmlTools tools)
{
    public IReadOnlyList<string> Epcs(XmlElement list, bool unique)
    {
        var epcs = new List<string>();
        var known = unique ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var child in Items(list, "epc"))
        {
            epcs.Add(tools.Uri(child.Trimmed));
            if (known?.Add(epcs[^1]) == false)
            {
                tools.Findings.Schema("epcis.repeated-item");
            }
        }

        return epcs;
    }

    public IReadOnlyList<QuantityElement> Quantities(XmlElement list)
    {
        var elements = new List<QuantityElement>();
        foreach (var child in Items(list, "quantityElement"))
        {
            string? epcClass = null, quantity = null, unit = null;
            foreach (var part in XmlTools.Unwrapped(child))
            {
                switch (part.LocalName)
                {
                    case "epcClass" when part.Namespace.Length == 0:
                        epcClass = At("epcClass", part, tools.Uri);
                        break;
                    case "quantity" when part.Namespace.Length == 0:
                        quantity = part.Attribute(XmlNames.Instance, "nil") is "true" or "1" ? null : At("quantity", part, Number);
                        break;
                    case "uom" when part.Namespace.Length == 0:
                        unit = At("uom", part, Unit);
                        break;
                    default:
                        tools.Unknown(part);
                        break;
                }
            }

            Need(epcClass is not null, "epcClass");
            elements.Add(new QuantityElement(epcClass ?? "", quantity, unit));
        }

        return elements;
    }

    public IReadOnlyList<BusinessReference> References(XmlElement list, string name, WordList words, bool typeNeeded)
    {
        var references = new List<BusinessReference>();
        foreach (var child in Items(list, name))
        {
            string? type = null;
            if (child.Attribute("type") is { } written)
            {
                tools.Findings.Push("type");
                type = tools.Word(words, written);
                tools.Findings.Pop();
            }

            Need(type is not null || !typeNeeded, "type");
            references.Add(new BusinessReference(type, At(name, child, tools.Uri)));
        }

        if (references.Count == 0)
        {
            tools.Findings.Schema("epcis.empty-list");
        }

        return references;
    }

    public Place Place(XmlElement element)
    {
        string? id = null;
        List<ExtensionField>? own = null;
        foreach (var child in XmlTools.Unwrapped(element))
        {
            if (child.Is("id") && id is null)
            {
                id = At("id", child, tools.Uri);
            }
            else
            {
                Other(element, child, ref own);
            }
        }

        Need(id is not null, "id");
        return new Place(id ?? "", own ?? (IReadOnlyList<ExtensionField>)[]);
    }

    public PersistentDisposition PersistentDisposition(XmlElement element)
    {
        List<string>? set = null, unset = null;
        foreach (var child in element.Children ?? [])
        {
            if (child.Is("set") || child.Is("unset"))
            {
                tools.Findings.Push(child.LocalName);
                (child.Is("set") ? set ??= [] : unset ??= []).Add(tools.Word(WordList.Disposition, child.Trimmed));
                tools.Findings.Pop();
            }
            else
            {
                tools.Unknown(child);
            }
        }

        Need(set is not null || unset is not null, "set, unset");
        return new PersistentDisposition(set, unset);
    }

    public ErrorDeclaration ErrorDeclaration(XmlElement element)
    {
        var read = new ErrorDeclaration();
        List<ExtensionField>? own = null;
        foreach (var child in XmlTools.Unwrapped(element))
        {
            switch (child.LocalName)
            {
                case "declarationTime" when child.Namespace.Length == 0:
                    read.DeclarationTime = At("declarationTime", child, tools.Time);
                    break;
                case "reason" when child.Namespace.Length == 0:
                    read.Reason = At("reason", child, text => tools.Word(WordList.ErrorReason, text));
                    break;
                case "correctiveEventIDs" when child.Namespace.Length == 0:
                    tools.Findings.Push("correctiveEventIDs");
                    read.CorrectiveEventIds = [.. Items(child, "correctiveEventID").Select(c => tools.Uri(c.Trimmed))];
                    tools.Findings.Pop();
                    break;
                default:
                    Other(element, child, ref own);
                    break;
            }
        }

        Need(read.DeclarationTime is not null, "declarationTime");
        read.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        return read;
    }

    public IReadOnlyList<ExtensionField> Ilmd(XmlElement element)
    {
        List<ExtensionField>? own = null;
        foreach (var attribute in element.Attributes ?? [])
        {
            if (attribute.Namespace is not ("" or XmlNames.Instance))
            {
                (own ??= []).Add(XmlExtensionReader.Read(attribute));
            }
        }

        foreach (var child in XmlTools.Unwrapped(element))
        {
            Other(element, child, ref own);
        }

        return own ?? (IReadOnlyList<ExtensionField>)[];
    }

    public IReadOnlyList<SensorElement> Sensors(XmlElement list)
    {
        var elements = new List<SensorElement>();
        foreach (var item in Items(list, "sensorElement"))
        {
            var element = new SensorElement();
            var reports = new List<SensorFields>();
            List<ExtensionField>? own = null;
            foreach (var child in XmlTools.Unwrapped(item))
            {
                if (child.Is("sensorMetadata"))
                {
                    element.Metadata = Sensor(child, isReport: false, "sensorMetadata", -1);
                }
                else if (child.Is("sensorReport"))
                {
                    reports.Add(Sensor(child, isReport: true, "sensorReport", reports.Count));
                }
                else
                {
                    Other(item, child, ref own);
                }
            }

            Need(reports.Count > 0, "sensorReport");
            element.Reports = reports;
            element.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
            elements.Add(element);
        }

        if (elements.Count == 0)
        {
            tools.Findings.Schema("epcis.empty-list");
        }

        return elements;
    }

    private SensorFields Sensor(XmlElement element, bool isReport, string name, int index)
    {
        var depth = tools.Findings.Depth;
        tools.Findings.Push(name);
        if (index >= 0)
        {
            tools.Findings.Push(index);
        }

        var fields = new SensorFields();
        List<ExtensionField>? own = null;
        foreach (var attribute in element.Attributes ?? [])
        {
            if (attribute.Namespace.Length > 0)
            {
                if (attribute.Namespace != XmlNames.Instance)
                {
                    (own ??= []).Add(XmlExtensionReader.Read(attribute));
                }
            }
            else if (isReport ? SensorFieldNames.TryReport(attribute.LocalName, out var field) : SensorFieldNames.TryMetadata(attribute.LocalName, out field))
            {
                tools.Findings.Push(attribute.LocalName);
                fields.Append(field, Value(field, attribute.Value.Trim(), attribute.Value));
                tools.Findings.Pop();
            }
            else
            {
                tools.Findings.SchemaAt(attribute.LocalName, "epcis.unknown-field", JsonTools.Short(attribute.LocalName));
            }
        }

        // Neither has content in the standard; what others put there is kept as fields.
        foreach (var child in XmlTools.Unwrapped(element))
        {
            Other(element, child, ref own);
        }

        if (isReport && fields[SensorField.Type] is null && fields[SensorField.Exception] is null)
        {
            tools.Findings.Schema("epcis.required", "type");
        }

        fields.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        tools.Findings.Reset(depth);
        return fields;
    }

    private string Value(SensorField field, string text, string written)
    {
        switch (field.Value())
        {
            case SensorValue.Number:
                return Number(text);
            case SensorValue.Time:
                return tools.Time(text);
            case SensorValue.Measurement:
                return tools.Word(WordList.Measurement, text);
            case SensorValue.Alert:
                return tools.Word(WordList.Alert, text);
            case SensorValue.Component:
                return tools.Word(WordList.Component, text);
            case SensorValue.Uri:
                return tools.Uri(text);
            case SensorValue.Truth:
                if (text is not ("true" or "false" or "1" or "0"))
                {
                    tools.Findings.Schema("epcis.type", "boolean");
                }

                return text is "1" or "true" ? "true" : "false";
            case SensorValue.Hexadecimal when !Formats.IsHexadecimal(text):
                tools.Findings.Schema("epcis.hexadecimal", JsonTools.Short(text));
                return text;
            default:
                return field == SensorField.StringValue ? written : text;
        }
    }

    /// <summary>Digits as written; what <c>xsd:decimal</c> and <c>xsd:double</c> allow and JSON does not is mended when JSON is written.</summary>
    private string Number(string text)
    {
        if (!double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            tools.Findings.Schema("epcis.type", "number");
        }

        return text;
    }

    private string Unit(string text)
    {
        if (!Formats.IsUnit(text))
        {
            tools.Findings.Schema("epcis.unit", JsonTools.Short(text));
        }

        return text;
    }

    private string At(string name, XmlElement element, Func<string, string> read)
    {
        tools.Findings.Push(name);
        var text = read(element.Trimmed);
        tools.Findings.Pop();
        return text;
    }

    /// <summary>The items of a list with the pointer at each; anything else in the list is reported.</summary>
    private IEnumerable<XmlElement> Items(XmlElement list, string name)
    {
        var index = 0;
        tools.Findings.Push(0);
        foreach (var child in XmlTools.Unwrapped(list))
        {
            if (!child.Is(name))
            {
                tools.Unknown(child);
                continue;
            }

            tools.Findings.At(index++);
            yield return child;
        }

        tools.Findings.Pop();
    }

    private void Other(XmlElement parent, XmlElement child, ref List<ExtensionField>? own)
    {
        if (child.Namespace.Length == 0 && parent.Children!.Contains(child))
        {
            tools.Unknown(child);
        }

        (own ??= []).Add(XmlExtensionReader.Read(child));
    }

    private void Need(bool there, string name)
    {
        if (!there)
        {
            tools.Findings.Schema("epcis.required", name);
        }
    }
}
