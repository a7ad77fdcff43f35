using System.Text.Json;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Writing;

/// <summary>Writes one event as JSON.</summary>
internal readonly struct JsonEventWriter
{
    private readonly Utf8JsonWriter writer;

    private readonly PrefixTable prefixes;

    private readonly JsonExtensionWriter extensions;

    private JsonEventWriter(Utf8JsonWriter writer, PrefixTable prefixes)
    {
        this.writer = writer;
        this.prefixes = prefixes;
        extensions = new JsonExtensionWriter(writer, prefixes);
    }

    /// <summary>Writes the event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="what">The event.</param>
    /// <param name="outer">Prefixes that the document declares.</param>
    /// <param name="bare">Whether the event stands alone and needs the standard's context.</param>
    public static void Write(Utf8JsonWriter writer, EpcisEvent what, NamespaceScope outer, bool bare) =>
        new JsonEventWriter(writer, PrefixTable.Of(what)).Write(what, outer, bare);

    private void Write(EpcisEvent what, NamespaceScope outer, bool bare)
    {
        writer.WriteStartObject();
        Context(what, outer, bare);
        writer.WriteString("type"u8, what.TypeName);
        Text("eventID"u8, what.EventId);
        Text("eventTime"u8, what.EventTime);
        Text("recordTime"u8, what.RecordTime);
        Text("eventTimeZoneOffset"u8, what.EventTimeZoneOffset);
        if (what.CertificationInfo is { } certificates)
        {
            if (certificates.Count == 1 && !what.CertificationInfoIsList)
            {
                writer.WriteString("certificationInfo"u8, certificates[0]);
            }
            else
            {
                Texts("certificationInfo"u8, certificates);
            }
        }

        Error(what.ErrorDeclaration);
        Text("parentID"u8, what.ParentId);
        Texts("epcList"u8, what.EpcList);
        Texts("childEPCs"u8, what.ChildEpcs);
        Texts("inputEPCList"u8, what.InputEpcList);
        Texts("outputEPCList"u8, what.OutputEpcList);
        Quantities("quantityList"u8, what.QuantityList);
        Quantities("childQuantityList"u8, what.ChildQuantityList);
        Quantities("inputQuantityList"u8, what.InputQuantityList);
        Quantities("outputQuantityList"u8, what.OutputQuantityList);
        Text("transformationID"u8, what.TransformationId);
        Text("action"u8, what.Action?.Name());
        Text("bizStep"u8, what.BizStep);
        Text("disposition"u8, what.Disposition);
        if (what.PersistentDisposition is { } persistent)
        {
            writer.WriteStartObject("persistentDisposition"u8);
            Texts("set"u8, persistent.Set);
            Texts("unset"u8, persistent.Unset);
            writer.WriteEndObject();
        }

        Location("readPoint"u8, what.ReadPoint);
        Location("bizLocation"u8, what.BizLocation);
        References("bizTransactionList"u8, "bizTransaction"u8, what.BizTransactionList);
        References("sourceList"u8, "source"u8, what.SourceList);
        References("destinationList"u8, "destination"u8, what.DestinationList);
        Sensors(what.SensorElementList);
        if (what.Ilmd is { } ilmd)
        {
            writer.WriteStartObject("ilmd"u8);
            extensions.Write(ilmd);
            writer.WriteEndObject();
        }

        extensions.Write(what.Extensions);
        writer.WriteEndObject();
    }

    /// <summary>The event's own context as it was written, and a declaration of what the document around it does not declare.</summary>
    private void Context(EpcisEvent what, NamespaceScope outer, bool bare)
    {
        var missing = prefixes.Made.ToList();
        foreach (var pair in what.Namespaces.Declared)
        {
            if (bare || outer.Find(pair.Key) != pair.Value)
            {
                missing.Add(pair);
            }
        }

        if (what.OwnContext is { } own && prefixes.Made.Count == 0)
        {
            writer.WritePropertyName("@context"u8);
            writer.WriteRawValue(own, skipInputValidation: true);
            return;
        }

        if (missing.Count == 0 && !bare)
        {
            return;
        }

        writer.WritePropertyName("@context"u8);
        ContextWriter.Write(writer, missing);
    }

    private void Error(ErrorDeclaration? error)
    {
        if (error is null)
        {
            return;
        }

        writer.WriteStartObject("errorDeclaration"u8);
        Text("declarationTime"u8, error.DeclarationTime);
        Text("reason"u8, error.Reason);
        Texts("correctiveEventIDs"u8, error.CorrectiveEventIds);
        extensions.Write(error.Extensions);
        writer.WriteEndObject();
    }

    private void Location(ReadOnlySpan<byte> name, Place? place)
    {
        if (place is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("id"u8, place.Id);
            extensions.Write(place.Extensions);
            writer.WriteEndObject();
        }
    }

    private void Quantities(ReadOnlySpan<byte> name, IReadOnlyList<QuantityElement>? elements)
    {
        if (elements is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var element in elements)
        {
            writer.WriteStartObject();
            writer.WriteString("epcClass"u8, element.EpcClass);
            if (element.Quantity is { } quantity)
            {
                writer.WritePropertyName("quantity"u8);
                JsonExtensionWriter.WriteNumber(writer, quantity);
            }

            Text("uom"u8, element.Uom);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void References(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name, IReadOnlyList<BusinessReference>? references)
    {
        if (references is null)
        {
            return;
        }

        writer.WriteStartArray(list);
        foreach (var reference in references)
        {
            writer.WriteStartObject();
            Text("type"u8, reference.Type);
            writer.WriteString(name, reference.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Sensors(IReadOnlyList<SensorElement>? elements)
    {
        if (elements is null)
        {
            return;
        }

        writer.WriteStartArray("sensorElementList"u8);
        foreach (var element in elements)
        {
            writer.WriteStartObject();
            if (element.Metadata is { } metadata)
            {
                writer.WritePropertyName("sensorMetadata"u8);
                Sensor(metadata);
            }

            writer.WriteStartArray("sensorReport"u8);
            foreach (var report in element.Reports)
            {
                Sensor(report);
            }

            writer.WriteEndArray();
            extensions.Write(element.Extensions);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Sensor(SensorFields fields)
    {
        writer.WriteStartObject();
        foreach (var (field, value) in fields.Values)
        {
            writer.WritePropertyName(field.Name());
            switch (field.Value())
            {
                case SensorValue.Number:
                    JsonExtensionWriter.WriteNumber(writer, value);
                    break;
                case SensorValue.Truth:
                    writer.WriteBooleanValue(value == "true");
                    break;
                default:
                    writer.WriteStringValue(value);
                    break;
            }
        }

        extensions.Write(fields.Extensions);
        writer.WriteEndObject();
    }

    private void Text(ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private void Texts(ReadOnlySpan<byte> name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
