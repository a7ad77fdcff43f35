using System.Xml;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;
using Tdc.Epcis.Xml;

namespace Tdc.Epcis.Writing;

/// <summary>Writes one event as XML 2.0, its elements in the order of the XSD.</summary>
internal readonly struct XmlEventWriter
{
    private readonly XmlWriter writer;

    private readonly PrefixTable prefixes;

    private readonly XmlExtensionWriter extensions;

    private XmlEventWriter(XmlWriter writer, PrefixTable prefixes)
    {
        this.writer = writer;
        this.prefixes = prefixes;
        extensions = new XmlExtensionWriter(writer, prefixes);
    }

    /// <summary>Writes the event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="what">The event.</param>
    /// <param name="outer">Prefixes that the document declares.</param>
    public static void Write(XmlWriter writer, EpcisEvent what, NamespaceScope outer) => new XmlEventWriter(writer, PrefixTable.Of(what)).Write(what, outer);

    private void Write(EpcisEvent what, NamespaceScope outer)
    {
        var own = what.Kind == EventKind.Own;
        if (own)
        {
            // The standard puts events of other types into a wrapper of the list.
            writer.WriteStartElement("extension");
            var colon = what.TypeName.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? what.Namespaces.Find(what.TypeName.AsSpan(0, colon)) : null;
            var end = what.TypeName.AsSpan().LastIndexOfAny('/', '#', ':') + 1;
            writer.WriteStartElement(
                name is null ? "own" : what.TypeName[..colon], XmlConvert.EncodeLocalName(name is null ? what.TypeName[end..] : what.TypeName[(colon + 1)..])!, name ?? what.TypeName[..end]);
        }
        else
        {
            writer.WriteStartElement(what.TypeName);
        }

        Declare(what, outer);
        Marks(what);
        extensions.Attributes(what.Extensions);
        foreach (var field in XmlEventOrder.Of(what.Kind))
        {
            Field(what, field);
        }

        // Not in the XSD for this type, but read: kept.
        if (what.PersistentDisposition is { } persistent && XmlEventOrder.Rank(what.Kind, EventField.PersistentDisposition) < 0)
        {
            Persistent(persistent);
        }

        extensions.Elements(what.Extensions, wrapLocal: !own);
        writer.WriteEndElement();
        if (own)
        {
            writer.WriteEndElement();
        }
    }

    private void Declare(EpcisEvent what, NamespaceScope outer)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (prefix, name) in what.Namespaces.Declared.Concat(prefixes.Made))
        {
            if (outer.Find(prefix) != name && IsPrefix(prefix) && done.Add(prefix))
            {
                writer.WriteAttributeString("xmlns", prefix, null, name);
            }
        }
    }

    /// <summary>What the XSD has no way to say of JSON: a list of one certificate, lists that are empty.</summary>
    private void Marks(EpcisEvent what)
    {
        var empty = new List<string>();
        Note(what.CertificationInfo, "certificationInfo");
        Note(what.BizTransactionList, "bizTransactionList");
        Note(what.SourceList, "sourceList");
        Note(what.DestinationList, "destinationList");
        Note(what.SensorElementList, "sensorElementList");
        if (empty.Count > 0)
        {
            writer.WriteAttributeString("json", "empty", XmlNames.Json, string.Join(' ', empty));
        }

        if (what is { CertificationInfoIsList: true, CertificationInfo.Count: 1 })
        {
            writer.WriteAttributeString("json", "list", XmlNames.Json, "certificationInfo");
        }

        void Note<T>(IReadOnlyList<T>? list, string name)
        {
            if (list is { Count: 0 })
            {
                empty.Add(name);
            }
        }
    }

    internal static bool IsPrefix(string prefix) =>
        prefix.Length > 0 && prefix[0] != '@' && XmlConvert.EncodeLocalName(prefix) == prefix && !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase);

    private void Field(EpcisEvent what, EventField field)
    {
        switch (field)
        {
            case EventField.EventTime: Text(field, what.EventTime); break;
            case EventField.RecordTime: Text(field, what.RecordTime); break;
            case EventField.EventTimeZoneOffset: Text(field, what.EventTimeZoneOffset); break;
            case EventField.EventId: Text(field, what.EventId); break;
            case EventField.ErrorDeclaration: Error(what.ErrorDeclaration); break;
            case EventField.CertificationInfo: Each("certificationInfo", what.CertificationInfo); break;
            case EventField.ParentId: Text(field, what.ParentId); break;
            case EventField.EpcList: Epcs(field, what.EpcList); break;
            case EventField.ChildEpcs: Epcs(field, what.ChildEpcs); break;
            case EventField.InputEpcList: Epcs(field, what.InputEpcList); break;
            case EventField.OutputEpcList: Epcs(field, what.OutputEpcList); break;
            case EventField.QuantityList: Quantities(field, what.QuantityList); break;
            case EventField.ChildQuantityList: Quantities(field, what.ChildQuantityList); break;
            case EventField.InputQuantityList: Quantities(field, what.InputQuantityList); break;
            case EventField.OutputQuantityList: Quantities(field, what.OutputQuantityList); break;
            case EventField.TransformationId: Text(field, what.TransformationId); break;
            case EventField.Action: Text(field, what.Action?.Name()); break;
            case EventField.BizStep: Text(field, Word(WordList.BizStep, what.BizStep)); break;
            case EventField.Disposition: Text(field, Word(WordList.Disposition, what.Disposition)); break;
            case EventField.PersistentDisposition: Persistent(what.PersistentDisposition); break;
            case EventField.ReadPoint: Location(field, what.ReadPoint); break;
            case EventField.BizLocation: Location(field, what.BizLocation); break;
            case EventField.BizTransactionList: References(field, "bizTransaction", WordList.BizTransactionType, what.BizTransactionList); break;
            case EventField.SourceList: References(field, "source", WordList.SourceDestinationType, what.SourceList); break;
            case EventField.DestinationList: References(field, "destination", WordList.SourceDestinationType, what.DestinationList); break;
            case EventField.SensorElementList: Sensors(what.SensorElementList); break;
            case EventField.Ilmd: Ilmd(what.Ilmd); break;
            default: break;
        }
    }

    private void Error(ErrorDeclaration? error)
    {
        if (error is null)
        {
            return;
        }

        writer.WriteStartElement("errorDeclaration");
        extensions.Attributes(error.Extensions);
        Text("declarationTime", error.DeclarationTime);
        Text("reason", Word(WordList.ErrorReason, error.Reason));
        if (error.CorrectiveEventIds is { } ids)
        {
            writer.WriteStartElement("correctiveEventIDs");
            Each("correctiveEventID", ids);
            writer.WriteEndElement();
        }

        extensions.Elements(error.Extensions, wrapLocal: true);
        writer.WriteEndElement();
    }

    private void Persistent(PersistentDisposition? what)
    {
        if (what is null)
        {
            return;
        }

        writer.WriteStartElement("persistentDisposition");
        foreach (var word in what.Unset ?? [])
        {
            Text("unset", Word(WordList.Disposition, word));
        }

        foreach (var word in what.Set ?? [])
        {
            Text("set", Word(WordList.Disposition, word));
        }

        writer.WriteEndElement();
    }

    private void Location(EventField field, Place? place)
    {
        if (place is not null)
        {
            writer.WriteStartElement(field.Name());
            Text("id", place.Id);
            extensions.Elements(place.Extensions, wrapLocal: true);
            writer.WriteEndElement();
        }
    }

    private void Epcs(EventField field, IReadOnlyList<string>? epcs)
    {
        if (epcs is not null)
        {
            writer.WriteStartElement(field.Name());
            Each("epc", epcs);
            writer.WriteEndElement();
        }
    }

    private void Quantities(EventField field, IReadOnlyList<QuantityElement>? elements)
    {
        if (elements is null)
        {
            return;
        }

        writer.WriteStartElement(field.Name());
        foreach (var element in elements)
        {
            writer.WriteStartElement("quantityElement");
            Text("epcClass", element.EpcClass);
            if (element.Quantity is { } quantity)
            {
                Text("quantity", XmlNumber.Decimal(quantity));
            }
            else if (element.Uom is not null)
            {
                writer.WriteStartElement("quantity");
                writer.WriteAttributeString("xsi", "nil", XmlNames.Instance, "true");
                writer.WriteEndElement();
            }

            Text("uom", element.Uom);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>An empty list, which JSON may write and the XSD may not, is left out.</summary>
    private void References(EventField field, string name, WordList words, IReadOnlyList<BusinessReference>? references)
    {
        if (references is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartElement(field.Name());
        foreach (var reference in references)
        {
            writer.WriteStartElement(name);
            if (reference.Type is { } type)
            {
                writer.WriteAttributeString("type", Word(words, type));
            }

            writer.WriteString(reference.Value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void Sensors(IReadOnlyList<SensorElement>? elements)
    {
        if (elements is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartElement("sensorElementList");
        foreach (var element in elements)
        {
            writer.WriteStartElement("sensorElement");
            Sensor("sensorMetadata", element.Metadata);
            foreach (var report in element.Reports)
            {
                Sensor("sensorReport", report);
            }

            extensions.Elements(element.Extensions, wrapLocal: true);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void Sensor(string name, SensorFields? fields)
    {
        if (fields is null)
        {
            return;
        }

        writer.WriteStartElement(name);
        foreach (var (field, value) in fields.Values)
        {
            writer.WriteAttributeString(field.Name(), field.Value() switch
            {
                SensorValue.Measurement => Word(WordList.Measurement, value),
                SensorValue.Alert => Word(WordList.Alert, value),
                SensorValue.Component => Word(WordList.Component, value),
                _ => value,
            });
        }

        extensions.SensorAttributes(fields.Extensions);
        writer.WriteEndElement();
    }

    private void Ilmd(IReadOnlyList<ExtensionField>? fields)
    {
        if (fields is not null)
        {
            writer.WriteStartElement("ilmd");
            extensions.Write(fields, wrapLocal: true);
            writer.WriteEndElement();
        }
    }

    /// <summary>A bare word as URN; a URI, also the Web URI of a word, as it was written.</summary>
    private static string? Word(WordList list, string? text) =>
        text is not null && CoreBusinessVocabulary.IsWord(list, text) ? CoreBusinessVocabulary.XmlForm(list, text) : text;

    private void Text(EventField field, string? text) => Text(field.Name(), text);

    private void Text(string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteElementString(name, text);
        }
    }

    private void Each(string name, IReadOnlyList<string>? texts)
    {
        foreach (var text in texts ?? [])
        {
            writer.WriteElementString(name, text);
        }
    }
}
