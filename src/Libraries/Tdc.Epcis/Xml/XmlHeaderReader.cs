using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Xml;

/// <summary>Makes the header and master data of their elements.</summary>
internal sealed class XmlHeaderReader(Findings findings)
{
    private readonly XmlTools tools = new(findings);

    /// <summary>Attributes of the document's element.</summary>
    public void Attributes(XmlElement root, DocumentHeader header)
    {
        header.SchemaVersion = root.Attribute("schemaVersion");
        header.CreationDate = root.Attribute("creationDate");
        if (header.SchemaVersion is not { } version)
        {
            findings.Schema("epcis.required", "schemaVersion");
        }
        else if (!Formats.IsVersion(version))
        {
            findings.SchemaAt("schemaVersion", "epcis.version", JsonTools.Short(version));
        }

        if (header.CreationDate is not { } date)
        {
            findings.Schema("epcis.required", "creationDate");
        }
        else
        {
            findings.Push("creationDate");
            tools.Time(date);
            findings.Pop();
        }

        foreach (var attribute in root.Attributes ?? [])
        {
            if (attribute.Namespace is not ("" or XmlNames.Instance))
            {
                header.Extensions = [.. header.Extensions, XmlExtensionReader.Read(attribute)];
            }
        }
    }

    /// <summary>Reads what stands in the document beside its events.</summary>
    /// <param name="element">Whole element.</param>
    /// <param name="place">The container it stands in.</param>
    /// <param name="header">Where it goes.</param>
    public void Read(XmlElement element, string place, DocumentHeader header)
    {
        switch (place, element.LocalName)
        {
            case ("root", "EPCISHeader") when element.Namespace.Length == 0:
                Header(element, header);
                break;
            case ("QueryResults", "queryName"):
                header.QueryName = element.Trimmed;
                break;
            case ("QueryResults", "subscriptionID"):
                header.SubscriptionId = element.Trimmed;
                break;
            case ("resultsBody", "VocabularyList"):
                header.MasterData = Vocabularies(element);
                break;
            case (_, "extension") when element.Namespace.Length == 0:
                header.Extensions = [.. header.Extensions, .. XmlTools.Unwrapped(element).Select(XmlExtensionReader.Read)];
                break;
            default:
                if (element.Namespace.Length == 0)
                {
                    tools.Unknown(element);
                }

                header.Extensions = [.. header.Extensions, XmlExtensionReader.Read(element)];
                break;
        }
    }

    private void Header(XmlElement element, DocumentHeader header)
    {
        header.HasHeader = element.Children is not { Count: > 0 };
        findings.Push("epcisHeader");
        foreach (var child in XmlTools.Unwrapped(element))
        {
            if (child.Namespace == XmlNames.BusinessHeader && child.LocalName == "StandardBusinessDocumentHeader")
            {
                BusinessHeader(child, header);
                continue;
            }

            header.HasHeader = true;
            if (child.Is("EPCISMasterData"))
            {
                findings.Push("epcisMasterData");
                foreach (var list in XmlTools.Unwrapped(child).Where(c => c.Is("VocabularyList")))
                {
                    header.MasterData = Vocabularies(list);
                }

                findings.Pop();
            }
            else
            {
                header.HeaderExtensions = [.. header.HeaderExtensions, XmlExtensionReader.Read(child)];
            }
        }

        findings.Pop();
    }

    /// <summary>Sender, receiver and message id have fields of their own in JSON; a header that says more is kept whole.</summary>
    private static void BusinessHeader(XmlElement element, DocumentHeader header)
    {
        header.BusinessHeader = SaysMore(element, "") ? XmlExtensionReader.Read(element) : null;
        header.Sender = Find(element, "Sender", "Identifier");
        header.Receiver = Find(element, "Receiver", "Identifier");
        header.InstanceIdentifier = Find(element, "DocumentIdentification", "InstanceIdentifier");
    }

    private static bool SaysMore(XmlElement element, string path)
    {
        foreach (var child in element.Children ?? [])
        {
            var inner = path + "/" + child.LocalName;
            var plain = inner switch
            {
                "/HeaderVersion" => child.Trimmed == "1.0",
                "/Sender/Identifier" or "/Receiver/Identifier" => child.Attribute("Authority") == "EPCglobal",
                "/DocumentIdentification/Standard" => child.Trimmed == "EPCglobal",
                "/DocumentIdentification/TypeVersion" => child.Trimmed == "2.0",
                "/DocumentIdentification/Type" => child.Trimmed == "Events",
                "/Sender" or "/Receiver" or "/DocumentIdentification" or "/DocumentIdentification/InstanceIdentifier"
                    or "/DocumentIdentification/CreationDateAndTime" => true,
                _ => false,
            };
            if (!plain || SaysMore(child, inner))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Find(XmlElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.Children?.Find(c => c.LocalName == name) is not { } child)
            {
                return null;
            }

            element = child;
        }

        return element.Trimmed;
    }

    private List<MasterDataVocabulary> Vocabularies(XmlElement list)
    {
        var vocabularies = new List<MasterDataVocabulary>();
        findings.Push("vocabularyList");
        findings.Push(0);
        foreach (var vocabulary in XmlTools.Unwrapped(list).Where(c => c.Is("Vocabulary")))
        {
            findings.At(vocabularies.Count);
            var elements = XmlTools.Unwrapped(vocabulary).Where(c => c.Is("VocabularyElementList"))
                .SelectMany(XmlTools.Unwrapped).Where(c => c.Is("VocabularyElement")).Select(Element).ToList();
            vocabularies.Add(new MasterDataVocabulary(Uri(vocabulary, "type"), elements));
        }

        findings.Pop();
        findings.Pop();
        return vocabularies;
    }

    private MasterDataElement Element(XmlElement element)
    {
        var attributes = new List<MasterDataAttribute>();
        List<string>? children = null;
        foreach (var child in XmlTools.Unwrapped(element))
        {
            if (child.Is("attribute"))
            {
                attributes.Add(new MasterDataAttribute(Uri(child, "id"), XmlExtensionReader.Read(WithoutId(child))));
            }
            else if (child.Is("children"))
            {
                children = [.. children ?? [], .. XmlTools.Unwrapped(child).Where(c => c.Is("id")).Select(c => tools.Uri(c.Trimmed))];
            }
        }

        return new MasterDataElement(Uri(element, "id"), attributes, children);
    }

    private static XmlElement WithoutId(XmlElement attribute) => new(attribute.Prefix, attribute.LocalName, attribute.Namespace)
    {
        Attributes = attribute.Attributes?.FindAll(a => !(a.Namespace.Length == 0 && a.LocalName == "id")),
        Children = attribute.Children,
        Text = attribute.Text,
    };

    private string Uri(XmlElement element, string name)
    {
        if (element.Attribute(name) is { } text)
        {
            return tools.Uri(text);
        }

        findings.Schema("epcis.required", name);
        return "";
    }
}
