using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Hashing;

/// <summary>Writes the standard fields of an event in the canonical order.</summary>
/// <remarks>Source: CBV 2.0, section 8.9.3 (order) and 8.9.2 (values).</remarks>
internal readonly struct PreHashWriter(PreHashBuffer buffer, NamespaceScope namespaces)
{
    private readonly CanonicalValue values = new(buffer, namespaces);

    /// <summary>Writes one event.</summary>
    public void Write(EpcisEvent what)
    {
        buffer.Write("eventType="u8);
        if (what.Kind == EventKind.Own)
        {
            values.Uri(what.TypeName);
        }
        else
        {
            buffer.Write(what.TypeName);
        }

        Time("eventTime="u8, what.EventTime);
        Plain("eventTimeZoneOffset="u8, what.EventTimeZoneOffset);
        if (what.CertificationInfo is { } certificates)
        {
            SortedUris("certificationInfo="u8, certificates);
        }

        UriList("epcList"u8, what.EpcList);
        Uri("parentID="u8, what.ParentId);
        UriList("inputEPCList"u8, what.InputEpcList);
        UriList("childEPCs"u8, what.ChildEpcs);
        Quantities("quantityList"u8, what.QuantityList);
        Quantities("childQuantityList"u8, what.ChildQuantityList);
        Quantities("inputQuantityList"u8, what.InputQuantityList);
        UriList("outputEPCList"u8, what.OutputEpcList);
        Quantities("outputQuantityList"u8, what.OutputQuantityList);
        Plain("action="u8, what.Action?.Name());
        Uri("transformationID="u8, what.TransformationId);
        Word("bizStep="u8, WordList.BizStep, what.BizStep);
        Word("disposition="u8, WordList.Disposition, what.Disposition);
        Persistent(what.PersistentDisposition);
        Location("readPoint"u8, what.ReadPoint);
        Location("bizLocation"u8, what.BizLocation);
        References("bizTransactionList"u8, "bizTransaction="u8, WordList.BizTransactionType, what.BizTransactionList);
        References("sourceList"u8, "source="u8, WordList.SourceDestinationType, what.SourceList);
        References("destinationList"u8, "destination="u8, WordList.SourceDestinationType, what.DestinationList);
        Sensors(what.SensorElementList);
        var extensions = new PreHashExtensions(buffer, values);
        if (what.Ilmd is { Count: > 0 } ilmd)
        {
            buffer.Write("ilmd"u8);
            extensions.Write(ilmd);
        }

        extensions.Write(what.Extensions);
    }

    private void Plain(ReadOnlySpan<byte> key, string? text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } trimmed)
        {
            buffer.Write(key);
            buffer.Write(trimmed);
        }
    }

    private void Time(ReadOnlySpan<byte> key, string? text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } trimmed)
        {
            buffer.Write(key);
            values.Time(trimmed);
        }
    }

    private void Number(ReadOnlySpan<byte> key, string? text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } trimmed)
        {
            buffer.Write(key);
            CanonicalNumber.Write(buffer, trimmed);
        }
    }

    private void Uri(ReadOnlySpan<byte> key, string? text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } trimmed)
        {
            buffer.Write(key);
            values.Uri(trimmed);
        }
    }

    private void Word(ReadOnlySpan<byte> key, WordList list, string? text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } trimmed)
        {
            buffer.Write(key);
            values.Word(list, trimmed);
        }
    }

    private void UriList(ReadOnlySpan<byte> name, IReadOnlyList<string>? uris)
    {
        if (uris is { Count: > 0 })
        {
            buffer.Write(name);
            SortedUris("epc="u8, uris);
        }
    }

    private void SortedUris(ReadOnlySpan<byte> key, IReadOnlyList<string> uris)
    {
        var mark = buffer.Mark();
        for (var i = 0; i < uris.Count; i++)
        {
            var start = buffer.Length;
            Uri(key, uris[i]);
            buffer.Item(start);
        }

        buffer.Sort(mark);
    }

    private void Quantities(ReadOnlySpan<byte> name, IReadOnlyList<QuantityElement>? elements)
    {
        if (elements is not { Count: > 0 })
        {
            return;
        }

        buffer.Write(name);
        var mark = buffer.Mark();
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            var start = buffer.Length;
            buffer.Write("quantityElement"u8);
            Uri("epcClass="u8, element.EpcClass);
            Number("quantity="u8, element.Quantity);
            Plain("uom="u8, element.Uom);
            buffer.Item(start);
        }

        buffer.Sort(mark);
    }

    private void Persistent(PersistentDisposition? what)
    {
        if (what is not ({ Set.Count: > 0 } or { Unset.Count: > 0 }))
        {
            return;
        }

        buffer.Write("persistentDisposition"u8);
        Words("set="u8, what.Set);
        Words("unset="u8, what.Unset);
    }

    private void Words(ReadOnlySpan<byte> key, IReadOnlyList<string>? words)
    {
        var mark = buffer.Mark();
        for (var i = 0; i < words?.Count; i++)
        {
            var start = buffer.Length;
            Word(key, WordList.Disposition, words[i]);
            buffer.Item(start);
        }

        buffer.Sort(mark);
    }

    private void Location(ReadOnlySpan<byte> name, Place? place)
    {
        if (place is null)
        {
            return;
        }

        buffer.Write(name);
        Uri("id="u8, place.Id);
        new PreHashExtensions(buffer, values).Write(place.Extensions);
    }

    /// <summary>The type stands before the value, as the standard's page 96 has it.</summary>
    private void References(ReadOnlySpan<byte> name, ReadOnlySpan<byte> key, WordList list, IReadOnlyList<BusinessReference>? references)
    {
        if (references is not { Count: > 0 })
        {
            return;
        }

        buffer.Write(name);
        var mark = buffer.Mark();
        for (var i = 0; i < references.Count; i++)
        {
            var start = buffer.Length;
            Word("type="u8, list, references[i].Type);
            Uri(key, references[i].Value);
            buffer.Item(start);
        }

        buffer.Sort(mark);
    }

    private void Sensors(IReadOnlyList<SensorElement>? elements)
    {
        if (elements is not { Count: > 0 })
        {
            return;
        }

        buffer.Write("sensorElementList"u8);
        var extensions = new PreHashExtensions(buffer, values);
        var mark = buffer.Mark();
        foreach (var element in elements)
        {
            var start = buffer.Length;
            buffer.Write("sensorElement"u8);
            if (element.Metadata is { } metadata)
            {
                buffer.Write("sensorMetadata"u8);
                Sensor(metadata);
                extensions.Write(metadata.Extensions);
            }

            var inner = buffer.Mark();
            foreach (var report in element.Reports)
            {
                var from = buffer.Length;
                buffer.Write("sensorReport"u8);
                Sensor(report);
                extensions.Write(report.Extensions);
                buffer.Item(from);
            }

            buffer.Sort(inner);
            extensions.Write(element.Extensions);
            buffer.Item(start);
        }

        buffer.Sort(mark);
    }

    private void Sensor(SensorFields fields)
    {
        for (var next = SensorField.Type; next <= SensorField.ReportBizRules; next++)
        {
            if (fields[next].AsSpan().Trim() is not { IsEmpty: false } text)
            {
                continue;
            }

            buffer.Write(next.Name());
            buffer.Write('=');
            switch (next.Value())
            {
                case SensorValue.Time: values.Time(text); break;
                case SensorValue.Number: CanonicalNumber.Write(buffer, text); break;
                case SensorValue.Measurement: values.Word(WordList.Measurement, text); break;
                case SensorValue.Alert: values.Word(WordList.Alert, text); break;
                case SensorValue.Component: values.Word(WordList.Component, text); break;
                case SensorValue.Uri: values.Uri(text); break;
                default: buffer.Write(text); break;
            }
        }
    }
}
