using System.Text.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Reads what stands around the events: header, master data, single fields of the document.</summary>
internal sealed class JsonHeaderReader(JsonTools tools, NameResolver names)
{
    private readonly JsonExtensionReader extensions = new(tools, names);

    /// <summary>Reads the context of the document.</summary>
    public void Context(ReadOnlySpan<byte> json, DocumentHeader header)
    {
        var reader = Start(json);
        (header.Namespaces, header.Context) = JsonContextReader.Read(ref reader, json, NamespaceScope.Standard, tools);
        names.Scope = header.Namespaces;
    }

    /// <summary>Reads one field at the top of the document.</summary>
    public void Field(ReadOnlySpan<byte> json, string name, DocumentHeader header)
    {
        var reader = Start(json);
        switch (name)
        {
            case "type":
                tools.String(ref reader);
                break;
            case "id":
                header.Id = tools.Uri(ref reader);
                break;
            case "schemaVersion":
                header.SchemaVersion = tools.String(ref reader);
                if (header.SchemaVersion is { } version && !Formats.IsVersion(version))
                {
                    tools.Findings.Schema("epcis.version", JsonTools.Short(version));
                }

                break;
            case "creationDate":
                header.CreationDate = tools.Time(ref reader);
                break;
            case "instanceIdentifier" when header.Kind != DocumentKind.QueryDocument:
                header.InstanceIdentifier = tools.String(ref reader);
                break;
            case "sender" when header.Kind != DocumentKind.QueryDocument:
                header.Sender = tools.String(ref reader);
                break;
            case "receiver" when header.Kind != DocumentKind.QueryDocument:
                header.Receiver = tools.String(ref reader);
                break;
            case "epcisHeader" when header.Kind != DocumentKind.QueryDocument:
                Header(ref reader, header);
                break;
            default:
                header.Extensions = [.. header.Extensions, Extension(ref reader, name)];
                break;
        }
    }

    /// <summary>Reads a field of a query document's body.</summary>
    public void QueryField(ReadOnlySpan<byte> json, string name, DocumentHeader header)
    {
        var reader = Start(json);
        switch (name)
        {
            case "queryName":
                header.QueryName = tools.String(ref reader);
                break;
            case "subscriptionID":
                header.SubscriptionId = tools.String(ref reader);
                break;
            case "vocabularyList":
                header.MasterData = Vocabularies(ref reader);
                break;
            default:
                header.HeaderExtensions = [.. header.HeaderExtensions, Extension(ref reader, name)];
                break;
        }
    }

    private Utf8JsonReader Start(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = tools.Limits.Depth });
        reader.Read();
        return reader;
    }

    private ExtensionField Extension(ref Utf8JsonReader reader, string name)
    {
        if (!AbsoluteUri.IsUri(name))
        {
            tools.Findings.Schema("epcis.unknown-field", JsonTools.Short(name));
        }

        return extensions.Read(ref reader, name);
    }

    private void Header(ref Utf8JsonReader reader, DocumentHeader header)
    {
        header.HasHeader = true;
        if (!tools.IsObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (name != "epcisMasterData")
            {
                var field = Extension(ref reader, name);
                if (field is { Namespace: Xml.XmlNames.BusinessHeader, LocalName: "StandardBusinessDocumentHeader" })
                {
                    header.BusinessHeader = field;
                }
                else
                {
                    header.HeaderExtensions = [.. header.HeaderExtensions, field];
                }
            }
            else if (tools.IsObject(ref reader))
            {
                MasterData(ref reader, header);
            }

            tools.Findings.Pop();
        }
    }

    private void MasterData(ref Utf8JsonReader reader, DocumentHeader header)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            if (name == "vocabularyList")
            {
                header.MasterData = Vocabularies(ref reader);
            }
            else
            {
                reader.Skip();
            }

            tools.Findings.Pop();
        }
    }

    private List<MasterDataVocabulary> Vocabularies(ref Utf8JsonReader reader)
    {
        var list = new List<MasterDataVocabulary>();
        Each(ref reader, static (self, ref r, into) => self.Vocabulary(ref r, into), list);
        return list;
    }

    private delegate void ReadItem<T>(JsonHeaderReader self, ref Utf8JsonReader reader, List<T> list);

    private void Each<T>(ref Utf8JsonReader reader, ReadItem<T> read, List<T> list)
    {
        if (!tools.IsList(ref reader))
        {
            return;
        }

        tools.Findings.Push(0);
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            tools.Findings.At(i);
            tools.Count(i);
            read(this, ref reader, list);
        }

        tools.Findings.Pop();
    }

    private void Vocabulary(ref Utf8JsonReader reader, List<MasterDataVocabulary> list)
    {
        if (!tools.IsObject(ref reader))
        {
            return;
        }

        string? type = null;
        var hasType = false;
        var elements = new List<MasterDataElement>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "type":
                    hasType = true;
                    type = tools.Uri(ref reader);
                    break;
                case "vocabularyElementList":
                    Each(ref reader, static (self, ref r, into) => self.Element(ref r, into), elements);
                    break;
                default:
                    reader.Skip();
                    break;
            }

            tools.Findings.Pop();
        }

        Need(hasType, "type");
        list.Add(new MasterDataVocabulary(type ?? "", elements));
    }

    private void Element(ref Utf8JsonReader reader, List<MasterDataElement> list)
    {
        if (!tools.IsObject(ref reader))
        {
            return;
        }

        string? id = null;
        var hasId = false;
        var attributes = new List<MasterDataAttribute>();
        List<string>? children = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "id":
                    hasId = true;
                    id = tools.Uri(ref reader);
                    break;
                case "attributes":
                    Each(ref reader, static (self, ref r, into) => self.Attribute(ref r, into), attributes);
                    break;
                case "children":
                    children = [];
                    Each(ref reader, static (self, ref r, into) => self.Child(ref r, into), children);
                    break;
                default:
                    reader.Skip();
                    break;
            }

            tools.Findings.Pop();
        }

        Need(hasId, "id");
        list.Add(new MasterDataElement(id ?? "", attributes, children));
    }

    private void Child(ref Utf8JsonReader reader, List<string> list)
    {
        if (tools.Uri(ref reader) is { } uri)
        {
            list.Add(uri);
        }
    }

    private void Attribute(ref Utf8JsonReader reader, List<MasterDataAttribute> list)
    {
        if (!tools.IsObject(ref reader))
        {
            return;
        }

        string? id = null;
        var hasId = false;
        ExtensionField? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = tools.Name(in reader);
            reader.Read();
            tools.Findings.Push(name);
            switch (name)
            {
                case "id":
                    hasId = true;
                    id = tools.Uri(ref reader);
                    break;
                case "attribute" when reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.StartObject:
                    value = extensions.Read(ref reader, name);
                    break;
                case "attribute":
                    tools.WrongType(ref reader, "number, string, object");
                    break;
                default:
                    reader.Skip();
                    break;
            }

            tools.Findings.Pop();
        }

        Need(hasId, "id");
        list.Add(new MasterDataAttribute(id ?? "", value));
    }

    private void Need(bool there, string name)
    {
        if (!there)
        {
            tools.Findings.Schema("epcis.required", name);
        }
    }
}
