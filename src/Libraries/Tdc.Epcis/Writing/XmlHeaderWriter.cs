using System.Xml;
using Tdc.Epcis.Model;
using Tdc.Epcis.Xml;

namespace Tdc.Epcis.Writing;

/// <summary>Writes what stands around the events in XML.</summary>
internal static class XmlHeaderWriter
{
    /// <summary>Everything up to the list of events.</summary>
    public static void Start(XmlWriter writer, DocumentHeader header)
    {
        var query = header.Kind == DocumentKind.QueryDocument;
        var prefixes = new PrefixTable(header.Namespaces).Cover(header.Extensions, header.HeaderExtensions, header.BusinessHeader is { } business ? [business] : null);
        foreach (var attribute in JsonHeaderWriter.Attributes(header))
        {
            prefixes.Cover(attribute.Value?.Children);
        }

        var extensions = new XmlExtensionWriter(writer, prefixes);
        writer.WriteStartDocument();
        if (query)
        {
            writer.WriteStartElement("epcisq", "EPCISQueryDocument", XmlNames.Query2);
            writer.WriteAttributeString("xmlns", "epcis", null, XmlNames.Epcis2);
        }
        else
        {
            writer.WriteStartElement("epcis", "EPCISDocument", XmlNames.Epcis2);
        }

        writer.WriteAttributeString("xmlns", "xsi", null, XmlNames.Instance);
        writer.WriteAttributeString("xmlns", "xsd", null, XmlNames.Schema);
        writer.WriteAttributeString("xmlns", "cbvmda", null, NamespaceScope.Cbvmda);
        var done = new HashSet<string>(StringComparer.Ordinal) { "epcis", "epcisq", "xsi", "xsd", "cbvmda" };
        foreach (var (prefix, name) in header.Namespaces.Declared.Concat(prefixes.Made))
        {
            if (XmlEventWriter.IsPrefix(prefix) && done.Add(prefix))
            {
                writer.WriteAttributeString("xmlns", prefix, null, name);
            }
        }

        writer.WriteAttributeString("schemaVersion", JsonHeaderWriter.Version(header));
        if (header.CreationDate is { } date)
        {
            writer.WriteAttributeString("creationDate", date);
        }

        extensions.Attributes(header.Extensions);
        Header(writer, header, extensions);
        writer.WriteStartElement("EPCISBody");
        if (query)
        {
            writer.WriteStartElement("epcisq", "QueryResults", XmlNames.Query2);
            writer.WriteElementString("queryName", header.QueryName ?? "SimpleEventQuery");
            if (header.SubscriptionId is { } subscription)
            {
                writer.WriteElementString("subscriptionID", subscription);
            }

            writer.WriteStartElement("resultsBody");
        }

        writer.WriteStartElement("EventList");
    }

    /// <summary>Everything after the events.</summary>
    public static void End(XmlWriter writer, DocumentHeader header)
    {
        writer.WriteEndElement();
        if (header.Kind == DocumentKind.QueryDocument)
        {
            if (header.MasterData is { } masterData)
            {
                MasterData(writer, masterData, new XmlExtensionWriter(writer, new PrefixTable(header.Namespaces)));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        new XmlExtensionWriter(writer, new PrefixTable(header.Namespaces)).Elements(header.Extensions, wrapLocal: true);
        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void Header(XmlWriter writer, DocumentHeader header, XmlExtensionWriter extensions)
    {
        var parties = header.Sender ?? header.Receiver ?? header.InstanceIdentifier;
        var masterData = header.Kind == DocumentKind.Document ? header.MasterData : null;
        if (!header.HasHeader && parties is null && masterData is null && header.HeaderExtensions.Count == 0)
        {
            return;
        }

        writer.WriteStartElement("EPCISHeader");
        if (header.BusinessHeader is { } whole)
        {
            extensions.Elements([whole], wrapLocal: false);
        }
        else if (parties is not null)
        {
            BusinessHeader(writer, header);
        }

        if (masterData is not null || header.HeaderExtensions.Count > 0)
        {
            writer.WriteStartElement("extension");
            if (masterData is not null)
            {
                writer.WriteStartElement("EPCISMasterData");
                MasterData(writer, masterData, extensions);
                writer.WriteEndElement();
            }

            extensions.Elements(header.HeaderExtensions, wrapLocal: false);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>The business header that says what JSON says in three fields.</summary>
    private static void BusinessHeader(XmlWriter writer, DocumentHeader header)
    {
        const string space = XmlNames.BusinessHeader;
        writer.WriteStartElement("sbdh", "StandardBusinessDocumentHeader", space);
        writer.WriteElementString("HeaderVersion", space, "1.0");
        Partner("Sender", header.Sender);
        Partner("Receiver", header.Receiver);
        writer.WriteStartElement("DocumentIdentification", space);
        writer.WriteElementString("Standard", space, "EPCglobal");
        writer.WriteElementString("TypeVersion", space, "2.0");
        if (header.InstanceIdentifier is { } id)
        {
            writer.WriteElementString("InstanceIdentifier", space, id);
        }

        writer.WriteElementString("Type", space, "Events");
        writer.WriteElementString("CreationDateAndTime", space, header.CreationDate ?? "");
        writer.WriteEndElement();
        writer.WriteEndElement();

        void Partner(string name, string? identifier)
        {
            if (identifier is not null)
            {
                writer.WriteStartElement(name, space);
                writer.WriteStartElement("Identifier", space);
                writer.WriteAttributeString("Authority", "EPCglobal");
                writer.WriteString(identifier);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
        }
    }

    private static void MasterData(XmlWriter writer, IReadOnlyList<MasterDataVocabulary> vocabularies, XmlExtensionWriter extensions)
    {
        writer.WriteStartElement("VocabularyList");
        foreach (var vocabulary in vocabularies)
        {
            writer.WriteStartElement("Vocabulary");
            writer.WriteAttributeString("type", vocabulary.Type);
            writer.WriteStartElement("VocabularyElementList");
            foreach (var element in vocabulary.Elements)
            {
                Element(writer, element, extensions);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, MasterDataElement element, XmlExtensionWriter extensions)
    {
        writer.WriteStartElement("VocabularyElement");
        writer.WriteAttributeString("id", element.Id);
        foreach (var attribute in element.Attributes)
        {
            writer.WriteStartElement("attribute");
            writer.WriteAttributeString("id", attribute.Id);
            if (attribute.Value is { } value)
            {
                extensions.Content(value);
            }

            writer.WriteEndElement();
        }

        if (element.Children is { } children)
        {
            writer.WriteStartElement("children");
            foreach (var child in children)
            {
                writer.WriteElementString("id", child);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
