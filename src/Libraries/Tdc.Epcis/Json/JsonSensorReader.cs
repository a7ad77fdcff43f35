using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Json;

/// <summary>Reads sensor elements.</summary>
internal sealed class JsonSensorReader(JsonTools tools, JsonExtensionReader extensions)
{
    /// <summary>Reads the list at the reader.</summary>
    public IReadOnlyList<SensorElement>? List(ref Utf8JsonReader reader)
    {
        if (!tools.IsList(ref reader))
        {
            return null;
        }

        var list = new List<SensorElement>();
        tools.Findings.Push(0);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            tools.Findings.At(i);
            tools.Count(i);
            if (tools.IsObject(ref reader))
            {
                list.Add(Element(ref reader));
            }
        }

        tools.Findings.Pop();
        return list;
    }

    private SensorElement Element(ref Utf8JsonReader reader)
    {
        var element = new SensorElement();
        var hasReports = false;
        List<ExtensionField>? own = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "sensorMetadata":
                    element.Metadata = tools.IsObject(ref reader) ? Fields(ref reader, isReport: false) : null;
                    break;
                case "sensorReport":
                    hasReports = true;
                    element.Reports = Reports(ref reader);
                    break;
                default:
                    NeedUri(name);
                    (own ??= []).Add(extensions.Read(ref reader, name));
                    break;
            }

            tools.Findings.Pop();
        }

        if (!hasReports)
        {
            tools.Findings.Schema("epcis.required", "sensorReport");
        }

        element.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        return element;
    }

    private List<SensorFields> Reports(ref Utf8JsonReader reader)
    {
        var reports = new List<SensorFields>();
        if (!tools.IsList(ref reader))
        {
            return reports;
        }

        tools.Findings.Push(0);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            tools.Findings.At(count);
            tools.Count(count++);
            if (tools.IsObject(ref reader))
            {
                reports.Add(Fields(ref reader, isReport: true));
            }
        }

        tools.Findings.Pop();
        if (count == 0)
        {
            tools.Findings.Schema("epcis.empty-list");
        }

        return reports;
    }

    private SensorFields Fields(ref Utf8JsonReader reader, bool isReport)
    {
        var fields = new SensorFields();
        List<ExtensionField>? own = null;
        var hasType = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (isReport ? SensorFieldNames.TryReport(name, out var field) : SensorFieldNames.TryMetadata(name, out field))
            {
                hasType |= field == SensorField.Type;
                if (Value(ref reader, field) is { } value)
                {
                    fields.Append(field, value);
                }
            }
            else
            {
                NeedUri(name);
                (own ??= []).Add(extensions.Read(ref reader, name));
            }

            tools.Findings.Pop();
        }

        if (isReport && !hasType)
        {
            tools.Findings.Schema("epcis.required", "type");
        }

        fields.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        return fields;
    }

    private string? Value(ref Utf8JsonReader reader, SensorField field)
    {
        switch (field.Value())
        {
            case SensorValue.Number:
                return tools.Number(ref reader);
            case SensorValue.Time:
                return tools.Time(ref reader);
            case SensorValue.Measurement:
                return tools.Word(ref reader, WordList.Measurement);
            case SensorValue.Alert:
                return tools.Word(ref reader, WordList.Alert);
            case SensorValue.Component:
                return tools.Word(ref reader, WordList.Component);
            case SensorValue.Uri:
                return tools.Uri(ref reader, pooled: true);
            case SensorValue.Truth when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True ? "true" : "false";
            case SensorValue.Truth:
                tools.WrongType(ref reader, "boolean");
                return null;
            default:
                var text = tools.String(ref reader, pooled: true);
                if (text is not null && field == SensorField.HexBinaryValue && !Formats.IsHexadecimal(text))
                {
                    tools.Findings.Schema("epcis.hexadecimal", JsonTools.Short(text));
                }

                return text;
        }
    }

    private void NeedUri(string name)
    {
        if (!AbsoluteUri.IsUri(name))
        {
            tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
        }
    }
}
