using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Json;

/// <summary>Reads one event and judges it by the JSON schema in the same pass.</summary>
internal sealed class JsonEventReader
{
    private readonly JsonTools tools;

    private readonly NameResolver names = new();

    private readonly JsonExtensionReader extensions;

    private readonly JsonPartReader parts;

    private readonly JsonSensorReader sensors;

    public JsonEventReader(JsonTools tools)
    {
        this.tools = tools;
        extensions = new JsonExtensionReader(tools, names);
        parts = new JsonPartReader(tools, extensions);
        sensors = new JsonSensorReader(tools, extensions);
    }

    /// <summary>Reads the event.</summary>
    /// <param name="json">The whole value; stands alone as JSON.</param>
    /// <param name="scope">Prefixes of the document.</param>
    /// <param name="bare">Whether the event is the whole document and must carry its own context.</param>
    public EpcisEvent Read(ReadOnlySpan<byte> json, NamespaceScope scope, bool bare)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = tools.Limits.Depth });
        reader.Read();
        var read = new EpcisEvent { Namespaces = scope };
        if (!tools.IsObject(ref reader))
        {
            return read;
        }

        var hasContext = LookAhead(reader, json, read, scope);
        names.Scope = read.Namespaces;
        if (bare && !hasContext)
        {
            tools.Findings.Schema("epcis.required", "@context");
        }

        Fields(ref reader, read, out var seen);
        EventShape.Check(read, tools.Findings, seen);
        return read;
    }

    /// <summary>Finds type and context, wherever they stand: all else is read by them.</summary>
    private bool LookAhead(Utf8JsonReader reader, ReadOnlySpan<byte> json, EpcisEvent read, NamespaceScope scope)
    {
        var (context, type) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = EventFields.Of(in reader);
            reader.Read();
            if (field == EventField.Context)
            {
                tools.Findings.Push("@context");
                (read.Namespaces, read.OwnContext) = JsonContextReader.Read(ref reader, json, scope, tools);
                tools.Findings.Pop();
                context = true;
            }
            else if (field == EventField.Type)
            {
                type = true;
                tools.Findings.Push("type");
                Type(ref reader, read);
                tools.Findings.Pop();
            }
            else
            {
                reader.Skip();
            }
        }

        if (!type)
        {
            tools.Findings.Schema("epcis.required", "type");
        }

        return context;
    }

    private void Type(ref Utf8JsonReader reader, EpcisEvent read)
    {
        if (tools.String(ref reader, pooled: true) is { } name)
        {
            read.TypeName = name;
            read.Kind = EventNames.Kind(name);
            if (read.Kind == EventKind.Own && !AbsoluteUri.IsUri(name))
            {
                tools.Findings.Schema("epcis.event-type", JsonTools.Short(name));
            }
        }
    }

    private void Fields(ref Utf8JsonReader reader, EpcisEvent read, out ulong seen)
    {
        seen = 0;
        List<ExtensionField>? own = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = EventFields.Of(in reader);
            if (field == EventField.None || (read.Kind == EventKind.Own && !EventFields.IsAllowed(EventKind.Own, field)))
            {
                Extension(ref reader, read.Kind, own ??= []);
                continue;
            }

            tools.Findings.Push(field.Name());
            if ((seen >> (int)field & 1) != 0)
            {
                tools.Findings.Syntax("epcis.repeated-field", field.Name());
            }

            if (!EventFields.IsAllowed(read.Kind, field))
            {
                tools.Findings.Schema("epcis.field-of-other-type", field.Name(), read.TypeName);
            }

            seen |= 1UL << (int)field;
            reader.Read();
            Value(ref reader, field, read);
            tools.Findings.Pop();
        }

        if (own is not null)
        {
            read.Extensions = own;
        }
    }

    private void Extension(ref Utf8JsonReader reader, EventKind kind, List<ExtensionField> own)
    {
        var name = tools.Name(in reader);
        tools.Findings.Push(name);
        if (kind != EventKind.Own && !AbsoluteUri.IsUri(name))
        {
            tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
        }

        reader.Read();
        own.Add(extensions.Read(ref reader, name));
        tools.Count(own.Count);
        tools.Findings.Pop();
    }

    private void Value(ref Utf8JsonReader reader, EventField field, EpcisEvent read)
    {
        switch (field)
        {
            case EventField.Context or EventField.Type:
                reader.Skip();
                break;
            case EventField.EventTime:
                read.EventTime = tools.Time(ref reader);
                break;
            case EventField.RecordTime:
                read.RecordTime = tools.Time(ref reader);
                break;
            case EventField.EventTimeZoneOffset:
                read.EventTimeZoneOffset = tools.String(ref reader, pooled: true);
                if (read.EventTimeZoneOffset is { } offset && !Timestamp.IsZoneOffset(offset))
                {
                    tools.Findings.Schema("epcis.zone-offset", JsonTools.Short(offset));
                }

                break;
            case EventField.EventId:
                read.EventId = tools.Uri(ref reader);
                break;
            case EventField.CertificationInfo:
                read.CertificationInfo = parts.Certificates(ref reader, out var isList);
                read.CertificationInfoIsList = isList;
                break;
            case EventField.ErrorDeclaration:
                read.ErrorDeclaration = parts.ErrorDeclaration(ref reader);
                break;
            case EventField.Action:
                read.Action = tools.String(ref reader, pooled: true) is { } action ? EventNames.Action(action) ?? Refused(action) : null;
                break;
            case EventField.BizStep:
                read.BizStep = tools.Word(ref reader, WordList.BizStep);
                break;
            case EventField.Disposition:
                read.Disposition = tools.Word(ref reader, WordList.Disposition);
                break;
            case EventField.PersistentDisposition:
                read.PersistentDisposition = parts.PersistentDisposition(ref reader);
                break;
            case EventField.ReadPoint:
                read.ReadPoint = parts.Place(ref reader);
                break;
            case EventField.BizLocation:
                read.BizLocation = parts.Place(ref reader);
                break;
            case EventField.ParentId:
                read.ParentId = tools.Uri(ref reader);
                break;
            case EventField.TransformationId:
                read.TransformationId = tools.Uri(ref reader);
                break;
            case EventField.SensorElementList:
                read.SensorElementList = sensors.List(ref reader);
                break;
            case EventField.Ilmd:
                read.Ilmd = parts.Ilmd(ref reader);
                break;
            default:
                Lists(ref reader, field, read);
                break;
        }
    }

    private void Lists(ref Utf8JsonReader reader, EventField field, EpcisEvent read)
    {
        switch (field)
        {
            case EventField.EpcList:
                read.EpcList = parts.Uris(ref reader, unique: read.Kind == EventKind.ObjectEvent);
                break;
            case EventField.ChildEpcs:
                read.ChildEpcs = parts.Uris(ref reader, unique: false);
                break;
            case EventField.InputEpcList:
                read.InputEpcList = parts.Uris(ref reader, unique: true);
                break;
            case EventField.OutputEpcList:
                read.OutputEpcList = parts.Uris(ref reader, unique: true);
                break;
            case EventField.QuantityList:
                read.QuantityList = parts.Quantities(ref reader);
                break;
            case EventField.ChildQuantityList:
                read.ChildQuantityList = parts.Quantities(ref reader);
                break;
            case EventField.InputQuantityList:
                read.InputQuantityList = parts.Quantities(ref reader);
                break;
            case EventField.OutputQuantityList:
                read.OutputQuantityList = parts.Quantities(ref reader);
                break;
            case EventField.BizTransactionList:
                read.BizTransactionList = parts.References(ref reader, "bizTransaction", WordList.BizTransactionType, typeNeeded: false);
                if (read.Kind == EventKind.TransactionEvent && read.BizTransactionList is { Count: 0 })
                {
                    tools.Findings.Schema("epcis.empty-list");
                }

                break;
            case EventField.SourceList:
                read.SourceList = parts.References(ref reader, "source", WordList.SourceDestinationType, typeNeeded: true);
                break;
            default:
                read.DestinationList = parts.References(ref reader, "destination", WordList.SourceDestinationType, typeNeeded: true);
                break;
        }
    }

    private EventAction? Refused(string action)
    {
        tools.Findings.Schema("epcis.action", JsonTools.Short(action));
        return null;
    }
}
