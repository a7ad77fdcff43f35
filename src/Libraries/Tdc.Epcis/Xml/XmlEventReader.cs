using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Xml;

/// <summary>Makes an event of its element; knows the wrappers of versions 1.0 to 1.2.</summary>
internal sealed class XmlEventReader(Findings findings)
{
    private readonly XmlTools tools = new(findings);

    private readonly XmlPartReader parts = new(new XmlTools(findings));

    /// <summary>Reads the event.</summary>
    /// <param name="element">Such as <c>ObjectEvent</c>.</param>
    /// <param name="scope">Prefixes of the document.</param>
    /// <param name="strict">Whether the order of version 2.0 is asked for.</param>
    public EpcisEvent Read(XmlElement element, NamespaceScope scope, bool strict)
    {
        var read = new EpcisEvent { Namespaces = Scope(element, scope) };
        var quantityEvent = element.Is("QuantityEvent");
        Type(element, quantityEvent, read);
        List<ExtensionField>? own = null;
        foreach (var attribute in element.Attributes ?? [])
        {
            if (attribute.Namespace is not ("" or XmlNames.Instance or XmlNames.Json))
            {
                (own ??= []).Add(XmlExtensionReader.Read(attribute));
            }
        }

        var seen = 0UL;
        var rank = -1;
        foreach (var child in XmlTools.Unwrapped(element))
        {
            if (child.Namespace.Length > 0 || read.Kind == EventKind.Own && EventFields.Of(child.LocalName) == EventField.None)
            {
                rank = int.MaxValue;
                (own ??= []).Add(XmlExtensionReader.Read(child));
                continue;
            }

            var field = EventFields.Of(child.LocalName);
            if (quantityEvent && child.LocalName is "epcClass" or "quantity" && quantityEvent)
            {
                continue;
            }

            if (field is EventField.None or EventField.Context or EventField.Type)
            {
                Local(element, child, ref own);
                continue;
            }

            One(read, child, field, strict, ref rank, ref seen);
        }

        if (quantityEvent)
        {
            Quantity(element, read, ref seen);
        }

        Marks(element, read);
        read.Extensions = own ?? (IReadOnlyList<ExtensionField>)[];
        EventShape.Check(read, findings, seen);
        return read;
    }

    private void One(EpcisEvent read, XmlElement child, EventField field, bool strict, ref int rank, ref ulong seen)
    {
        findings.Push(child.LocalName);
        var repeated = (seen >> (int)field & 1) != 0;
        if (repeated && field != EventField.CertificationInfo)
        {
            findings.Schema("epcis.repeated-field", child.LocalName);
        }

        seen |= 1UL << (int)field;
        var place = XmlEventOrder.Rank(read.Kind, field);
        if (place < 0)
        {
            findings.Schema("epcis.field-of-other-type", child.LocalName, read.TypeName);
        }
        else if (strict && place < rank)
        {
            findings.Schema("epcis.order", child.LocalName);
        }

        rank = Math.Max(rank, place);
        Value(read, child, field);
        findings.Pop();
    }

    /// <summary>An element without name space that the standard does not know: allowed inside a wrapper, where it is an addition of a later version.</summary>
    private void Local(XmlElement element, XmlElement child, ref List<ExtensionField>? own)
    {
        if (element.Children!.Contains(child))
        {
            tools.Unknown(child);
        }

        (own ??= []).Add(XmlExtensionReader.Read(child));
    }

    private void Type(XmlElement element, bool quantityEvent, EpcisEvent read)
    {
        read.Kind = quantityEvent ? EventKind.ObjectEvent : element.Namespace is "" or XmlNames.Epcis2 or XmlNames.Epcis1 ? EventNames.Kind(element.LocalName) : EventKind.Own;
        read.TypeName = read.Kind != EventKind.Own ? read.Kind.Name() : element.Prefix.Length > 0 ? element.Prefix + ":" + element.LocalName : element.Namespace + element.LocalName;
        if (read.Kind == EventKind.Own && element.Namespace.Length == 0)
        {
            findings.Schema("epcis.event-type", JsonTools.Short(element.LocalName));
        }
    }

    /// <summary>What the writer noted of JSON because the XSD has no way to say it.</summary>
    private static void Marks(XmlElement element, EpcisEvent read)
    {
        read.CertificationInfoIsList |= read.CertificationInfo is not null && element.Attribute(XmlNames.Json, "list") == "certificationInfo";
        foreach (var name in element.Attribute(XmlNames.Json, "empty")?.Split(' ') ?? [])
        {
            switch (name)
            {
                case "certificationInfo":
                    (read.CertificationInfo, read.CertificationInfoIsList) = (read.CertificationInfo ?? [], true);
                    break;
                case "bizTransactionList":
                    read.BizTransactionList ??= [];
                    break;
                case "sourceList":
                    read.SourceList ??= [];
                    break;
                case "destinationList":
                    read.DestinationList ??= [];
                    break;
                case "sensorElementList":
                    read.SensorElementList ??= [];
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Version 1.0's quantity event says what an object event with a quantity says.</summary>
    private void Quantity(XmlElement element, EpcisEvent read, ref ulong seen)
    {
        var epcClass = element.Children?.Find(c => c.Is("epcClass"))?.Trimmed;
        var quantity = element.Children?.Find(c => c.Is("quantity"))?.Trimmed;
        read.Action = EventAction.Observe;
        read.QuantityList = [new QuantityElement(tools.Uri(epcClass ?? ""), quantity, null)];
        seen |= (1UL << (int)EventField.Action) | (1UL << (int)EventField.QuantityList);
        findings.Warn("epcis.quantity-event");
    }

    private void Value(EpcisEvent read, XmlElement child, EventField field)
    {
        var text = child.Trimmed;
        switch (field)
        {
            case EventField.EventTime:
                read.EventTime = tools.Time(text);
                break;
            case EventField.RecordTime:
                read.RecordTime = tools.Time(text);
                break;
            case EventField.EventTimeZoneOffset:
                read.EventTimeZoneOffset = text;
                if (!Timestamp.IsZoneOffset(text))
                {
                    findings.Schema("epcis.zone-offset", JsonTools.Short(text));
                }

                break;
            case EventField.EventId:
                read.EventId = tools.Uri(text);
                break;
            case EventField.CertificationInfo:
                read.CertificationInfo = [.. read.CertificationInfo ?? [], tools.Uri(text)];
                read.CertificationInfoIsList = read.CertificationInfo.Count > 1;
                break;
            case EventField.ErrorDeclaration:
                read.ErrorDeclaration = parts.ErrorDeclaration(child);
                break;
            case EventField.Action:
                read.Action = EventNames.Action(text);
                if (read.Action is null)
                {
                    findings.Schema("epcis.action", JsonTools.Short(text));
                }

                break;
            case EventField.BizStep:
                read.BizStep = tools.Word(WordList.BizStep, text);
                break;
            case EventField.Disposition:
                read.Disposition = tools.Word(WordList.Disposition, text);
                break;
            case EventField.PersistentDisposition:
                read.PersistentDisposition = parts.PersistentDisposition(child);
                break;
            case EventField.ReadPoint:
                read.ReadPoint = parts.Place(child);
                break;
            case EventField.BizLocation:
                read.BizLocation = parts.Place(child);
                break;
            case EventField.ParentId:
                read.ParentId = tools.Uri(text);
                break;
            case EventField.TransformationId:
                read.TransformationId = tools.Uri(text);
                break;
            case EventField.SensorElementList:
                read.SensorElementList = parts.Sensors(child);
                break;
            case EventField.Ilmd:
                read.Ilmd = parts.Ilmd(child);
                break;
            default:
                Lists(read, child, field);
                break;
        }
    }

    private void Lists(EpcisEvent read, XmlElement child, EventField field)
    {
        switch (field)
        {
            case EventField.EpcList:
                read.EpcList = parts.Epcs(child, unique: read.Kind == EventKind.ObjectEvent);
                break;
            case EventField.ChildEpcs:
                read.ChildEpcs = parts.Epcs(child, unique: false);
                break;
            case EventField.InputEpcList:
                read.InputEpcList = parts.Epcs(child, unique: true);
                break;
            case EventField.OutputEpcList:
                read.OutputEpcList = parts.Epcs(child, unique: true);
                break;
            case EventField.QuantityList:
                read.QuantityList = parts.Quantities(child);
                break;
            case EventField.ChildQuantityList:
                read.ChildQuantityList = parts.Quantities(child);
                break;
            case EventField.InputQuantityList:
                read.InputQuantityList = parts.Quantities(child);
                break;
            case EventField.OutputQuantityList:
                read.OutputQuantityList = parts.Quantities(child);
                break;
            case EventField.BizTransactionList:
                read.BizTransactionList = parts.References(child, "bizTransaction", WordList.BizTransactionType, typeNeeded: false);
                break;
            case EventField.SourceList:
                read.SourceList = parts.References(child, "source", WordList.SourceDestinationType, typeNeeded: true);
                break;
            default:
                read.DestinationList = parts.References(child, "destination", WordList.SourceDestinationType, typeNeeded: true);
                break;
        }
    }

    private static NamespaceScope Scope(XmlElement element, NamespaceScope outer)
    {
        if (element.Declarations is null)
        {
            return outer;
        }

        var scope = new NamespaceScope(outer);
        foreach (var (prefix, name) in element.Declarations)
        {
            if (prefix.Length > 0 && !XmlDocumentReader.IsOfTheStandard(name))
            {
                scope.Declare(prefix, name);
            }
        }

        return scope;
    }
}
